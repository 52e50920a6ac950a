import type { JSX } from 'preact';
import { useAppState, useLanguage } from '../context.ts';
import { MarkedNumber } from '../parts/MarkedNumber.tsx';
import { mishapsOf, stillBeats } from './mishaps.ts';
import { mishapSentences } from '../../words/deliveryWords.ts';

/** Notes on undelivered or out-of-order packets and on beats of no length; empty if there are none. Announced with each new run. */
export function Deliveries(): JSX.Element {
  const run = useAppState((state) => state.run);
  const still = useAppState(stillBeats);
  const sentences = mishapSentences(mishapsOf(run), useLanguage());
  return (
    <div class="deliveries" role="status">
      {sentences.map(({ before, count, after }) => (
        <p key={after}>
          {before} <MarkedNumber value={count} row="run.undelivered" /> {after}
        </p>
      ))}
      {still !== undefined && <p>{still}</p>}
    </div>
  );
}
