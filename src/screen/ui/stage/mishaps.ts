import type { AppState, Run } from '../../state/appState.ts';
import { backwardBeats } from '../../state/backwardBeats.ts';
import { type Mishaps, stillBeatsSentence } from '../../words/deliveryWords.ts';

/** What the run did not deliver, or not in order. */
export function mishapsOf(run: Run | undefined): Mishaps {
  if (run === undefined) return { undelivered: 0, unended: 0, outOfOrder: 0 };
  const { undelivered, unended, overtaken } = run.reader.trace;
  return { undelivered, unended: unended.length, outOfOrder: overtaken };
}

/** What is to be known of the beats in the run shown: for its author, and so not in a talk. */
export function stillBeats({ mode, run, language }: Pick<AppState, 'mode' | 'run' | 'language'>): string | undefined {
  if (mode === 'talk' || run === undefined) return undefined;
  return stillBeatsSentence(backwardBeats(run.scene, run.reader.trace), language);
}
