import { isRecord } from '../../core/scene/walk.ts';

/** Key of our id in history.state; other keys are left alone. */
const KEY = 'chokepoint';

/** The id of the current entry of the browser's history, which survives reload, back and forward; undefined for a new entry. */
export function knownEntry(): string | undefined {
  const state: unknown = history.state;
  const id = isRecord(state) ? state[KEY] : undefined;
  return typeof id === 'string' ? id : undefined;
}

/** Whether the page was loaded by reload, back or forward, not by opening an address. */
export function isReloadOrReturn(): boolean {
  const [loaded] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return loaded?.type === 'reload' || loaded?.type === 'back_forward';
}

/** The id of the current entry. An entry without one gets `id`; the default sorts after all earlier ids. */
export function entryId(id = Date.now().toString(36).padStart(10, '0')): string {
  const known = knownEntry();
  if (known !== undefined) return known;
  const state: unknown = history.state;
  // A state that is no object has no place for a key.
  if (state === null || isRecord(state)) replaceEntry({ ...state, [KEY]: id });
  return id;
}

/** Replaces the entry's address; false if the browser refuses. */
export function replaceAddress(hash: string): boolean {
  return replaceEntry(history.state, hash);
}

function replaceEntry(state: unknown, hash?: string): boolean {
  try {
    history.replaceState(state, '', hash);
    return true;
  } catch {
    // Too many calls in a short time, or a page without an address of its own.
    return false;
  }
}
