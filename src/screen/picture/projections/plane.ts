import { LINK_CLASSES, type Network } from '../../../core/model/network.ts';
import type { Box, Layout, LinkLooks, Plate, Room, Tower } from '../layout.ts';
import { createLooks, setLook } from '../linkLooks.ts';
import { curve, evenlySpaced, lane, PathBuilder, type Point } from '../path.ts';
import { isScaleOut, linkWidth } from '../theme.ts';
import { type Sheet, sheetsOf } from './sheets.ts';
import { neuronQueue } from './towerWays.ts';

const CELL = 47;
const MARGIN = 0.72;
const GAP = 46;
const LANE = 3.2;
const LEVEL = 120;
const SWITCH: Point = [40, 15];
/** Packets that wait for a scale-out link stand one on another; those beyond the last row stand on it. */
const PITCH = 4;
const MOST_ROWS = 24;

/**
 * Any network: its plates side by side, one for each group and z, and its switches above them, layer by layer. Knows nodes and
 * links alone, so it fits what no other projection knows.
 */
export function layoutPlane(network: Network, room: Room): Layout {
  const sheets = sheetsOf(network);
  const columns = Math.max(1, Math.ceil(Math.sqrt(sheets.length * (room.upright ? 0.4 : 1.4))));
  const width = Math.max(...sheets.map((sheet) => sizeOf(sheet)[0] + sizeOf(sheet)[1])) * CELL + GAP;
  const height = (width - GAP) / 2 + GAP * 1.6;
  const middles = sheets.map((_, i): Point => [(i % columns) * width, Math.floor(i / columns) * height]);
  const nodes = new Float32Array(network.nodeCount * 2);
  sheets.forEach(({ chips, low, cells }, i) => {
    for (const chip of chips) {
      const x = network.nodeX[chip]! - low[0] - (cells[0] - 1) / 2;
      const y = network.nodeY[chip]! - low[1] - (cells[1] - 1) / 2;
      nodes.set([middles[i]![0] + (x - y) * CELL, middles[i]![1] + ((x + y) * CELL) / 2], 2 * chip);
    }
  });
  const across = (Math.min(columns, sheets.length) - 1) * width;
  const top = -height / 2;
  const levels = placeSwitches(network, nodes, across, width, top);
  const bottom = middles.at(-1)![1] + height / 2;
  const bounds: Box = {
    left: -width / 2 - GAP,
    right: across + width / 2 + GAP,
    top: top - levels * LEVEL - (levels > 0 ? 60 : 10),
    bottom,
  };
  const { paths, queues, looks } = placeLinks(network, nodes, sheets);
  return {
    bounds,
    chips: nodes.subarray(0, network.chipCount * 2),
    plates: sheets.map((sheet, i) => layPlate(sheet, middles[i]!, nodes)),
    paths,
    looks,
    queues,
    queueRows: Math.min(room.longestQueue + 1, MOST_ROWS),
    pens: [],
    towers: groupLabels(network, sheets, middles, height),
    switches: Array.from({ length: network.nodeCount - network.chipCount }, (_, i): Box => {
      const [x, y] = [nodes[2 * (network.chipCount + i)]!, nodes[2 * (network.chipCount + i) + 1]!];
      return { left: x - SWITCH[0], right: x + SWITCH[0], top: y - SWITCH[1], bottom: y + SWITCH[1] };
    }),
    rack: undefined,
    rackLabel: [across / 2, top - levels * LEVEL - 36],
    legend: 'beside',
  };
}

/** A plate's sides in cells, with its margin. */
function sizeOf({ cells }: Sheet): Point {
  return [cells[0] - 1 + 2 * MARGIN, cells[1] - 1 + 2 * MARGIN];
}

function layPlate(sheet: Sheet, [x, y]: Point, nodes: Float32Array): Plate {
  const { chips } = sheet;
  const size = sizeOf(sheet);
  const r = CELL * 0.36;
  return {
    slab: {
      corner: [x - ((size[0] - size[1]) * CELL) / 2, y - ((size[0] + size[1]) * CELL) / 4],
      along: [size[0] * CELL, (size[0] * CELL) / 2],
      across: [-size[1] * CELL, (size[1] * CELL) / 2],
    },
    edge: undefined,
    chips: chips.toSorted((a, b) => nodes[2 * a + 1]! - nodes[2 * b + 1]!),
    chipAxes: [
      [r, r / 2],
      [-r, r / 2],
    ],
  };
}

/** Switches by how many links they are away from a chip, each layer in the order of what hangs on it; gives the layers. */
function placeSwitches(network: Network, nodes: Float32Array, across: number, width: number, top: number): number {
  const away = new Int32Array(network.nodeCount).fill(-1).fill(0, 0, network.chipCount);
  const sums = new Float64Array(network.nodeCount * 2);
  let level = 0;
  for (let found = network.nodeCount > network.chipCount; found; level++) {
    found = false;
    for (let link = 0; link < network.linkCount; link++) {
      const [from, to] = [network.linkFrom[link]!, network.linkTo[link]!];
      if (away[from] !== level || (away[to] !== -1 && away[to] !== level + 1)) continue;
      found = true;
      away[to] = level + 1;
      sums[2 * to]! += nodes[2 * from]!;
      sums[2 * to + 1]!++;
    }
    const layer = Array.from(away.keys()).filter((node) => away[node] === level + 1);
    const mean = (node: number): number => sums[2 * node]! / sums[2 * node + 1]!;
    layer.sort((a, b) => mean(a) - mean(b) || a - b);
    const left = -width / 4;
    const pitch = (across + width / 2) / Math.max(1, layer.length);
    layer.forEach((node, i) => nodes.set([left + (i + 0.5) * pitch, top - level * LEVEL - 40], 2 * node));
    if (layer.length === 0) return level;
  }
  return level;
}

function placeLinks(network: Network, nodes: Float32Array, sheets: readonly Sheet[]) {
  const sheetOf = new Int32Array(network.nodeCount).fill(-1);
  sheets.forEach(({ chips }, i) => {
    for (const chip of chips) sheetOf[chip] = i;
  });
  const paths = new PathBuilder();
  const queues = new Float32Array(network.linkCount * 4);
  const looks: LinkLooks = createLooks(network.linkCount);
  const outlets = placeOutlets(network, nodes);
  for (let link = 0; link < network.linkCount; link++) {
    const [from, to] = [network.linkFrom[link]!, network.linkTo[link]!];
    const a: Point = [nodes[2 * from]!, nodes[2 * from + 1]!];
    const b: Point = [nodes[2 * to]!, nodes[2 * to + 1]!];
    const half = linkWidth(network.linkRate[link]!) / 2;
    const step = Math.max(
      Math.abs(network.nodeX[from]! - network.nodeX[to]!),
      Math.abs(network.nodeY[from]! - network.nodeY[to]!),
    );
    const [sheet, other] = [sheetOf[from]!, sheetOf[to]!];
    const isScaleUp = !isScaleOut(LINK_CLASSES[network.linkClass[link]!]!);
    let way: Point[];
    if (sheet >= 0 && sheet === other && step <= 1) {
      way = lane(a, b, LANE);
      setLook(looks, link, sheet + 0.1, 0.3, half * (isScaleUp ? 0.55 : 1));
    } else if (sheet >= 0 && other >= 0) {
      const lift = sheet === other ? 40 + (from < to ? 0 : 9) : 70;
      way = evenlySpaced(curve(a, [a[0], a[1] - lift], [b[0], b[1] - lift], b));
      setLook(looks, link, sheet === other ? sheet + 0.2 : sheets.length, 0.12, Math.min(half, 1.6));
    } else {
      const bend = (b[1] - a[1]) / 2;
      const side = from < to ? LANE : -LANE;
      const start = outlets.get(link) ?? a[0] + side;
      way = evenlySpaced(curve([start, a[1]], [start, a[1] + bend], [b[0] + side, b[1] - bend], [b[0] + side, b[1]]));
      setLook(looks, link, sheets.length, 0.2, Math.min(half, 3));
    }
    paths.add(way);
    const outlet = outlets.get(link);
    queues.set(outlet === undefined ? neuronQueue(way) : [outlet, a[1] - SWITCH[1] - PITCH, 0, -PITCH], 4 * link);
    if (!isScaleUp) queues[4 * link + 3] = -PITCH;
  }
  return { paths: paths.seal(), queues, looks };
}

/** Where on its switch each link that leaves one begins, side by side in the order of where they lead; what waits stands there. */
function placeOutlets(network: Network, nodes: Float32Array): Map<number, number> {
  const leaving = new Map<number, number[]>();
  for (let link = 0; link < network.linkCount; link++) {
    const from = network.linkFrom[link]!;
    if (from >= network.chipCount) leaving.set(from, [...(leaving.get(from) ?? []), link]);
  }
  const outlets = new Map<number, number>();
  for (const [from, links] of leaving) {
    links.sort((a, b) => nodes[2 * network.linkTo[a]!]! - nodes[2 * network.linkTo[b]!]! || a - b);
    const pitch = (2 * (SWITCH[0] - PITCH)) / links.length;
    links.forEach((link, i) => outlets.set(link, nodes[2 * from]! + (i - (links.length - 1) / 2) * pitch));
  }
  return outlets;
}

/** One label a group, below the middle of its plates. */
function groupLabels(network: Network, sheets: readonly Sheet[], middles: readonly Point[], height: number): Tower[] {
  const groups = [...new Set(sheets.map(({ group }) => group))];
  return groups.map((group) => {
    const own = middles.filter((_, i) => sheets[i]!.group === group);
    const chips = network.nodeGroup
      .subarray(0, network.chipCount)
      .reduce((sum, one) => sum + (one === group ? 1 : 0), 0);
    const x = own.reduce((sum, middle) => sum + middle[0], 0) / own.length;
    return { group, chips, isUltraServer: false, label: [x, Math.max(...own.map(([, y]) => y)) + height / 2 - 22] };
  });
}
