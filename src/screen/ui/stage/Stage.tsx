import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { cancelRun, leaveTalk } from '../../state/actions.ts';
import { isComparing } from '../../state/appState.ts';
import { isFitted } from '../../state/camera.ts';
import { comparisonWords } from '../../words/comparisonWords.ts';
import { cardWords } from '../../words/cardWords.ts';
import { progressText, stageText } from '../../words/runWords.ts';
import { panelWords } from '../../words/panelWords.ts';
import { TweakHeading, WrittenHalf } from '../compare/CompareHalves.tsx';
import { pictureWords } from '../../words/pictureWords.ts';
import { useAppState, useDispatch, useLanguage, useUi, useWords } from '../context.ts';
import { BeatButtons, BeatCounter } from '../timeline/Beats.tsx';
import { Deliveries } from './Deliveries.tsx';
import { IconButton } from '../parts/IconButton.tsx';
import { CloseIcon } from '../parts/icons.tsx';
import { Inspector } from './Inspector.tsx';
import { storyVariables } from './insets.ts';
import { SessionNotice } from '../notices/SessionNotice.tsx';
import { LinkNotice } from '../notices/LinkNotice.tsx';
import { AllMadeUp } from '../parts/MadeUpMark.tsx';
import { shownScene, storyText } from './story.ts';
import { TroubleCard } from '../notices/TroubleCard.tsx';
import { footNote } from './viewChoice.ts';

/** The picture's box and the text over it. The box is the same element in every view, so the picture is never rebuilt. */
export function Stage(): JSX.Element {
  const { effects } = useUi();
  const { picture } = useWords();
  const language = useLanguage();
  const mode = useAppState((state) => state.mode);
  const title = useAppState((state) => shownScene(state).title);
  const compare = useAppState(isComparing);
  const isNear = useAppState((state) => !isFitted(state.camera));
  const { pictureKeys } = cardWords(language);
  const { yourTweak, picture: halfName } = comparisonWords(language);
  return (
    <main class="stage" data-near={isNear} style={storyVariables(mode)}>
      <div class="pictures" data-compare={compare}>
        {compare && mode === 'talk' && <StoryOverBoth />}
        {compare && <WrittenHalf />}
        {compare && <TweakHeading />}
        <div
          key="picture"
          class="canvas-host"
          ref={effects.canvasHost}
          role="application"
          tabIndex={0}
          aria-label={`${compare ? halfName(yourTweak, title[language]) : picture(title[language])} ${pictureKeys}`}
        />
        {compare && <Foot />}
      </div>
      <Inspector />
      <NoPicture />
      <Progress />
      {!compare && (
        <div class="over">
          {mode === 'talk' && <AllMadeUp />}
          <Story />
          <Foot />
        </div>
      )}
      <TroubleCard />
      <LinkNotice />
      <SessionNotice />
    </main>
  );
}

/** Where the browser gives no picture: why, and where the words are. */
function NoPicture(): JSX.Element | null {
  const language = useLanguage();
  const isRefused = useAppState((state) => state.pictureRefused);
  return isRefused ? <p class="no-picture">{pictureWords(language).noWebGl}</p> : null;
}

/** What is told now, over the top left of the picture. */
function Story(): JSX.Element {
  const language = useLanguage();
  const { title, caption } = useAppState(storyText);
  return (
    <div class="story">
      <h2>{title[language]}</h2>
      <p>{caption[language]}</p>
    </div>
  );
}

/** Over two pictures it has a row of its own, as high as the scene's longest text, so that nothing moves from beat to beat. */
function StoryOverBoth(): JSX.Element {
  const language = useLanguage();
  const scene = useAppState(shownScene);
  return (
    <div class="story-over-both">
      <Story />
      {[scene, ...scene.beats].map(({ title, caption }, index) => (
        <div key={index} class="story room" aria-hidden="true">
          <p class="story-title">{title[language]}</p>
          <p>{caption[language]}</p>
        </div>
      ))}
      <AllMadeUp />
    </div>
  );
}

/** What is to be known of the picture, and in a talk the beat. */
function Foot(): JSX.Element {
  const compare = useAppState(isComparing);
  const mode = useAppState((state) => state.mode);
  return (
    <div class="foot">
      {!compare && <Deliveries />}
      <RankNote />
      {mode === 'talk' && <TalkControls />}
    </div>
  );
}

function RankNote(): JSX.Element {
  const language = useLanguage();
  const run = useAppState((state) => state.run);
  const view = useAppState((state) => state.view);
  const note = useMemo(() => footNote({ language, run, view }), [language, run, view]);
  return <p class="rank-note">{note}</p>;
}

/** The beat's number; the buttons stay out of sight until they are pointed at or tabbed to. */
function TalkControls(): JSX.Element {
  const dispatch = useDispatch();
  return (
    <div class="talk-controls">
      <BeatCounter />
      <div class="talk-buttons">
        <BeatButtons />
        <IconButton label={useWords().leaveTalk} onClick={() => dispatch(leaveTalk)}>
          <CloseIcon />
        </IconButton>
      </div>
    </div>
  );
}

/** A slim line while a run is being made that takes long, and the way to give it up. The first one can't be: nothing else is there. */
function Progress(): JSX.Element | null {
  const { progress } = useWords();
  const language = useLanguage();
  const { cancel } = panelWords(language);
  const isFirst = useAppState((state) => state.run === undefined && state.trouble === undefined);
  // Nothing is drawn anew for the progress of a run that comes soon.
  const share = useAppState((state) => (state.slow || isFirst ? (state.pending ?? 0) : undefined));
  const dispatch = useDispatch();
  if (share === undefined) return null;
  // Only the stage is told aloud: it changes now and then, the number ten times a second.
  const stage = stageText(share, language);
  const number = (
    <span class="running-share" aria-hidden="true">
      {progressText(share)}
    </span>
  );
  return (
    <>
      <div
        class="progress"
        role="progressbar"
        aria-label={progress}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(share * 100)}
        style={{ '--share': String(share) }}
      />
      {isFirst ? (
        <p class="running">
          {stage} {number}
        </p>
      ) : (
        <div class="running-on">
          <p role="status">{stage}</p>
          {number}
          <button type="button" class="plain" aria-keyshortcuts="Escape" onClick={() => dispatch(cancelRun)}>
            {cancel} <kbd>Esc</kbd>
          </button>
        </div>
      )}
    </>
  );
}
