import { type AppState, baselineOf, isComparing, type Run } from '../../state/appState.ts';

export type ComparedRuns = { readonly before: Run; readonly after: Run };

/** The two runs on the screen; undefined while one of them is missing, or nothing is compared. */
export function comparedRuns(state: AppState): ComparedRuns | undefined {
  const before = baselineOf(state);
  return isComparing(state) && before !== undefined && state.run !== undefined
    ? { before, after: state.run }
    : undefined;
}
