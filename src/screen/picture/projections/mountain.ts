import type { Steps } from '../../../core/base/steps.ts';
import type { Network } from '../../../core/model/network.ts';
import { groupCount, groupsWithChips, type GroupWaits } from '../groupWaits.ts';
import type { Blocks, Box, Layout, LayoutOptions } from '../layout.ts';
import { layoutPace } from '../layoutPace.ts';
import { createLooks } from '../linkLooks.ts';
import type { Point } from '../path.ts';
import { aspectFor } from '../roomAspect.ts';
import { blockPlates, chipPlaces, fieldsOf, hasGroups, hiddenLinks, nowhere } from './blockPlaces.ts';

/** Half the width of the ground, in picture units, and the most that the cell of a block takes of it. */
const REACH = 720;
const WIDEST = 240;
/** Up to this many blocks are in one row in a wide room, each at most this wide: a square of them would leave most of the room empty. */
const MOST_IN_ROW = 6;
const WIDEST_IN_ROW = 330;
/** Half the width of a row, per unit of the room's aspect. */
const ROW_REACH = 320;
/** A block's width, of its cell's. */
const FILLED = 0.84;
/** The highest of a square rises so far that it is three fifths of what is seen; those of a row, which are wide, less. */
const RISE = 540;
/** Of a row in a wider room, and in a narrower one. */
const ROW_RISE = [330, 480] as const;
/** In an upright room there is height to spare, and writing takes more of the width. */
const UPRIGHT_RISE = 900;
const UPRIGHT_WIDEST = 200;
const UPRIGHT_RULER_ROOM = 250;
/** From the ground to the ruler, and from there to the picture's edge: room for what is written there. */
const RULER_GAP = 40;
const RULER_ROOM = 130;
const LABEL_ROOM = 44;
/** Where the ground is smaller, it leaves no room for the legend beside its front corner. */
const ROOMY = 600;
/** What is written below a small ground is wider than that. */
const LEAST_REACH = 260;

export const fitsMountain: (network: Network) => boolean = hasGroups;

/**
 * One block for each UltraServer, as high as the packets that wait there for EFA. The blocks stand in a square; those that
 * wait most over the run stand in the middle, so that a bottleneck looks like a mountain. Links and packets are not drawn.
 */
export function* mountainInSteps(network: Network, room: LayoutOptions): Steps<Layout> {
  const pace = layoutPace(network);
  const count = groupCount(network);
  const waits = room.groupWaits?.() ?? { most: new Int32Array(count), total: new Float64Array(count) };
  const ground = groundOf(groupsWithChips(network).length, room);
  const blocks = blocksOf(network, waits, ground, room.upright);
  yield pace.share;
  const chips = chipPlaces(network, blocks);
  const centre: Point = [0, 0];
  const { paths, queues } = yield* hiddenLinks(network, chips, centre, pace);
  return {
    bounds: boundsOf(blocks, waits, ground, room.upright),
    chips,
    ...blockPlates(network, blocks),
    looks: createLooks(network.linkCount),
    paths,
    queues,
    queueRows: 1,
    pens: [],
    switches: Array.from({ length: network.nodeCount - network.chipCount }, () => nowhere(centre)),
    rack: undefined,
    rackLabel: centre,
    legend: ground.isRoomy ? [-ground.reach * 0.9, ground.bottom - 88] : 'beside',
    blocks,
  };
}

/** The ground square of the blocks, in picture units. */
type Ground = {
  readonly columns: number;
  readonly rows: number;
  /** Whether its cells are side by side, and not a square. */
  readonly isRow: boolean;
  readonly cell: number;
  /** How high the highest block rises. */
  readonly rise: number;
  /** Half its width, and its front corner's y. */
  readonly reach: number;
  readonly bottom: number;
  /** Whether the legend has room beside its front corner. */
  readonly isRoomy: boolean;
};

function groundOf(groups: number, room: LayoutOptions): Ground {
  const { upright } = room;
  if (groups <= MOST_IN_ROW && !upright) {
    const cell = Math.min(WIDEST_IN_ROW, (ROW_REACH * aspectFor(room)) / groups);
    const reach = groups * cell;
    return {
      columns: groups,
      rows: 1,
      isRow: true,
      cell,
      rise: ROW_RISE[aspectFor(room) > 2.5 ? 0 : 1],
      reach,
      bottom: cell / 2,
      isRoomy: false,
    };
  }
  const columns = Math.ceil(Math.sqrt(groups));
  const rows = Math.ceil(groups / columns);
  const cell = Math.min(upright ? UPRIGHT_WIDEST : WIDEST, REACH / Math.max(columns, rows));
  const reach = ((columns + rows) * cell) / 2;
  const rise = upright ? UPRIGHT_RISE : RISE;
  return { columns, rows, isRow: false, cell, rise, reach, bottom: reach / 2, isRoomy: reach > ROOMY && !upright };
}

function blocksOf(network: Network, waits: GroupWaits, ground: Ground, upright: boolean): Blocks {
  const { cell, rise, reach, bottom, isRoomy } = ground;
  const half: Point = [(cell * FILLED) / 2, (cell * FILLED) / 4];
  const thickness = cell * 0.2;
  const most = waits.most.reduce((highest, one) => Math.max(highest, one), 0);
  const { groups, places } = placeBlocks(groupsWithChips(network), waits, ground);
  return {
    groups,
    places,
    axes: [half, [-half[0], half[1]]],
    thickness,
    rise,
    most,
    ...fieldsOf(network, groups),
    links: [],
    grounds: [],
    ruler: { foot: [-reach - RULER_GAP, -thickness], height: most === 0 ? 0 : rise },
    heat: ground.isRow ? [rowPlaces(groups.length, cell)[0]![0], -rise * 0.5] : [0, -rise * 0.3],
    sites: [
      {
        at: isRoomy ? [reach * 0.66, bottom - 8] : [0, bottom + (upright ? 70 : 40)],
        number: undefined,
        groups: groups.length,
        chips: network.chipCount,
      },
    ],
  };
}

/** The groups from back to front, and the place of each block: the more packets wait, the nearer to the middle. */
function placeBlocks(
  groups: Int32Array,
  { total }: GroupWaits,
  { columns, rows, isRow, cell }: Ground,
): Pick<Blocks, 'groups' | 'places'> {
  groups.sort((a, b) => total[b]! - total[a]! || a - b);
  const cells = cellsFromMiddle(columns, rows)
    .slice(0, groups.length)
    .map(([x, y]): Point => (isRow ? [x, -x] : [x, y]));
  const blocks = cells.map((at, i) => ({ at, group: groups[i]! }));
  blocks.sort((a, b) => a.at[0] + a.at[1] - b.at[0] - b.at[1] || a.at[0] - b.at[0]);
  const places = new Float32Array(groups.length * 2);
  blocks.forEach(({ at: [x, y], group }, block) => {
    groups[block] = group;
    places[2 * block] = (x - y) * cell;
    places[2 * block + 1] = ((x + y) * cell) / 2;
  });
  return { groups, places };
}

function boundsOf(blocks: Blocks, waits: GroupWaits, ground: Ground, upright: boolean): Box {
  const { groups, places, axes, thickness, rise, most, ruler } = blocks;
  let top = Math.min(-ground.bottom, most === 0 ? 0 : ruler.foot[1] - rise);
  groups.forEach((group, block) => {
    const height = most === 0 ? 0 : (rise * waits.most[group]!) / most;
    top = Math.min(top, places[2 * block + 1]! - axes[0][1] * 2 - thickness - height);
  });
  const side =
    Math.max(ground.reach, upright ? 300 : LEAST_REACH) + RULER_GAP + (upright ? UPRIGHT_RULER_ROOM : RULER_ROOM);
  return {
    left: -side,
    right: upright ? ground.reach + 30 : side,
    top: top - LABEL_ROOM,
    bottom: ground.bottom + (ground.isRoomy ? 34 : 66),
  };
}

/** Places of a row, the middle ones first. */
function rowPlaces(count: number, cell: number): Point[] {
  return cellsFromMiddle(count, 1).map(([x]): Point => [2 * x * cell, 0]);
}

/** The cells of a grid, counted from its middle, those nearest to it first. */
function cellsFromMiddle(columns: number, rows: number): Point[] {
  const cells = Array.from({ length: columns * rows }, (_, i): { at: Point; far: number } => {
    const at: Point = [(i % columns) - (columns - 1) / 2, Math.floor(i / columns) - (rows - 1) / 2];
    return { at, far: Math.hypot(...at) };
  });
  // Row by row where they are as near: so they were made.
  return cells.sort((a, b) => a.far - b.far).map(({ at }) => at);
}
