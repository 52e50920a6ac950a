import type { LegendEntry } from '../picture/labels.ts';
import type { Box } from '../picture/layout.ts';
import type { Point } from '../picture/path.ts';
import { textWidth } from '../picture/textWidth.ts';
import { type Camera, fit } from './camera.ts';
import {
  boxOf,
  isCramped,
  leastText,
  LOW,
  MARGIN,
  type PlacedSample,
  type PlacedText,
  type Surface,
} from './placedText.ts';

export type Legend = {
  readonly entries: readonly LegendEntry[];
  /** What width, time and piles mean, in one line under the entries. */
  readonly rule: string;
  /** Middle of its upper edge, in picture units; or beside the picture, wherever that stays largest. */
  readonly at: Point | 'beside';
};

/** A legend laid out: its parts relative to the middle of its upper edge, in CSS pixels. */
export type Block = {
  readonly texts: readonly PlacedText[];
  readonly samples: readonly PlacedSample[];
  readonly width: number;
  readonly height: number;
};

/** The camera that shows the whole picture; and, for a legend beside it, the columns and the place left for it. */
export type Fitted = {
  readonly camera: Camera;
  readonly columns: number;
  /** Middle of the upper edge, in CSS pixels. */
  readonly legendAt: Point | undefined;
};

const ROW = 1.5;
const RULE = 0.88;
const RULE_ROW = 1.3;

/** In so many columns, from top to bottom, and under them the rule, by sentences where it is wider than they are. */
export function layLegend({ entries, rule }: Legend, columns: number, size: number): Block {
  const rows = Math.ceil(entries.length / columns);
  const [sample, gap, between] = [size * 2.1, size * 0.6, size * 1.8];
  const widths = Array.from({ length: Math.ceil(entries.length / rows) }, (_, column) => {
    const own = entries.slice(column * rows, (column + 1) * rows);
    return sample + gap + Math.max(...own.map(({ text }) => textWidth(text, false) * size));
  });
  const whole = widths.reduce((sum, one) => sum + one, between * (widths.length - 1));
  const lefts = widths.map((_, i) => widths.slice(0, i).reduce((sum, one) => sum + one + between, -whole / 2));
  const samples = entries.map((entry, i): PlacedSample => {
    const [x, y] = [lefts[Math.floor(i / rows)]!, (0.75 + (i % rows) * ROW) * size];
    return { entry, x, y, width: sample, size };
  });
  const names = samples.map(
    ({ entry: { text }, x, y }): PlacedText => ({ text, tone: 'legend', x: x + sample + gap, y, size, align: 'left' }),
  );
  const lines = textWidth(rule, false) * size * RULE > whole * 1.3 ? rule.split(/(?<=[.,]) /) : [rule];
  const below = (rows * ROW + 0.7) * size;
  const told = lines.map((text, i): PlacedText => {
    const y = below + i * size * RULE * RULE_ROW;
    return { text, tone: 'legend', x: 0, y, size: size * RULE, align: 'center' };
  });
  return {
    texts: [...names, ...told],
    samples,
    width: Math.max(whole, ...told.map((line) => 2 * boxOf(line).right)),
    height: boxOf(told.at(-1)!).bottom,
  };
}

/** The whole picture, as large as what is covered, and a legend beside it, allow. */
export function fitPicture(bounds: Box, legend: Legend, surface: Surface): Fitted {
  const fitted = fitInto(bounds, legend, surface);
  if (!isCramped(fitted.camera.scale, surface.width, surface.height)) return fitted;
  // Names at the picture's edge don't shrink with it.
  const line = leastText(surface.width, surface.height);
  const { insets } = surface;
  const within = { ...insets, top: insets.top + line * 0.6, bottom: insets.bottom + line * 1.4 };
  return fitInto(bounds, legend, { ...surface, insets: within });
}

function fitInto(bounds: Box, legend: Legend, surface: Surface): Fitted {
  const { width, height, insets } = surface;
  const plain: Fitted = { camera: fit(bounds, width, height, insets), columns: 2, legendAt: undefined };
  if (legend.at !== 'beside' || height < LOW) return plain;
  const size = leastText(width, height);
  const [roomX, roomY] = [width - insets.left - insets.right - 2 * MARGIN, height - insets.top - insets.bottom];
  const choices = [3, 2, 1].flatMap((columns): Fitted[] => {
    const block = layLegend(legend, columns, size);
    if (block.width > roomX || block.height > roomY) return [];
    const below = { ...insets, bottom: insets.bottom + block.height + size };
    const right = { ...insets, right: insets.right + MARGIN + block.width + size };
    return [
      {
        camera: fit(bounds, width, height, below),
        columns,
        legendAt: [insets.left + MARGIN + roomX / 2, height - insets.bottom - block.height],
      },
      {
        camera: fit(bounds, width, height, right),
        columns,
        legendAt: [width - insets.right - MARGIN - block.width / 2, insets.top + (roomY - block.height) / 2],
      },
    ];
  });
  return choices.reduce(
    (best, one) => (best.legendAt === undefined || one.camera.scale > best.camera.scale ? one : best),
    plain,
  );
}
