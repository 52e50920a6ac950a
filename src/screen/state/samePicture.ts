import type { AppState } from './appState.ts';

/** Parts of the state that no pixel of the picture depends on. */
const WITHOUT_PIXELS: ReadonlySet<string> = new Set<keyof AppState>([
  'pending',
  'slow',
  'preparing',
  'settledTime',
  'opened',
  'fallback',
  'notice',
  'voice',
]);

/** Whether both states have the same picture: a change of words alone must not cost a frame. */
export function isSamePicture(a: AppState, b: AppState): boolean {
  for (const key in b) {
    if (a[key as keyof AppState] !== b[key as keyof AppState] && !WITHOUT_PIXELS.has(key)) return false;
  }
  return true;
}
