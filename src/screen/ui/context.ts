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

/** What the page can do that the state can't. */
export type UiEffects = {
  readonly toggleFullScreen: () => void;
  /** Gives the user the scene as it stands, as a file. */
  readonly saveScene: () => void;
  /** Lets the user choose a scene file. */
  readonly openFile: () => void;
  /** Gets the empty box for the picture, and null when it goes. The box's size is the page's business. */
  readonly canvasHost: (element: HTMLElement | null) => void;
  /** The same for the picture of the scene as written, which is there only to compare with. */
  readonly baselineHost: (element: HTMLElement | null) => void;
  /** Gets the card that stands beside what is asked about, and null when it goes. Its place is the page's business. */
  readonly cardHost: (element: HTMLElement | null) => void;
  /** Flies to what is asked about. */
  readonly lookCloser: () => void;
  readonly linkBase: () => LinkBase;
  readonly gallery: Gallery;
  /** Puts a text, selected on the page, on the clipboard; false where the browser does not allow it. */
  readonly copy: (text: string) => Promise<boolean>;
  /** Does what can wait until the picture is drawn, in a task of its own; of a page at rest it asks for no frame. */
  readonly later: (task: () => void) => void;
  /** What is to be seen at the state's instant, of its run or another, in a sentence or two, numbers with their marks. */
  readonly describe: (run?: Run) => string;
};

/** What a link begins with, and from where it leads here: from anywhere, from this machine, or as a file of this machine. */
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
