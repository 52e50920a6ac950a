import type { JSX } from 'preact';
import { nextTheme, setLanguage, toggleHelp } from '../../state/actions.ts';
import { toggleShare } from '../../state/sharing.ts';
import { OFFERED_LANGUAGES } from '../../words/appWords.ts';
import { linkWords } from '../../words/linkWords.ts';
import { useAppState, useDispatch, useLanguage, useUi, useWords } from '../context.ts';
import { IconButton } from '../parts/IconButton.tsx';
import { FullScreenIcon, HalfIcon, MoonIcon, ShareIcon, SunIcon } from '../parts/icons.tsx';

export function LanguageSwitch(): JSX.Element {
  const current = useLanguage();
  const { language: label } = useWords();
  const dispatch = useDispatch();
  return (
    <div class="languages" role="group" aria-label={label}>
      {OFFERED_LANGUAGES.map(({ language, short, name }) => (
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

/** Theme, share, full screen and help. */
export function HeaderTools(): JSX.Element {
  const { fullScreen, help } = useWords();
  const language = useLanguage();
  const dispatch = useDispatch();
  const { effects } = useUi();
  return (
    <div class="header-tools">
      <ThemeButton />
      <IconButton label={linkWords(language).share} onClick={() => dispatch(toggleShare)}>
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

/** Shows the theme that it switches to. */
function ThemeButton(): JSX.Element {
  const { toDay, toNight, toContrast } = useWords();
  const theme = useAppState((state) => state.theme);
  const dispatch = useDispatch();
  const next = {
    night: { label: toDay, icon: <SunIcon /> },
    day: { label: toContrast, icon: <HalfIcon /> },
    contrast: { label: toNight, icon: <MoonIcon /> },
  }[theme];
  return (
    <IconButton label={next.label} onClick={() => dispatch(nextTheme)}>
      {next.icon}
    </IconButton>
  );
}
