import type { JSX } from 'preact';
import type { TimeSpan } from '../state/appState.ts';
import { comparisonWords } from '../words/comparisonWords.ts';
import { comparedRuns, differenceBetween } from './compared.ts';
import { useAppState, useLanguage } from './context.ts';

/** Over the bands of a comparison: which are whose, and where the two runs first differ. */
export function CompareMarks({ from, to }: TimeSpan): JSX.Element {
  const { asWritten, yourTweak } = comparisonWords(useLanguage());
  const divergence = useAppState((state) => {
    const compared = comparedRuns(state);
    return compared && differenceBetween(compared).divergence;
  });
  const isInSight = divergence !== undefined && from <= divergence && divergence <= to;
  return (
    <div class="compare-marks" aria-hidden="true">
      <span class="tweak">{yourTweak}</span>
      <span class="written">{asWritten}</span>
      {isInSight && <i class="divergence" style={{ '--at': ((divergence - from) / (to - from)).toFixed(5) }} />}
    </div>
  );
}
