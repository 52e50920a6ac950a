import type { LocalText } from '../../../core/base/text.ts';
import type { Scene } from '../../../core/scene/schema.ts';
import type { AppState } from '../../state/appState.ts';

export type StoryText = { readonly title: LocalText; readonly caption: LocalText };

/** The scene of the run that is shown; before the first run, the scene that is being run. */
export function shownScene(state: AppState): Scene {
  return state.run?.scene ?? state.scene;
}

/** Title and caption of the current beat, or of the scene. */
export function storyText(state: AppState): StoryText {
  const scene = shownScene(state);
  return scene.beats[state.beat] ?? scene;
}
