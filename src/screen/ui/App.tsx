import type { JSX } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { THEMES } from '../picture/theme.ts';
import { useAppState, useLanguage } from './context.ts';
import { Header } from './Header.tsx';
import { Help } from './Help.tsx';
import { LiveRegion } from './LiveRegion.tsx';
import { NumbersPage } from './NumbersPage.tsx';
import { Panel } from './Panel.tsx';
import { Stage } from './Stage.tsx';
import { Timeline } from './Timeline.tsx';
import { Transport } from './Transport.tsx';

/** The whole page: header, stage, panel and dock to watch and tweak; nothing but the stage in a talk. */
export function App(): JSX.Element {
  const language = useLanguage();
  const mode = useAppState((state) => state.mode);
  const theme = useAppState((state) => state.theme);
  const page = useAppState((state) => state.page);
  const panel = useAppState((state) => state.side === 'tweak' && state.mode === 'watch');
  useLayoutEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const { text, quietText, ground, groundEdge, link, computing, mark } = THEMES[theme];
  const picture = {
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
      class="ui"
      lang={language}
      data-mode={mode}
      data-theme={theme}
      data-page={page}
      data-panel={panel}
      style={picture}
    >
      {mode === 'watch' && <Header key="header" />}
      <Stage key="stage" />
      {panel && <Panel key="panel" />}
      {mode === 'watch' && (
        <footer key="dock" class="dock">
          <Transport />
          <Timeline />
        </footer>
      )}
      {page === 'numbers' && <NumbersPage key="numbers" />}
      <Help key="help" />
      <LiveRegion key="live" />
    </div>
  );
}
