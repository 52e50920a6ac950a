import type { AppState, OpenedLink, Run, UnusedPart } from './appState.ts';
import { partText } from './linkParts.ts';
import { LINK_VERSION } from './linkVersions.ts';

/** How an opened link turned out. */
export type LinkOutcome = {
  /** Whether the run has the hash in the link; undefined if the link has none. */
  readonly isIdentical: boolean | undefined;
  /** The link was written by a newer version of the app. */
  readonly isNewer: boolean;
  /** The part with a time after the finish of this run. */
  readonly late: string | undefined;
  readonly unused: readonly UnusedPart[];
};

/**
 * Undefined before the run of the link is finished, after another scene is shown, and if there is nothing to report. `finish` is
 * that of everything shown, in milliticks.
 */
export function linkOutcome(
  opened: OpenedLink | undefined,
  run: Run | undefined,
  finish: number,
): LinkOutcome | undefined {
  if (opened === undefined || run === undefined || run.scene !== opened.scene) return undefined;
  const isIdentical = opened.run === undefined ? undefined : run.hash.startsWith(opened.run);
  const isNewer = opened.version !== undefined && opened.version > LINK_VERSION;
  const { time = 0, unused } = opened;
  const late = time > finish ? partText('t', String(time / 1000)) : undefined;
  const isPlain = isIdentical === undefined && !isNewer && late === undefined && unused.length === 0;
  return isPlain ? undefined : { isIdentical, isNewer, late, unused };
}

/** Dismisses the outcome. */
export function forgetLink(state: AppState): AppState {
  return state.opened === undefined ? state : { ...state, opened: undefined };
}
