import { isAlike } from '../../core/base/alike.ts';
import type { Scene } from '../../core/scene/schema.ts';
import { type AppState, NO_HISTORY } from '../../screen/state/appState.ts';
import { dismissNotice, isInAddress, setSessionNotice } from '../../screen/state/sessionNotice.ts';
import { changesToText, fileToText, looksToText, type SessionTexts } from '../../screen/state/session.ts';
import type { Store } from '../../screen/state/store.ts';
import { createTimer } from '../time/timer.ts';
import { SAVE_DELAY, SAVE_INTERVAL_WHILE_PLAYING } from '../time/waits.ts';
import { entryId, isReloadOrReturn, knownEntry } from './historyEntry.ts';
import type { Kept, SessionPart, SessionStore } from './sessionStore.ts';

/** Keeps what a reload would lose. */
export type SessionKeeper = {
  /** What was kept of the entry of the history that the page was loaded for; undefined of a new one. */
  readonly kept: () => SessionTexts | undefined;
  /** Keeps the state from now on. */
  readonly follow: (store: Store<AppState>) => void;
  /** The address was changed by the user: the state belongs to the entry before, and from now on to the one that is there now. */
  readonly changeEntry: () => SessionTexts | undefined;
  /** The address was written. */
  readonly noteAddress: () => void;
  /** The scene has been saved as a file. */
  readonly saved: (scene: Scene) => void;
};

export function createSessionKeeper(sessions: SessionStore): SessionKeeper {
  const keptOf = (entry: string | undefined): SessionTexts | undefined => {
    return entry === undefined ? undefined : sessions.read(entry);
  };
  let saved: Scene | undefined;
  let flush: () => void = () => {};
  let begin: () => void = () => {};
  const noteAddress = (): void => sessions.noteAddress(entryId(), location.hash);
  return {
    kept: () => {
      // After a crash, or soon after the id was given, the browser may have forgotten it, though not the address.
      const last = isReloadOrReturn() ? sessions.lastEntry(location.hash) : undefined;
      return keptOf(entryId(last));
    },
    saved: (scene) => {
      saved = scene;
    },
    noteAddress,
    changeEntry: () => {
      flush();
      const texts = keptOf(knownEntry());
      begin();
      noteAddress();
      return texts;
    },
    follow: (store) => {
      const writer = createWriter(sessions, store, () => saved);
      const schedule = createSchedule(store, writer.write);
      flush = writer.write;
      begin = writer.begin;
      noteAddress();
      store.subscribe(schedule);
      addEventListener('pagehide', writer.write);
      document.addEventListener('visibilitychange', () => {
        if (document.visibilityState === 'hidden') writer.write();
      });
      schedule();
    },
  };
}

/** Calls `write` soon after a change, and now and then while time alone runs. A frame pays for a few comparisons. */
function createSchedule(store: Store<AppState>, write: () => void): () => void {
  let isSoon = false;
  let scene: Scene | undefined;
  const timer = createTimer(() => {
    ({ scene } = store.get());
    write();
  });
  return () => {
    const { playing, scene: wanted } = store.get();
    const wantsSoon = !playing || wanted !== scene;
    if (timer.isRunning() && (isSoon || !wantsSoon)) return;
    isSoon = wantsSoon;
    timer.start(wantsSoon ? SAVE_DELAY : SAVE_INTERVAL_WHILE_PLAYING);
  };
}

/** Writes what has changed since it last did, and says what can't be kept. */
function createWriter(
  sessions: SessionStore,
  store: Store<AppState>,
  saved: () => Scene | undefined,
): { readonly write: () => void; readonly begin: () => void } {
  let entry = entryId();
  let isNamed = knownEntry() === entry;
  let last: AppState | undefined;
  let looks = '';
  let status: Kept = 'kept';
  /** The scene of which it was said that it is not kept. */
  let told: Scene | undefined;

  const put = (part: SessionPart, text: string): Kept => sessions.write(entry, part, text);
  /** Rather than nothing, the changes without the way there and back. */
  const putChanges = (state: AppState): Kept => {
    const whole = put('changes', changesToText(state));
    return whole === 'full' ? put('changes', changesToText({ ...state, history: NO_HISTORY })) : whole;
  };
  const write = (): void => {
    const state = store.get();
    const before = last;
    if (state === before) return;
    last = state;
    const isSameFile = before?.written === state.written && before.file === state.file;
    const isSameScene = isSameFile && before.scene === state.scene && before.history === state.history;
    const text = looksToText(state);
    // An entry without a name could not be found again.
    if (!isSameFile) status = isNamed ? put('file', fileToText(state)) : 'refused';
    if (status === 'kept' && !isSameScene) status = putChanges(state);
    if (status === 'kept' && !(isSameFile && text === looks)) status = put('looks', text);
    looks = text;
    // Of a file that is not kept nothing else is of use.
    if (status !== 'kept') sessions.forget(entry);
    tell(state);
  };
  const tell = (state: AppState): void => {
    if (status === 'kept') {
      removeEventListener('beforeunload', ask);
      if (state.notice?.kind === 'unkept') store.update(dismissNotice);
      return;
    }
    addEventListener('beforeunload', ask);
    if (told === state.written || isInAddress(state)) return;
    told = state.written;
    store.update(setSessionNotice({ kind: 'unkept', why: status }));
  };
  const ask = (event: BeforeUnloadEvent): void => {
    const state = store.get();
    const isLost = state.scene !== saved() && !isAlike(state.scene, state.written) && !isInAddress(state);
    if (isLost) event.preventDefault();
  };
  return {
    write,
    begin: () => {
      entry = entryId();
      isNamed = knownEntry() === entry;
      last = undefined;
      told = undefined;
    },
  };
}
