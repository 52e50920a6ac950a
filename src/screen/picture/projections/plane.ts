import { sortedBy } from '../../../core/base/order.ts';
import { type Steps, within, type WorkPace } from '../../../core/base/steps.ts';
import { type Adjacency, linksByNodeInSteps } from '../../../core/model/adjacency.ts';
import { SCALE_OUT } from '../../../core/model/linkClasses.ts';
import type { Network } from '../../../core/model/network.ts';
import type { Box, Layout, Pen, Plate, LayoutOptions, Tower } from '../layout.ts';
import { layoutPace } from '../layoutPace.ts';
import type { Point } from '../path.ts';
import { queueColumns, WIDEST } from '../queuePlaces.ts';
import { aspectFor, scaleInRoom } from '../roomAspect.ts';
import {
  type Layers,
  layerPitch,
  layersOf,
  LEVEL,
  type Piles,
  PITCH,
  placeLinks,
  placeSwitches,
  QUEUE_AWAY,
  sheetOfNodes,
  standsOn,
  SWITCH,
  WIDE_PITCH,
} from './planeLinks.ts';
import { ultraServersIn } from '../../../core/model/levels.ts';
import { type Sheet, sheetsOf } from './sheets.ts';

const CELL = 47;
const MARGIN = 0.72;
const GAP = 46;
/** From a plate's front edge to the middle of its name. */
const NAME_BELOW = 32;
const NAME_HALF = 15;
/** Between rows of shelves, for the piles at their chips. */
const PILE_ROOM = 90;
/** Packets that wait beyond the last row stand on it. */
const MOST_ROWS = 24;
/** Rows of a wide pile. */
const MOST_WIDE_ROWS = 12;
/** From the last layer of switches to how many there are. */
const TITLE = 70;
/** From layer to layer of switches where wide piles stand on them; above the last one. */
const WIDE_LEVEL = 196;
/** From the plates to the first of them, for piles that hang below it. */
const HANGING = 98;
const ABOVE = 100;
/** How far the light of what waits on a switch reaches. */
const SWITCH_GLOW: Point = [170, 150];

/** One cell along a plate's rows and one across them, in picture units. */
type Axes = { readonly x: Point; readonly y: Point };
/** Plates seen as in the other views; or, where each is one row of chips, as shelves seen from the front. */
const SLANTED: Axes = { x: [CELL, CELL / 2], y: [-CELL, CELL / 2] };
const SHELF: Axes = { x: [CELL * 1.5, 0], y: [-CELL * 0.5, CELL * 0.7] };
/** A chip's half edges, in cells. */
const CHIP = 0.36;

/** Where plates stand: the middle of each, what a plate takes of the picture with its name, and the rows and columns. */
type PlatePlaces = {
  readonly sheets: readonly Sheet[];
  readonly axes: Axes;
  readonly middles: readonly Point[];
  readonly width: number;
  /** Height of the largest plate. */
  readonly plate: number;
  /** From the first column's middle to the last one's, and the upper edge of the first row. */
  readonly across: number;
  readonly top: number;
};

/**
 * Any network: its plates side by side, one for each group and z, and its switches above them, layer by layer. Uses only nodes and
 * links, so it fits every network.
 */
export function* planeInSteps(network: Network, room: LayoutOptions): Steps<Layout> {
  const pace = layoutPace(network);
  const leaving = yield* within(0, 0, linksByNodeInSteps(network, 'from'));
  const { away, layers } = yield* layersOf(network, leaving, pace);
  const wanted = queueColumns(countScaleOut(network), room.longQueues ?? 0);
  yield pace.share;
  const places = placePlates(sheetsOf(network), room, layers.length, wanted > 1 ? WIDE_LEVEL : LEVEL);
  const { sheets, middles, width, plate, across, top } = places;
  yield pace.share;
  const nodes = placeChips(network, places);
  yield pace.share;
  const { queueRows, ...piles } = pilesOn(network, leaving, { away, layers }, places, room, wanted);
  const heights = layers.map((_, i) => (piles.columns > 1 ? top - HANGING - i * WIDE_LEVEL : top - 40 - i * LEVEL));
  yield* placeSwitches(network, nodes, leaving, { away, layers }, heights, places, pace);
  const highest = heights.at(-1) ?? top;
  const links = yield* placeLinks(network, nodes, leaving, sheets, away, piles, room, pace);
  const pens = yield* countsOf(network, places, nodes, piles, links.queues, pace);
  const plates: Plate[] = [];
  for (let i = 0; i < sheets.length; i++) {
    plates.push(layPlate(sheets[i]!, middles[i]!, nodes, places.axes));
    if (pace.isDue(sheets[i]!.chips.length)) yield pace.share;
  }
  return {
    bounds: {
      left: -width / 2,
      right: across + width / 2,
      top: highest - (layers.length > 0 ? TITLE + 24 : 10),
      bottom: middles.at(-1)![1] + plate / 2 + NAME_BELOW + NAME_HALF,
    },
    chips: nodes.subarray(0, network.chipCount * 2),
    plates,
    ...links,
    queueRows,
    queueColumns: piles.columns,
    pens,
    glows: pens.map(({ links, tray }) => ({
      at: [(tray.left + tray.right) / 2, (tray.top + tray.bottom) / 2],
      reach: tray.right > tray.left ? SWITCH_GLOW : [width * 0.42, width * 0.34],
      links,
    })),
    towers: groupLabels(sheets, middles, plate / 2 + NAME_BELOW, ultraServersIn(network.levels)),
    switches: Array.from({ length: network.nodeCount - network.chipCount }, (_, i): Box => {
      const [x, y] = [nodes[2 * (network.chipCount + i)]!, nodes[2 * (network.chipCount + i) + 1]!];
      return { left: x - piles.halves[i]!, right: x + piles.halves[i]!, top: y - SWITCH[1], bottom: y + SWITCH[1] };
    }),
    rack: undefined,
    rackLabel: [across / 2, highest - TITLE],
    legend: 'beside',
  };
}

/** Of a layer, the share of a switch's place that it may take; between two piles on it. */
const [MOST_OF_PLACE, BETWEEN] = [0.94, 5];
/** The least half width of a switch that makes room for the next one. */
const LEAST_HALF = 16;

/**
 * How piles stand on switches. Wide ones (`wanted` columns or more) only where each layer has room for all of a switch side by side:
 * a switch is then as wide as they are.
 */
function pilesOn(
  { chipCount, nodeCount, linkTo }: Network,
  { start, links }: Adjacency,
  { away, layers }: Layers,
  places: PlatePlaces,
  { longestQueue }: LayoutOptions,
  wanted: number,
): Piles & { readonly queueRows: number } {
  const halves = new Float32Array(nodeCount - chipCount).fill(SWITCH[0]);
  for (const layer of layers) {
    const half = Math.min(SWITCH[0], (MOST_OF_PLACE * layerPitch(layer.length, places)) / 2);
    if (half >= LEAST_HALF) for (const node of layer) halves[node - chipCount] = half;
  }
  const narrow = { columns: 1, pitch: PITCH, halves, queueRows: Math.min(longestQueue + 1, MOST_ROWS) };
  if (wanted < 2 || layers.length === 0) return { ...narrow, high: PITCH * (narrow.queueRows - 1) };
  const standing = new Int32Array(halves.length);
  for (let node = chipCount; node < nodeCount; node++) {
    for (let at = start[node]!; at < start[node + 1]!; at++) {
      if (standsOn(away, node, linkTo[links[at]!]!)) standing[node - chipCount]!++;
    }
  }
  const each = layers.map((layer) => {
    const most = layer.reduce((high, node) => Math.max(high, standing[node - chipCount]!), 1);
    return (MOST_OF_PLACE * layerPitch(layer.length, places)) / most;
  });
  const columns = Math.min(WIDEST, Math.floor((Math.min(...each) - BETWEEN) / WIDE_PITCH));
  if (columns < 2) return { ...narrow, high: PITCH * (narrow.queueRows - 1) };
  standing.forEach((count, i) => {
    halves[i] = Math.max(halves[i]!, (count * (columns * WIDE_PITCH + BETWEEN)) / 2);
  });
  const queueRows = Math.min(longestQueue + 1, columns * MOST_WIDE_ROWS);
  return { columns, pitch: WIDE_PITCH, halves, queueRows, high: WIDE_PITCH * Math.ceil((queueRows - 1) / columns) };
}

function countScaleOut({ linkClass }: Network): number {
  return linkClass.reduce((count, row) => count + (SCALE_OUT[row] === true ? 1 : 0), 0);
}

/** The rows and the slant that show the plates largest below `levels` layers of switches of the given height. */
function placePlates(sheets: readonly Sheet[], room: LayoutOptions, levels: number, level: number): PlatePlaces {
  const aspect = aspectFor(room);
  const seen = sheets.every(({ cells }) => cells[1] === 1) ? [SLANTED, SHELF] : [SLANTED];
  const extents = seen.map((axes) => ({ axes, ...extentOf(sheets, axes, room.upright) }));
  const candidates = extents.flatMap((one) => {
    return columnsOf(sheets).map((columns) => {
      const high = Math.ceil(sheets.length / columns) * one.height + levels * level + (levels > 0 ? ABOVE : 0);
      return { ...one, columns, scale: scaleInRoom(aspect, columns * one.width, high) };
    });
  });
  const { axes, width, height, plate, columns } = candidates.reduce((best, one) =>
    one.scale > best.scale ? one : best,
  );
  const middles = sheets.map((_, i): Point => [(i % columns) * width, Math.floor(i / columns) * height]);
  return { sheets, axes, middles, width, plate, across: (columns - 1) * width, top: -plate / 2 - GAP * 0.8 };
}

/** What the largest plate takes of the picture, with the gap to the next one and the name below it. */
function extentOf(
  sheets: readonly Sheet[],
  axes: Axes,
  upright: boolean,
): { width: number; height: number; plate: number } {
  let [width, height] = [0, 0];
  for (const sheet of sheets) {
    const [across, along] = extentOfPlate(sizeOf(sheet), axes);
    [width, height] = [Math.max(width, across), Math.max(height, along)];
  }
  // Names and piles of a row stand between it and the next; plates that are seen aslant leave room for those at their corners.
  const between = axes === SHELF ? PILE_ROOM : 0;
  return { width: width + GAP, height: height + GAP * (upright ? 3.2 : 1.6) + between, plate: height };
}

function extentOfPlate([columns, rows]: Point, { x, y }: Axes): Point {
  return [columns * Math.abs(x[0]) + rows * Math.abs(y[0]), columns * x[1] + rows * y[1]];
}

/** Of nodes, x and y in turn; only those of chips are set. */
function placeChips({ nodeCount, nodeX, nodeY }: Network, { sheets, middles, axes }: PlatePlaces): Float32Array {
  const nodes = new Float32Array(nodeCount * 2);
  sheets.forEach(({ chips, low, cells }, i) => {
    for (const chip of chips) {
      const x = nodeX[chip]! - low[0] - (cells[0] - 1) / 2;
      const y = nodeY[chip]! - low[1] - (cells[1] - 1) / 2;
      nodes[2 * chip] = middles[i]![0] + x * axes.x[0] + y * axes.y[0];
      nodes[2 * chip + 1] = middles[i]![1] + x * axes.x[1] + y * axes.y[1];
    }
  });
  return nodes;
}

/** How many plates a row may have: so that a row holds whole groups or a group whole rows, where all groups have as many plates. */
function columnsOf(sheets: readonly Sheet[]): number[] {
  const groups = new Set(sheets.map(({ group }) => group)).size;
  const each = sheets.length / groups;
  const isEven = (columns: number): boolean => columns % each === 0 || each % columns === 0;
  const columns = Array.from({ length: sheets.length }, (_, i) => i + 1);
  return Number.isInteger(each) && each > 1 ? columns.filter(isEven) : columns;
}

/** A plate's sides in cells, with its margin. */
function sizeOf({ cells }: Sheet): Point {
  return [cells[0] - 1 + 2 * MARGIN, cells[1] - 1 + 2 * MARGIN];
}

function layPlate(sheet: Sheet, [x, y]: Point, nodes: Float32Array, axes: Axes): Plate {
  const [columns, rows] = sizeOf(sheet);
  const along: Point = [columns * axes.x[0], columns * axes.x[1]];
  const across: Point = [rows * axes.y[0], rows * axes.y[1]];
  return {
    slab: { corner: [x - (along[0] + across[0]) / 2, y - (along[1] + across[1]) / 2], along, across },
    edge: undefined,
    chips: sortedBy(sheet.chips, (chip) => nodes[2 * chip + 1]!),
    chipAxes: [
      [axes.x[0] * CHIP, axes.x[1] * CHIP],
      [axes.y[0] * CHIP, axes.y[1] * CHIP],
    ],
  };
}

/** Of more plates and switches than this, counts would find no room. */
const MOST_COUNTED = 400;

/** A count of waiting packets for each plate, at its chips' scale-out links, and for each switch, above its queues. */
function* countsOf(
  network: Network,
  { sheets, middles, axes }: PlatePlaces,
  nodes: Float32Array,
  { high, halves, columns, pitch }: Piles,
  queues: Float32Array,
  pace: WorkPace,
): Steps<Pen[]> {
  const { chipCount, nodeCount, linkCount, linkFrom, linkClass } = network;
  const places = sheets.length + nodeCount - chipCount;
  if (places > MOST_COUNTED) return [];
  const sheetOf = sheetOfNodes(nodeCount, sheets);
  const links = Array.from({ length: places }, (): number[] => []);
  for (let link = 0; link < linkCount; link++) {
    const from = linkFrom[link]!;
    const place = from < chipCount ? sheetOf[from]! : sheets.length + from - chipCount;
    if (SCALE_OUT[linkClass[link]!] === true) links[place]!.push(link);
    if (pace.isDue()) yield pace.share;
  }
  return links.flatMap((own, place): Pen[] => {
    if (own.length === 0) return [];
    const sheet = sheets[place];
    const node = chipCount + place - sheets.length;
    if (sheet === undefined) {
      if (columns > 1) return own.map((link) => pileOf(link, queues, columns, pitch, high));
      const [x, y] = [nodes[2 * node]!, nodes[2 * node + 1]!];
      const bottom = y - SWITCH[1];
      const half = halves[node - chipCount]! - PITCH;
      const tray = { left: x - half, right: x + half, top: bottom - high, bottom };
      return [{ links: own, tray, isMinor: true }];
    }
    // As high as its farthest chip's queue, which all of them grow as high as.
    const [x, y] = middles[place]!;
    const bottom = y - ((sheet.cells[0] - 1) * axes.x[1] + (sheet.cells[1] - 1) * axes.y[1]) / 2 - QUEUE_AWAY;
    return [{ links: own, tray: { left: x, right: x, top: bottom - high, bottom }, isMinor: true }];
  });
}

/** The pen of a wide pile alone: it stands on its switch, or hangs from it. */
function pileOf(link: number, queues: Float32Array, columns: number, pitch: number, high: number): Pen {
  const [x, y, isUp] = [queues[4 * link]!, queues[4 * link + 1]!, queues[4 * link + 3]! < 0];
  const [half, foot] = [(columns * pitch) / 2, y + (isUp ? pitch : -pitch) / 2];
  const tray = { left: x - half, right: x + half, top: isUp ? foot - high : foot, bottom: isUp ? foot : foot + high };
  return { links: [link], tray, isMinor: true, ...(isUp ? {} : { label: [x, foot + high + 14] as const }) };
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
