import { readFileSync } from 'node:fs';
import { parseScene } from '../src/core/scene/parse.ts';
import { tweakScene } from '../src/core/scene/tweak.ts';
import { prepareSimulation, simulate } from '../src/core/sim/simulation.ts';
import { TraceReader } from '../src/core/trace/reader.ts';
import { TraceRecorder } from '../src/core/trace/recorder.ts';
import type { Trace } from '../src/core/trace/trace.ts';
import { type Figure, medians, milliseconds, perSecond, runOnly } from './figures.ts';

const SCENE = 'two-ultraservers';
const text = readFileSync(new URL(`../scenes/${SCENE}.scene.json`, import.meta.url), 'utf8');

/** cold: the first run of this process, with nothing compiled. warm: the median after many. */
export function sceneFigures(): readonly Figure[] {
  const parseBegin = performance.now();
  const scene = parseScene(text);
  const prepareBegin = performance.now();
  const first = prepareSimulation(scene);
  const cold = milliseconds(() => first.advance(Number.POSITIVE_INFINITY));
  const trace = first.seal();
  const coldWhole = performance.now() - parseBegin;
  const coldParse = prepareBegin - parseBegin;

  const { network, program } = trace;
  const [whole, run, record] = medians([
    () => simulate(parseScene(text)),
    () => runOnly(network, program),
    () => recordAgain(trace),
  ]);
  const hops = program.hopCount;
  return [
    { name: `${SCENE}: hops`, value: hops, unit: 'hops' },
    { name: `${SCENE}: events`, value: trace.events, unit: 'events' },
    { name: `${SCENE}: hops a second, cold`, value: perSecond(hops, cold), unit: 'hops/s' },
    { name: `${SCENE}: hops a second, warm`, value: perSecond(hops, run!), unit: 'hops/s' },
    { name: `${SCENE}: scene text to sealed trace, cold`, value: coldWhole, unit: 'ms' },
    { name: `${SCENE}: of that, reading the scene, cold`, value: coldParse, unit: 'ms' },
    { name: `${SCENE}: scene text to sealed trace, warm`, value: whole!, unit: 'ms' },
    { name: `${SCENE}: the run alone, warm`, value: run!, unit: 'ms' },
    { name: `${SCENE}: recording ÷ the run, warm`, value: record! / run!, unit: 'ratio' },
    { name: 'trace: bytes a hop', value: bytesOfHops(trace) / hops, unit: 'bytes' },
    { name: 'reader: bytes a hop, on top', value: bytesOfReader(trace) / hops, unit: 'bytes' },
    ...sixteenFigures(),
  ];
}

/** The same scene with sixteen UltraServers. */
function sixteenFigures(): readonly Figure[] {
  const sixteen = (): Trace => simulate(tweakScene(parseScene(text), [{ path: 'cluster.ultraServers', value: 16 }]));
  const { network, program } = sixteen();
  const [whole, run] = medians([sixteen, () => runOnly(network, program)], 5, 1);
  return [
    { name: 'sixteen UltraServers: hops', value: program.hopCount, unit: 'hops' },
    { name: 'sixteen UltraServers: hops a second, warm', value: perSecond(program.hopCount, run!), unit: 'hops/s' },
    { name: 'sixteen UltraServers: scene text to sealed trace, warm', value: whole!, unit: 'ms' },
  ];
}

/** Only the writing of the hop columns: what the run would save by recording nothing. */
export function recordAgain({ network, program, hopPacket, hopLink, hopEnqueue, hopStart }: Trace): number {
  const recorder = new TraceRecorder(network, program);
  const { hopPacket: packets, hopLink: links, hopEnqueue: enqueues, hopStart: starts } = recorder;
  for (let hop = 0; hop < hopPacket.length; hop++) {
    packets[hop] = hopPacket[hop]!;
    links[hop] = hopLink[hop]!;
    enqueues[hop] = hopEnqueue[hop]!;
    starts[hop] = hopStart[hop]!;
  }
  return packets.length;
}

function bytesOfHops(trace: Trace): number {
  const columns = [trace.hopPacket, trace.hopLink, trace.hopEnqueue, trace.hopStart];
  return columns.reduce((sum, column) => sum + column.byteLength, 0);
}

function bytesOfReader(trace: Trace): number {
  const { serialized, arrival, taskOfPacket } = new TraceReader(trace);
  return serialized.byteLength + arrival.byteLength + taskOfPacket.byteLength;
}
