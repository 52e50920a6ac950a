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

/** What is to stand written in the picture. */
export type Inscription = { readonly labels: readonly Label[]; readonly legend: Legend };

export type PlacedInscription = { readonly texts: readonly PlacedText[]; readonly samples: readonly PlacedSample[] };

/** Sizes in picture units: at 1080p and scale 1, pixels. */
const SIZE: Readonly<Record<Tone, number>> = { pen: COUNT_SIZE, tower: 23, rack: 22, rank: 19, legend: LEGEND_SIZE };
/** What comes later here gives way to what comes before, where they would overlap. */
const RANKS: readonly Tone[] = ['pen', 'tower', 'rack', 'rank'];
/** Numbers of ranks may be this much smaller than all other text. */
const RANK_SHARE = 0.8;
/** Counts stand over piles, so they move by so many times their size. */
const PILE = 4;

/** Nearer than this the legend would lie over what is looked at, and is left out. */
const LEGEND_ZOOM = 1.05;

/** Where each text stands, so that none overlaps another and none is covered. What finds no room is left out. */
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
  for (const { at, role, text: long, short = long } of labels.toSorted(
    (a, b) => RANKS.indexOf(a.role) - RANKS.indexOf(b.role),
  )) {
    const text = isShort ? short : long;
    const [x, y] = place(at);
    if (text === '' || (height < LOW && role !== 'pen')) continue;
    // What stands outside the canvas is not written; what would be cut off moves in. In a near picture, nor is what stands under texts.
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

/** More counts than this are always short. */
const MANY = 64;

/** Whether counts of four figures would meet beside one another, whatever they are now. */
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

/** Between a picture and the legend in it, in sizes of its text. */
const ROOM_ABOVE = 1.2;

/** In the picture it moves with it, and in from the edges; beside it, it stays. Undefined where it is too large. */
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
  // Moved up by more than a line, it would lie over the picture.
  if (at[1] - y > ROOM_ABOVE * block.texts[0]!.size) return undefined;
  const moved = <Part extends PlacedText | PlacedSample>(part: Part): Part => ({
    ...part,
    x: part.x + x,
    y: part.y + y,
  });
  const [texts, samples] = [block.texts.map(moved), block.samples.map(moved)];
  return { texts, samples, boxes: [...texts.map(boxOf), ...samples.map(boxOfSample)] };
}
