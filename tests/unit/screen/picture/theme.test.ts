import type { ThemeName } from '../../../../src/core/base/themes.ts';
import { describe, expect, it } from 'vitest';
import { rgb, type Theme, THEMES } from '../../../../src/screen/picture/theme.ts';

/** Relative luminance (WCAG 2). */
function luminance(colour: string): number {
  const [r, g, b] = rgb(colour).map((one) => (one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].toSorted((x, y) => x - y) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

const written = ({ text, quietText, penText, rackText, mark }: Theme): string[] => [
  text,
  quietText,
  penText,
  rackText,
  mark,
];

describe('themes', () => {
  it.each<[ThemeName, number]>([
    ['night', 4.5],
    ['day', 4.5],
    ['contrast', 7],
  ])('%s has text with a contrast of %f : 1 on every background', (name, least) => {
    const theme = THEMES[name];
    for (const ground of [theme.ground, theme.groundEdge]) {
      for (const colour of written(theme)) {
        expect([colour, contrast(colour, ground) >= least]).toEqual([colour, true]);
      }
    }
  });

  it.each<[ThemeName]>([['night'], ['day'], ['contrast']])(
    '%s has depth: plate, chip and lines stand apart',
    (name) => {
      const { ground, groundEdge, plate, plateLine, chipFill, chipLine, computing, rack, link } = THEMES[name];
      const apart: [string, string, number][] = [
        [plate, name === 'day' ? groundEdge : ground, name === 'night' ? 1.05 : 1.14],
        [plateLine, plate, 1.6],
        [chipLine, plate, 2],
        [chipLine, chipFill, 2],
        [chipFill, plate, 1.08],
        [computing, chipFill, 2.5],
        [link.neuronLink, plate, 3],
        [link.efa, rack, 3],
      ];
      for (const [a, b, least] of apart) expect([a, b, contrast(a, b) >= least]).toEqual([a, b, true]);
    },
  );

  it('of high contrast distinguishes lines, states and waiting in greyscale, too', () => {
    const { link, ground, computing, chipFill, chipLine, waiting, plate } = THEMES.contrast;
    const apart: [string, string, number][] = [
      [link.neuronLink, link.efa, 1.5],
      [link.neuronLink, ground, 7],
      [link.efa, ground, 7],
      [computing, chipFill, 15],
      [computing, link.neuronLink, 1.2],
      [chipLine, plate, 4.5],
      [waiting[0], waiting[1], 1.4],
      [waiting[1], waiting[2], 1.4],
      [waiting[2], ground, 4.5],
    ];
    for (const [a, b, least] of apart) expect([a, b, contrast(a, b) >= least]).toEqual([a, b, true]);
  });
});
