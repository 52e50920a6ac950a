import { bandsBetween } from '../src/core/analysis/bands.ts';
import { parseScene } from '../src/core/scene/parse.ts';
import { simulate } from '../src/core/sim/simulation.ts';
import { TraceReader } from '../src/core/trace/reader.ts';
import { layOut, geometryOf } from '../src/shell/app/runLayout.ts';
import { EIGHT_MILLION_HOPS } from './eightMillionScene.ts';
import { milliseconds } from './figures.ts';

/** Prints what the arrival of a run of eight million hops costs: beside the page, and on its thread. First runs, nothing compiled. */
const scene = parseScene(EIGHT_MILLION_HOPS);
const trace = simulate(scene);
let made: TraceReader | undefined;
const beside = milliseconds(() => {
  made = new TraceReader(trace);
  return made.survey;
});
let reader = made!;
const show = milliseconds(() => {
  reader = new TraceReader(trace, made);
  return geometryOf(layOut({ scene, reader, hash: '' }, false, undefined));
});
const timeline = milliseconds(() => bandsBetween(reader, 0, trace.finish, 480));
const steps = Array.from({ length: 20 }, (_, i) => (trace.finish * i) / 20);
const step =
  milliseconds(() => steps.map((t) => [reader.nextInstant(t), reader.previousInstant(t)])) / (2 * steps.length);
console.log(JSON.stringify({ beside, show, timeline, step }));
