import type { AppState, OpenedLink, Run, UnusedPart } from './appState.ts';
import { partText } from './linkParts.ts';
import { LINK_VERSION } from './linkVersions.ts';

/** What came of the link that was opened. */
export type LinkOutcome = {
  /** Whether the run made from it is the one it was made from; undefined where it names none. */
  readonly isIdentical: boolean | undefined;
  /** A newer version of the app wrote it. */
  readonly isNewer: boolean;
  /** The part that names an instant after the end of this run. */
  readonly late: string | undefined;
  readonly unused: readonly UnusedPart[];
};

/**
 * Undefined until the run of the link is there, once something else is shown, and where there is nothing to say. `finish` is
 * the end, in milliticks, of all that is shown.
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

/** It has been told. */
export function forgetLink(state: AppState): AppState {
  return state.opened === undefined ? state : { ...state, opened: undefined };
}
