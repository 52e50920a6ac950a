import { useMemo } from 'preact/hooks';
import { describeVerdict, type VerdictTelling } from '../../describe/verdict.ts';
import { verdictOf } from '../../state/verdict.ts';
import { useAppState, useLanguage } from '../context.ts';

export type ShownVerdict = {
  /** The last verdict in words; undefined before there is one. */
  readonly text: VerdictTelling | undefined;
  /** Whether it belongs to the run that is shown; false while a new verdict is computed. */
  readonly isCurrent: boolean;
};

export function useVerdict(): ShownVerdict {
  const language = useLanguage();
  const verdict = useAppState((state) => state.verdict);
  const isCurrent = useAppState((state) => verdictOf(state) !== undefined);
  const text = useMemo(
    () => verdict && describeVerdict(verdict.run.reader, verdict.gains, language),
    [verdict, language],
  );
  return { text, isCurrent };
}
