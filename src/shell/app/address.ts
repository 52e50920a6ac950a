import type { AppState } from '../../screen/state/appState.ts';
import { readLink, writeLink } from '../../screen/state/link.ts';
import { openSession } from '../../screen/state/openSession.ts';
import type { Store } from '../../screen/state/store.ts';
import { replaceAddress } from './historyEntry.ts';
import type { Keeper } from './keeping.ts';
import { SCENES } from './scenes.ts';

/** The address is written when nothing but the playing time has changed for this many milliseconds, */
const REST = 300;
/** and no more often than this in as many milliseconds: browsers take about 100 in 30 seconds. */
const MOST_WRITES = 10;
const IN = 10_000;

/** What playing changes, and runs that come and go: by themselves they ask for no other address. */
const PASSING: ReadonlySet<string> = new Set<keyof AppState>([
  'time',
  'settledTime',
  'step',
  'playedSeconds',
  'pending',
  'slow',
  'verdict',
  'notice',
  'opened',
]);

/**
 * Keeps the page's address in step with the state, and the state with an address that is typed in, or come back to: of that
 * the keeper is told, which has what was kept. Gives what stops that.
 */
export function followAddress(
  store: Store<AppState>,
  keeper: Pick<Keeper, 'changeEntry' | 'addressWritten'>,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let known = location.hash;
  /** When the address was last written, the latest last. */
  let times: readonly number[] = [];
  let before = store.get();
  const write = (): void => {
    const hash = `#${writeLink(store.get())}`;
    // An address typed in just now is about to be read; it must not be written over.
    if (location.hash !== known || hash === known) return;
    times = [...times, performance.now()].slice(-MOST_WRITES);
    if (!replaceAddress(hash)) return;
    known = location.hash;
    keeper.addressWritten();
  };
  const stop = store.subscribe(() => {
    const state = store.get();
    const isPassing = state.playing && isSameButPassing(before, state);
    before = state;
    if (isPassing || state.run === undefined) return;
    clearTimeout(timer);
    const isMost = times.length === MOST_WRITES;
    timer = setTimeout(write, isMost ? Math.max(REST, times[0]! + IN - performance.now()) : REST);
  });
  const read = (): void => {
    known = location.hash;
    const texts = keeper.changeEntry();
    store.update((state) => openSession(SCENES, state, texts, readLink(known)));
  };
  window.addEventListener('hashchange', read);
  return () => {
    stop();
    clearTimeout(timer);
    window.removeEventListener('hashchange', read);
  };
}

function isSameButPassing(a: AppState, b: AppState): boolean {
  for (const key in b) {
    if (a[key as keyof AppState] !== b[key as keyof AppState] && !PASSING.has(key)) return false;
  }
  return true;
}
