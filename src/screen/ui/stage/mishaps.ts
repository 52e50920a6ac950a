import type { AppState, Run } from '../../state/appState.ts';
import { backwardBeats } from '../../state/backwardBeats.ts';
import { type Mishaps, stillBeatsSentence } from '../../words/deliveryWords.ts';

/** Counts of undelivered packets, unfinished tasks and out-of-order packets. */
export function mishapsOf(run: Run | undefined): Mishaps {
  if (run === undefined) return { undelivered: 0, unended: 0, outOfOrder: 0 };
  const { undelivered, unended, overtaken } = run.reader.trace;
  return { undelivered, unended: unended.length, outOfOrder: overtaken };
}

/** A warning for the scene's author about beats of no length in this run; not shown in a talk. */
export function stillBeats({ mode, run, language }: Pick<AppState, 'mode' | 'run' | 'language'>): string | undefined {
  if (mode === 'talk' || run === undefined) return undefined;
  return stillBeatsSentence(backwardBeats(run.scene, run.reader.trace), language);
}
