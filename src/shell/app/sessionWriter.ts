import { isAlike } from '../../core/base/alike.ts';
import type { Scene } from '../../core/scene/schema.ts';
import { type AppState, NO_HISTORY } from '../../screen/state/appState.ts';
import { changesToText, fileToText, looksToText } from '../../screen/state/session.ts';
import { dismissNotice, isInAddress, setSessionNotice } from '../../screen/state/sessionNotice.ts';
import type { Store } from '../../screen/state/store.ts';
import { entryId, knownEntry } from './historyEntry.ts';
import type { Kept, SessionStore } from './sessionStore.ts';

/** Writes the changed parts of the state to the current history entry, and warns the user if they can't be saved. */
export class SessionWriter {
  readonly #sessions: SessionStore;
  readonly #store: Store<AppState>;
  #entry = entryId();
  /** Whether the browser stored the entry's id: without it, the session could not be found again. */
  #isFindable = knownEntry() === this.#entry;
  #lastState: AppState | undefined;
  #lastLooks = '';
  #status: Kept = 'kept';
  /** The scene whose user has been warned that it isn't saved. */
  #warnedOf: Scene | undefined;
  /** The scene that was last saved as a file. */
  #savedScene: Scene | undefined;

  constructor(sessions: SessionStore, store: Store<AppState>) {
    this.#sessions = sessions;
    this.#store = store;
  }

  /** Switches to the current history entry. */
  beginEntry(): void {
    this.#entry = entryId();
    this.#isFindable = knownEntry() === this.#entry;
    this.#lastState = undefined;
    this.#warnedOf = undefined;
  }

  markSaved(scene: Scene): void {
    this.#savedScene = scene;
  }

  /** Writes what has changed since the last call. */
  write(): void {
    const state = this.#store.get();
    const before = this.#lastState;
    if (state === before) return;
    this.#lastState = state;
    this.#status = this.#writeParts(state, before);
    // Without its file, the rest of a session is useless.
    if (this.#status !== 'kept') this.#sessions.forget(this.#entry);
    this.#updateWarning(state);
  }

  #writeParts(state: AppState, before: AppState | undefined): Kept {
    const isSameFile = before?.written === state.written && before.file === state.file;
    const isSameScene = isSameFile && before.scene === state.scene && before.history === state.history;
    const looks = looksToText(state);
    const isSameLooks = isSameFile && looks === this.#lastLooks;
    this.#lastLooks = looks;
    let status = isSameFile ? this.#status : this.#writeFile(state);
    if (status === 'kept' && !isSameScene) status = this.#writeChanges(state);
    if (status === 'kept' && !isSameLooks) status = this.#sessions.write(this.#entry, 'looks', looks);
    return status;
  }

  #writeFile(state: AppState): Kept {
    return this.#isFindable ? this.#sessions.write(this.#entry, 'file', fileToText(state)) : 'refused';
  }

  /** If there is no room for the undo history, saves the changes without it. */
  #writeChanges(state: AppState): Kept {
    const status = this.#sessions.write(this.#entry, 'changes', changesToText(state));
    if (status !== 'full') return status;
    return this.#sessions.write(this.#entry, 'changes', changesToText({ ...state, history: NO_HISTORY }));
  }

  #updateWarning(state: AppState): void {
    if (this.#status === 'kept') {
      removeEventListener('beforeunload', this.#confirmUnload);
      if (state.notice?.kind === 'unkept') this.#store.update(dismissNotice);
      return;
    }
    addEventListener('beforeunload', this.#confirmUnload);
    if (this.#warnedOf === state.written || isInAddress(state)) return;
    this.#warnedOf = state.written;
    this.#store.update(setSessionNotice({ kind: 'unkept', why: this.#status }));
  }

  /** Lets the browser ask before it closes a page with changes that are neither saved nor in the address. */
  readonly #confirmUnload = (event: BeforeUnloadEvent): void => {
    const state = this.#store.get();
    const isLost = state.scene !== this.#savedScene && !isAlike(state.scene, state.written) && !isInAddress(state);
    if (isLost) event.preventDefault();
  };
}
