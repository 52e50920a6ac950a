import type { AppState } from '../../screen/state/appState.ts';
import { openAddress } from '../../screen/state/builtIn.ts';
import { readLink, writeLink } from '../../screen/state/link.ts';
import type { Store } from '../../screen/state/store.ts';
import { SCENES } from './scenes.ts';

/** The address is written when nothing has changed for this many milliseconds, and never while time runs. */
const REST = 300;

/** Keeps the page's address in step with the state, and the state with an address that is typed in; gives what stops that. */
export function followAddress(store: Store<AppState>): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let known = location.hash;
  const write = (): void => {
    const hash = `#${writeLink(store.get())}`;
    // An address typed in just now is about to be read; it must not be written over.
    if (location.hash !== known || hash === known) return;
    history.replaceState(history.state, '', hash);
    known = location.hash;
  };
  const stop = store.subscribe(() => {
    clearTimeout(timer);
    const { playing, run } = store.get();
    if (!playing && run !== undefined) timer = setTimeout(write, REST);
  });
  const read = (): void => {
    known = location.hash;
    store.update((state) => openAddress(SCENES, state, readLink(known)));
  };
  window.addEventListener('hashchange', read);
  return () => {
    stop();
    clearTimeout(timer);
    window.removeEventListener('hashchange', read);
  };
}
