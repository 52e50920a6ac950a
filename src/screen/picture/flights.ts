import { atOnce, type Steps, WorkPace } from '../../core/base/steps.ts';
import { transferTime } from '../../core/base/units.ts';
import { LINK_CLASSES } from '../../core/model/linkClasses.ts';
import type { Network } from '../../core/model/network.ts';
import type { TraceReader } from '../../core/trace/reader.ts';
import { HOP_WORDS, type PackedHops } from '../../core/trace/survey.ts';
import type { Layout } from './layout.ts';
import { WORK_A_STEP } from './layoutPace.ts';
import type { Point } from './path.ts';
import { queuePlace } from './queuePlaces.ts';
import { packetShape } from './theme.ts';

/** Words per hop: link, enqueued, started, arrived. */
export const FLIGHT_WORDS = HOP_WORDS;

/** Every hop packed, so that all are uploaded to the GPU once and drawn by range. */
export type Flights = PackedHops & {
  /** By link: the serialization time of its largest packet, in quanta. A queued packet's place is its remaining wait ÷ placeTime. */
  readonly placeTime: Float32Array;
};

export function* flightsInSteps(reader: TraceReader): Steps<Flights> {
  const { network } = reader.trace;
  const { packed } = reader.survey;
  const largest = LINK_CLASSES.map((_, row) => largestPacket(network, row));
  const placeTime = new Float32Array(network.linkCount);
  const pace = new WorkPace(network.linkCount, WORK_A_STEP);
  for (let link = 0; link < placeTime.length; link++) {
    if (pace.isDue()) yield pace.share;
    const time = transferTime(largest[network.linkClass[link]!]!, network.linkRate[link]!);
    placeTime[link] = Math.max(1, time / packed.quantum);
  }
  return { ...packed, placeTime };
}

export const packFlights = atOnce(flightsInSteps);

/** The largest packet, in units, on links of a class; if no route starts with the class, that of classes with its packet shape. */
function largestPacket({ packetSize }: Network, row: number): number {
  const own = packetSize[row]!;
  if (!Number.isNaN(own)) return own;
  const shape = packetShape(LINK_CLASSES[row]!);
  return LINK_CLASSES.reduce((most, name, other) => {
    return packetShape(name) === shape && packetSize[other]! > most ? packetSize[other]! : most;
  }, 1);
}

/** Numbers per link in `linkTexels`. */
const LINK_NUMBERS = 8;

/**
 * What the shader needs of each link, eight numbers: first point and number of points of its path (0 if nothing on it is drawn),
 * placeTime, columns of its queue (0 for round packets), and the four numbers of its queue. Filled up to whole rows of `rowTexels`
 * texels of four numbers.
 */
export function* linkTexelsInSteps(
  { linkCount, linkClass }: Network,
  { paths: { first, count, drawn }, queues, queueColumns }: Pick<Layout, 'paths' | 'queues' | 'queueColumns'>,
  { placeTime }: Flights,
  rowTexels = 1,
): Steps<Float32Array> {
  const texels = new Float32Array(wholeRows(linkCount * LINK_NUMBERS, 4 * rowTexels));
  const pace = new WorkPace(linkCount, WORK_A_STEP);
  for (let link = 0; link < linkCount; link++) {
    if (pace.isDue()) yield pace.share;
    const at = link * LINK_NUMBERS;
    texels[at] = first[link]!;
    texels[at + 1] = drawn[link] === 0 ? 0 : count[link]!;
    texels[at + 2] = placeTime[link]!;
    texels[at + 3] = columnsOf(linkClass[link]!, queueColumns);
    for (let i = 0; i < 4; i++) texels[at + 4 + i] = queues[link * 4 + i]!;
  }
  return texels;
}

const IS_LOZENGE = LINK_CLASSES.map((name) => packetShape(name) === 'lozenge');

/** Columns of a class's queues: `queueColumns` for lozenge packets; 0 means round packets, in one column. */
function columnsOf(linkClass: number, queueColumns = 1): number {
  return IS_LOZENGE[linkClass] === true ? queueColumns : 0;
}

export const linkTexels = atOnce(linkTexelsInSteps);

/** `numbers`, rounded up to whole rows of a texture; at least one row. */
export function wholeRows(numbers: number, row: number): number {
  return Math.max(1, Math.ceil(numbers / row)) * row;
}

/** Where a packet is drawn: in a queue, at a position counted from the head; or on its path, at a share of it. */
export type Seen =
  | { readonly kind: 'nowhere' }
  | { readonly kind: 'inLine'; readonly place: number; readonly at: Point }
  | { readonly kind: 'flying'; readonly share: number; readonly at: Point };

/**
 * Where hop `hop` is drawn at `now` (whole quanta). The same calculation as in the vertex shader in screen/view; tests compare the
 * two. A packet keeps its place in the queue while the head is serialized and moves up when that ends.
 */
export function packetAt(network: Network, flights: Flights, layout: Layout, hop: number, now: number): Seen {
  const { words, placeTime } = flights;
  const base = hop * FLIGHT_WORDS;
  const [link, enqueued, started, arrived] = [words[base]!, words[base + 1]!, words[base + 2]!, words[base + 3]!];
  if (now < enqueued || now >= arrived || layout.paths.drawn[link] === 0) return { kind: 'nowhere' };
  if (now < started) {
    const place = Math.min(placeInLine((started - now) / placeTime[link]!), layout.queueRows - 1);
    return {
      kind: 'inLine',
      place,
      at: queuePlace(layout, link, place, Math.max(1, columnsOf(network.linkClass[link]!, layout.queueColumns))),
    };
  }
  const share = (now - started) / (arrived - started);
  const { first, count, points } = layout.paths;
  const along = share * (count[link]! - 1);
  const piece = Math.min(Math.floor(along), count[link]! - 2);
  const u = along - piece;
  const i = 2 * (first[link]! + piece);
  return {
    kind: 'flying',
    share,
    at: [points[i]! + (points[i + 2]! - points[i]!) * u, points[i + 1]! + (points[i + 3]! - points[i + 1]!) * u],
  };
}

/** The place in a queue, from 0, given the time left until the start in units of placeTime. Whole, except for a quick move up. */
function placeInLine(left: number): number {
  const whole = Math.ceil(left) - 1;
  const move = Math.min(Math.max((left - whole - 0.8) / 0.2, 0), 1);
  return whole + move * move * (3 - 2 * move);
}
