import type { Steps, WorkPace } from '../../../core/base/steps.ts';
import { LINK_CLASSES } from '../../../core/model/linkClasses.ts';
import type { Network } from '../../../core/model/network.ts';
import { groupCount } from '../groupWaits.ts';
import type { Blocks, Layout, Pen, LayoutOptions, Site, Slab } from '../layout.ts';
import { layoutPace } from '../layoutPace.ts';
import { createLooks, setLook } from '../linkLooks.ts';
import { curve, evenlySpaced, PathBuilder, type Point } from '../path.ts';
import { blockPlates, chipPlaces, fieldsByBlock, fieldsOf, nowhere } from './blockPlaces.ts';

/** From a building's UltraServers to the edge of its plot, in cells. */
const MARGIN = 0.35;
const FILLED = 0.8;
const RISE = 120;
/** Above the highest block of a building: room for the arcs to others of its row. */
const ARC_ROOM = 130;
const PEN_HEIGHT = 74;
const PACKET_PITCH = 7.2;
/** How many times as wide as elsewhere links are drawn here, where no others are. */
const WIDER = 2.2;
const LANE = 5;
const STRAND = 4.5;
/** From a queue to the middle of its count beside it. */
const COUNT_ROOM = 64;
/** Between the starts of arcs to two buildings, radians as seen from the middle of the plot. */
const APART = 0.5;

/** Whether the network has buildings: groups that hang on switches of several, and links between those. */
export function fitsMap(network: Network): boolean {
  return network.linkClass.includes(CAMPUS) && new Set(buildingsOf(network)).size > 1;
}

const CAMPUS = LINK_CLASSES.indexOf('campus');

/** By group of chips: its building, as the switch says on which its chips hang; −1 where they hang on none. */
function buildingsOf(network: Network): Int32Array {
  const buildings = new Int32Array(groupCount(network)).fill(-1);
  for (let link = 0; link < network.linkCount; link++) {
    const [from, to] = [network.linkFrom[link]!, network.linkTo[link]!];
    const isUp = from < network.chipCount && to >= network.chipCount && network.nodeGroup[to] === -1;
    if (isUp) buildings[network.nodeGroup[from]!] = network.nodeY[to]!;
  }
  return buildings;
}

/**
 * Buildings as plots, seen from above: their UltraServers as small blocks, as high as what waits there for EFA, the links between
 * buildings as arcs with their packets, and what waits for those beside the plots. Links inside a building are not drawn.
 */
export function* mapInSteps(network: Network, room: LayoutOptions): Steps<Layout> {
  const pace = layoutPace(network);
  const buildings = buildingsOf(network);
  yield pace.share;
  const names = [...new Set(buildings)].sort((a, b) => a - b);
  const members = names.map((name) => Array.from(buildings.keys()).filter((group) => buildings[group] === name));
  const most = room.groupWaits?.().most.reduce((highest, one) => Math.max(highest, one), 0) ?? 0;
  const plot = plotsOf(members, room.upright);
  const { cell, side } = plot;
  const half: Point = [(cell * FILLED) / 2, (cell * FILLED) / 4];
  const axes: Blocks['axes'] = [half, [-half[0], half[1]]];
  const stands = members.flatMap((groups, building) =>
    groups.map((group, i): { group: number; at: Point } => {
      const [x, y] = [(i % side) - (side - 1) / 2, Math.floor(i / side) - (side - 1) / 2];
      const [middleX, middleY] = plot.middles[building]!;
      return { group, at: [middleX + (x - y) * cell, middleY + ((x + y) * cell) / 2] };
    }),
  );
  stands.sort((a, b) => a.at[1] - b.at[1] || a.at[0] - b.at[0]);
  const groups = Int32Array.from(stands, ({ group }) => group);
  const fields = fieldsOf(network);
  yield pace.share;
  const thickness = cell * 0.16;
  const left = Math.min(...plot.middles.map(([x]) => x)) - plot.reach;
  const right = Math.max(...plot.middles.map(([x]) => x)) + plot.reach;
  const bottom = Math.max(...plot.middles.map(([, y]) => y)) + plot.reach / 2;
  yield pace.share;
  const { paths, looks, queues, pens, top, seen } = yield* placeLinks(network, room, names, plot, pace);
  const sizes = chipsByGroup(network);
  yield pace.share;
  const sites = names.map((name, building): Site => {
    const [x, y] = plot.middles[building]!;
    const chips = members[building]!.reduce((sum, group) => sum + sizes[group]!, 0);
    return {
      at: [x - plot.reach * 0.8, y + plot.reach / 2 + 6],
      number: name + 1,
      groups: members[building]!.length,
      chips,
    };
  });
  const middle: Point = [(left + right) / 2, 0];
  const blocks: Blocks = {
    groups,
    places: Float32Array.from(stands.flatMap(({ at }) => [...at])),
    axes,
    thickness,
    rise: RISE,
    most,
    side: fields.side,
    chips: fieldsByBlock(fields, groups),
    links: seen,
    grounds: plot.middles.map((at) => slabOf(at, plot.reach)),
    ruler: { foot: [left - 60, plot.middles[0]![1]], height: most === 0 ? 0 : RISE },
    heat: [middle[0], (bottom - plot.reach) / 2],
    sites,
  };
  return {
    bounds: {
      left: left - (room.upright ? 230 : 190),
      right: right + (room.upright ? 40 : 190),
      top: Math.min(top, -plot.reach / 2 - RISE) - 60,
      bottom: bottom + 44,
    },
    chips: chipPlaces(network, blocks),
    ...blockPlates(network, blocks),
    looks,
    paths,
    queues,
    queueRows: room.longestQueue + 1,
    pens,
    switches: Array.from({ length: network.nodeCount - network.chipCount }, (_, i) => {
      return nowhere(plot.middles[names.indexOf(network.nodeY[network.chipCount + i]!)] ?? middle);
    }),
    rack: undefined,
    rackLabel: middle,
    legend: 'beside',
    blocks,
  };
}

type Plots = {
  /** By building. */
  readonly middles: readonly Point[];
  /** Half a plot's width. */
  readonly reach: number;
  /** UltraServers in a row of a plot, and half the width of the cell of one. */
  readonly side: number;
  readonly cell: number;
};

/** Up to three buildings in a row, more in two; in an upright room one row for each one or two. */
function plotsOf(members: readonly (readonly number[])[], upright: boolean): Plots {
  const count = members.length;
  const side = Math.ceil(Math.sqrt(Math.max(...members.map((groups) => groups.length))));
  const reach = upright ? 230 : count <= 3 ? 240 : count <= 6 ? 200 : 170;
  const columns = upright ? (count <= 3 ? 1 : 2) : count <= 3 ? count : Math.ceil(count / 2);
  const gap = upright ? 90 : count <= 3 ? 380 : count <= 6 ? 300 : 150;
  const pitch: Point = [2 * reach + gap, reach + RISE + ARC_ROOM];
  const middles = members.map((_, i): Point => {
    const row = Math.floor(i / columns);
    const inRow = Math.min(columns, count - row * columns);
    return [((i % columns) - (inRow - 1) / 2) * pitch[0], row * pitch[1]];
  });
  return { middles, reach, side, cell: reach / (side + 2 * MARGIN) };
}

function slabOf([x, y]: Point, reach: number): Slab {
  return { corner: [x, y - reach / 2], along: [reach, reach / 2], across: [-reach, reach / 2] };
}

function chipsByGroup(network: Network): Int32Array {
  const sizes = new Int32Array(groupCount(network));
  for (let chip = 0; chip < network.chipCount; chip++) sizes[network.nodeGroup[chip]!]!++;
  return sizes;
}

/** Arcs between buildings, each from the rim of its plot, where its queue stands, to the rim of the other. */
function* placeLinks(
  network: Network,
  room: LayoutOptions,
  names: readonly number[],
  { middles, reach }: Plots,
  pace: WorkPace,
): Steps<Pick<Layout, 'paths' | 'looks' | 'queues'> & { pens: Pen[]; top: number; seen: number[] }> {
  const step = Math.min(PACKET_PITCH, PEN_HEIGHT / Math.max(1, room.longestQueue));
  const buildingOf = (link: number, column: Int32Array): number =>
    network.linkClass[link] === CAMPUS ? names.indexOf(network.nodeY[column[link]!]!) : -1;
  const strands = new Map<string, number[]>();
  for (let link = 0; link < network.linkCount; link++) {
    if (pace.isDue()) yield pace.share;
    const [from, to] = [buildingOf(link, network.linkFrom), buildingOf(link, network.linkTo)];
    if (from === to || from === -1 || to === -1) continue;
    const key = `${from} ${to}`;
    const own = strands.get(key);
    if (own === undefined) strands.set(key, [link]);
    else own.push(link);
  }
  const rims = middles.map((_, building) => rimsOf(middles, building, reach));
  const looks = createLooks(network.linkCount);
  const queues = new Float32Array(network.linkCount * 4);
  const ways = new Map<number, Point[]>();
  const pens: Pen[] = [];
  let top = 0;
  for (const [key, links] of strands) {
    const [from, to] = key.split(' ').map(Number) as [number, number];
    const [a, b] = [rims[from]![to]!, rims[to]![from]!];
    const width = links.length * PACKET_PITCH;
    const tray = {
      left: a[0] - width / 2,
      right: a[0] + width / 2,
      top: a[1] - step * room.longestQueue,
      bottom: a[1],
    };
    // Beside the arc's start where it goes down, else below it: what is written there covers nothing of it.
    const isDown = b[1] - a[1] > Math.abs(b[0] - a[0]) / 3;
    const label: Point = isDown ? [tray.right + COUNT_ROOM, a[1]] : [a[0], a[1] + 24];
    pens.push({ links, tray, label });
    const lift = Math.min(0.3 * Math.hypot(b[0] - a[0], b[1] - a[1]) + 30, ARC_ROOM + RISE);
    links.forEach((link, i) => {
      const aside = (LANE + i * STRAND) * (from < to ? 1 : -1);
      const x = tray.left + (i + 0.5) * PACKET_PITCH;
      const end: Point = [b[0] + aside, b[1]];
      const way = evenlySpaced(
        curve(
          [x, a[1] + 4],
          [x + (b[0] - x) * 0.2, a[1] - lift - aside],
          [end[0] + (x - b[0]) * 0.2, b[1] - lift - aside],
          end,
        ),
      );
      ways.set(link, way);
      top = Math.min(top, ...way.map(([, y]) => y), tray.top);
      queues.set([x, a[1] - step / 2, 0, -step], 4 * link);
      setLook(looks, network, link, 0, 0.34, WIDER);
    });
  }
  const paths = new PathBuilder();
  for (let link = 0; link < network.linkCount; link++) {
    if (pace.isDue(2)) yield pace.share;
    const way = ways.get(link);
    if (way !== undefined) paths.add(() => way);
    else
      paths.add(
        () => [middles[0]!, middles[0]!],
        () => 0,
      );
  }
  const seen = [...ways.keys()].sort((a, b) => a - b);
  return { paths: paths.seal(), looks, queues, pens, top, seen };
}

/** By other building: the point of a plot's rim that looks towards it, none too close to another. */
function rimsOf(middles: readonly Point[], own: number, reach: number): Point[] {
  const [x, y] = middles[own]!;
  const looking = middles.map((at, other) => ({ other, angle: Math.atan2(2 * (at[1] - y), at[0] - x) }));
  const order = looking.filter(({ other }) => other !== own).sort((a, b) => a.angle - b.angle || a.other - b.other);
  const angles = order.map(({ angle }) => angle);
  for (let round = 0; round < 40; round++) {
    for (let i = 1; i < angles.length; i++) {
      const lack = APART - (angles[i]! - angles[i - 1]!);
      if (lack <= 0) continue;
      angles[i - 1]! -= lack / 2;
      angles[i]! += lack / 2;
    }
  }
  const rims = middles.slice();
  order.forEach(({ other }, i) => {
    const [dx, dy] = [Math.cos(angles[i]!), Math.sin(angles[i]!) / 2];
    const far = 1.1 / (Math.abs(dx) / reach + Math.abs(dy) / (reach / 2));
    rims[other] = [x + dx * far, y + dy * far];
  });
  return rims;
}
