import type { JSX } from 'preact';
import { useAppState, useLanguage } from './context.ts';
import { MadeUp } from './MadeUp.tsx';
import { mishapsOf } from './mishaps.ts';
import { mishapSentences } from '../words/deliveryWords.ts';

/** What the run could not deliver, or not in order; empty where everything arrived. Read aloud when another run comes. */
export function Deliveries(): JSX.Element {
  const run = useAppState((state) => state.run);
  const sentences = mishapSentences(mishapsOf(run), useLanguage());
  return (
    <div class="deliveries" role="status">
      {sentences.map(({ before, count, after }) => (
        <p key={after}>
          {before} <MadeUp value={count} row="run.undelivered" /> {after}
        </p>
      ))}
    </div>
  );
}
