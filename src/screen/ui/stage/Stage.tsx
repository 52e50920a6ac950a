import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { isComparing } from '../../state/appState.ts';
import { isFitted } from '../../state/camera.ts';
import { cardWords } from '../../words/cardWords.ts';
import { comparisonWords } from '../../words/comparisonWords.ts';
import { pictureWords } from '../../words/pictureWords.ts';
import { TweakHeading, WrittenHalf } from '../compare/CompareHalves.tsx';
import { useAppState, useLanguage, useUi, useWords } from '../context.ts';
import { LinkNotice } from '../notices/LinkNotice.tsx';
import { SessionNotice } from '../notices/SessionNotice.tsx';
import { TroubleCard } from '../notices/TroubleCard.tsx';
import { AllMadeUp } from '../parts/MadeUpMark.tsx';
import { BeatRail } from './BeatRail.tsx';
import { Deliveries } from './Deliveries.tsx';
import { Inspector } from './Inspector.tsx';
import { storyVariables } from './insets.ts';
import { Now } from './Now.tsx';
import { Race } from './Race.tsx';
import { RunProgress } from './RunProgress.tsx';
import { Story, StoryOverBoth } from './Story.tsx';
import { shownScene } from './story.ts';
import { TalkControls } from './TalkControls.tsx';
import { footNote } from './viewChoice.ts';

/** The picture, or two in a comparison, and everything that is laid over it. */
export function Stage(): JSX.Element {
  const mode = useAppState((state) => state.mode);
  const compare = useAppState(isComparing);
  const isZoomed = useAppState((state) => !isFitted(state.camera));
  return (
    <main class="stage" data-near={isZoomed} style={storyVariables(mode)}>
      <div class="pictures" data-compare={compare}>
        {compare && mode === 'talk' && <StoryOverBoth />}
        {compare && <WrittenHalf />}
        {compare && <TweakHeading />}
        <CanvasHost key="picture" />
        {compare && <Foot />}
      </div>
      <Inspector />
      <NoPicture />
      <RunProgress />
      {!compare && (
        <div class="over">
          <TalkMark />
          <Now />
          <Story />
          <Foot />
          {mode === 'talk' && <BeatRail />}
        </div>
      )}
      <TroubleCard />
      <LinkNotice />
      <SessionNotice />
    </main>
  );
}

/** The box for the picture's canvases. It is the same element in every view, so the picture is never rebuilt. */
function CanvasHost(): JSX.Element {
  const { effects } = useUi();
  const { picture } = useWords();
  const language = useLanguage();
  const compare = useAppState(isComparing);
  const title = useAppState((state) => shownScene(state).title[language]);
  const { pictureKeys } = cardWords(language);
  const { yourTweak, picture: pictureOf } = comparisonWords(language);
  return (
    <div
      class="canvas-host"
      ref={effects.canvasHost}
      role="application"
      tabIndex={0}
      aria-label={`${compare ? pictureOf(yourTweak, title) : picture(title)} ${pictureKeys}`}
    />
  );
}

/** In a talk the mark stands in the picture's own last line; where there is no picture, over the words. */
function TalkMark(): JSX.Element | null {
  const isNeeded = useAppState(({ mode, pictureRefused }) => mode === 'talk' && pictureRefused);
  return isNeeded ? <AllMadeUp /> : null;
}

/** Shown where WebGL is not available; the text view takes the picture's place. */
function NoPicture(): JSX.Element | null {
  const language = useLanguage();
  const isRefused = useAppState((state) => state.pictureRefused);
  return isRefused ? <p class="no-picture">{pictureWords(language).noWebGl}</p> : null;
}

/** Notes below the picture; in a talk also the beat and its controls. */
function Foot(): JSX.Element {
  const compare = useAppState(isComparing);
  const mode = useAppState((state) => state.mode);
  return (
    <div class="foot">
      {!compare && (
        <div class="foot-above">
          <Deliveries />
          <Race />
        </div>
      )}
      <RankNote />
      {mode === 'talk' && <TalkControls />}
    </div>
  );
}

function RankNote(): JSX.Element {
  const language = useLanguage();
  const run = useAppState((state) => state.run);
  const view = useAppState((state) => state.view);
  const mode = useAppState((state) => state.mode);
  const note = useMemo(() => footNote({ language, run, view, mode }), [language, run, view, mode]);
  return <p class="rank-note">{note}</p>;
}
