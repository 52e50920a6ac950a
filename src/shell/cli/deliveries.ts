import { exactTicks } from '../../core/base/units.ts';
import { packetSizeOf, SEND } from '../../core/model/program.ts';
import { taskOfPacket, type Trace } from '../../core/trace/trace.ts';
import { endsOfHops } from '../../core/trace/traceIndex.ts';

export const DELIVERIES_HEADER = 'packet,message,from,to,size,sent,delivered';

/**
 * CSV text in parts: the header, then one row per packet, by packet number. Times are exact, in ticks; empty for a packet that was never sent,
 * or never delivered.
 */
export function* deliveriesCsv(trace: Trace): Generator<string> {
  const { program } = trace;
  const { sent, delivered } = packetTimes(trace);
  yield `${DELIVERIES_HEADER}\n`;
  let message = 0;
  for (let task = 0; task < program.taskCount; task++) {
    if (program.kind[task] !== SEND) continue;
    const first = program.firstPacket[task]!;
    const rows: string[] = [];
    for (let packet = first; packet < program.firstPacket[task + 1]!; packet++) {
      const size = packetSizeOf(program, task, packet - first);
      const times = `${ticksOrEmpty(sent[packet]!)},${ticksOrEmpty(delivered[packet]!)}`;
      rows.push(`${packet},${message},${program.from[task]},${program.to[task]},${size},${times}\n`);
    }
    yield rows.join('');
    message++;
  }
}

/** Per packet, in milliticks: enqueued at its first link, arrived at its destination; NaN where that never happened. */
function packetTimes(trace: Trace): { readonly sent: Float64Array; readonly delivered: Float64Array } {
  const { network, program, hopPacket, hopLink, hopEnqueue } = trace;
  const task = taskOfPacket(program);
  const withdrawn = new Set(trace.withdrawn);
  const sent = new Float64Array(program.packetCount).fill(Number.NaN);
  const delivered = new Float64Array(program.packetCount).fill(Number.NaN);
  endsOfHops(trace).arrival.forEach((arrival, hop) => {
    const packet = hopPacket[hop]!;
    // A packet's hops are recorded in the order in which it takes them.
    if (Number.isNaN(sent[packet]!)) sent[packet] = hopEnqueue[hop]!;
    const hasArrived = network.linkTo[hopLink[hop]!] === program.to[task[packet]!];
    if (hasArrived && Number.isFinite(arrival) && !withdrawn.has(hop)) delivered[packet] = arrival;
  });
  return { sent, delivered };
}

function ticksOrEmpty(time: number): string {
  return Number.isNaN(time) ? '' : exactTicks(time);
}
