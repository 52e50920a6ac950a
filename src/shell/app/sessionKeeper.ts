import type { Scene } from '../../core/scene/schema.ts';
import type { AppState } from '../../screen/state/appState.ts';
import type { SessionTexts } from '../../screen/state/session.ts';
import type { Store } from '../../screen/state/store.ts';
import { createTimer } from '../time/timer.ts';
import { SAVE_DELAY, SAVE_INTERVAL_WHILE_PLAYING } from '../time/waits.ts';
import { entryId, isReloadOrReturn, knownEntry } from './historyEntry.ts';
import type { SessionStore } from './sessionStore.ts';
import { SessionWriter } from './sessionWriter.ts';

/** Saves the session, so that a reload or a return to the page restores it. */
export type SessionKeeper = {
  /** The saved session of the history entry that the page was loaded for; undefined for a new entry. */
  readonly readSession: () => SessionTexts | undefined;
  /** Saves the state's changes from now on. */
  readonly follow: (store: Store<AppState>) => void;
  /** To be called when the user has changed the address: saves the state to the old entry. Returns the new entry's saved session. */
  readonly changeEntry: () => SessionTexts | undefined;
  /** To be called after the address was written. */
  readonly noteAddress: () => void;
  /** To be called after the scene was saved as a file. */
  readonly markSaved: (scene: Scene) => void;
};

export function createSessionKeeper(sessions: SessionStore): SessionKeeper {
  let writer: SessionWriter | undefined;
  const read = (entry: string | undefined): SessionTexts | undefined =>
    entry === undefined ? undefined : sessions.read(entry);
  const noteAddress = (): void => sessions.noteAddress(entryId(), location.hash);
  return {
    readSession: () => {
      // After a crash the browser may have lost the entry's id, but not its address.
      const last = isReloadOrReturn() ? sessions.lastEntry(location.hash) : undefined;
      return read(entryId(last));
    },
    markSaved: (scene) => writer?.markSaved(scene),
    noteAddress,
    changeEntry: () => {
      writer?.write();
      const texts = read(knownEntry());
      writer?.beginEntry();
      noteAddress();
      return texts;
    },
    follow: (store) => {
      const own = (writer = new SessionWriter(sessions, store));
      const write = (): void => own.write();
      const schedule = createSchedule(store, write);
      noteAddress();
      store.subscribe(schedule);
      addEventListener('pagehide', write);
      document.addEventListener('visibilitychange', () => {
        if (document.visibilityState === 'hidden') write();
      });
      schedule();
    },
  };
}

/** Calls `write` soon after a change, and at intervals while only the time plays. Costs a frame a few comparisons. */
function createSchedule(store: Store<AppState>, write: () => void): () => void {
  let isSoon = false;
  let scene: Scene | undefined;
  const timer = createTimer(() => {
    ({ scene } = store.get());
    write();
  });
  return () => {
    const { playing, scene: current } = store.get();
    const needsSoon = !playing || current !== scene;
    if (timer.isRunning() && (isSoon || !needsSoon)) return;
    isSoon = needsSoon;
    timer.start(needsSoon ? SAVE_DELAY : SAVE_INTERVAL_WHILE_PLAYING);
  };
}
