import { isRecord } from '../../core/scene/walk.ts';

/** Where the id stands in the state of the browser's history; what others keep there stays. */
const KEY = 'chokepoint';

/**
 * The id of the page's entry in the browser's history, which a reload and the buttons back and forward bring back; undefined of an
 * entry that is new, as where a link was followed or an address typed.
 */
export function knownEntry(): string | undefined {
  const state: unknown = history.state;
  const id = isRecord(state) ? state[KEY] : undefined;
  return typeof id === 'string' ? id : undefined;
}

/** Whether the page was loaded anew or come back to, and no new address was opened. */
export function isComeBackTo(): boolean {
  const [loaded] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return loaded?.type === 'reload' || loaded?.type === 'back_forward';
}

/** The id of the entry; one that has none gets `id`, or one that is greater than all before. */
export function entryId(id = Date.now().toString(36).padStart(10, '0')): string {
  const known = knownEntry();
  if (known !== undefined) return known;
  const state: unknown = history.state;
  // One that isn't ours and has no parts to add to is left alone.
  if (state === null || isRecord(state)) replaceEntry({ ...state, [KEY]: id });
  return id;
}

/** Gives the entry another address; false where the browser refuses. */
export function replaceAddress(hash: string): boolean {
  return replaceEntry(history.state, hash);
}

function replaceEntry(state: unknown, hash?: string): boolean {
  try {
    history.replaceState(state, '', hash);
    return true;
  } catch {
    // Too many in too short a time, or a page that may have no address of its own.
    return false;
  }
}
