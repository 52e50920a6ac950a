import { type AppState, baselineOf, isComparing, type Run } from '../../state/appState.ts';

export type ComparedRuns = { readonly before: Run; readonly after: Run };

/** The two runs that are compared; undefined if nothing is compared or one is not finished. */
export function comparedRuns(state: AppState): ComparedRuns | undefined {
  const before = baselineOf(state);
  return isComparing(state) && before !== undefined && state.run !== undefined
    ? { before, after: state.run }
    : undefined;
}
