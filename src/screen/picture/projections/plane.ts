import { sortedBy } from '../../../core/base/order.ts';
import { type Steps, within, type WorkPace } from '../../../core/base/steps.ts';
import { linksByNodeInSteps } from '../../../core/model/adjacency.ts';
import { SCALE_OUT } from '../../../core/model/linkClasses.ts';
import type { Network } from '../../../core/model/network.ts';
import type { Box, Layout, Pen, Plate, LayoutOptions, Tower } from '../layout.ts';
import { layoutPace } from '../layoutPace.ts';
import type { Point } from '../path.ts';
import { queueColumns } from '../queuePlaces.ts';
import { LEVEL, PITCH, placeLinks, placeSwitches, QUEUE_AWAY, sheetOfNodes, SWITCH, WIDE_PITCH } from './planeLinks.ts';
import { ultraServersIn } from '../../../core/model/levels.ts';
import { type Sheet, sheetsOf } from './sheets.ts';

const CELL = 47;
const MARGIN = 0.72;
const GAP = 46;
/** Packets that would wait beyond the last row are drawn on it. */
const MOST_ROWS = 24;
/** Rows of a wide pile. */
const MOST_WIDE_ROWS = 12;
/** How far the light of what waits on a switch reaches. */
const SWITCH_GLOW: Point = [170, 150];

/** Where plates stand: the middle of each, half of what a plate takes of the picture with its name, and the rows and columns. */
type PlatePlaces = {
  readonly sheets: readonly Sheet[];
  readonly middles: readonly Point[];
  readonly width: number;
  readonly height: number;
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
  const places = placePlates(sheetsOf(network), room.upright);
  const { sheets, middles, width, height, across, top } = places;
  const nodes = placeChips(network, places);
  yield pace.share;
  const leaving = yield* within(0, 0, linksByNodeInSteps(network, 'from'));
  const levels = yield* placeSwitches(network, nodes, leaving, places, pace);
  const columns = queueColumns(countScaleOut(network), room.longQueues ?? 0);
  const isWide = columns > 1;
  const pitch = isWide ? WIDE_PITCH : PITCH;
  const queueRows = Math.min(room.longestQueue + 1, isWide ? columns * MOST_WIDE_ROWS : MOST_ROWS);
  const pens = yield* countsOf(network, places, nodes, pitch * Math.ceil((queueRows - 1) / columns), pace);
  const links = yield* placeLinks(network, nodes, leaving, sheets, room, pitch, pace);
  const plates: Plate[] = [];
  for (let i = 0; i < sheets.length; i++) {
    plates.push(layPlate(sheets[i]!, middles[i]!, nodes));
    if (pace.isDue(sheets[i]!.chips.length)) yield pace.share;
  }
  return {
    bounds: {
      left: -width / 2 - GAP,
      right: across + width / 2 + GAP,
      top: top - levels * LEVEL - (levels > 0 ? 60 : 10),
      bottom: middles.at(-1)![1] + height / 2,
    },
    chips: nodes.subarray(0, network.chipCount * 2),
    plates,
    ...links,
    queueRows,
    queueColumns: columns,
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

function countScaleOut({ linkClass }: Network): number {
  return linkClass.reduce((count, row) => count + (SCALE_OUT[row] === true ? 1 : 0), 0);
}

function placePlates(sheets: readonly Sheet[], upright: boolean): PlatePlaces {
  const columns = columnsOf(sheets, Math.sqrt(sheets.length * (upright ? 0.6 : 1.4)));
  const cells = sheets.reduce((most, sheet) => Math.max(most, sizeOf(sheet)[0] + sizeOf(sheet)[1]), 0);
  const width = cells * CELL + GAP;
  const height = (width - GAP) / 2 + GAP * (upright ? 3.2 : 1.6);
  const middles = sheets.map((_, i): Point => [(i % columns) * width, Math.floor(i / columns) * height]);
  return { sheets, middles, width, height, across: (Math.min(columns, sheets.length) - 1) * width, top: -height / 2 };
}

/** Of nodes, x and y in turn; only those of chips are set. */
function placeChips({ nodeCount, nodeX, nodeY }: Network, { sheets, middles }: PlatePlaces): Float32Array {
  const nodes = new Float32Array(nodeCount * 2);
  sheets.forEach(({ chips, low, cells }, i) => {
    for (const chip of chips) {
      const x = nodeX[chip]! - low[0] - (cells[0] - 1) / 2;
      const y = nodeY[chip]! - low[1] - (cells[1] - 1) / 2;
      nodes[2 * chip] = middles[i]![0] + (x - y) * CELL;
      nodes[2 * chip + 1] = middles[i]![1] + ((x + y) * CELL) / 2;
    }
  });
  return nodes;
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
    chips: sortedBy(chips, (chip) => nodes[2 * chip + 1]!),
    chipAxes: [
      [r, r / 2],
      [-r, r / 2],
    ],
  };
}

/** Of more plates and switches than this, counts would find no room. */
const MOST_COUNTED = 400;

/** A count of waiting packets for each plate, at its chips' scale-out links, and for each switch, above its queues. */
function* countsOf(
  network: Network,
  { sheets, middles }: PlatePlaces,
  nodes: Float32Array,
  height: number,
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
      const [x, y] = [nodes[2 * node]!, nodes[2 * node + 1]!];
      const bottom = y - SWITCH[1];
      const tray = { left: x - SWITCH[0] + PITCH, right: x + SWITCH[0] - PITCH, top: bottom - height, bottom };
      return [{ links: own, tray, isMinor: true }];
    }
    // As high as its farthest chip's queue, which all of them grow as high as.
    const [x, y] = middles[place]!;
    const bottom = y - ((sheet.cells[0] + sheet.cells[1] - 2) * CELL) / 4 - QUEUE_AWAY;
    return [{ links: own, tray: { left: x, right: x, top: bottom - height, bottom }, isMinor: true }];
  });
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
