import type { ComponentChildren, JSX } from 'preact';
import { useId, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { THEME_NAMES, type ThemeName } from '../../../core/base/themes.ts';
import { setLanguage, setTheme, setView, toggleHelp } from '../../state/actions.ts';
import { toggleCompare } from '../../state/comparison.ts';
import { toggleShare } from '../../state/sharing.ts';
import { OFFERED_LANGUAGES } from '../../words/appWords.ts';
import { comparisonWords } from '../../words/comparisonWords.ts';
import { linkWords } from '../../words/linkWords.ts';
import { panelWords } from '../../words/panelWords.ts';
import { viewWords } from '../../words/viewWords.ts';
import { useAppState, useDispatch, useLanguage, useUi, useWords } from '../context.ts';
import { switchNumbers, switchSide } from '../keyboard/keys.ts';
import { CompareIcon, FullScreenIcon, MoreIcon, NumbersIcon, OpenIcon, ShareIcon, TextIcon } from '../parts/icons.tsx';
import { chosenView, fittingViews } from '../stage/viewChoice.ts';
import { nextItem } from './menuKeys.ts';

/**
 * The button "more" and its menu: what is used rarely. Arrow keys, Home and End move in it; Escape, Tab and any shortcut close it. The
 * focus returns to the button, unless a pointer chose, after which Space still plays.
 */
export function MoreMenu(): JSX.Element {
  const { more } = useWords();
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    if (!isOpen) return undefined;
    itemsIn(root.current)[0]?.focus();
    const onDown = ({ target }: PointerEvent): void => {
      if (target instanceof Node && root.current?.contains(target) !== true) setOpen(false);
    };
    document.addEventListener('pointerdown', onDown);
    return () => document.removeEventListener('pointerdown', onDown);
  }, [isOpen]);
  const close = (): void => {
    button.current?.focus();
    setOpen(false);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (!isOpen) {
      if (event.key !== 'ArrowDown') return;
      setOpen(true);
    } else if (event.key === 'Escape') close();
    else if (event.key === 'Tab' || (event.key.length === 1 && event.key !== ' ')) {
      close();
      return;
    } else {
      const items = itemsIn(root.current);
      const next = nextItem(event.key, items.indexOf(document.activeElement as HTMLElement), items.length);
      if (next === undefined) return;
      items[next]?.focus();
    }
    event.preventDefault();
  };
  return (
    <div ref={root} class="more" onKeyDown={onKeyDown}>
      <button
        ref={button}
        type="button"
        class="tab"
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => setOpen(!isOpen)}
      >
        <MoreIcon />
        <span>{more}</span>
      </button>
      {isOpen && (
        <div
          id={id}
          role="menu"
          class="menu"
          aria-label={more}
          // Before what the item does: a dialog gives the focus back to what had it when it opened.
          onClickCapture={({ target, detail }) => {
            if (!(target instanceof Element) || target.closest('[role^=menuitem]') === null) return;
            if (detail === 0) close();
            else setOpen(false);
          }}
        >
          <Places />
          <Views />
          <Looks />
          <Tools />
        </div>
      )}
    </div>
  );
}

function itemsIn(root: HTMLElement | null): readonly HTMLElement[] {
  return Array.from(root?.querySelectorAll<HTMLElement>('[role^=menuitem]') ?? []);
}

type ItemProps = {
  children: ComponentChildren;
  onClick: () => void;
  icon?: ComponentChildren;
  stroke?: string;
  /** Of an item that is on or off, or one of several. */
  checked?: boolean;
  role?: 'menuitem' | 'menuitemcheckbox' | 'menuitemradio';
  lang?: string;
  title?: string;
  class?: string;
};

function Item({ children, icon, stroke, checked, role = 'menuitem', class: name, ...own }: ItemProps): JSX.Element {
  return (
    <button
      type="button"
      role={role}
      class={name}
      tabIndex={-1}
      aria-checked={checked}
      aria-keyshortcuts={stroke}
      {...own}
    >
      {icon}
      <span>{children}</span>
      {stroke !== undefined && <kbd aria-hidden="true">{stroke}</kbd>}
    </button>
  );
}

/** What can be opened beside, over or in place of the picture. */
function Places(): JSX.Element {
  const language = useLanguage();
  const { text, keyText, openScene, openSceneLong } = useWords();
  const { compare, compareLong } = comparisonWords(language);
  const page = useAppState((state) => state.page);
  const isText = useAppState((state) => state.page === 'stage' && state.side === 'text');
  const isComparing = useAppState((state) => state.compare && state.page === 'stage');
  const dispatch = useDispatch();
  const { effects } = useUi();
  return (
    <div role="none">
      <Item
        role="menuitemcheckbox"
        checked={isText}
        stroke="X"
        title={keyText}
        icon={<TextIcon />}
        onClick={() => dispatch(switchSide('text'))}
      >
        {text}
      </Item>
      <Item
        role="menuitemcheckbox"
        checked={isComparing}
        stroke="C"
        title={compareLong}
        icon={<CompareIcon />}
        onClick={() => dispatch(toggleCompare)}
      >
        {compare}
      </Item>
      <Item
        role="menuitemcheckbox"
        checked={page === 'numbers'}
        stroke="#"
        icon={<NumbersIcon />}
        onClick={() => dispatch(switchNumbers)}
      >
        {panelWords(language).numbers}
      </Item>
      <Item icon={<OpenIcon />} title={openSceneLong} onClick={effects.openFile}>
        {openScene}
      </Item>
    </div>
  );
}

/** The projections that fit the network; nothing if only one does. */
function Views(): JSX.Element | null {
  const { view: label, names } = viewWords(useLanguage());
  const run = useAppState((state) => state.run);
  const wanted = useAppState((state) => state.view);
  const isStage = useAppState((state) => state.page === 'stage');
  const dispatch = useDispatch();
  const views = useMemo(() => fittingViews(run), [run]);
  const shown = useMemo(() => run && chosenView(run, wanted).name, [run, wanted]);
  if (!isStage || shown === undefined || views.length < 2) return null;
  return (
    <Choices label={label}>
      {views.map((view) => (
        <Item key={view} role="menuitemradio" checked={view === shown} onClick={() => dispatch(setView(view))}>
          {names[view]}
        </Item>
      ))}
    </Choices>
  );
}

function Looks(): JSX.Element {
  const { language: languageLabel, theme: themeLabel, toDay, toNight, toContrast } = useWords();
  const current = useLanguage();
  const shown = useAppState((state) => state.theme);
  const dispatch = useDispatch();
  const themes: Readonly<Record<ThemeName, string>> = { night: toNight, day: toDay, contrast: toContrast };
  return (
    <>
      <Choices label={languageLabel}>
        {OFFERED_LANGUAGES.map(({ language, name }) => (
          <Item
            key={language}
            role="menuitemradio"
            lang={language}
            checked={language === current}
            onClick={() => dispatch(setLanguage(language))}
          >
            {name}
          </Item>
        ))}
      </Choices>
      <Choices label={themeLabel}>
        {THEME_NAMES.map((theme) => (
          <Item key={theme} role="menuitemradio" checked={theme === shown} onClick={() => dispatch(setTheme(theme))}>
            {themes[theme]}
          </Item>
        ))}
      </Choices>
    </>
  );
}

function Choices({ label, children }: { label: string; children: ComponentChildren }): JSX.Element {
  return (
    <div role="group" class="choices" aria-label={label}>
      <span aria-hidden="true">{label}</span>
      {children}
    </div>
  );
}

function Tools(): JSX.Element {
  const { fullScreen, help } = useWords();
  const language = useLanguage();
  const dispatch = useDispatch();
  const { effects } = useUi();
  return (
    <div role="none">
      <Item stroke="Q" icon={<ShareIcon />} onClick={() => dispatch(toggleShare)}>
        {linkWords(language).share}
      </Item>
      <Item class="full-screen" stroke="F" icon={<FullScreenIcon />} onClick={effects.toggleFullScreen}>
        {fullScreen}
      </Item>
      <Item
        stroke="?"
        icon={
          <span class="question" aria-hidden="true">
            ?
          </span>
        }
        onClick={() => dispatch(toggleHelp)}
      >
        {help}
      </Item>
    </div>
  );
}
