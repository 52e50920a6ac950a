import { sortedBy } from '../../../core/base/order.ts';
import type { Steps, WorkPace } from '../../../core/base/steps.ts';
import type { Adjacency } from '../../../core/model/adjacency.ts';
import { SCALE_OUT } from '../../../core/model/linkClasses.ts';
import type { Network } from '../../../core/model/network.ts';
import type { LinkLooks, LayoutOptions } from '../layout.ts';
import { createLooks, setLook } from '../linkLooks.ts';
import { curvePoints, PathBuilder, type Paths, type Point } from '../path.ts';
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

/** What of the plates' places switches stand by. */
type Above = { readonly across: number; readonly width: number; readonly top: number };

/** Layers of switches by distance from the chips, each in the order of its children. */
export function* placeSwitches(
  network: Network,
  nodes: Float32Array,
  leaving: Adjacency,
  { across, width, top }: Above,
  pace: WorkPace,
): Steps<number> {
  const { nodeCount, chipCount, linkTo } = network;
  if (nodeCount === chipCount) return 0;
  const away = new Int32Array(nodeCount).fill(-1).fill(0, 0, chipCount);
  const sums = new Float64Array(nodeCount * 2);
  const mean = (node: number): number => sums[2 * node]! / sums[2 * node + 1]!;
  let layer: number[] = Array.from({ length: chipCount }, (_, chip) => chip);
  for (let level = 0; ; level++) {
    const next: number[] = [];
    for (const from of layer) {
      const [first, end] = [leaving.start[from]!, leaving.start[from + 1]!];
      for (let at = first; at < end; at++) {
        const to = linkTo[leaving.links[at]!]!;
        if (away[to] === -1) next.push(to);
        else if (away[to] !== level + 1) continue;
        away[to] = level + 1;
        sums[2 * to]! += nodes[2 * from]!;
        sums[2 * to + 1]!++;
        if (pace.isDue()) yield pace.share;
      }
      if (pace.isDue()) yield pace.share;
    }
    if (next.length === 0) return level;
    layer = next.sort((a, b) => mean(a) - mean(b) || a - b);
    const pitch = (across + width / 2) / layer.length;
    layer.forEach((node, i) => nodes.set([-width / 4 + (i + 0.5) * pitch, top - level * LEVEL - 40], 2 * node));
  }
}

/** By node: its sheet, −1 for a switch. */
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
  { ways }: LayoutOptions,
  pitch: number,
  pace: WorkPace,
): Steps<PlacedLinks> {
  const sheetOf = sheetOfNodes(network.nodeCount, sheets);
  const { linkCount, linkFrom, linkTo, linkClass, nodeX, nodeY } = network;
  const paths = new PathBuilder(ways);
  const looks = createLooks(linkCount);
  const bends = curvePoints(linkCount);
  const outlets = yield* placeOutlets(network, nodes, leaving, pace);
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
      const start = Number.isNaN(outlets[link]!) ? ax + side : outlets[link]!;
      paths.addCurve(start, ay, start, ay + bend, bx + side, by - bend, bx + side, by, bends);
      setLook(looks, network, link, sheets.length, 0.2, 1, 3);
    }
    if (pace.isDue(bends)) yield pace.share;
  }
  const sealed = paths.seal();
  yield pace.share;
  return { paths: sealed, queues: yield* placeQueues(network, nodes, sealed, outlets, pitch, pace), looks };
}

/** Queues are on the switch that their link leaves, else a little way along the link. */
function* placeQueues(
  { linkCount, linkFrom, linkClass }: Network,
  nodes: Float32Array,
  { first, points }: Paths,
  outlets: Float32Array,
  pitch: number,
  pace: WorkPace,
): Steps<Float32Array> {
  const queues = new Float32Array(linkCount * 4);
  for (let link = 0; link < linkCount; link++) {
    if (pace.isDue()) yield pace.share;
    queues[4 * link + 3] = SCALE_OUT[linkClass[link]!] === true ? -pitch : -NEURON_PITCH;
    if (!Number.isNaN(outlets[link]!)) {
      queues[4 * link] = outlets[link]!;
      queues[4 * link + 1] = nodes[2 * linkFrom[link]! + 1]! - SWITCH[1] - pitch;
      queues[4 * link + 3] = -pitch;
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

/** Start of each link that leaves a switch, where its queue is: side by side in the order of their targets; NaN for other links. */
function* placeOutlets(
  { nodeCount, chipCount, linkCount, linkTo }: Network,
  nodes: Float32Array,
  { start, links }: Adjacency,
  pace: WorkPace,
): Steps<Float32Array> {
  const outlets = new Float32Array(linkCount).fill(Number.NaN);
  for (let node = chipCount; node < nodeCount; node++) {
    const leaving = sortedBy([...links.subarray(start[node], start[node + 1])], (link) => nodes[2 * linkTo[link]!]!);
    const pitch = (2 * (SWITCH[0] - PITCH)) / leaving.length;
    leaving.forEach((link, n) => {
      outlets[link] = nodes[2 * node]! + (n - (leaving.length - 1) / 2) * pitch;
    });
    if (pace.isDue(leaving.length)) yield pace.share;
  }
  return outlets;
}
