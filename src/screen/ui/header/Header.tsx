import type { ComponentChildren, JSX } from 'preact';
import { enterTalk } from '../../state/actions.ts';
import { toggleCompare } from '../../state/comparison.ts';
import { comparisonWords } from '../../words/comparisonWords.ts';
import { panelWords } from '../../words/panelWords.ts';
import { useAppState, useDispatch, useLanguage, useUi, useWords } from '../context.ts';
import { switchNumbers, switchScenes, switchSide } from '../keyboard/keys.ts';
import {
  ChokepointIcon,
  CompareIcon,
  NumbersIcon,
  OpenIcon,
  ScenesIcon,
  SlidersIcon,
  TalkIcon,
  TextIcon,
} from '../parts/icons.tsx';
import { AllMadeUp } from '../parts/MadeUpMark.tsx';
import { shownScene } from '../stage/story.ts';
import { HeaderTools, LanguageSwitch } from './HeaderTools.tsx';
import { ViewSwitch } from './ViewSwitch.tsx';

/** The bar of watch mode: name, tabs, view, the "all made up" sentence, language and tools. */
export function Header(): JSX.Element {
  const { name } = useWords();
  return (
    <header class="header">
      <h1 class="app-name">
        <ChokepointIcon />
        {name}
      </h1>
      <Tabs />
      <ViewSwitch />
      <SceneTitle />
      <AllMadeUp />
      <LanguageSwitch />
      <HeaderTools />
    </header>
  );
}

/** What can be opened beside, over or in place of the picture. */
function Tabs(): JSX.Element {
  const language = useLanguage();
  const { views, scenes, tweak, text, keyText, talk, openScene, openSceneLong } = useWords();
  const { numbers } = panelWords(language);
  const { compare, compareLong } = comparisonWords(language);
  const page = useAppState((state) => state.page);
  const sideOnStage = useAppState((state) => (state.page === 'stage' ? state.side : undefined));
  const isComparing = useAppState((state) => state.compare && state.page === 'stage');
  const hasBeats = useAppState((state) => shownScene(state).beats.length > 0);
  const dispatch = useDispatch();
  const { effects } = useUi();
  return (
    <nav class="tabs" aria-label={views}>
      <Tab onClick={() => dispatch(switchScenes)} pressed={page === 'scenes'} icon={<ScenesIcon />}>
        {scenes}
      </Tab>
      <Tab onClick={() => dispatch(switchSide('tweak'))} pressed={sideOnStage === 'tweak'} icon={<SlidersIcon />}>
        {tweak}
      </Tab>
      <Tab
        onClick={() => dispatch(switchSide('text'))}
        pressed={sideOnStage === 'text'}
        icon={<TextIcon />}
        label={keyText}
      >
        {text}
      </Tab>
      <Tab onClick={() => dispatch(toggleCompare)} pressed={isComparing} icon={<CompareIcon />} label={compareLong}>
        {compare}
      </Tab>
      <Tab onClick={() => dispatch(enterTalk)} disabled={!hasBeats} icon={<TalkIcon />}>
        {talk}
      </Tab>
      <Tab onClick={() => dispatch(switchNumbers)} pressed={page === 'numbers'} icon={<NumbersIcon />}>
        {numbers}
      </Tab>
      <Tab onClick={effects.openFile} icon={<OpenIcon />} label={openSceneLong}>
        {openScene}
      </Tab>
    </nav>
  );
}

type TabProps = {
  children: ComponentChildren;
  icon: ComponentChildren;
  onClick: () => void;
  pressed?: boolean;
  disabled?: boolean;
  label?: string;
};

function Tab({ children, icon, onClick, pressed, disabled = false, label }: TabProps): JSX.Element {
  return (
    <button type="button" class="tab" aria-pressed={pressed} disabled={disabled} title={label} onClick={onClick}>
      {icon}
      <span>{children}</span>
    </button>
  );
}

/** Empty without a current beat: then the title is shown over the picture. */
function SceneTitle(): JSX.Element {
  const language = useLanguage();
  const title = useAppState((state) => shownScene(state).title);
  const isOverPicture = useAppState((state) => state.beat < 0);
  return <p class="scene-title">{!isOverPicture && title[language]}</p>;
}
