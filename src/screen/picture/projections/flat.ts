import type { Steps } from '../../../core/base/steps.ts';
import type { Network } from '../../../core/model/network.ts';
import type { Box, Layout, LayoutOptions, Plate, Tower } from '../layout.ts';
import { layoutPace } from '../layoutPace.ts';
import type { Point } from '../path.ts';
import { ultraServersIn } from '../../../core/model/levels.ts';
import { pileColumns } from '../queuePlaces.ts';
import { hasOneLayer, isGrid, sheetsOf } from './sheets.ts';
import {
  CELL,
  CHANNEL,
  ARCS,
  RAIL_EDGE,
  type ChipSlot,
  plateSizes,
  placeChips,
  rackAround,
  placeSheets,
  placePens,
  placeSwitches,
} from './flatPlaces.ts';
import { placeLinks } from './flatLinks.ts';

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

/**
 * The view from straight above: the torus unrolled. The plates of a group stand side by side, with arcs where they are joined;
 * the first half of the groups stands above the switches, the others below. Right of each plate are its EFA edge and its pen.
 */
export function* flatInSteps(network: Network, room: LayoutOptions): Steps<Layout> {
  const pace = layoutPace(network);
  const sheets = sheetsOf(network);
  const hasSwitches = network.nodeCount > network.chipCount;
  const { size, pitch } = plateSizes(sheets, hasSwitches);
  const { places, perRow, reach } = placeSheets(sheets, pitch, size[1], room, hasSwitches);
  const placeOf = new Map(places.flatMap((place) => place.sheet.chips.map((chip) => [chip, place] as const)));
  const chips = placeChips(network, placeOf);
  const right = perRow * pitch[0] - (hasSwitches ? CHANNEL : ARCS);
  const pens = placePens(network, placeOf, size, room);
  const switches = placeSwitches(network, placeOf, pitch[0], right);
  const groups = groupsOf(places);
  const arcs = groups.some(({ own }) => own.length > 1) ? ARCS * 1.25 : 20;
  const links = yield* placeLinks(network, { chips, placeOf, size, pens, switches, pitch, room }, pace);
  return {
    bounds: boundsOf(places, reach, arcs, right, hasSwitches),
    chips,
    plates: places.map((place) =>
      layPlate(place, size, pens.find(({ links }) => placeOf.get(network.linkFrom[links[0]!]!) === place)?.links),
    ),
    ...links,
    queueRows: room.longestQueue + 1,
    queueColumns: pileColumns(network, room),
    pens,
    towers: groups.map((group) => towerOf(network, group, size, arcs)),
    switches,
    rack: hasSwitches ? rackAround(switches, right) : undefined,
    rackLabel: [(Math.min(right, ...switches.map((box) => box.left)) - RAIL_EDGE) / 2, 0],
    legend: 'beside',
  };
}

/** `right`: where the plates and pens end. */
function boundsOf(
  places: readonly ChipSlot[],
  reach: readonly [number, number],
  arcs: number,
  right: number,
  hasSwitches: boolean,
): Box {
  const outermost = hasSwitches ? right + CHANNEL + 16 * Math.max(...places.map(({ row }) => row)) : right;
  return {
    left: -46,
    right: outermost + 40,
    top: -reach[0] - arcs - 34,
    bottom: !hasSwitches ? 30 : reach[1] + (places.some(({ half }) => half === 1) ? arcs + 34 : 0),
  };
}

type Group = { readonly group: number; readonly own: readonly ChipSlot[] };

/** The name of a group is beyond its outermost row. */
function towerOf(network: Network, { group, own }: Group, size: Point, arcs: number): Tower {
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
}

function groupsOf(places: readonly ChipSlot[]): Group[] {
  const groups = [...new Set(places.map(({ sheet }) => sheet.group))];
  return groups.map((group) => ({ group, own: places.filter(({ sheet }) => sheet.group === group) }));
}

function layPlate({ sheet, x, y }: ChipSlot, size: Point, edgeLinks: Plate['edgeLinks']): Plate {
  const r = CELL * 0.36;
  return {
    slab: { corner: [x, y], along: [size[0], 0], across: [0, size[1]] },
    edge: edgeLinks && [
      [x + size[0], y],
      [x + size[0], y + size[1]],
    ],
    edgeLinks,
    chips: sheet.chips,
    chipAxes: [
      [r, 0],
      [0, r],
    ],
  };
}
