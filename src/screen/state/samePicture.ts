import type { AppState } from './appState.ts';

/** What is told in words beside the picture, and by no pixel of it. */
const WITHOUT_PIXELS: ReadonlySet<string> = new Set<keyof AppState>([
  'pending',
  'slow',
  'settledTime',
  'opened',
  'fallback',
  'notice',
  'voice',
]);

/** Whether the picture of `b` is that of `a`: a change of words alone must not cost a frame. */
export function isSamePicture(a: AppState, b: AppState): boolean {
  for (const key in b) {
    if (a[key as keyof AppState] !== b[key as keyof AppState] && !WITHOUT_PIXELS.has(key)) return false;
  }
  return true;
}
