import type { JSX } from 'preact';
import type { TimeSpan } from '../../state/appState.ts';
import { comparisonWords } from '../../words/comparisonWords.ts';
import { type Compared, differenceBetween } from '../../describe/comparison.ts';
import { useLanguage } from '../context.ts';

/** Labels over the timeline's two sets of bands, and a line where the two runs first differ. */
export function CompareMarks({ before, after, from, to }: Compared & TimeSpan): JSX.Element {
  const { asWritten, yourTweak } = comparisonWords(useLanguage());
  const { divergence } = differenceBetween({ before, after });
  const isInSight = divergence !== undefined && from <= divergence && divergence <= to;
  return (
    <div class="compare-marks" aria-hidden="true">
      <span class="tweak">{yourTweak}</span>
      <span class="written">{asWritten}</span>
      {isInSight && <i class="divergence" style={{ '--at': ((divergence - from) / (to - from)).toFixed(5) }} />}
    </div>
  );
}
