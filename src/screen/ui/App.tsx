import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { THEMES } from '../picture/theme.ts';
import { isComparing } from '../state/appState.ts';
import { useAppState, useLanguage } from './context.ts';
import { Header } from './header/Header.tsx';
import { Help } from './help/Help.tsx';
import { LiveRegion } from './textView/LiveRegion.tsx';
import { NumbersPage } from './pages/NumbersPage.tsx';
import { Panel } from './panel/Panel.tsx';
import { ScenesPage } from './pages/ScenesPage.tsx';
import { Share } from './share/Share.tsx';
import { Stage } from './stage/Stage.tsx';
import { TextView } from './textView/TextView.tsx';
import { Timeline } from './timeline/Timeline.tsx';
import { Transport } from './timeline/Transport.tsx';

/** The whole page: header, stage, panel and dock to watch and tweak; nothing but the stage in a talk. */
export function App(): JSX.Element {
  const language = useLanguage();
  const mode = useAppState((state) => state.mode);
  const theme = useAppState((state) => state.theme);
  const page = useAppState((state) => state.page);
  const motion = useAppState((state) => state.motion);
  const panel = useAppState((state) => state.side === 'tweak' && state.mode === 'watch');
  const twin = useAppState((state) => state.side === 'text' && state.mode === 'watch');
  const picture = useAppState((state) => (state.pictureRefused ? 'none' : 'drawn'));
  const compare = useAppState(isComparing);
  useLayoutEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const ui = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    // Where two pictures fill a small screen, what has been opened lies below it.
    if (panel || twin) ui.current?.querySelector('.panel')?.scrollIntoView({ block: 'nearest' });
  }, [panel, twin]);
  const { text, quietText, ground, groundEdge, link, computing, mark } = THEMES[theme];
  const colours = {
    '--ink': text,
    '--muted': quietText,
    '--ground': ground,
    '--ground-edge': groundEdge,
    '--compute': computing,
    '--neuronLink': link.neuronLink,
    '--efa': link.efa,
    '--mark': mark,
  };
  return (
    <div
      ref={ui}
      class="ui"
      lang={language}
      data-mode={mode}
      data-motion={motion}
      data-theme={theme}
      data-page={page}
      data-panel={panel || twin}
      data-compare={compare}
      data-picture={picture}
      style={colours}
    >
      {mode === 'watch' && <Header key="header" />}
      <Stage key="stage" />
      {panel && <Panel key="panel" />}
      {twin && <TextView key="text-view" />}
      {mode === 'watch' && (
        <footer key="dock" class="dock">
          <Transport />
          <Timeline />
        </footer>
      )}
      {page === 'scenes' && <ScenesPage key="scenes" />}
      {page === 'numbers' && <NumbersPage key="numbers" />}
      <Help key="help" />
      <Share key="share" />
      <LiveRegion key="live" />
    </div>
  );
}
