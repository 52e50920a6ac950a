import { type AppState, isComparing } from '../../screen/state/appState.ts';
import type { Extent } from '../../screen/view/placedText.ts';

/**
 * In a talk, the text of a comparison's pictures is sized by the whole stage, so that it can be read from afar. Undefined if it is sized by
 * the canvas itself: outside talks and comparisons, and on a portrait stage, where larger text has no room.
 */
export function wholeStage(host: HTMLElement, state: AppState): Extent | undefined {
  if (state.mode !== 'talk' || !isComparing(state)) return undefined;
  const { clientWidth: width = 0, clientHeight: height = 0 } = host.closest('.stage') ?? {};
  return width > height ? { width, height } : undefined;
}
