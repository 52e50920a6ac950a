import type { ViewName } from '../../../core/scene/views.ts';
import { type Chosen, chooseProjection, projectionsFor } from '../../picture/projections/projections.ts';
import { setView } from '../../state/actions.ts';
import type { AppState, Run } from '../../state/appState.ts';
import { viewWords } from '../../words/viewWords.ts';
import { appWords } from '../../words/appWords.ts';

/** How a run is seen: as the viewer wants, else as its scene wants, else as suits its network. */
export function chosenView(run: Run, wanted: ViewName | undefined): Chosen {
  return chooseProjection(run.reader.trace.network, [wanted, run.scene.view]);
}

/** The ways that fit what is shown, in the order of the table; none before there is a run. */
export function fittingViews(run: Run | undefined): readonly ViewName[] {
  return run === undefined ? [] : projectionsFor(run.reader.trace.network);
}

/** To the next way that fits. */
export function nextView(state: AppState): AppState {
  if (state.run === undefined) return state;
  const views = fittingViews(state.run);
  return setView(views[(views.indexOf(chosenView(state.run, state.view).name) + 1) % views.length])(state);
}

/** The line below the picture: what a rank is here and, where the view asked for doesn't fit, which one is shown. */
export function footNote(state: Pick<AppState, 'language' | 'run' | 'view'>): string {
  const { oneRankAChip } = appWords(state.language);
  const chosen = state.run && chosenView(state.run, state.view);
  if (chosen?.refused === undefined) return oneRankAChip;
  const { names, refused } = viewWords(state.language);
  return `${refused(names[chosen.refused], names[chosen.name])} ${oneRankAChip}`;
}
