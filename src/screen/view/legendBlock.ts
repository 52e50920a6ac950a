import type { Insets } from '../picture/layout.ts';
import type { LegendEntry } from '../describe/labels.ts';
import type { Box } from '../picture/layout.ts';
import type { Point } from '../picture/path.ts';
import { textWidth } from '../picture/textWidth.ts';
import { fit, pixelAt } from './camera.ts';
import {
  boxOf,
  isCramped,
  leastText,
  LEGEND_SIZE,
  LOW,
  MARGIN,
  type PlacedSample,
  type PlacedText,
  sizeAt,
  type Surface,
} from './placedText.ts';

export type Legend = {
  readonly entries: readonly LegendEntry[];
  /** The rule below the entries: what width, time and piles mean; empty in a talk. */
  readonly rule: string;
  /** Centre of its upper edge in picture units, or beside the picture, whichever leaves the picture larger. */
  readonly at: Point | 'beside';
};

/** A legend after layout, in CSS pixels relative to the centre of its upper edge. */
export type Block = {
  readonly texts: readonly PlacedText[];
  readonly samples: readonly PlacedSample[];
  readonly width: number;
  readonly height: number;
};

/** The insets of the picture; for a legend beside it also its columns and position. */
export type Fitted = {
  /** Includes the area of that legend. */
  readonly insets: Insets;
  readonly columns: number;
  /** Centre of the upper edge, in CSS pixels. */
  readonly legendAt: Point | undefined;
};

const ROW = 1.5;
const RULE_ROW = 1.3;
/** Weight of the size of an upright picture with the legend beside it, relative to one with the legend below. */
const LESS_BESIDE = 0.88;

/**
 * Lays the legend out in `columns`, filled from top to bottom, with the rule below. Beside the picture the rule is broken into
 * sentences if it would widen the legend.
 */
export function layLegend({ entries, rule, at }: Legend, columns: number, size: number): Block {
  const rows = Math.ceil(entries.length / columns);
  const [sample, gap, between] = [size * 2.1, size * 0.6, size * 1.8];
  const widths = Array.from({ length: Math.ceil(entries.length / rows) }, (_, column) => {
    const own = entries.slice(column * rows, (column + 1) * rows);
    return sample + gap + Math.max(...own.map(({ text }) => textWidth(text, false) * size));
  });
  const whole = widths.reduce((sum, one) => sum + one, between * (widths.length - 1));
  const ruleWidth = (text: string): number => textWidth(text, false) * size;
  const isListed = at === 'beside' && ruleWidth(rule) > whole * 1.3;
  const lines = isListed ? rule.split(/(?<=[.,]) /) : rule === '' ? [] : [rule];
  const left = -(isListed ? Math.max(whole, ...lines.map(ruleWidth)) : whole) / 2;
  const lefts = widths.map((_, i) => widths.slice(0, i).reduce((sum, one) => sum + one + between, left));
  const samples = entries.map((entry, i): PlacedSample => {
    const [x, y] = [lefts[Math.floor(i / rows)]!, (0.75 + (i % rows) * ROW) * size];
    return { entry, x, y, width: sample, size };
  });
  const names = samples.map(
    ({ entry: { text }, x, y }): PlacedText => ({ text, tone: 'legend', x: x + sample + gap, y, size, align: 'left' }),
  );
  const below = (rows * ROW + 0.7) * size;
  const told = lines.map((text, i): PlacedText => {
    const y = below + i * size * RULE_ROW;
    return { text, tone: 'legend', x: isListed ? left : 0, y, size, align: isListed ? 'left' : 'center' };
  });
  return {
    texts: [...names, ...told],
    samples,
    width: Math.max(whole, ...lines.map(ruleWidth)),
    height: Math.max(...[...names, ...told].map((text) => boxOf(text).bottom)),
  };
}

/** The insets that show the whole picture as large as text and a legend beside or below it allow. */
export function fitOutside(bounds: Box, legend: Legend, surface: Surface): Fitted {
  const fitted = fitBeside(bounds, legend, surface);
  const { width, height, insets } = surface;
  if (isPushedOut(bounds, legend, fitted, surface)) return fitOutside(bounds, { ...legend, at: 'beside' }, surface);
  if (!isCramped(fit(bounds, width, height, fitted.insets).scale, surface)) return fitted;
  // Reserved, since names at the edge of the picture don't shrink with it.
  const line = leastText(surface);
  const within = { ...insets, top: insets.top + line * 0.6, bottom: insets.bottom + line * 1.4 };
  return fitBeside(bounds, legend, { ...surface, insets: within });
}

/** Whether a legend inside the picture would be pushed from its place onto the network by the canvas edge. */
function isPushedOut(bounds: Box, legend: Legend, { insets, columns }: Fitted, surface: Surface): boolean {
  const { width, height } = surface;
  if (legend.at === 'beside' || height < LOW) return false;
  const camera = fit(bounds, width, height, insets);
  const size = sizeAt(camera.scale, LEGEND_SIZE, leastText(surface));
  const [, top] = pixelAt(camera, legend.at);
  return top + layLegend(legend, columns, size).height - (height - surface.insets.bottom) > size;
}

function fitBeside(bounds: Box, legend: Legend, surface: Surface): Fitted {
  const { width, height, insets } = surface;
  const plain: Fitted = { insets, columns: 2, legendAt: undefined };
  if (legend.at !== 'beside' || height < LOW) return plain;
  const size = leastText(surface);
  const [roomX, roomY] = [width - insets.left - insets.right - 2 * MARGIN, height - insets.top - insets.bottom];
  const scaleIn = (room: Insets): number => fit(bounds, width, height, room).scale;
  const free = width - insets.left - insets.right;
  const besides = [1, 2, 3].map((columns): Fitted & Block => {
    const block = layLegend(legend, columns, size);
    const taken = block.width + 2 * size;
    const scale = scaleIn({ ...insets, right: insets.right + MARGIN + taken });
    const across = scale * (bounds.right - bounds.left);
    // Centred in the free area, as far as the legend allows.
    const left = Math.max(0, Math.min((free - across) / 2, free - MARGIN - taken - across));
    return {
      ...block,
      insets: { ...insets, left: insets.left + left, right: width - insets.left - left - across },
      columns,
      legendAt: [insets.left + left + across + taken - block.width / 2, insets.top + (roomY - block.height) / 2],
    };
  });
  const belows = [6, 3, 2, 1].map((columns): Fitted & Block => {
    const block = layLegend(legend, columns, size);
    return {
      ...block,
      insets: { ...insets, bottom: insets.bottom + block.height + size },
      columns,
      legendAt: [insets.left + MARGIN + roomX / 2, height - insets.bottom - block.height],
    };
  });
  // An upright picture has its legend below, unless that makes it much smaller.
  const worth = (one: Fitted & Block): number =>
    scaleIn(one.insets) * (width < height && besides.includes(one) ? LESS_BESIDE : 1);
  const fitting = [...besides, ...belows].filter((one) => one.width <= roomX && one.height <= roomY);
  return (
    fitting.reduce<(Fitted & Block) | undefined>(
      (best, one) => (best === undefined || worth(one) > worth(best) ? one : best),
      undefined,
    ) ?? plain
  );
}
