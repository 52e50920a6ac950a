import { readFileSync } from 'node:fs';
import { parseScene } from '../src/core/scene/parse.ts';
import { prepareSimulation, Simulation, simulate } from '../src/core/sim/simulation.ts';
import { TraceReader } from '../src/core/trace/reader.ts';
import { TraceRecorder } from '../src/core/trace/recorder.ts';
import type { Trace } from '../src/core/trace/trace.ts';
import { COMPUTE } from '../src/core/model/program.ts';
import { type PeerCase, TORUS_UNIT, torusTraffic } from '../tests/support/peerNetworks.ts';
import { type BareInput, runBare } from './bareKernel.ts';

/**
 * `npm run bench`, `npm run bench -- --json`: a figure a line as name, value, unit. Absolute figures hold for one machine
 * at one moment; a ratio compares two medians of the same run, in rounds that take turns.
 *
 * cold: the first run of this process, with nothing compiled. warm: the median after many.
 */
type Figure = { readonly name: string; readonly value: number; readonly unit: string };

const ROUNDS = 21;
const SCENE = 'two-ultraservers';
const text = readFileSync(new URL(`../scenes/${SCENE}.scene.json`, import.meta.url), 'utf8');

const figures = [...sceneFigures(), ...peerFigures()];
if (process.argv.includes('--json')) {
  console.log(JSON.stringify({ figures }, null, 2));
} else {
  for (const { name, value, unit } of figures) console.log(`${name}\t${rounded(value)}\t${unit}`);
}

function sceneFigures(): readonly Figure[] {
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
    () => runOnly(new Simulation(network, program)),
    () => recordAgain(trace),
  ]);
  const hops = program.hopCount;
  const perSecond = (count: number, time: number): number => (1000 * count) / time;
  return [
    { name: `${SCENE}: hops`, value: hops, unit: 'hops' },
    { name: `${SCENE}: events`, value: trace.events, unit: 'events' },
    { name: `${SCENE}: events a second, cold`, value: perSecond(trace.events, cold), unit: 'events/s' },
    { name: `${SCENE}: events a second, warm`, value: perSecond(trace.events, run!), unit: 'events/s' },
    { name: `${SCENE}: hops a second, cold`, value: perSecond(hops, cold), unit: 'hops/s' },
    { name: `${SCENE}: hops a second, warm`, value: perSecond(hops, run!), unit: 'hops/s' },
    { name: `${SCENE}: scene text to sealed trace, cold`, value: coldWhole, unit: 'ms' },
    { name: `${SCENE}: of that, reading the scene, cold`, value: coldParse, unit: 'ms' },
    { name: `${SCENE}: scene text to sealed trace, warm`, value: whole!, unit: 'ms' },
    { name: `${SCENE}: the run alone, warm`, value: run!, unit: 'ms' },
    { name: `${SCENE}: recording ÷ the run, warm`, value: record! / run!, unit: 'ratio' },
    { name: 'trace: bytes a hop', value: bytesOfHops(trace) / hops, unit: 'bytes' },
    { name: 'reader: bytes a hop, on top', value: bytesOfReader(trace) / hops, unit: 'bytes' },
  ];
}

function peerFigures(): readonly Figure[] {
  const peer = torusTraffic(2000);
  const input = bareInput(peer);
  const hops = peer.program.hopCount;
  checkSameDeliveries(peer, runBare(input));
  const [ours, bare] = medians([() => runOnly(new Simulation(peer.network, peer.program)), () => runBare(input)]);
  return [
    { name: 'torus traffic (W3u): hops', value: hops, unit: 'hops' },
    { name: 'torus traffic (W3u): hops a second, warm', value: (1000 * hops) / ours!, unit: 'hops/s' },
    { name: 'torus traffic (W3u): bare kernel, hops a second, warm', value: (1000 * hops) / bare!, unit: 'hops/s' },
    { name: 'torus traffic (W3u): the run ÷ the bare kernel', value: ours! / bare!, unit: 'ratio' },
  ];
}

function runOnly(simulation: Simulation): Trace {
  simulation.advance(Number.POSITIVE_INFINITY);
  return simulation.seal();
}

/** Only the writing of the hop columns: what the run would save by recording nothing. */
function recordAgain({ network, program, hopPacket, hopLink, hopEnqueue, hopStart }: Trace): number {
  const recorder = new TraceRecorder(network, program);
  for (let hop = 0; hop < hopPacket.length; hop++) {
    recorder.hop(hopPacket[hop]!, hopLink[hop]!, hopEnqueue[hop]!, hopStart[hop]!);
  }
  return recorder.hops;
}

/** The same packets without tasks: the bare kernel is told when each is injected, sorted beforehand. */
function bareInput({ network, program }: PeerCase): BareInput {
  const { taskStart } = runOnly(new Simulation(network, program));
  const sends = [...program.kind.keys()]
    .filter((task) => program.kind[task] !== COMPUTE)
    .sort((a, b) => taskStart[a]! - taskStart[b]!);
  const routes = sends.map((task) => {
    const row = program.firstRoute[task]!;
    return program.routeLinks.slice(program.routeStart[row], program.routeStart[row + 1]);
  });
  const routeStart = new Int32Array(sends.length + 1);
  routes.forEach((route, i) => (routeStart[i + 1] = routeStart[i]! + route.length));
  return {
    injectAt: Float64Array.from(sends, (task) => taskStart[task]!),
    size: Float64Array.from(sends, (task) => program.amount[task]!),
    routeStart,
    routeLinks: Int32Array.from(routes.flatMap((route) => Array.from(route))),
    unit: network.linkRate.map(() => TORUS_UNIT),
    latency: network.linkLatency,
  };
}

/** A ratio between two kernels means something only where both compute the same. */
function checkSameDeliveries({ network, program }: PeerCase, bare: Float64Array): void {
  const { taskEnd } = runOnly(new Simulation(network, program));
  const ours = taskEnd.filter((_, task) => program.kind[task] !== COMPUTE).sort();
  const theirs = bare.toSorted();
  if (ours.some((time, i) => time !== theirs[i])) throw new Error('the bare kernel disagrees with the simulation');
}

function bytesOfHops(trace: Trace): number {
  const columns = [trace.hopPacket, trace.hopLink, trace.hopEnqueue, trace.hopStart];
  return columns.reduce((sum, column) => sum + column.byteLength, 0);
}

function bytesOfReader(trace: Trace): number {
  const { serialized, arrival, taskOfPacket } = new TraceReader(trace);
  return serialized.byteLength + arrival.byteLength + taskOfPacket.byteLength;
}

function milliseconds(work: () => unknown): number {
  const begin = performance.now();
  work();
  return performance.now() - begin;
}

/** The median time of each, in rounds in which all take turns, after a few rounds to warm up. */
function medians(works: readonly (() => unknown)[]): readonly number[] {
  const times: number[][] = works.map(() => []);
  for (let round = -5; round < ROUNDS; round++) {
    works.forEach((work, i) => {
      const time = milliseconds(work);
      if (round >= 0) times[i]!.push(time);
    });
  }
  return times.map((own) => own.sort((a, b) => a - b)[ROUNDS >> 1]!);
}

function rounded(value: number): string {
  return value >= 1000 ? String(Math.round(value)) : String(Number(value.toPrecision(3)));
}
