import type { ComponentChildren, JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { THEMES } from '../picture/theme.ts';
import { isComparing, type Side } from '../state/appState.ts';
import { useAppState, useLanguage } from './context.ts';
import { Header } from './header/Header.tsx';
import { Help } from './help/Help.tsx';
import { NumbersPage } from './pages/NumbersPage.tsx';
import { ScenesPage } from './pages/ScenesPage.tsx';
import { Panel } from './panel/Panel.tsx';
import { Share } from './share/Share.tsx';
import { Stage } from './stage/Stage.tsx';
import { LiveRegion } from './textView/LiveRegion.tsx';
import { TextView } from './textView/TextView.tsx';
import { Timeline } from './timeline/Timeline.tsx';
import { Transport } from './timeline/Transport.tsx';

/** The whole page. Watch mode has header, stage, side panel and dock; a talk has the stage alone. */
export function App(): JSX.Element {
  const mode = useAppState((state) => state.mode);
  const page = useAppState((state) => state.page);
  const side = useAppState((state) => (state.mode === 'watch' ? state.side : undefined));
  return (
    <Root side={side}>
      {mode === 'watch' && <Header key="header" />}
      <Stage key="stage" />
      {side === 'tweak' && <Panel key="panel" />}
      {side === 'text' && <TextView key="text-view" />}
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
    </Root>
  );
}

type RootProps = { side: Side | undefined; children: ComponentChildren };

/** The root element. Its attributes and custom properties pass the state to the style sheets. */
function Root({ side, children }: RootProps): JSX.Element {
  const language = useLanguage();
  const mode = useAppState((state) => state.mode);
  const theme = useAppState((state) => state.theme);
  const page = useAppState((state) => state.page);
  const motion = useAppState((state) => state.motion);
  const picture = useAppState((state) => (state.pictureRefused ? 'none' : 'drawn'));
  const compare = useAppState(isComparing);
  const root = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  useLayoutEffect(() => {
    // In a small window with two pictures the side panel opens below the fold.
    if (side !== undefined) root.current?.querySelector('.panel')?.scrollIntoView({ block: 'nearest' });
  }, [side]);
  return (
    <div
      ref={root}
      class="ui"
      lang={language}
      data-mode={mode}
      data-motion={motion}
      data-theme={theme}
      data-page={page}
      data-panel={side !== undefined}
      data-compare={compare}
      data-picture={picture}
      style={themeColours(theme)}
    >
      {children}
    </div>
  );
}

/** The colours that the page shares with the picture, as custom properties; theme.css has the others. */
function themeColours(name: keyof typeof THEMES): Record<string, string> {
  const { text, quietText, ground, groundEdge, link, computing, mark } = THEMES[name];
  return {
    '--ink': text,
    '--muted': quietText,
    '--ground': ground,
    '--ground-edge': groundEdge,
    '--compute': computing,
    '--neuronLink': link.neuronLink,
    '--efa': link.efa,
    '--mark': mark,
  };
}
