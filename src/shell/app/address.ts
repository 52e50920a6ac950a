import type { AppState } from '../../screen/state/appState.ts';
import { readLink, writeLink } from '../../screen/state/link.ts';
import { openSession } from '../../screen/state/openSession.ts';
import type { Store } from '../../screen/state/store.ts';
import { createTimer } from '../time/timer.ts';
import { ADDRESS_DELAY, ADDRESS_WRITE_LIMIT } from '../time/waits.ts';
import { replaceAddress } from './historyEntry.ts';
import type { SessionKeeper } from './sessionKeeper.ts';
import { SCENES } from './scenes.ts';

/** State that changes by itself while playing or simulating; a change of these alone does not update the address. */
const TRANSIENT: ReadonlySet<string> = new Set<keyof AppState>([
  'time',
  'settledTime',
  'step',
  'playedSeconds',
  'pending',
  'slow',
  'preparing',
  'verdict',
  'notice',
  'opened',
]);

/**
 * Writes the state into the page's address, and opens the state of an address that the user types or navigates to; the keeper then
 * supplies what was saved for that entry. Returns the unsubscribe function.
 */
export function followAddress(
  store: Store<AppState>,
  keeper: Pick<SessionKeeper, 'changeEntry' | 'noteAddress'>,
): () => void {
  let lastHash = location.hash;
  /** Times of the last writes, oldest first. */
  let writeTimes: readonly number[] = [];
  let before = store.get();
  const timer = createTimer(() => {
    const hash = `#${writeLink(store.get())}`;
    // The user has just typed an address: its hashchange event is pending, so don't overwrite it.
    if (location.hash !== lastHash || hash === lastHash) return;
    writeTimes = [...writeTimes, performance.now()].slice(-ADDRESS_WRITE_LIMIT.times);
    if (!replaceAddress(hash)) return;
    lastHash = location.hash;
    keeper.noteAddress();
  });
  const stop = store.subscribe(() => {
    const state = store.get();
    const isTransientChange = state.playing && isSameButTransient(before, state);
    before = state;
    if (isTransientChange || state.run === undefined) return;
    const isLimitReached = writeTimes.length === ADDRESS_WRITE_LIMIT.times;
    const untilAllowed = isLimitReached ? writeTimes[0]! + ADDRESS_WRITE_LIMIT.within - performance.now() : 0;
    timer.start(Math.max(ADDRESS_DELAY, untilAllowed));
  });
  const read = (): void => {
    lastHash = location.hash;
    const texts = keeper.changeEntry();
    store.update((state) => openSession(SCENES, state, texts, readLink(lastHash)));
  };
  window.addEventListener('hashchange', read);
  return () => {
    stop();
    timer.stop();
    window.removeEventListener('hashchange', read);
  };
}

function isSameButTransient(a: AppState, b: AppState): boolean {
  for (const key in b) {
    if (a[key as keyof AppState] !== b[key as keyof AppState] && !TRANSIENT.has(key)) return false;
  }
  return true;
}
