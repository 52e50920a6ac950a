import type { Language } from '../../core/base/text.ts';
import type { ThemeName } from '../../core/base/themes.ts';
import type { Motion } from '../../screen/state/appState.ts';

/** Korean if the browser lists it before English, else English. */
export function preferredLanguage(): Language {
  return navigator.languages
    .find((tag) => /^(ko|en)\b/i.test(tag))
    ?.toLowerCase()
    .startsWith('ko')
    ? 'ko'
    : 'en';
}

/** High contrast if the system requests it, else night. */
export function preferredTheme(): ThemeName {
  return matchMedia('(prefers-contrast: more)').matches ? 'contrast' : 'night';
}

/** Calls `listener` with the system's motion preference, now and on every change. Returns the unsubscribe function. */
export function onSystemMotion(listener: (motion: Motion) => void): () => void {
  const query = matchMedia('(prefers-reduced-motion: reduce)');
  const changed = (): void => listener(query.matches ? 'less' : 'full');
  changed();
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
}

/**
 * Calls `listener` when devicePixelRatio changes, as by zoom or a move to another screen; no resize event covers that if the window
 * keeps its size. Returns the unsubscribe function.
 */
export function onPixelRatio(listener: () => void): () => void {
  let query: MediaQueryList | undefined;
  const stop = (): void => query?.removeEventListener('change', changed);
  // A media query tests one ratio, so each change needs a new query. The range allows for ratios that are no exact decimals.
  const watch = (): void => {
    stop();
    const [least, most] = [devicePixelRatio * 0.999, devicePixelRatio * 1.001];
    query = matchMedia(
      `(min-resolution: ${least}dppx) and (max-resolution: ${most}dppx), ` +
        `(-webkit-min-device-pixel-ratio: ${least}) and (-webkit-max-device-pixel-ratio: ${most})`,
    );
    query.addEventListener('change', changed);
  };
  const changed = (): void => {
    watch();
    listener();
  };
  watch();
  return stop;
}

export function toggleFullScreen(): void {
  const change =
    document.fullscreenElement === null ? document.documentElement.requestFullscreen() : document.exitFullscreen();
  change.catch(() => {
    // The browser may refuse, for example inside an iframe without permission.
  });
}

/** Loads the fonts that canvases use, since a canvas doesn't wait for fonts. */
export async function loadFonts(): Promise<void> {
  const sample = 'Aa가나 0123';
  await Promise.all(
    ['400 20px Pretendard', '700 20px Pretendard', '400 20px "JetBrains Mono"'].map((font) =>
      document.fonts.load(font, sample),
    ),
  );
}
