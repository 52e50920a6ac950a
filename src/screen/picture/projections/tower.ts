import { greatestOf } from '../../../core/base/columns.ts';
import { sortedBy } from '../../../core/base/order.ts';
import type { Steps } from '../../../core/base/steps.ts';
import { SCALE_OUT } from '../../../core/model/linkClasses.ts';
import type { Network } from '../../../core/model/network.ts';
import type { Box, Layout, Plate, LayoutOptions, Slab, Tower } from '../layout.ts';
import { layoutPace } from '../layoutPace.ts';
import type { Point } from '../path.ts';
import { pileColumns } from '../queuePlaces.ts';
import { isGrid, type Sheet, sheetsOf } from './sheets.ts';
import { ultraServersIn } from '../../../core/model/levels.ts';
import {
  CELL,
  PEN_HEIGHT,
  RACK_HALF,
  type TowerFrame,
  type Shape,
  shapeOf,
  placeTowers,
  rackPlace,
  placeSwitches,
  placeChips,
  efaEdge,
  placePens,
  plateMiddle,
} from './towerPlaces.ts';
import { linkLooks, placeLinks } from './towerLinks.ts';

/** From the outer plates to the edge of the picture, and above them for the arcs over a plate. */
const SIDE = 32;
const ARCS = 14;
/** More stacks than this are too small to be distinguished. */
const MOST_TOWERS = 16;

/**
 * UltraServers alike, each of square plates that are full grids, every chip with one link up and one down to one layer of
 * switches; or one alone, without switches.
 */
export function fitsTower(network: Network): boolean {
  const { chipCount, linkCount, linkFrom, linkTo, nodeGroup, nodeX, nodeY, nodeZ } = network;
  const [columns, plates, groups] = [nodeX, nodeZ, nodeGroup].map((column) => 1 + greatestOf(column, chipCount)) as [
    number,
    number,
    number,
  ];
  const isAlone = network.nodeCount === chipCount;
  if (isAlone && (groups > 1 || plates < 2)) return false;
  if (groups > MOST_TOWERS || chipCount !== groups * plates * columns ** 2) return false;
  const sheets = sheetsOf(network);
  if (!sheets.every((sheet) => sheet.cells.every((cells) => cells === columns) && isGrid(network, sheet))) return false;
  const [ups, downs] = [new Int32Array(chipCount), new Int32Array(chipCount)];
  for (let link = 0; link < linkCount; link++) {
    const [from, to] = [linkFrom[link]!, linkTo[link]!];
    const isOut = SCALE_OUT[network.linkClass[link]!]!;
    if (isOut !== Math.max(from, to) >= chipCount || Math.min(from, to) >= chipCount) return false;
    if (!isOut && nodeGroup[from] !== nodeGroup[to]) return false;
    if (isOut && from < chipCount) ups[from]!++;
    if (isOut && to < chipCount) downs[to]!++;
  }
  return (
    ups.every((count) => count === (isAlone ? 0 : 1)) &&
    downs.every((count) => count === (isAlone ? 0 : 1)) &&
    greatestOf(nodeY, chipCount) < columns
  );
}

/**
 * Each UltraServer as a tower of plates, its EFA edge towards the switches. In wide rooms the towers stand left and right
 * of them; in upright rooms two towers stand one above the other at their left. A tower without switches stands alone.
 */
export function* towerInSteps(network: Network, room: LayoutOptions): Steps<Layout> {
  const pace = layoutPace(network);
  const { shape, groups } = shapeOf(network, room);
  const isAlone = network.nodeCount === network.chipCount;
  const frames = isAlone ? [{ x: 0, y: 0, facing: 1, away: 0 } as const] : placeTowers(groups, shape, room);
  const rackX = isAlone ? 0 : rackPlace(frames, shape);
  const chips = placeChips(network, frames, shape);
  const { switches, rack } = placeSwitches(network.nodeCount - network.chipCount, frames, shape, rackX);
  yield pace.share;
  const pens = yield* placePens(network, frames, shape, room, pace);
  const { paths, queues } = yield* placeLinks(network, chips, frames, shape, switches, pens, room, pace);
  const plates = frames.flatMap((_, group) =>
    Array.from({ length: shape.plates }, (__, i) => ({ group, plate: shape.plates - 1 - i })),
  );
  const sheets = sheetsOf(network);
  const isOneSided = !frames.some((frame) => frame.facing === -1);
  return {
    bounds: boundsOf(frames, shape, rackX, isAlone),
    chips,
    plates: plates.map(({ group, plate }) => {
      const sheet = sheets.find((one) => one.group === group && one.z === plate)!;
      const edgeLinks = pens.find(({ links }) => network.linkFrom[links[0]!] === sheet.chips[0])?.links;
      return layPlate(chips, frames[group]!, sheet, shape, edgeLinks);
    }),
    looks: yield* linkLooks(network, paths, plates, frames, shape.plates, pace),
    paths,
    queues,
    queueRows: room.longestQueue + 1,
    queueColumns: pileColumns(network, room),
    pens,
    towers: towersOf(network, frames, shape),
    switches,
    rack: isAlone ? undefined : rack,
    rackLabel: [rackX + (isOneSided ? 74 : 0), rack.bottom + 30],
    legend: 'beside',
  };
}

/** Below its name, in picture units. */
const NOTE_BELOW = 44;

function towersOf(network: Network, frames: readonly TowerFrame[], shape: Shape): Tower[] {
  return frames.map((frame, group): Tower => {
    const label: Point =
      shape.step[0] > 0
        ? [plateMiddle(frame, shape.plates - 1, shape)[0] - shape.half * 1.25, towerBottom(frame, shape) - 12]
        : [frame.x - frame.facing * shape.half * 0.8, towerBottom(frame, shape) + 18];
    return {
      group,
      chips: network.chipCount / frames.length,
      ...ultraServersIn(network.levels),
      label,
      ...(frames.length === 1 ? { note: [label[0], label[1] + NOTE_BELOW] } : {}),
    };
  });
}

function plateSlab(frame: TowerFrame, plate: number, shape: Shape): Slab {
  const { half } = shape;
  const [x, y] = plateMiddle(frame, plate, shape);
  const top: Point = [x, y - half / 2];
  return { corner: top, along: [frame.facing * half, half / 2], across: [-frame.facing * half, half / 2] };
}

function layPlate(
  places: Float32Array,
  frame: TowerFrame,
  { z, chips }: Sheet,
  shape: Shape,
  edgeLinks: Plate['edgeLinks'],
): Plate {
  const { from, to } = efaEdge(frame, z, shape);
  const r = CELL * 0.36;
  return {
    slab: plateSlab(frame, z, shape),
    edge: edgeLinks && [from, to],
    edgeLinks,
    chips: sortedBy(chips, (chip) => places[2 * chip + 1]!),
    chipAxes: [
      [frame.facing * r, r / 2],
      [-frame.facing * r, r / 2],
    ],
  };
}

function towerBottom(frame: TowerFrame, shape: Shape): number {
  return plateMiddle(frame, shape.plates - 1, shape)[1] + shape.half / 2;
}

function boundsOf(frames: readonly TowerFrame[], shape: Shape, rackX: number, isAlone: boolean): Box {
  const middles = frames.flatMap((frame) => [frame.x, plateMiddle(frame, shape.plates - 1, shape)[0]]);
  const xs = [
    ...middles.flatMap((x) => [x - shape.half, x + shape.half]),
    ...(isAlone ? [] : [rackX - RACK_HALF, rackX + RACK_HALF]),
  ];
  const isOneSided = !frames.some((frame) => frame.facing === -1);
  const [first, last] = [frames[0]!.y, Math.max(...frames.map((frame) => towerBottom(frame, shape)))];
  return {
    left: Math.min(...xs) - SIDE,
    right: Math.max(...xs) + (isAlone || !isOneSided ? SIDE : 100),
    top: first - (isAlone ? shape.half / 2 + ARCS : Math.max(shape.half / 2 + ARCS, PEN_HEIGHT + 40)),
    bottom: last + (isOneSided && !isAlone ? 50 : 34),
  };
}
