import { backwards } from '../../core/scene/momentOrder.ts';
import type { Problem } from '../../core/scene/problem.ts';
import type { Scene } from '../../core/scene/schema.ts';
import type { Trace } from '../../core/trace/trace.ts';
import { instantOf } from './playback.ts';

/**
 * Indices of beats that end no later than they begin in this run. It depends on the numbers, so no check of the file finds them.
 */
export function backwardBeats({ beats }: Pick<Scene, 'beats'>, trace: Trace): readonly number[] {
  return beats.flatMap(({ from, to }, row) => {
    const [begin, end] = [instantOf(from, trace), instantOf(to, trace)];
    // A moment that is never reached has the time of the finish; the unfinished tasks are reported instead.
    const neverComes = trace.unended.length > 0 && begin === trace.finish && end === trace.finish;
    return end <= begin && !neverComes ? [row] : [];
  });
}

/** The same as problems, for `check`. */
export function backwardProblems(scene: Scene, trace: Trace): readonly Problem[] {
  return backwardBeats(scene, trace).map((row) => {
    const { from, to } = scene.beats[row]!;
    return backwards(from, to, `beats[${row}]`, true);
  });
}
