import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Language } from '../../core/base/text.ts';
import type { Action } from '../state/appState.ts';
import type { AppState, Run } from '../state/appState.ts';
import type { Store } from '../state/store.ts';
import type { Words } from '../words/appWords.en.ts';
import { appWords } from '../words/appWords.ts';
import type { Gallery } from './pages/gallery.ts';
import { useSelected } from './parts/useSelected.ts';

/** What components can request from the app besides changes of the state. Implemented in `shell/app`. */
export type UiEffects = {
  readonly toggleFullScreen: () => void;
  /** Downloads the scene with its tweaks as a file. */
  readonly saveScene: () => void;
  /** Opens the browser's file dialog. */
  readonly openFile: () => void;
  /** Called with the empty box for the picture when it mounts, with null when it unmounts. The app observes its size. */
  readonly canvasHost: (element: HTMLElement | null) => void;
  /** The same for the picture of the scene as written, which is mounted only while two runs are compared. */
  readonly baselineHost: (element: HTMLElement | null) => void;
  /** The same for the inspector's card. The app positions it beside the inspected thing. */
  readonly cardHost: (element: HTMLElement | null) => void;
  /** Flies the camera to the inspected thing. */
  readonly lookCloser: () => void;
  readonly linkBase: () => LinkBase;
  readonly gallery: Gallery;
  /** Copies a text that is selected on the page; resolves to false where the browser refuses. */
  readonly copy: (text: string) => Promise<boolean>;
  /** Runs a task of its own after the next frame; on an idle page without asking for a frame. */
  readonly later: (task: () => void) => void;
  /** One or two sentences on the picture at the current instant, numbers with their marks; of `state.run` unless another is given. */
  readonly describe: (run?: Run) => string;
};

/** The address before `#`, and who can open it: anyone, browsers on this machine, or this machine as a file. */
export type LinkBase = { readonly url: string; readonly reach: 'anyone' | 'machine' | 'file' };

export type Ui = { readonly store: Store<AppState>; readonly effects: UiEffects };

export const UiContext = createContext<Ui | undefined>(undefined);

export function useUi(): Ui {
  const ui = useContext(UiContext);
  if (ui === undefined) throw new Error('no UiContext around this component');
  return ui;
}

/** A part of the app's state; see useSelected. */
export function useAppState<Part>(select: (state: AppState) => Part): Part {
  return useSelected(useUi().store, select);
}

export function useDispatch(): (action: Action) => void {
  return useUi().store.update;
}

export function useLanguage(): Language {
  return useAppState((state) => state.language);
}

export function useWords(): Words {
  return appWords(useLanguage());
}
