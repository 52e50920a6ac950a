import type { ComponentChildren, JSX } from 'preact';
import { enterTalk, nextTheme, setLanguage, toggleHelp } from '../../state/actions.ts';
import { toggleCompare } from '../../state/comparison.ts';
import { toggleShare } from '../../state/sharing.ts';
import { comparisonWords } from '../../words/comparisonWords.ts';
import { linkWords } from '../../words/linkWords.ts';
import { panelWords } from '../../words/panelWords.ts';
import { LANGUAGES } from '../../words/appWords.ts';
import { useAppState, useDispatch, useLanguage, useUi, useWords } from '../context.ts';
import {
  ChokepointIcon,
  CompareIcon,
  FullScreenIcon,
  HalfIcon,
  MoonIcon,
  NumbersIcon,
  OpenIcon,
  ScenesIcon,
  ShareIcon,
  SlidersIcon,
  SunIcon,
  TalkIcon,
  TextIcon,
} from '../parts/icons.tsx';
import { IconButton } from '../parts/IconButton.tsx';
import { switchNumbers, switchScenes, switchSide } from '../keyboard/keys.ts';
import { AllMadeUp } from '../parts/MadeUpMark.tsx';
import { shownScene } from '../stage/story.ts';
import { ViewSwitch } from './ViewSwitch.tsx';

/** The bar of the watch view: where one is, what can be opened, and that all of it is made up. */
export function Header(): JSX.Element {
  const language = useLanguage();
  const { numbers } = panelWords(language);
  const title = useAppState((state) => shownScene(state).title);
  const isSaidBelow = useAppState((state) => state.beat < 0);
  const panel = useAppState((state) => state.side === 'tweak' && state.page === 'stage');
  const isNumbers = useAppState((state) => state.page === 'numbers');
  const isScenes = useAppState((state) => state.page === 'scenes');
  const { name, views, scenes, tweak, text, keyText, talk, openScene, openSceneLong } = useWords();
  const twin = useAppState((state) => state.side === 'text' && state.page === 'stage');
  const compare = useAppState((state) => state.compare && state.page === 'stage');
  const hasBeats = useAppState((state) => shownScene(state).beats.length > 0);
  const dispatch = useDispatch();
  const { effects } = useUi();
  const { compare: compareName, compareLong } = comparisonWords(language);
  return (
    <header class="header">
      <h1 class="app-name">
        <ChokepointIcon />
        {name}
      </h1>
      <nav class="tabs" aria-label={views}>
        <Tab onClick={() => dispatch(switchScenes)} pressed={isScenes} icon={<ScenesIcon />}>
          {scenes}
        </Tab>
        <Tab onClick={() => dispatch(switchSide('tweak'))} pressed={panel} icon={<SlidersIcon />}>
          {tweak}
        </Tab>
        <Tab onClick={() => dispatch(switchSide('text'))} pressed={twin} icon={<TextIcon />} label={keyText}>
          {text}
        </Tab>
        <Tab onClick={() => dispatch(toggleCompare)} pressed={compare} icon={<CompareIcon />} label={compareLong}>
          {compareName}
        </Tab>
        <Tab onClick={() => dispatch(enterTalk)} disabled={!hasBeats} icon={<TalkIcon />}>
          {talk}
        </Tab>
        <Tab onClick={() => dispatch(switchNumbers)} pressed={isNumbers} icon={<NumbersIcon />}>
          {numbers}
        </Tab>
        <Tab onClick={effects.openFile} icon={<OpenIcon />} label={openSceneLong}>
          {openScene}
        </Tab>
      </nav>
      <ViewSwitch />
      <p class="scene-title">{!isSaidBelow && title[language]}</p>
      <AllMadeUp />
      <LanguageSwitch />
      <HeaderTools />
    </header>
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

function LanguageSwitch(): JSX.Element {
  const current = useLanguage();
  const { language: label } = useWords();
  const dispatch = useDispatch();
  return (
    <div class="languages" role="group" aria-label={label}>
      {LANGUAGES.map(({ language, short, name }) => (
        <button
          key={language}
          type="button"
          lang={language}
          title={name}
          aria-pressed={language === current}
          onClick={() => dispatch(setLanguage(language))}
        >
          {short}
        </button>
      ))}
    </div>
  );
}

function HeaderTools(): JSX.Element {
  const { toDay, toNight, toContrast, fullScreen, help } = useWords();
  const theme = useAppState((state) => state.theme);
  // What the button leads to, in the order in which themes follow one another.
  const next = {
    night: { label: toDay, icon: <SunIcon /> },
    day: { label: toContrast, icon: <HalfIcon /> },
    contrast: { label: toNight, icon: <MoonIcon /> },
  }[theme];
  const dispatch = useDispatch();
  const { effects } = useUi();
  return (
    <div class="header-tools">
      <IconButton label={next.label} onClick={() => dispatch(nextTheme)}>
        {next.icon}
      </IconButton>
      <IconButton label={linkWords(useLanguage()).share} onClick={() => dispatch(toggleShare)}>
        <ShareIcon />
      </IconButton>
      <IconButton class="full-screen" label={fullScreen} onClick={effects.toggleFullScreen}>
        <FullScreenIcon />
      </IconButton>
      <IconButton label={help} onClick={() => dispatch(toggleHelp)}>
        <span class="question" aria-hidden="true">
          ?
        </span>
      </IconButton>
    </div>
  );
}
