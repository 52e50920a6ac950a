import type { buildProgram } from '../model/workloads/workloads.ts';
import type { Scene } from '../scene/schema.ts';
import type { Trace } from '../trace/trace.ts';
import { prepareSimulation } from './simulation.ts';

const EVENTS_A_SLICE = 20_000;

/**
 * The whole run of a scene, in slices: between two of them `pause` is awaited with the share done, 0 to 1. A pause that
 * rejects ends the run. The trace is that of `simulate`, its program from `programOf`. Rejects with SceneError past a limit.
 */
export async function runInSlices(
  scene: Scene,
  pause: (progress: number) => Promise<void>,
  programOf?: typeof buildProgram,
): Promise<Trace> {
  const simulation = prepareSimulation(scene, programOf);
  while (!simulation.advance(EVENTS_A_SLICE)) await pause(simulation.progress);
  return simulation.seal();
}
