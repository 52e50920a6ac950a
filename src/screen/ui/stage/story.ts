import type { LocalText } from '../../../core/base/text.ts';
import type { Scene } from '../../../core/scene/schema.ts';
import type { AppState } from '../../state/appState.ts';

/** A title and the sentence below it. */
export type StoryText = { readonly title: LocalText; readonly caption: LocalText };

/** The scene that the picture shows: the run's, or the wanted one until there is a run. */
export function shownScene(state: AppState): Scene {
  return state.run?.scene ?? state.scene;
}

/** What is told now: the beat, or the scene as a whole. */
export function storyText(state: AppState): StoryText {
  const scene = shownScene(state);
  return scene.beats[state.beat] ?? scene;
}
