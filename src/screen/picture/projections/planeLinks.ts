import { memoize } from '../../../core/base/memoize.ts';
import { sortedBy } from '../../../core/base/order.ts';
import type { Steps, WorkPace } from '../../../core/base/steps.ts';
import type { Adjacency } from '../../../core/model/adjacency.ts';
import { SCALE_OUT } from '../../../core/model/linkClasses.ts';
import type { Network } from '../../../core/model/network.ts';
import type { LinkLooks, LayoutOptions } from '../layout.ts';
import { createLooks, setLook } from '../linkLooks.ts';
import { curve, curvePoints, evenlySpaced, PathBuilder, type Paths, type Point } from '../path.ts';
import type { Sheet } from './sheets.ts';

const LANE = 3.2;
export const LEVEL = 144;
export const SWITCH: Point = [40, 15];
/** Packets that wait for a scale-out link are stacked. */
export const PITCH = 4;
/** The same in a wide pile, whose packets are large enough to be counted. */
export const WIDE_PITCH = 8;
/** Packets that wait for other links are closer together; both are a little way along their link. */
const NEURON_PITCH = 2;
export const QUEUE_AWAY = 9;
/** Light of a link of a switch while nothing uses it. */
const IDLE = 0.09;

/** The places of plates that the switches are aligned with. */
type Above = { readonly across: number; readonly width: number };

/** How piles stand on switches, and how far from their middle those reach. */
export type Piles = {
  readonly columns: number;
  readonly pitch: number;
  /** From the foot of a pile to the top of the highest. */
  readonly high: number;
  /** By switch: half its width. */
  readonly halves: Float32Array;
};

/** Switches by how many links they are away from a chip, from the nearest on; by node that distance, −1 if there is no path. */
export type Layers = { readonly away: Int32Array; readonly layers: readonly number[][] };

export function* layersOf(
  { nodeCount, chipCount, linkTo }: Network,
  leaving: Adjacency,
  pace: WorkPace,
): Steps<Layers> {
  const away = new Int32Array(nodeCount).fill(-1).fill(0, 0, chipCount);
  const layers: number[][] = [];
  if (nodeCount === chipCount) return { away, layers };
  let layer: number[] = Array.from({ length: chipCount }, (_, chip) => chip);
  for (;;) {
    const next: number[] = [];
    for (const from of layer) {
      const [first, end] = [leaving.start[from]!, leaving.start[from + 1]!];
      for (let at = first; at < end; at++) {
        const to = linkTo[leaving.links[at]!]!;
        if (away[to] === -1) {
          away[to] = layers.length + 1;
          next.push(to);
        }
        if (pace.isDue()) yield pace.share;
      }
      if (pace.isDue()) yield pace.share;
    }
    if (next.length === 0) return { away, layers };
    layers.push(next);
    layer = next;
  }
}

/** Places switches at `heights`, one y per layer, each layer in the order of the nodes below it. */
export function* placeSwitches(
  network: Network,
  nodes: Float32Array,
  leaving: Adjacency,
  { away, layers }: Layers,
  heights: readonly number[],
  { across, width }: Above,
  pace: WorkPace,
): Steps<void> {
  const sums = new Float64Array(network.nodeCount * 2);
  const mean = (node: number): number => sums[2 * node]! / sums[2 * node + 1]!;
  let below: readonly number[] = Array.from({ length: network.chipCount }, (_, chip) => chip);
  for (const [level, layer] of layers.entries()) {
    for (const from of below) {
      const [first, end] = [leaving.start[from]!, leaving.start[from + 1]!];
      for (let at = first; at < end; at++) {
        const to = network.linkTo[leaving.links[at]!]!;
        if (pace.isDue()) yield pace.share;
        if (away[to] !== level + 1) continue;
        sums[2 * to]! += nodes[2 * from]!;
        sums[2 * to + 1]!++;
      }
    }
    const order = layer.toSorted((a, b) => mean(a) - mean(b) || a - b);
    const pitch = layerPitch(order.length, { across, width });
    order.forEach((node, i) => nodes.set([(-width * LAYER) / 2 + (i + 0.5) * pitch, heights[level]!], 2 * node));
    below = order;
  }
}

/** The width of a layer of switches, as a share of the outer plates' width. */
const LAYER = 0.8;

/** From one switch to the next in a layer of so many. */
export function layerPitch(count: number, { across, width }: Above): number {
  return (across + width * LAYER) / count;
}

/** By node, the sheet that it is on; −1 for a switch. */
export function sheetOfNodes(nodeCount: number, sheets: readonly Sheet[]): Int32Array {
  const sheetOf = new Int32Array(nodeCount).fill(-1);
  sheets.forEach(({ chips }, i) => {
    for (const chip of chips) sheetOf[chip] = i;
  });
  return sheetOf;
}

type PlacedLinks = { readonly paths: Paths; readonly queues: Float32Array; readonly looks: LinkLooks };

export function* placeLinks(
  network: Network,
  nodes: Float32Array,
  leaving: Adjacency,
  sheets: readonly Sheet[],
  away: Int32Array,
  piles: Piles,
  { ways }: LayoutOptions,
  pace: WorkPace,
): Steps<PlacedLinks> {
  const sheetOf = sheetOfNodes(network.nodeCount, sheets);
  const { linkCount, linkFrom, linkTo, linkClass, nodeX, nodeY } = network;
  const paths = new PathBuilder(ways);
  const looks = createLooks(linkCount);
  const bends = curvePoints(linkCount);
  const outlets = yield* placeOutlets(network, nodes, leaving, away, piles, pace);
  const isUp = (link: number): boolean => away[linkTo[link]!]! > away[linkFrom[link]!]!;
  for (let link = 0; link < linkCount; link++) {
    const from = linkFrom[link]!;
    const to = linkTo[link]!;
    const ax = nodes[2 * from]!;
    const ay = nodes[2 * from + 1]!;
    const bx = nodes[2 * to]!;
    const by = nodes[2 * to + 1]!;
    const sheet = sheetOf[from]!;
    const other = sheetOf[to]!;
    const step = Math.max(Math.abs(nodeX[from]! - nodeX[to]!), Math.abs(nodeY[from]! - nodeY[to]!));
    if (sheet >= 0 && sheet === other && step <= 1) {
      paths.addLane(ax, ay, bx, by, LANE);
      setLook(looks, network, link, sheet + 0.1, 0.3, SCALE_OUT[linkClass[link]!] === true ? 1 : 0.55);
    } else if (sheet >= 0 && other >= 0) {
      const lift = sheet === other ? 40 + (from < to ? 0 : 9) : 70;
      paths.addCurve(ax, ay, ax, ay - lift, bx, by - lift, bx, by, bends);
      setLook(looks, network, link, sheet === other ? sheet + 0.2 : sheets.length, 0.12, 1, 1.6);
    } else {
      const bend = (by - ay) / 2;
      const side = from < to ? LANE : -LANE;
      const outlet = outlets[link]!;
      // Down to a switch with piles on it: to its side.
      const half =
        piles.columns > 1 && to >= network.chipCount && !isUp(link) ? piles.halves[to - network.chipCount]! : 0;
      const endX = half > SWITCH[0] ? bx + Math.sign(ax - bx || side) * half : bx + side;
      const start = Number.isNaN(outlet) ? ax + side : outlet;
      if (piles.columns > 1 && !Number.isNaN(outlet) && isUp(link)) {
        const own = piles.halves[from - network.chipCount]!;
        paths.add(() =>
          evenlySpaced(besidePile([outlet, ay - SWITCH[1]], ax, own, piles.high, [bx + side, by]), bends),
        );
      } else paths.addCurve(start, ay, start, ay + bend, endX, by - bend, endX, by, bends);
      setLook(looks, network, link, sheets.length, IDLE, 1, 3);
    }
    if (pace.isDue(bends)) yield pace.share;
  }
  const sealed = paths.seal();
  yield pace.share;
  return { paths: sealed, queues: yield* placeQueues(network, nodes, sealed, outlets, away, piles.pitch, pace), looks };
}

/** Queues are on the switch that their link leaves, else a little way along the link. */
function* placeQueues(
  { linkCount, linkFrom, linkTo, linkClass }: Network,
  nodes: Float32Array,
  { first, points }: Paths,
  outlets: Float32Array,
  away: Int32Array,
  pitch: number,
  pace: WorkPace,
): Steps<Float32Array> {
  const queues = new Float32Array(linkCount * 4);
  for (let link = 0; link < linkCount; link++) {
    if (pace.isDue()) yield pace.share;
    queues[4 * link + 3] = SCALE_OUT[linkClass[link]!] === true ? -pitch : -NEURON_PITCH;
    if (!Number.isNaN(outlets[link]!)) {
      const from = linkFrom[link]!;
      const up = standsOn(away, from, linkTo[link]!) ? -1 : 1;
      queues[4 * link] = outlets[link]!;
      queues[4 * link + 1] = nodes[2 * from + 1]! + up * (SWITCH[1] + pitch);
      queues[4 * link + 3] = up * pitch;
      continue;
    }
    const at = 2 * first[link]!;
    const dx = points[at + 2]! - points[at]!;
    const dy = points[at + 3]! - points[at + 1]!;
    const length = Math.hypot(dx, dy) || 1;
    queues[4 * link] = points[at]! + (dx / length) * QUEUE_AWAY;
    queues[4 * link + 1] = points[at + 1]! + (dy / length) * QUEUE_AWAY;
  }
  return queues;
}

/** Half the width of a gap between a pile and the cables beside it. */
const BESIDE = 10;
const STRAND = 2.4;
/** Above a pile, for its count. */
const COUNT = 30;

/** From a pile's foot to the nearer side of all piles on the switch, up along them, and on to the end. */
function besidePile([x, y]: Point, middle: number, half: number, high: number, end: Point): Point[] {
  const side = end[0] < middle ? -1 : 1;
  // A cable that ends nearer to the middle goes up nearer to the piles.
  const strand = Math.min(8, Math.abs(end[0] - middle) / 60);
  const beside = middle + side * (half + BESIDE + strand * STRAND);
  const top = y - high - COUNT;
  const bend = (end[1] - top) / 2;
  return [
    [x, y],
    [x, y - 3],
    [beside, y - 3],
    ...curve([beside, y - 8], [beside, top], [beside, top], [beside, top], 6),
    ...curve([beside, top], [beside, top + bend], [end[0], end[1] - bend], end, 24),
  ];
}

/** Whether what waits for a link stands on its switch, or hangs from it: that of links down from a switch of which others lead up. */
export function standsOn(away: Int32Array, from: number, to: number): boolean {
  return away[to]! > away[from]! || hasNoneAbove(away, from);
}

/** Switches of the last layer. */
function hasNoneAbove(away: Int32Array, node: number): boolean {
  return away[node]! === lastLayer(away);
}

const lastLayer = memoize((away: Int32Array): number => away.reduce((most, one) => Math.max(most, one), 0));

/** Where on its switch each link that leaves one begins, side by side in the order of where they lead; what waits stands there; NaN for others. */
function* placeOutlets(
  { nodeCount, chipCount, linkCount, linkTo }: Network,
  nodes: Float32Array,
  { start, links }: Adjacency,
  away: Int32Array,
  { halves }: Piles,
  pace: WorkPace,
): Steps<Float32Array> {
  const outlets = new Float32Array(linkCount).fill(Number.NaN);
  for (let node = chipCount; node < nodeCount; node++) {
    const leaving = sortedBy([...links.subarray(start[node], start[node + 1])], (link) => nodes[2 * linkTo[link]!]!);
    const stands = (link: number): boolean => standsOn(away, node, linkTo[link]!);
    for (const own of [leaving.filter(stands), leaving.filter((link) => !stands(link))]) {
      const pitch = (2 * (halves[node - chipCount]! - PITCH)) / own.length;
      own.forEach((link, n) => {
        outlets[link] = nodes[2 * node]! + (n - (own.length - 1) / 2) * pitch;
      });
    }
    if (pace.isDue(leaving.length)) yield pace.share;
  }
  return outlets;
}
