import { type Steps, within } from '../base/steps.ts';
import type { Scene } from '../scene/schema.ts';
import { type BuildProgram, runInSteps } from '../sim/simulation.ts';
import { stageEnd } from '../base/stages.ts';
import { TraceReader } from '../trace/reader.ts';
import { surveyRun } from '../trace/survey.ts';
import { type Trace, traceHash } from '../trace/trace.ts';
import { indexInSteps } from '../trace/traceIndex.ts';
import { fineBands } from './bands.ts';

/** A run with everything that the page needs to draw it: the reader has index, survey and fine bands. */
export type MeasuredRun = { readonly reader: TraceReader; readonly hash: string };

/** Runs the scene as `runInSteps` does, and measures the run. */
export function* measuredRunInSteps(scene: Scene, build?: BuildProgram): Steps<MeasuredRun> {
  const trace = yield* runInSteps(scene, build);
  return yield* within(stageEnd('events'), stageEnd('measures'), measureInSteps(trace));
}

function* measureInSteps(trace: Trace): Steps<MeasuredRun> {
  const index = yield* within(0, 0.6, indexInSteps(trace));
  yield 0.6;
  const survey = surveyRun(trace, index);
  const reader = new TraceReader(trace, { index, survey });
  yield 0.8;
  fineBands(reader);
  yield 0.95;
  return { reader, hash: traceHash(trace) };
}
