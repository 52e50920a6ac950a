import './styles/fonts.css';
import './styles/theme.css';
import './styles/layout.css';
import './styles/controls.css';
import './styles/header.css';
import './styles/stage.css';
import './styles/timeline.css';
import './styles/views.css';
import './styles/panel.css';
import './styles/twin.css';
import './styles/verdict.css';
import './styles/cards.css';
import './styles/deliveries.css';
import './styles/numbers.css';
import './styles/compare.css';
import './styles/share.css';
import './styles/licences.css';
import './styles/scenes.css';
import './styles/inspector.css';
import './styles/windows.css';
import { render } from 'preact';
import type { AppState } from '../state/appState.ts';
import type { Store } from '../state/store.ts';
import { App } from './App.tsx';
import { UiContext, type UiEffects } from './context.ts';
import { listenToKeys, releaseFocusAfterPointer } from './keyboard.ts';

/** Puts the user interface into `root`; gives what takes it away again, down to the last listener. */
export function mountUi(root: HTMLElement, store: Store<AppState>, effects: UiEffects): () => void {
  const languageBefore = document.documentElement.lang;
  render(
    <UiContext.Provider value={{ store, effects }}>
      <App />
    </UiContext.Provider>,
    root,
  );
  const stopKeys = listenToKeys(store, effects);
  const stopRelease = releaseFocusAfterPointer(root);
  return () => {
    stopRelease();
    stopKeys();
    render(null, root);
    document.documentElement.lang = languageBefore;
  };
}
