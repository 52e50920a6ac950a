import type { Scene } from '../scene/schema.ts';
import type { Trace } from '../trace/trace.ts';
import { type BuildProgram, prepareSimulation } from './simulation.ts';

const EVENTS_A_SLICE = 20_000;

/**
 * The whole run of a scene, in slices: between two of them `pause` is awaited with the share done, 0 to 1. A pause that
 * rejects ends the run. The trace is that of `simulate`, its program from `build`. Rejects with SceneError past a limit.
 */
export async function runInSlices(
  scene: Scene,
  pause: (progress: number) => Promise<void>,
  build?: BuildProgram,
): Promise<Trace> {
  const simulation = prepareSimulation(scene, build);
  while (!simulation.advance(EVENTS_A_SLICE)) await pause(simulation.progress);
  return simulation.seal();
}
