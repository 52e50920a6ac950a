import { exactTicks } from '../../core/base/units.ts';
import { packetSizeOf, SEND } from '../../core/model/program.ts';
import type { Trace } from '../../core/trace/trace.ts';
import { endsOfHops } from '../../core/trace/traceIndex.ts';

export const DELIVERIES_HEADER = 'packet,message,from,to,size,sent,delivered';

/** CSV text in parts: the header, then one row per packet, by packet number. Times are exact, in ticks. */
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
      const times = `${exactTicks(sent[packet]!)},${exactTicks(delivered[packet]!)}`;
      rows.push(`${packet},${message},${program.from[task]},${program.to[task]},${size},${times}\n`);
    }
    yield rows.join('');
    message++;
  }
}

/** Per packet, in milliticks: enqueued at its first link, arrived at the end of its last. */
function packetTimes(trace: Trace): { readonly sent: Float64Array; readonly delivered: Float64Array } {
  const { program, hopPacket, hopEnqueue } = trace;
  const sent = new Float64Array(program.packetCount).fill(Number.POSITIVE_INFINITY);
  const delivered = new Float64Array(program.packetCount);
  endsOfHops(trace).arrival.forEach((arrival, hop) => {
    const packet = hopPacket[hop]!;
    sent[packet] = Math.min(sent[packet]!, hopEnqueue[hop]!);
    delivered[packet] = Math.max(delivered[packet]!, arrival);
  });
  return { sent, delivered };
}
