import type { Steps } from '../../../core/base/steps.ts';
import type { Network } from '../../../core/model/network.ts';
import { groupCount } from '../groupWaits.ts';
import type { Blocks, Layout, LayoutOptions } from '../layout.ts';
import { layoutPace } from '../layoutPace.ts';
import { createLooks } from '../linkLooks.ts';
import type { Point } from '../path.ts';
import { blockPlates, chipPlaces, fieldsByBlock, fieldsOf, hasGroups, hiddenLinks, nowhere } from './blockPlaces.ts';

/** Half the width of the ground, in picture units, and the most that the cell of a block takes of it. */
const REACH = 720;
const WIDEST = 120;
/** A block's width, of its cell's. */
const FILLED = 0.84;
const RISE = 430;
/** In an upright room there is height to spare, and writing takes more of the width. */
const UPRIGHT_RISE = 900;
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
 * One block for each UltraServer, as high as what waits there for EFA: in a square, those that wait most over the run in the
 * middle, so that a bottleneck is a mountain. Links and packets are not drawn.
 */
export function* mountainInSteps(network: Network, room: LayoutOptions): Steps<Layout> {
  const pace = layoutPace(network);
  const groupNumber = groupCount(network);
  const waits = room.groupWaits?.() ?? { most: new Int32Array(groupNumber), total: new Float64Array(groupNumber) };
  const columns = Math.ceil(Math.sqrt(groupNumber));
  const rows = Math.ceil(groupNumber / columns);
  const cell = Math.min(WIDEST, REACH / Math.max(columns, rows));
  const half: Point = [(cell * FILLED) / 2, (cell * FILLED) / 4];
  const thickness = cell * 0.2;
  const axes: Blocks['axes'] = [half, [-half[0], half[1]]];

  const groups = Int32Array.from({ length: groupNumber }, (_, group) => group);
  groups.sort((a, b) => waits.total[b]! - waits.total[a]! || a - b);
  const cells = cellsFromMiddle(columns, rows).slice(0, groupNumber);
  const stands = cells.map((at, i) => ({ at, group: groups[i]! }));
  stands.sort((a, b) => a.at[0] + a.at[1] - b.at[0] - b.at[1] || a.at[0] - b.at[0]);
  const places = new Float32Array(groupNumber * 2);
  stands.forEach(({ at: [x, y], group }, block) => {
    groups[block] = group;
    places[2 * block] = (x - y) * cell;
    places[2 * block + 1] = ((x + y) * cell) / 2;
  });
  const most = waits.most.reduce((highest, one) => Math.max(highest, one), 0);
  const fields = fieldsOf(network);
  yield pace.share;
  const reach = ((columns + rows) * cell) / 2;
  const bottom = reach / 2;
  const rise = room.upright ? UPRIGHT_RISE : RISE;
  const side =
    Math.max(reach, room.upright ? 300 : LEAST_REACH) + RULER_GAP + (room.upright ? UPRIGHT_RULER_ROOM : RULER_ROOM);
  const isRoomy = reach > ROOMY && !room.upright;
  const foot: Point = [-reach - RULER_GAP, -thickness];
  const blocks: Blocks = {
    groups,
    places,
    axes,
    thickness,
    rise,
    most,
    side: fields.side,
    chips: fieldsByBlock(fields, groups),
    links: [],
    grounds: [],
    ruler: { foot, height: most === 0 ? 0 : rise },
    heat: [0, -rise * 0.3],
    sites: [
      {
        at: isRoomy ? [reach * 0.66, bottom - 8] : [0, bottom + (room.upright ? 70 : 40)],
        number: undefined,
        groups: groupNumber,
        chips: network.chipCount,
      },
    ],
  };
  const chips = chipPlaces(network, blocks);
  let top = Math.min(-bottom, most === 0 ? 0 : foot[1] - rise);
  groups.forEach((group, block) => {
    const height = most === 0 ? 0 : (rise * waits.most[group]!) / most;
    top = Math.min(top, places[2 * block + 1]! - half[1] * 2 - thickness - height);
  });
  const middle: Point = [0, 0];
  yield pace.share;
  const { paths, queues } = yield* hiddenLinks(network, chips, middle, pace);
  return {
    bounds: {
      left: -side,
      right: room.upright ? reach + 30 : side,
      top: top - LABEL_ROOM,
      bottom: bottom + (isRoomy ? 34 : 66),
    },
    chips,
    ...blockPlates(network, blocks),
    looks: createLooks(network.linkCount),
    paths,
    queues,
    queueRows: 1,
    pens: [],
    switches: Array.from({ length: network.nodeCount - network.chipCount }, () => nowhere(middle)),
    rack: undefined,
    rackLabel: middle,
    legend: isRoomy ? [-reach * 0.9, bottom - 88] : 'beside',
    blocks,
  };
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
