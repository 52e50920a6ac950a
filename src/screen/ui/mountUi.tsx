// This order is the cascade: of rules with equal specificity the later sheet wins. windows.css is last.
import './styles/fonts.css';
import './styles/theme.css';
import './styles/layout.css';
import './parts/controls.css';
import './parts/icons.css';
import './parts/marks.css';
import './header/header.css';
import './stage/stage.css';
import './stage/talkControls.css';
import './stage/beatRail.css';
import './stage/runProgress.css';
import './timeline/transport.css';
import './timeline/timeline.css';
import './header/menu.css';
import './panel/panel.css';
import './textView/textView.css';
import './verdict/verdict.css';
import './parts/cards.css';
import './notices/notices.css';
import './help/help.css';
import './stage/deliveries.css';
import './stage/ways.css';
import './pages/page.css';
import './pages/numbersPage.css';
import './compare/compare.css';
import './share/share.css';
import './help/licences.css';
import './pages/scenesPage.css';
import './stage/inspector.css';
import './styles/windows.css';
import { render } from 'preact';
import type { AppState } from '../state/appState.ts';
import type { Store } from '../state/store.ts';
import { App } from './App.tsx';
import { UiContext, type UiEffects } from './context.ts';
import { listenToKeys, releaseFocusAfterPointer } from './keyboard/keyboard.ts';

/** Renders the page into `root`. Returns a function that removes it and every listener. */
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
