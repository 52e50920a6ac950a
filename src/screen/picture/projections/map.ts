import type { Steps } from '../../../core/base/steps.ts';
import type { Network } from '../../../core/model/network.ts';
import type { Blocks, Layout, LayoutOptions, Site, Slab } from '../layout.ts';
import { chipsByGroup } from '../groupWaits.ts';
import { layoutPace } from '../layoutPace.ts';
import type { Point } from '../path.ts';
import { blockPlates, chipPlaces, fieldsOf, hasRoomForFields, nowhere } from './blockPlaces.ts';
import { RISE, CAMPUS, buildingsWithMembers, extentOf, type Plots, plotsOf } from './mapPlots.ts';
import { placeLinks } from './mapLinks.ts';

const FILLED = 0.8;

/** Whether the network has buildings: groups linked to switches of several buildings, and links between those. */
export function fitsMap(network: Network): boolean {
  return (
    network.linkClass.includes(CAMPUS) && buildingsWithMembers(network).numbers.length > 1 && hasRoomForFields(network)
  );
}

/**
 * Buildings as plots, seen from above. On a plot, each UltraServer is a small block, as high as the packets that wait there for
 * EFA. Links between buildings are arcs with their packets; their queues stand beside the plots. Links inside a building are not
 * drawn.
 */
export function* mapInSteps(network: Network, room: LayoutOptions): Steps<Layout> {
  const pace = layoutPace(network);
  const { upright, longestQueue } = room;
  const { numbers, members } = buildingsWithMembers(network);
  const plots = plotsOf(members, upright);
  yield pace.share;
  const { top, seen, ...links } = yield* placeLinks(network, longestQueue, numbers, plots, pace);
  const placed = placeBlocks(network, members, plots);
  yield pace.share;
  const extent = extentOf(plots);
  const middle: Point = [(extent.left + extent.right) / 2, 0];
  const most = room.groupWaits?.().most.reduce((highest, one) => Math.max(highest, one), 0) ?? 0;
  const blocks: Blocks = {
    ...placed,
    rise: RISE,
    most,
    links: seen,
    grounds: plots.middles.map((at) => slabOf(at, plots.reach)),
    ruler: { foot: [extent.left - 60, plots.middles[0]![1]], height: most === 0 ? 0 : RISE },
    heat: [middle[0], (extent.bottom - plots.reach) / 2],
    sites: sitesOf(network, numbers, members, plots),
  };
  return {
    bounds: {
      left: extent.left - (upright ? 230 : 190),
      right: extent.right + (upright ? 40 : 190),
      top: Math.min(top, -plots.reach / 2 - RISE) - 60,
      bottom: extent.bottom + 44,
    },
    chips: chipPlaces(network, blocks),
    ...blockPlates(network, blocks),
    ...links,
    queueRows: longestQueue + 1,
    switches: Array.from({ length: network.nodeCount - network.chipCount }, (_, i) => {
      return nowhere(plots.middles[numbers.indexOf(network.nodeY[network.chipCount + i]!)] ?? middle);
    }),
    rack: undefined,
    rackLabel: middle,
    legend: 'beside',
    blocks,
  };
}

/** The blocks of all UltraServers, far to near, in rows on the plots of their buildings. */
function placeBlocks(
  network: Network,
  members: readonly (readonly number[])[],
  { middles, side, cell }: Plots,
): Pick<Blocks, 'groups' | 'places' | 'axes' | 'thickness' | 'side' | 'chips'> {
  const blocks = members.flatMap((groups, building) =>
    groups.map((group, i): { group: number; at: Point } => {
      const [x, y] = [(i % side) - (side - 1) / 2, Math.floor(i / side) - (side - 1) / 2];
      const [middleX, middleY] = middles[building]!;
      return { group, at: [middleX + (x - y) * cell, middleY + ((x + y) * cell) / 2] };
    }),
  );
  blocks.sort((a, b) => a.at[1] - b.at[1] || a.at[0] - b.at[0]);
  const groups = Int32Array.from(blocks, ({ group }) => group);
  const half: Point = [(cell * FILLED) / 2, (cell * FILLED) / 4];
  return {
    groups,
    places: Float32Array.from(blocks.flatMap(({ at }) => [...at])),
    axes: [half, [-half[0], half[1]]],
    thickness: cell * 0.16,
    ...fieldsOf(network, groups),
  };
}

function sitesOf(
  network: Network,
  numbers: readonly number[],
  members: readonly (readonly number[])[],
  { middles, reach }: Plots,
): Site[] {
  const sizes = chipsByGroup(network);
  return numbers.map((number, building): Site => {
    const [x, y] = middles[building]!;
    const own = members[building]!;
    return {
      at: [x - reach * 0.8, y + reach / 2 + 6],
      number: number + 1,
      groups: own.length,
      chips: own.reduce((sum, group) => sum + sizes[group]!, 0),
    };
  });
}

function slabOf([x, y]: Point, reach: number): Slab {
  return { corner: [x, y - reach / 2], along: [reach, reach / 2], across: [-reach, reach / 2] };
}
