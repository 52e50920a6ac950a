import type { Steps, WorkPace } from '../../../core/base/steps.ts';
import { SCALE_OUT } from '../../../core/model/linkClasses.ts';
import type { Network } from '../../../core/model/network.ts';
import type { Box, Layout, Pen, Plate, LayoutOptions } from '../layout.ts';
import { layoutPace } from '../layoutPace.ts';
import { createLooks, setLook } from '../linkLooks.ts';
import { PathBuilder, type Point } from '../path.ts';
import { ultraServersIn } from '../../../core/model/levels.ts';
import { arcAlong, arcBetween, downWay, edgeWay, upWay } from './flatWays.ts';
import { hasOneLayer, isGrid, type Sheet, sheetsOf } from './sheets.ts';
import { nearest, neuronQueue } from './towerWays.ts';

const CELL = 46;
const MARGIN = 0.72;
const PEN_GAP = 34;
const PEN_WIDTH = 122;
const PEN_HEIGHT = 96;
const PACKET_PITCH = 7.2;
/** Between a pen and the next plate: the cables of both run there. */
const CHANNEL = 74;
/** Above and below the plates, for the arcs between them. */
const ARCS = 70;
const SWITCH: Point = [56, 16];
const RAIL_EDGE = 11;
/** About as many points as the way to a switch has. */
const WAY_POINTS = 32;
/** Below and above a pen, in its plate's row. */
const PEN_ROOM = 76;
/** Between groups of one half, beside the arcs: for a name. */
const NAME_ROOM = 66;
/** From the plates to the switches. */
const BAND = 46;
const MOST_PLATES = 16;
const MOST_CELLS = 16;

/** Plates that are full grids, not too many of them, and at most one layer of switches with one link a chip each way. */
export function fitsFlat(network: Network): boolean {
  const sheets = sheetsOf(network);
  return (
    sheets.length <= MOST_PLATES &&
    sheets.every((sheet) => Math.max(...sheet.cells) <= MOST_CELLS && isGrid(network, sheet)) &&
    hasOneLayer(network) &&
    network.nodeCount - network.chipCount <= MOST_PLATES
  );
}

/** A plate's place: its upper left corner, and the half of the picture it stands in (−1 above the switches, 1 below). */
type ChipSlot = {
  readonly sheet: Sheet;
  readonly x: number;
  readonly y: number;
  readonly half: -1 | 1;
  readonly row: number;
};

/**
 * Seen from straight above: the torus unrolled. The plates of a group stand side by side, with arcs where they are joined;
 * the first half of the groups above the switches, the others below. Right of each plate are its EFA edge and its pen.
 */
export function* flatInSteps(network: Network, room: LayoutOptions): Steps<Layout> {
  const pace = layoutPace(network);
  const sheets = sheetsOf(network);
  const hasSwitches = network.nodeCount > network.chipCount;
  const size: Point = [
    (Math.max(...sheets.map(({ cells }) => cells[0])) - 1 + 2 * MARGIN) * CELL,
    (Math.max(...sheets.map(({ cells }) => cells[1])) - 1 + 2 * MARGIN) * CELL,
  ];
  const pitch: Point = [
    size[0] + (hasSwitches ? PEN_GAP + PEN_WIDTH + CHANNEL : ARCS),
    hasSwitches ? Math.max(size[1], PEN_HEIGHT + PEN_ROOM) : size[1],
  ];
  const { places, perRow, reach } = placeSheets(sheets, pitch, size[1], room.upright, hasSwitches);
  const placeOf = new Map(places.flatMap((place) => place.sheet.chips.map((chip) => [chip, place] as const)));
  const chips = new Float32Array(network.chipCount * 2);
  for (let chip = 0; chip < network.chipCount; chip++) {
    const { sheet, x, y } = placeOf.get(chip)!;
    chips[2 * chip] = x + (network.nodeX[chip]! - sheet.low[0] + MARGIN) * CELL;
    chips[2 * chip + 1] = y + (network.nodeY[chip]! - sheet.low[1] + MARGIN) * CELL;
  }
  const right = perRow * pitch[0] - (hasSwitches ? CHANNEL : ARCS);
  const pens = placePens(network, placeOf, size, room.longestQueue);
  const switches = placeSwitches(network, placeOf, pitch[0], right);
  const rack: Box | undefined = hasSwitches
    ? {
        left: -RAIL_EDGE,
        right: Math.max(right, ...switches.map((box) => box.right + RAIL_EDGE)),
        top: -SWITCH[1] - RAIL_EDGE,
        bottom: SWITCH[1] + RAIL_EDGE,
      }
    : undefined;
  const groups = groupsOf(places);
  const hasArcs = groups.some(({ own }) => own.length > 1);
  const arcs = hasArcs ? ARCS * 1.25 : 20;
  const outermost = hasSwitches ? right + CHANNEL + 16 * Math.max(...places.map(({ row }) => row)) : right;
  const bounds: Box = {
    left: -46,
    right: outermost + 40,
    top: -reach[0] - arcs - 34,
    bottom: !hasSwitches ? 30 : reach[1] + (places.some(({ half }) => half === 1) ? arcs + 34 : 0),
  };
  const links = yield* placeLinks(network, { chips, placeOf, size, pens, switches, pitch, room }, pace);
  return {
    bounds,
    chips,
    plates: places.map((place) => layPlate(place, size, hasSwitches)),
    ...links,
    queueRows: room.longestQueue + 1,
    pens,
    towers: groups.map(({ group, own }) => {
      const far = own.reduce((one, other) => (other.row > one.row ? other : one));
      return {
        group,
        chips: own.reduce((sum, { sheet }) => sum + sheet.chips.length, 0),
        ...ultraServersIn(network.levels),
        label: [
          (Math.min(...own.map(({ x }) => x)) + Math.max(...own.map(({ x }) => x)) + size[0]) / 2,
          far.half === -1 ? far.y - arcs : far.y + size[1] + arcs,
        ],
      };
    }),
    switches,
    rack,
    rackLabel: [(Math.min(right, ...switches.map((box) => box.left)) - RAIL_EDGE) / 2, 0],
    legend: 'beside',
  };
}

function groupsOf(places: readonly ChipSlot[]): { group: number; own: ChipSlot[] }[] {
  const groups = [...new Set(places.map(({ sheet }) => sheet.group))];
  return groups.map((group) => ({ group, own: places.filter(({ sheet }) => sheet.group === group) }));
}

/**
 * The switches' middle is at y = 0; rows are counted away from them, and plates from the left. A group begins a row of its
 * own where a half takes several rows, with room for its name. `reach`: how far the rows of each half go.
 */
function placeSheets(
  sheets: readonly Sheet[],
  pitch: Point,
  height: number,
  upright: boolean,
  hasSwitches: boolean,
): { places: ChipSlot[]; perRow: number; reach: readonly [number, number] } {
  const groups = [...new Set(sheets.map(({ group }) => group))];
  const upper = hasSwitches ? Math.ceil(groups.length / 2) : groups.length;
  const ofGroups = (own: readonly number[]): Sheet[][] =>
    own.map((group) => sheets.filter((sheet) => sheet.group === group));
  const halves = [ofGroups(groups.slice(0, upper)), ofGroups(groups.slice(upper))] as const;
  const most = Math.max(...halves.map((half) => half.flat().length));
  const perRow = Math.min(most, upright ? 2 : hasSwitches ? 8 : 4);
  const start = hasSwitches ? SWITCH[1] + RAIL_EDGE + BAND : 0;
  const reach: [number, number] = [start, start];
  const places = halves.flatMap((half, h) => {
    const parts = perRow < half.flat().length ? half : half.length === 0 ? [] : [half.flat()];
    // The upper half is read from above, so what comes last in it is nearest to the switches.
    const rows = parts.flatMap((part, p) =>
      Array.from({ length: Math.ceil(part.length / perRow) }, (_, row) => ({
        part: p,
        sheets: part.slice(row * perRow, (row + 1) * perRow),
      })),
    );
    const outwards = h === 0 ? rows.toReversed() : rows;
    return outwards.flatMap((row, r) => {
      const gap = r === 0 ? 0 : ARCS + (outwards[r - 1]!.part === row.part ? 0 : NAME_ROOM);
      const near = reach[h === 0 ? 0 : 1] + gap;
      const y = h === 0 ? -near - pitch[1] : near;
      reach[h === 0 ? 0 : 1] = near + pitch[1];
      return row.sheets.map(
        (sheet, i): ChipSlot => ({ sheet, x: i * pitch[0], y: y + pitch[1] - height, half: h === 0 ? -1 : 1, row: r }),
      );
    });
  });
  return { places, perRow, reach };
}

function layPlate({ sheet, x, y }: ChipSlot, size: Point, hasEdge: boolean): Plate {
  const r = CELL * 0.36;
  return {
    slab: { corner: [x, y], along: [size[0], 0], across: [0, size[1]] },
    edge: hasEdge
      ? [
          [x + size[0], y],
          [x + size[0], y + size[1]],
        ]
      : undefined,
    chips: sheet.chips,
    chipAxes: [
      [r, 0],
      [0, r],
    ],
  };
}

/** Links from chips into switches that leave the scale-up domain: they wait in pens. */
function isUplink(network: Network, link: number): boolean {
  return SCALE_OUT[network.linkClass[link]!]! && network.linkFrom[link]! < network.chipCount;
}

function placePens(network: Network, placeOf: ReadonlyMap<number, ChipSlot>, size: Point, longestQueue: number): Pen[] {
  const byPlace = new Map<ChipSlot, number[]>();
  for (let link = 0; link < network.linkCount; link++) {
    if (!isUplink(network, link)) continue;
    const place = placeOf.get(network.linkFrom[link]!)!;
    const own = byPlace.get(place);
    if (own === undefined) byPlace.set(place, [link]);
    else own.push(link);
  }
  const height = Math.min(PEN_HEIGHT, longestQueue * PACKET_PITCH);
  return [...byPlace].map(([{ x, y }, links]): Pen => {
    const [left, bottom] = [x + size[0] + PEN_GAP, y + size[1] - 40];
    return { links, tray: { left, right: left + PEN_WIDTH, top: bottom - height, bottom } };
  });
}

/** In one row, each near the plates that it joins; none on another. */
function placeSwitches(network: Network, placeOf: ReadonlyMap<number, ChipSlot>, pitch: number, right: number): Box[] {
  const count = network.nodeCount - network.chipCount;
  const sums = new Float64Array(count * 2);
  for (let link = 0; link < network.linkCount; link++) {
    const at = network.linkTo[link]! - network.chipCount;
    if (at < 0) continue;
    sums[2 * at]! += placeOf.get(network.linkFrom[link]!)!.x + pitch - CHANNEL * 0.55;
    sums[2 * at + 1]!++;
  }
  const order = Array.from({ length: count }, (_, i) => i);
  const mean = (i: number): number => sums[2 * i]! / Math.max(1, sums[2 * i + 1]!);
  order.sort((a, b) => mean(a) - mean(b) || a - b);
  const step = SWITCH[0] * 2 + 16;
  const middles = new Float64Array(count);
  let least = SWITCH[0];
  order.forEach((i, place) => {
    const most = Math.max(right + CHANNEL, count * step) - SWITCH[0] - (count - 1 - place) * step;
    const middle = Math.max(least, Math.min(most, mean(i)));
    middles[i] = middle;
    least = middle + step;
  });
  return Array.from(
    middles,
    (x): Box => ({ left: x - SWITCH[0], right: x + SWITCH[0], top: -SWITCH[1], bottom: SWITCH[1] }),
  );
}

type FlatParts = {
  readonly chips: Float32Array;
  readonly placeOf: ReadonlyMap<number, ChipSlot>;
  readonly size: Point;
  readonly pens: readonly Pen[];
  readonly switches: readonly Box[];
  readonly pitch: Point;
  readonly room: LayoutOptions;
};

function* placeLinks(
  network: Network,
  { chips, placeOf, size, pens, switches, pitch, room }: FlatParts,
  pace: WorkPace,
): Steps<Pick<Layout, 'paths' | 'queues' | 'looks'>> {
  const paths = new PathBuilder(room.ways);
  const queues = new Float32Array(network.linkCount * 4);
  const looks = createLooks(network.linkCount);
  const rowStep = Math.min(PACKET_PITCH, PEN_HEIGHT / Math.max(1, room.longestQueue));
  const penOf = new Map(pens.flatMap((pen) => pen.links.map((link, column) => [link, { pen, column }] as const)));
  const rowOf = new Map([...new Set(placeOf.values())].map((place, row) => [place, row]));
  const top = rowOf.size;
  const at = (chip: number): Point => [chips[2 * chip]!, chips[2 * chip + 1]!];
  for (let link = 0; link < network.linkCount; link++) {
    const [from, to] = [network.linkFrom[link]!, network.linkTo[link]!];
    if (from >= network.chipCount || to >= network.chipCount) {
      if (pace.isDue(WAY_POINTS)) yield pace.share;
      const chip = Math.min(from, to);
      const place = placeOf.get(chip)!;
      const box = switches[Math.max(from, to) - network.chipCount]!;
      const own = place.sheet.chips.indexOf(chip);
      const strand = own - (place.sheet.chips.length - 1) / 2;
      const lanes = Math.min(1, 16 / place.sheet.chips.length);
      const port: Point = [
        (box.left + box.right) / 2,
        place.half === -1 ? box.top - RAIL_EDGE : box.bottom + RAIL_EDGE,
      ];
      const channel = place.x + pitch[0] - CHANNEL * 0.55 + place.row * 16;
      const pen = penOf.get(link);
      setLook(looks, network, link, top, 0.3, 1);
      if (pen !== undefined) {
        const { tray } = pen.pen;
        const x = tray.left + ((pen.column + 0.5) * PEN_WIDTH) / pen.pen.links.length;
        paths.add(() => upWay([x, tray.bottom], channel, port, strand * lanes, place.half));
        queues.set([x, tray.bottom - rowStep / 2, 0, -rowStep], 4 * link);
      } else {
        const edge = place.x + size[0];
        const slot: Point = [edge, place.y + (size[1] * (own + 0.5)) / place.sheet.chips.length];
        const down = (): Point[] => downWay(port, channel + 8, slot, at(chip), strand * lanes, place.y + size[1]);
        const isUp = from === chip;
        const { start } = isUp
          ? paths.add(() => down().toReversed())
          : paths.add(down, (way) => nearest(way, slot) + 1);
        queues.set(isUp ? neuronQueue(start) : [...port, 0, place.half === -1 ? -3 : 3], 4 * link);
      }
      continue;
    }
    const [place, other] = [placeOf.get(from)!, placeOf.get(to)!];
    const [a, b] = [at(from), at(to)];
    const steps = [network.nodeX, network.nodeY].map((column) => Math.abs(column[to]! - column[from]!));
    let way: () => Point[];
    if (place === other && Math.max(...steps) <= 1) {
      way = () => edgeWay(a, b);
      setLook(looks, network, link, rowOf.get(place)! + 0.1, 0.34, 0.55);
    } else if (place === other) {
      way = () => arcAlong(a, b, CELL, from < to);
      setLook(looks, network, link, rowOf.get(place)! + 0.2, 0.16, 1, 1.6);
    } else {
      const outer = place.half === -1 ? Math.min(place.y, other.y) : Math.max(place.y, other.y) + size[1];
      const far = Math.abs(place.x - other.x) / pitch[0];
      const level = outer + place.half * ARCS * (0.62 + 0.22 * Math.min(far, 3));
      way = () => arcBetween(a, b, level, from < to);
      setLook(looks, network, link, -1, 0.12, 0.4, 1.6);
    }
    const { start, count } = paths.add(way);
    queues.set(neuronQueue(start), 4 * link);
    if (pace.isDue(count)) yield pace.share;
  }
  return { paths: paths.seal(), queues, looks };
}
