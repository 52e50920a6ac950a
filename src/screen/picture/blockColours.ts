import { rgb, type Theme } from './theme.ts';

/**
 * Colours of a block by its height, `#rrggbb`, from the lowest to the tallest. In every theme, taller blocks contrast more with the
 * background.
 */
export function blockColours(theme: Theme): readonly [string, string, string, string, string] {
  const [head, middle, tail] = theme.waiting;
  const low = mixed(theme.plate, theme.plateLine, 0.3);
  const violet = mixed(theme.plate, theme.mark, 0.34);
  return theme.light > 0.5 ? [low, violet, mixed(tail, violet, 0.4), middle, head] : [low, violet, head, middle, tail];
}

function mixed(a: string, b: string, share: number): string {
  const [from, to] = [rgb(a), rgb(b)];
  const byte = (i: number): number => Math.round(255 * (from[i]! + (to[i]! - from[i]!) * share));
  return `#${[0, 1, 2].map((i) => byte(i).toString(16).padStart(2, '0')).join('')}`;
}
