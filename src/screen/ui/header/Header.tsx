import type { ComponentChildren, JSX } from 'preact';
import { enterTalk } from '../../state/actions.ts';
import { useAppState, useDispatch, useLanguage, useWords } from '../context.ts';
import { switchScenes, switchSide } from '../keyboard/keys.ts';
import { ChokepointIcon, ScenesIcon, SlidersIcon, TalkIcon } from '../parts/icons.tsx';
import { AllMadeUp } from '../parts/MadeUpMark.tsx';
import { shownScene } from '../stage/story.ts';
import { MoreMenu } from './MoreMenu.tsx';

/** The bar of watch mode, one row in every window: name, what is used most, the "all made up" sentence, and the menu of the rest. */
export function Header(): JSX.Element {
  const { name } = useWords();
  return (
    <header class="header">
      <h1 class="app-name">
        <ChokepointIcon />
        <span>{name}</span>
      </h1>
      <Tabs />
      <SceneTitle />
      <AllMadeUp />
      <MoreMenu />
    </header>
  );
}

function Tabs(): JSX.Element {
  const { views, scenes, tweak, talk } = useWords();
  const page = useAppState((state) => state.page);
  const isTweak = useAppState((state) => state.page === 'stage' && state.side === 'tweak');
  const hasBeats = useAppState((state) => shownScene(state).beats.length > 0);
  const dispatch = useDispatch();
  return (
    <nav class="tabs" aria-label={views}>
      <Tab onClick={() => dispatch(switchScenes)} pressed={page === 'scenes'} icon={<ScenesIcon />}>
        {scenes}
      </Tab>
      <Tab onClick={() => dispatch(switchSide('tweak'))} pressed={isTweak} icon={<SlidersIcon />}>
        {tweak}
      </Tab>
      <Tab onClick={() => dispatch(enterTalk)} disabled={!hasBeats} icon={<TalkIcon />}>
        {talk}
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
};

function Tab({ children, icon, onClick, pressed, disabled = false }: TabProps): JSX.Element {
  return (
    <button type="button" class="tab" aria-pressed={pressed} disabled={disabled} onClick={onClick}>
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
