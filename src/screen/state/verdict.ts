import type { Gain } from '../../core/analysis/proof.ts';
import type { Scene } from '../../core/scene/schema.ts';
import type { AppState, Verdict } from './appState.ts';

/** The verdict on the run that is shown; undefined while it is computed. */
export function verdictOf({ verdict, run }: AppState): Verdict | undefined {
  return verdict?.run === run ? verdict : undefined;
}

/** The proof for a scene is finished. It is ignored if another run is shown by now. */
export function receiveVerdict(scene: Scene, gains: readonly Gain[] | undefined): (state: AppState) => AppState {
  return (state) => (state.run?.scene === scene ? { ...state, verdict: { run: state.run, gains } } : state);
}
