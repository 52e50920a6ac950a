import { greatestOf } from '../../../core/base/columns.ts';
import { sortedBy } from '../../../core/base/order.ts';
import type { Steps, WorkPace } from '../../../core/base/steps.ts';
import { LINK_CLASSES, SCALE_OUT, LINK_CLASS } from '../../../core/model/linkClasses.ts';
import { type Network, NODE_KINDS } from '../../../core/model/network.ts';
import type { Box, Layout, LinkLooks, Pen, Plate, LayoutOptions, Slab, Tower } from '../layout.ts';
import { layoutPace } from '../layoutPace.ts';
import { createLooks, setLook } from '../linkLooks.ts';
import { PathBuilder, type Paths, type Point } from '../path.ts';
import { isGrid, type Sheet, sheetsOf } from './sheets.ts';
import { ultraServersIn } from '../../../core/model/levels.ts';
import { downWay, nearest, neuronQueue, neuronWay, RACK_SIDE, rackSide, upWay } from './towerWays.ts';

/** Half the width of a chip's cell on its plate, in picture units; a plate is isometric 2 : 1. */
const CELL = 47;
/** Cells between the outer chips' middles and the plate's edge. */
const MARGIN = 0.72;
const PLATE_DROP = 152;
const PEN_GAP = 26;
const PEN_HEIGHT = 84;
const PEN_WIDTH = 122;
const PACKET_PITCH = 7.2;
const SWITCH_HALF = 56;
const RACK_HALF = SWITCH_HALF + RACK_SIDE;
const SWITCH_HEIGHT = 33;
const SWITCH_PITCH = 43;
const RACK_EDGE = 11;
/** About as many points as the way to a switch has. */
const WAY_POINTS = 32;

/** One UltraServer's frame: where its plates stand, and which way its EFA edge looks (+1 right, −1 left). */
type TowerFrame = { readonly x: number; readonly y: number; readonly facing: 1 | -1 };

/** More stacks than this are too small to be told apart. */
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
 * Each UltraServer as a tower of plates, its EFA edge towards the switches: in wide rooms the towers stand left and right
 * of them, in upright rooms two of them one above another at their left. A tower without switches stands alone.
 */
export function* towerInSteps(network: Network, room: LayoutOptions): Steps<Layout> {
  const pace = layoutPace(network);
  const columns = 1 + greatestOf(network.nodeX, network.chipCount);
  const plates = 1 + greatestOf(network.nodeZ, network.chipCount);
  const groups = 1 + greatestOf(network.nodeGroup, network.chipCount);
  const half = (columns - 1 + 2 * MARGIN) * CELL;
  const shape: Shape = { columns, plates, half, column: PEN_WIDTH / columns ** 2 };
  const switchCount = network.nodeCount - network.chipCount;
  const isAlone = switchCount === 0;
  const frames = isAlone ? [{ x: 0, y: 0, facing: 1 } as const] : placeTowers(groups, shape, room.upright);
  const rackX = isAlone ? 0 : rackPlace(frames, shape);

  const chips = new Float32Array(network.chipCount * 2);
  for (let chip = 0; chip < network.chipCount; chip++) {
    const [x, y] = chipPlace(network, chip, frames, columns);
    chips[2 * chip] = x;
    chips[2 * chip + 1] = y;
  }
  const middle = frames.reduce((sum, frame) => sum + frame.y, 0) / frames.length + (PLATE_DROP * (plates - 1)) / 2;
  const switches = Array.from({ length: switchCount }, (_, i): Box => {
    const y = middle + (i - (switchCount - 1) / 2) * SWITCH_PITCH;
    return {
      left: rackX - SWITCH_HALF,
      top: y - SWITCH_HEIGHT / 2,
      right: rackX + SWITCH_HALF,
      bottom: y + SWITCH_HEIGHT / 2,
    };
  });

  yield pace.share;
  const pens = yield* placePens(network, frames, shape, room.longestQueue, pace);
  const { paths, queues } = yield* placeLinks(network, chips, frames, shape, switches, pens, room, pace);
  const rows = frames.flatMap((_, group) =>
    Array.from({ length: plates }, (__, i) => ({ group, plate: plates - 1 - i })),
  );
  const rackReach = (switchCount * SWITCH_PITCH) / 2 + RACK_EDGE - (SWITCH_PITCH - SWITCH_HEIGHT) / 2;
  const rack: Box = {
    left: rackX - RACK_HALF,
    right: rackX + RACK_HALF,
    top: middle - rackReach,
    bottom: middle + rackReach,
  };
  const sheets = sheetsOf(network);
  const perTower = network.chipCount / frames.length;
  const towers = frames.map(
    (frame, group): Tower => ({
      group,
      chips: perTower,
      ...ultraServersIn(network.levels),
      label: [frame.x, towerBottom(frame, shape) + 44],
    }),
  );
  const oneSided = !frames.some((frame) => frame.facing === -1);
  const lastPlate = Math.max(...frames.map((frame) => frame.y)) + (plates - 1) * PLATE_DROP;
  const bounds = boundsOf(frames, shape, rackX, oneSided);
  return {
    bounds,
    chips,
    plates: rows.map(({ group, plate }) => {
      const sheet = sheets.find((one) => one.group === group && one.z === plate)!;
      return layPlate(chips, frames[group]!, sheet, shape, !isAlone);
    }),
    looks: yield* linkLooks(network, paths, rows, plates, pace),
    paths,
    queues,
    queueRows: room.longestQueue + 1,
    pens,
    towers,
    switches,
    rack: isAlone ? undefined : rack,
    rackLabel: [rackX + (oneSided ? 74 : 0), rack.bottom + 30],
    // Between two towers there is room below the switches.
    legend: oneSided || groups > 2 ? 'beside' : [rackX, lastPlate + 92],
  };
}

/** `column` is how far apart the columns of a pen stand: one column an interface of the plate. */
type Shape = { readonly columns: number; readonly plates: number; readonly half: number; readonly column: number };

function placeTowers(groups: number, shape: Shape, upright: boolean): TowerFrame[] {
  const height = PLATE_DROP * (shape.plates - 1) + shape.half + 110;
  const reach = shape.half + PEN_GAP + PEN_WIDTH + 215;
  return Array.from({ length: groups }, (_, group): TowerFrame => {
    if ((upright && groups <= 2) || groups === 1) return { x: -reach, y: group * height, facing: 1 };
    const left = group % 2 === 0;
    return { x: left ? -reach : reach, y: Math.floor(group / 2) * height, facing: left ? 1 : -1 };
  });
}

function rackPlace(frames: readonly TowerFrame[], shape: Shape): number {
  const twoSided = frames.some((frame) => frame.facing === -1);
  return twoSided ? 0 : frames[0]!.x + shape.half + PEN_GAP + PEN_WIDTH + 150;
}

function chipPlace(network: Network, chip: number, frames: readonly TowerFrame[], columns: number): Point {
  const frame = frames[network.nodeGroup[chip]!]!;
  const x = network.nodeX[chip]! - (columns - 1) / 2;
  const y = network.nodeY[chip]! - (columns - 1) / 2;
  return onPlate(frame, network.nodeZ[chip]!, x, y);
}

/** Cell coordinates, counted from the plate's middle, to the picture. The EFA edge is at the greatest x. */
function onPlate(frame: TowerFrame, plate: number, x: number, y: number): Point {
  return [frame.x + frame.facing * (x - y) * CELL, frame.y + plate * PLATE_DROP + ((x + y) * CELL) / 2];
}

function plateSlab(frame: TowerFrame, plate: number, half: number): Slab {
  const top: Point = [frame.x, frame.y + plate * PLATE_DROP - half / 2];
  return { corner: top, along: [frame.facing * half, half / 2], across: [-frame.facing * half, half / 2] };
}

function layPlate(places: Float32Array, frame: TowerFrame, { z, chips }: Sheet, shape: Shape, hasEfa: boolean): Plate {
  const { from, to } = efaEdge(frame, z, shape.half);
  const r = CELL * 0.36;
  return {
    slab: plateSlab(frame, z, shape.half),
    edge: hasEfa ? [from, to] : undefined,
    chips: sortedBy(chips, (chip) => places[2 * chip + 1]!),
    chipAxes: [
      [frame.facing * r, r / 2],
      [-frame.facing * r, r / 2],
    ],
  };
}

/** Rings between plates go behind the tower, links of a plate under its chips, links up to the next plate over them. */
function* linkLooks(
  network: Network,
  paths: Paths,
  rows: readonly { readonly group: number; readonly plate: number }[],
  plates: number,
  pace: WorkPace,
): Steps<LinkLooks> {
  const rowOf = new Map(rows.map(({ group, plate }, row) => [group * plates + plate, row]));
  const looks = createLooks(network.linkCount);
  for (let link = 0; link < network.linkCount; link++) {
    if (pace.isDue()) yield pace.share;
    const name = LINK_CLASSES[network.linkClass[link]!]!;
    if (LINK_CLASS[name].isScaleOut) {
      setLook(looks, network, link, rows.length, 0.34, 1);
      continue;
    }
    const [from, to] = [network.linkFrom[link]!, network.linkTo[link]!];
    const [a, b] = [network.nodeZ[from]!, network.nodeZ[to]!];
    const row = rowOf.get(network.nodeGroup[from]! * plates + Math.max(a, b))!;
    const isArc = paths.count[link]! > 2;
    if (Math.abs(a - b) > 1) setLook(looks, network, link, -1, 0.07, 1, 1.6);
    else if (a !== b) setLook(looks, network, link, row + 0.7, 0.13, 0.36);
    else if (isArc) setLook(looks, network, link, row + 0.2, 0.12, 1, 1.6);
    else setLook(looks, network, link, row + 0.1, 0.3, 0.55);
  }
  return looks;
}

function efaEdge(frame: TowerFrame, plate: number, half: number): { from: Point; to: Point } {
  const y = frame.y + plate * PLATE_DROP;
  return { from: [frame.x + frame.facing * half, y], to: [frame.x, y + half / 2] };
}

function towerBottom(frame: TowerFrame, shape: Shape): number {
  return frame.y + (shape.plates - 1) * PLATE_DROP + shape.half / 2;
}

function boundsOf(frames: readonly TowerFrame[], shape: Shape, rackX: number, oneSided: boolean): Box {
  const xs = [
    ...frames.flatMap((frame) => [frame.x - shape.half, frame.x + shape.half]),
    rackX - RACK_HALF,
    rackX + RACK_HALF,
  ];
  return {
    left: Math.min(...xs) - 56,
    right: Math.max(...xs) + (oneSided ? 100 : 56),
    top: Math.min(...frames.map((frame) => frame.y)) - Math.max(shape.half / 2, PEN_HEIGHT + 50) - 12,
    bottom: Math.max(...frames.map((frame) => towerBottom(frame, shape))) + (oneSided ? 70 : 112),
  };
}

/** The column that a chip's interface has in its plate's pen: plates are wired row by row. */
function interfaceColumn(network: Network, chip: number, columns: number): number {
  return network.nodeY[chip]! * columns + network.nodeX[chip]!;
}

function* placePens(
  network: Network,
  frames: readonly TowerFrame[],
  shape: Shape,
  longestQueue: number,
  pace: WorkPace,
): Steps<Pen[]> {
  const byPlate = new Map<number, number[]>();
  for (let link = 0; link < network.linkCount; link++) {
    if (pace.isDue()) yield pace.share;
    const from = network.linkFrom[link]!;
    if (!SCALE_OUT[network.linkClass[link]!]! || NODE_KINDS[network.nodeKind[from]!] !== 'chip') continue;
    const key = network.nodeGroup[from]! * shape.plates + network.nodeZ[from]!;
    const links = byPlate.get(key) ?? [];
    links[interfaceColumn(network, from, shape.columns)] = link;
    byPlate.set(key, links);
  }
  const rows = Math.min(PEN_HEIGHT, longestQueue * PACKET_PITCH);
  return [...byPlate].map(([key, links]): Pen => {
    const frame = frames[Math.floor(key / shape.plates)]!;
    const y = frame.y + (key % shape.plates) * PLATE_DROP - 6;
    const inner = frame.x + frame.facing * (shape.half + PEN_GAP);
    const outer = inner + frame.facing * PEN_WIDTH;
    const tray = { left: Math.min(inner, outer), right: Math.max(inner, outer), top: y - rows, bottom: y };
    return { links, tray };
  });
}

function* placeLinks(
  network: Network,
  chips: Float32Array,
  frames: readonly TowerFrame[],
  shape: Shape,
  switches: readonly Box[],
  pens: readonly Pen[],
  { longestQueue, ways }: LayoutOptions,
  pace: WorkPace,
): Steps<{ paths: Paths; queues: Float32Array }> {
  const paths = new PathBuilder(ways);
  const queues = new Float32Array(network.linkCount * 4);
  const rowStep = Math.min(PACKET_PITCH, PEN_HEIGHT / Math.max(1, longestQueue));
  const penOf = new Map(pens.flatMap((pen) => pen.links.map((link, column) => [link, { pen, column }] as const)));
  const at = (chip: number): Point => [chips[2 * chip]!, chips[2 * chip + 1]!];

  for (let link = 0; link < network.linkCount; link++) {
    const from = network.linkFrom[link]!;
    const to = network.linkTo[link]!;
    const isEfa = SCALE_OUT[network.linkClass[link]!]!;
    const chip = NODE_KINDS[network.nodeKind[from]!] === 'chip' ? from : to;
    const frame = frames[network.nodeGroup[chip]!]!;
    if (!isEfa) {
      const { start, count } = paths.add(() => neuronWay(network, from, to, at, frame.facing, shape.half));
      queues.set(neuronQueue(start), 4 * link);
      if (pace.isDue(count)) yield pace.share;
      continue;
    }
    if (pace.isDue(WAY_POINTS)) yield pace.share;
    const strand = interfaceColumn(network, chip, shape.columns) - (shape.columns ** 2 - 1) / 2;
    const box = switches[(chip === from ? to : from) - network.chipCount]!;
    const port: Point = [rackSide(box, frame.facing), (box.top + box.bottom) / 2];
    const place = penOf.get(link);
    if (place !== undefined) {
      const x = place.pen.tray.left + (place.column + 0.5) * shape.column;
      const head: Point = [x, place.pen.tray.bottom - rowStep / 2];
      paths.add(() => upWay([x, place.pen.tray.bottom], port, strand, frame.facing));
      queues.set([...head, 0, -rowStep], 4 * link);
    } else {
      const edge = efaEdge(frame, network.nodeZ[chip]!, shape.half);
      const share = (interfaceColumn(network, chip, shape.columns) + 0.5) / shape.columns ** 2;
      const slot: Point = [
        edge.from[0] + (edge.to[0] - edge.from[0]) * share,
        edge.from[1] + (edge.to[1] - edge.from[1]) * share,
      ];
      paths.add(
        () => downWay(port, edge.from, slot, at(chip), strand, frame.facing),
        (way) => nearest(way, slot) + 1,
      );
      queues.set([...port, 0, -3], 4 * link);
    }
  }
  return { paths: paths.seal(), queues };
}
