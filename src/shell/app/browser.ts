import type { Language } from '../../core/base/text.ts';
import type { ThemeName } from '../../core/base/themes.ts';
import type { Motion } from '../../screen/state/appState.ts';

/** The language that the browser's user reads first: Korean where they say so, else English. */
export function preferredLanguage(): Language {
  return navigator.languages
    .find((tag) => /^(ko|en)\b/i.test(tag))
    ?.toLowerCase()
    .startsWith('ko')
    ? 'ko'
    : 'en';
}

/** High contrast where the system asks for more of it, else night. */
export function preferredTheme(): ThemeName {
  return matchMedia('(prefers-contrast: more)').matches ? 'contrast' : 'night';
}

/** Calls `listener` with what the system asks of motion, now and whenever that changes; gives what stops that. */
export function onSystemMotion(listener: (motion: Motion) => void): () => void {
  const wish = matchMedia('(prefers-reduced-motion: reduce)');
  const tell = (): void => listener(wish.matches ? 'less' : 'full');
  tell();
  wish.addEventListener('change', tell);
  return () => wish.removeEventListener('change', tell);
}

/**
 * Calls `listener` whenever the page has another number of device pixels a pixel: moved to another screen, zoomed, printed. Nothing
 * else tells of it where the window's size stays. Gives what stops that.
 */
export function onPixelRatio(listener: () => void): () => void {
  let query: MediaQueryList | undefined;
  const stop = (): void => query?.removeEventListener('change', tell);
  // A query is about one ratio, so each change asks a new one. Ratios of a zoom are no exact decimals: hence the span.
  const ask = (): void => {
    stop();
    const [least, most] = [devicePixelRatio * 0.999, devicePixelRatio * 1.001];
    query = matchMedia(
      `(min-resolution: ${least}dppx) and (max-resolution: ${most}dppx), ` +
        `(-webkit-min-device-pixel-ratio: ${least}) and (-webkit-max-device-pixel-ratio: ${most})`,
    );
    query.addEventListener('change', tell);
  };
  const tell = (): void => {
    ask();
    listener();
  };
  ask();
  return stop;
}

export function toggleFullScreen(): void {
  const change =
    document.fullscreenElement === null ? document.documentElement.requestFullscreen() : document.exitFullscreen();
  change.catch(() => {
    // The browser may refuse, as in an embedding page that does not allow it; the view stays as it is.
  });
}

/** The fonts that canvases write with; they don't wait for fonts by themselves. */
export async function loadFonts(): Promise<void> {
  const sample = 'Aa가나 0123';
  await Promise.all(
    ['400 20px Pretendard', '700 20px Pretendard', '400 20px "JetBrains Mono"'].map((font) =>
      document.fonts.load(font, sample),
    ),
  );
}
