import { type AppState, isComparing } from '../../screen/state/appState.ts';
import type { Extent } from '../../screen/view/placedText.ts';

/**
 * What the text of a half of a comparison is sized by in a talk: the stage of both, for the back row. Undefined where the canvas
 * itself decides, as it does where the halves stand above each other and have no room for more.
 */
export function wholeStage(host: HTMLElement, state: AppState): Extent | undefined {
  if (state.mode !== 'talk' || !isComparing(state)) return undefined;
  const { clientWidth: width = 0, clientHeight: height = 0 } = host.closest('.stage') ?? {};
  return width > height ? { width, height } : undefined;
}
