import type { AppState } from '../../screen/state/appState.ts';
import { readLink, writeLink } from '../../screen/state/link.ts';
import { openSession } from '../../screen/state/openSession.ts';
import type { Store } from '../../screen/state/store.ts';
import { createTimer } from '../time/timer.ts';
import { ADDRESS_RESTS, MOST_ADDRESS_WRITES } from '../time/waits.ts';
import { replaceAddress } from './historyEntry.ts';
import type { Keeper } from './keeping.ts';
import { SCENES } from './scenes.ts';

/** What playing changes, and runs that come and go: by themselves they ask for no other address. */
const PASSING: ReadonlySet<string> = new Set<keyof AppState>([
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
 * Keeps the page's address in step with the state, and the state with an address that is typed in, or come back to: of that
 * the keeper is told, which has what was kept. Returns the unsubscribe function.
 */
export function followAddress(
  store: Store<AppState>,
  keeper: Pick<Keeper, 'changeEntry' | 'addressWritten'>,
): () => void {
  let known = location.hash;
  /** When the address was last written, the latest last. */
  let times: readonly number[] = [];
  let before = store.get();
  const timer = createTimer(() => {
    const hash = `#${writeLink(store.get())}`;
    // An address typed in just now is about to be read; it must not be written over.
    if (location.hash !== known || hash === known) return;
    times = [...times, performance.now()].slice(-MOST_ADDRESS_WRITES.times);
    if (!replaceAddress(hash)) return;
    known = location.hash;
    keeper.addressWritten();
  });
  const stop = store.subscribe(() => {
    const state = store.get();
    const isPassing = state.playing && isSameButPassing(before, state);
    before = state;
    if (isPassing || state.run === undefined) return;
    const isMost = times.length === MOST_ADDRESS_WRITES.times;
    const mayWrite = isMost ? times[0]! + MOST_ADDRESS_WRITES.within - performance.now() : 0;
    timer.start(Math.max(ADDRESS_RESTS, mayWrite));
  });
  const read = (): void => {
    known = location.hash;
    const texts = keeper.changeEntry();
    store.update((state) => openSession(SCENES, state, texts, readLink(known)));
  };
  window.addEventListener('hashchange', read);
  return () => {
    stop();
    timer.stop();
    window.removeEventListener('hashchange', read);
  };
}

function isSameButPassing(a: AppState, b: AppState): boolean {
  for (const key in b) {
    if (a[key as keyof AppState] !== b[key as keyof AppState] && !PASSING.has(key)) return false;
  }
  return true;
}
