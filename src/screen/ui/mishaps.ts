import type { Run } from '../state/appState.ts';
import type { Mishaps } from '../words/deliveryWords.ts';

/** What the run did not deliver, or not in order. */
export function mishapsOf(run: Run | undefined): Mishaps {
  if (run === undefined) return { undelivered: 0, unended: 0, outOfOrder: 0 };
  const { undelivered, unended, overtaken } = run.reader.trace;
  return { undelivered, unended: unended.length, outOfOrder: overtaken };
}
