import type { ViewName } from '../../../core/base/views.ts';
import { type Chosen, chooseProjection, projectionsFor } from '../../picture/projections/projections.ts';
import { setView } from '../../state/actions.ts';
import type { AppState, Run } from '../../state/appState.ts';
import { viewWords } from '../../words/viewWords.ts';
import { appWords } from '../../words/appWords.ts';

/** The projection of a run: the viewer's choice if it fits, else the scene's, else the default for the network. */
export function chosenView(run: Run, wanted: ViewName | undefined): Chosen {
  return chooseProjection(run.reader.trace.network, [wanted, run.scene.view]);
}

/** The views that fit the network, in the order of the table; empty before there is a run. */
export function fittingViews(run: Run | undefined): readonly ViewName[] {
  return run === undefined ? [] : projectionsFor(run.reader.trace.network);
}

/** Switches to the next view that fits. */
export function nextView(state: AppState): AppState {
  if (state.run === undefined) return state;
  const views = fittingViews(state.run);
  return setView(views[(views.indexOf(chosenView(state.run, state.view).name) + 1) % views.length])(state);
}

/**
 * The note below the picture: what a rank is and, if the chosen view doesn't fit, which one replaces it. In a talk it has one
 * short line: one or the other.
 */
export function footNote(state: Pick<AppState, 'language' | 'run' | 'view' | 'mode'>): string {
  const { oneRankAChip, oneRankShort } = appWords(state.language);
  const isTalk = state.mode === 'talk';
  const chosen = state.run && chosenView(state.run, state.view);
  if (chosen?.refused === undefined) return isTalk ? oneRankShort : oneRankAChip;
  const { names, refused } = viewWords(state.language);
  const replaced = refused(names[chosen.refused], names[chosen.name]);
  return isTalk ? replaced : `${replaced} ${oneRankAChip}`;
}
