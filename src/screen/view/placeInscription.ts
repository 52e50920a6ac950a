import type { Label } from '../describe/labels.ts';
import type { Box } from '../picture/layout.ts';
import type { Point } from '../picture/path.ts';
import { textWidth } from '../picture/textWidth.ts';
import type { Camera } from './camera.ts';
import { type Fitted, layLegend, type Legend } from './legendBlock.ts';
import {
  boxOf,
  boxOfSample,
  COUNT_SIZE,
  isBold,
  isCramped,
  keptBetween,
  leastText,
  LEGEND_SIZE,
  LOW,
  MARGIN,
  overlap,
  type PlacedSample,
  type PlacedText,
  sizeAt,
  type Surface,
  type Tone,
} from './placedText.ts';

/** The texts of the picture. */
export type Inscription = { readonly labels: readonly Label[]; readonly legend: Legend };

export type PlacedInscription = { readonly texts: readonly PlacedText[]; readonly samples: readonly PlacedSample[] };

/** Sizes in picture units, which are pixels at 1080p and scale 1. */
const SIZE: Readonly<Record<Tone, number>> = {
  pen: COUNT_SIZE,
  note: 27,
  tower: 23,
  rack: 22,
  rank: 19,
  legend: LEGEND_SIZE,
};
/** Priority order: where texts would overlap, later kinds give way. */
const RANKS: readonly Tone[] = ['pen', 'note', 'tower', 'rack', 'rank'];
/** Rank numbers may be smaller than all other text by this factor. */
const RANK_SHARE = 0.8;
/** Offset of a count above its pile, in font sizes. */
const PILE = 4;

/** At a larger zoom the legend would cover the subject, so it is left out. */
const LEGEND_ZOOM = 1.05;

/** Positions the texts so that none overlaps another or is covered. A text without room is left out. */
export function placeInscription(
  { labels, legend }: Inscription,
  camera: Camera,
  fitted: Fitted,
  surface: Surface,
): PlacedInscription {
  const { width, height, insets } = surface;
  const least = leastText(surface);
  const sizeOf = (tone: Tone): number => {
    const floor = tone === 'rank' ? least * RANK_SHARE : least;
    return sizeAt(camera.scale, SIZE[tone], floor);
  };
  const place = ([x, y]: Point): Point => [x * camera.scale + camera.x, y * camera.scale + camera.y];
  const isShort = isCramped(camera.scale, surface) || areClose(labels, camera.scale, sizeOf('pen'));
  const key =
    height < LOW || camera.zoom > LEGEND_ZOOM
      ? undefined
      : placeLegend(legend, fitted, place, sizeOf('legend'), least, surface);
  const taken: Box[] = key === undefined ? [] : [...key.boxes];
  const texts: PlacedText[] = [];
  for (const { at, role, text: long, short = long } of labels.toSorted((a, b) => rankOf(a) - rankOf(b))) {
    const text = isShort ? short : long;
    const [x, y] = place(at);
    if (text === '' || (height < LOW && role !== 'pen')) continue;
    // Texts outside the canvas are left out, partly visible ones move inside. In a zoomed picture, texts under the story are
    // left out too.
    const [top, bottom] = camera.isFitted ? [0, height] : [insets.top, height - insets.bottom];
    if (x < 0 || x > width || y < top || y > bottom) continue;
    const plain: PlacedText = { text, tone: role, x, y, size: sizeOf(role), align: 'center' };
    const own = boxOf(plain);
    const placed = {
      ...plain,
      x: keptBetween(x, own.right - own.left, insets.left + MARGIN, width - insets.right - MARGIN),
      y: keptBetween(y, own.bottom - own.top, insets.top, height - insets.bottom),
    };
    const box = boxOf(placed);
    if (taken.some((other) => overlap(box, other))) continue;
    taken.push(box);
    texts.push(placed);
  }
  return { texts: [...texts, ...(key?.texts ?? [])], samples: key?.samples ?? [] };
}

/** Lower ranks are placed first. A minor note comes last. */
function rankOf({ role, isMinor }: Label): number {
  return role === 'note' && isMinor === true ? RANKS.length : RANKS.indexOf(role);
}

/** With more counts than this the short form is always used. */
const MANY = 64;

/** Whether adjacent four-digit counts would overlap, whatever the counts are now. */
function areClose(labels: readonly Label[], scale: number, size: number): boolean {
  const pens = labels.filter(({ role }) => role === 'pen');
  const said = pens.find(({ text }) => text !== '')?.text;
  if (said === undefined) return false;
  if (pens.length > MANY) return true;
  const reach = textWidth(said.replace(/[\d\u202f]+/, '0000'), isBold('pen')) * size;
  return pens.some((a, i) =>
    pens.slice(i + 1).some((b) => {
      const [across, along] = [Math.abs(a.at[0] - b.at[0]) * scale, Math.abs(a.at[1] - b.at[1]) * scale];
      return across > 1 && across < reach && along < PILE * size;
    }),
  );
}

/** Distance of the legend from the picture, in font sizes. */
const ROOM_ABOVE = 1.2;

/** A legend inside the picture moves with it and is clamped to the canvas; one beside it is fixed. Undefined if it is too large. */
function placeLegend(
  legend: Legend,
  { columns, legendAt }: Fitted,
  place: (at: Point) => Point,
  sizeInPicture: number,
  sizeBeside: number,
  { width, height, insets }: Surface,
): (PlacedInscription & { readonly boxes: readonly Box[] }) | undefined {
  if (legend.at === 'beside' && legendAt === undefined) return undefined;
  const block =
    legendAt === undefined
      ? layLegend(legend, columns, sizeInPicture)
      : layLegend({ ...legend, at: 'beside' }, columns, sizeBeside);
  if (
    block.width > width - insets.left - insets.right - 2 * MARGIN ||
    block.height > height - insets.top - insets.bottom
  ) {
    return undefined;
  }
  const at = legendAt ?? place(legend.at as Point);
  const x = keptBetween(at[0], block.width, insets.left + MARGIN, width - insets.right - MARGIN);
  const y = keptBetween(at[1] + block.height / 2, block.height, insets.top, height - insets.bottom) - block.height / 2;
  // Moved up by more than one line it would cover the picture.
  if (at[1] - y > ROOM_ABOVE * block.texts[0]!.size) return undefined;
  const moved = <Part extends PlacedText | PlacedSample>(part: Part): Part => ({
    ...part,
    x: part.x + x,
    y: part.y + y,
  });
  const [texts, samples] = [block.texts.map(moved), block.samples.map(moved)];
  return { texts, samples, boxes: [...texts.map(boxOf), ...samples.map(boxOfSample)] };
}
