import { SCALE_OUT } from '../../../core/model/linkClasses.ts';
import type { Network } from '../../../core/model/network.ts';
import type { Box, Layout, LinkLooks, Pen, Plate, LayoutOptions, Tower } from '../layout.ts';
import { createLooks, setLook } from '../linkLooks.ts';
import { curvePoints, PathBuilder, type Point } from '../path.ts';
import { ultraServersIn } from '../../../core/model/levels.ts';
import { type Sheet, sheetsOf } from './sheets.ts';

const CELL = 47;
const MARGIN = 0.72;
const GAP = 46;
const LANE = 3.2;
const LEVEL = 144;
const SWITCH: Point = [40, 15];
/** Packets that wait for a scale-out link stand one on another; those beyond the last row stand on it. */
const PITCH = 4;
const MOST_ROWS = 24;
/** Packets that wait for other links stand closer; both some way along their link. */
const NEURON_PITCH = 2;
const QUEUE_AWAY = 9;
/** How far the light of what waits on a switch reaches. */
const SWITCH_GLOW: Point = [170, 150];

/**
 * Any network: its plates side by side, one for each group and z, and its switches above them, layer by layer. Knows nodes and
 * links alone, so it fits what no other projection knows.
 */
export function layoutPlane(network: Network, room: LayoutOptions): Layout {
  const sheets = sheetsOf(network);
  const columns = columnsOf(sheets, Math.sqrt(sheets.length * (room.upright ? 0.6 : 1.4)));
  const cells = sheets.reduce((most, sheet) => Math.max(most, sizeOf(sheet)[0] + sizeOf(sheet)[1]), 0);
  const width = cells * CELL + GAP;
  const nameRoom = GAP * (room.upright ? 3.2 : 1.6);
  const height = (width - GAP) / 2 + nameRoom;
  const middles = sheets.map((_, i): Point => [(i % columns) * width, Math.floor(i / columns) * height]);
  const nodes = new Float32Array(network.nodeCount * 2);
  sheets.forEach(({ chips, low, cells }, i) => {
    for (const chip of chips) {
      const x = network.nodeX[chip]! - low[0] - (cells[0] - 1) / 2;
      const y = network.nodeY[chip]! - low[1] - (cells[1] - 1) / 2;
      nodes[2 * chip] = middles[i]![0] + (x - y) * CELL;
      nodes[2 * chip + 1] = middles[i]![1] + ((x + y) * CELL) / 2;
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
  const queueRows = Math.min(room.longestQueue + 1, MOST_ROWS);
  const pens = countsOf(network, sheets, middles, nodes, queueRows - 1);
  const { paths, queues, looks } = placeLinks(network, nodes, sheets, room);
  return {
    bounds,
    chips: nodes.subarray(0, network.chipCount * 2),
    plates: sheets.map((sheet, i) => layPlate(sheet, middles[i]!, nodes)),
    paths,
    looks,
    queues,
    queueRows,
    pens,
    glows: pens.map(({ links, tray }) => ({
      at: [(tray.left + tray.right) / 2, (tray.top + tray.bottom) / 2],
      reach: tray.right > tray.left ? SWITCH_GLOW : [width * 0.62, width * 0.5],
      links,
    })),
    towers: groupLabels(sheets, middles, height / 2 - 22, ultraServersIn(network.levels)),
    switches: Array.from({ length: network.nodeCount - network.chipCount }, (_, i): Box => {
      const [x, y] = [nodes[2 * (network.chipCount + i)]!, nodes[2 * (network.chipCount + i) + 1]!];
      return { left: x - SWITCH[0], right: x + SWITCH[0], top: y - SWITCH[1], bottom: y + SWITCH[1] };
    }),
    rack: undefined,
    rackLabel: [across / 2, top - levels * LEVEL - 36],
    legend: 'beside',
  };
}

/**
 * About so many plates a row as are `wanted`, so that a row holds whole groups or a group whole rows, where all groups have as
 * many plates.
 */
function columnsOf(sheets: readonly Sheet[], wanted: number): number {
  const groups = new Set(sheets.map(({ group }) => group)).size;
  const each = sheets.length / groups;
  const isEven = (columns: number): boolean => columns % each === 0 || each % columns === 0;
  const columns = Array.from({ length: sheets.length }, (_, i) => i + 1);
  const far = (one: number): number => Math.abs(Math.log(one / wanted));
  const even = Number.isInteger(each) && each > 1 ? columns.filter(isEven) : columns;
  return even.reduce((best, one) => (far(one) < far(best) ? one : best), 1);
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
      const from = network.linkFrom[link]!;
      const to = network.linkTo[link]!;
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

function placeLinks(network: Network, nodes: Float32Array, sheets: readonly Sheet[], { ways }: LayoutOptions) {
  const sheetOf = new Int32Array(network.nodeCount).fill(-1);
  sheets.forEach(({ chips }, i) => {
    for (const chip of chips) sheetOf[chip] = i;
  });
  const { linkCount, linkFrom, linkTo, nodeX, nodeY } = network;
  const paths = new PathBuilder(ways);
  const queues = new Float32Array(linkCount * 4);
  const looks: LinkLooks = createLooks(linkCount);
  const bends = curvePoints(linkCount);
  const outlets = placeOutlets(network, nodes);
  for (let link = 0; link < linkCount; link++) {
    const from = linkFrom[link]!;
    const to = linkTo[link]!;
    const ax = nodes[2 * from]!;
    const ay = nodes[2 * from + 1]!;
    const bx = nodes[2 * to]!;
    const by = nodes[2 * to + 1]!;
    const sheet = sheetOf[from]!;
    const other = sheetOf[to]!;
    const isScaleUp = SCALE_OUT[network.linkClass[link]!] !== true;
    const step = Math.max(Math.abs(nodeX[from]! - nodeX[to]!), Math.abs(nodeY[from]! - nodeY[to]!));
    if (sheet >= 0 && sheet === other && step <= 1) {
      paths.addLane(ax, ay, bx, by, LANE);
      setLook(looks, network, link, sheet + 0.1, 0.3, isScaleUp ? 0.55 : 1);
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
  }
  const sealed = paths.seal();
  for (let link = 0; link < linkCount; link++) {
    queues[4 * link + 3] = SCALE_OUT[network.linkClass[link]!] === true ? -PITCH : -NEURON_PITCH;
    if (!Number.isNaN(outlets[link]!)) {
      queues[4 * link] = outlets[link]!;
      queues[4 * link + 1] = nodes[2 * linkFrom[link]! + 1]! - SWITCH[1] - PITCH;
      queues[4 * link + 3] = -PITCH;
      continue;
    }
    const at = 2 * sealed.first[link]!;
    const dx = sealed.points[at + 2]! - sealed.points[at]!;
    const dy = sealed.points[at + 3]! - sealed.points[at + 1]!;
    const length = Math.hypot(dx, dy) || 1;
    queues[4 * link] = sealed.points[at]! + (dx / length) * QUEUE_AWAY;
    queues[4 * link + 1] = sealed.points[at + 1]! + (dy / length) * QUEUE_AWAY;
  }
  return { paths: sealed, queues, looks };
}

/** Of more plates and switches than this, counts would find no room. */
const MOST_COUNTED = 400;

/** A count for each plate, of what waits at its chips for scale-out links, and for each switch, over what stands on it. */
function countsOf(
  network: Network,
  sheets: readonly Sheet[],
  middles: readonly Point[],
  nodes: Float32Array,
  rows: number,
): Pen[] {
  const { chipCount, nodeCount, linkFrom } = network;
  if (sheets.length + nodeCount - chipCount > MOST_COUNTED) return [];
  const placeOf = new Int32Array(nodeCount);
  sheets.forEach(({ chips }, i) => {
    for (const chip of chips) placeOf[chip] = i;
  });
  for (let node = chipCount; node < nodeCount; node++) placeOf[node] = sheets.length + node - chipCount;
  const links = Array.from({ length: sheets.length + nodeCount - chipCount }, (): number[] => []);
  for (let link = 0; link < network.linkCount; link++) {
    if (SCALE_OUT[network.linkClass[link]!] === true) links[placeOf[linkFrom[link]!]!]!.push(link);
  }
  return links.flatMap((own, place): Pen[] => {
    if (own.length === 0) return [];
    const sheet = sheets[place];
    const node = chipCount + place - sheets.length;
    if (sheet === undefined) {
      const [x, y] = [nodes[2 * node]!, nodes[2 * node + 1]!];
      const bottom = y - SWITCH[1];
      const tray = { left: x - SWITCH[0] + PITCH, right: x + SWITCH[0] - PITCH, top: bottom - rows * PITCH, bottom };
      return [{ links: own, tray, isMinor: true }];
    }
    // As high as its farthest chip's queue, which all of them grow as high as.
    const [x, y] = middles[place]!;
    const bottom = y - ((sheet.cells[0] + sheet.cells[1] - 2) * CELL) / 4 - QUEUE_AWAY;
    return [{ links: own, tray: { left: x, right: x, top: bottom - rows * PITCH, bottom }, isMinor: true }];
  });
}

/** Where on its switch each link that leaves one begins, side by side in the order of where they lead; what waits stands there; NaN for others. */
function placeOutlets(
  { nodeCount, chipCount, linkCount, linkFrom, linkTo }: Network,
  nodes: Float32Array,
): Float32Array {
  const leaving = Array.from({ length: nodeCount - chipCount }, (): number[] => []);
  for (let link = 0; link < linkCount; link++) leaving[linkFrom[link]! - chipCount]?.push(link);
  const outlets = new Float32Array(linkCount).fill(Number.NaN);
  leaving.forEach((links, i) => {
    links.sort((a, b) => nodes[2 * linkTo[a]!]! - nodes[2 * linkTo[b]!]! || a - b);
    const pitch = (2 * (SWITCH[0] - PITCH)) / links.length;
    links.forEach((link, n) => {
      outlets[link] = nodes[2 * (chipCount + i)]! + (n - (links.length - 1) / 2) * pitch;
    });
  });
  return outlets;
}

/** One label a group, below the middle of its plates. */
function groupLabels(
  sheets: readonly Sheet[],
  middles: readonly Point[],
  below: number,
  named: Pick<Tower, 'isUltraServer' | 'chipName'>,
): Tower[] {
  const byGroup = new Map<number, { x: number; bottom: number; plates: number; chips: number }>();
  sheets.forEach(({ group, chips }, i) => {
    const own = byGroup.get(group) ?? { x: 0, bottom: Number.NEGATIVE_INFINITY, plates: 0, chips: 0 };
    const [x, y] = middles[i]!;
    byGroup.set(group, {
      x: own.x + x,
      bottom: Math.max(own.bottom, y),
      plates: own.plates + 1,
      chips: own.chips + chips.length,
    });
  });
  return Array.from(byGroup, ([group, { x, bottom, plates, chips }]): Tower => {
    return { group, chips, ...named, label: [x / plates, bottom + below] };
  });
}
