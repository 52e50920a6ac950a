import type { Steps, WorkPace } from '../../../core/base/steps.ts';
import type { Network } from '../../../core/model/network.ts';
import type { Layout, Pen } from '../layout.ts';
import { createLooks, setLook } from '../linkLooks.ts';
import { curve, evenlySpaced, PathBuilder, type Paths, type Point } from '../path.ts';
import { RISE, ARC_ROOM, CAMPUS, type Plots } from './mapPlots.ts';

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

type PlacedLinks = Pick<Layout, 'paths' | 'looks' | 'queues' | 'pens'> & {
  readonly top: number;
  readonly seen: readonly number[];
};

/** Arcs between buildings, from plot edge, where the queue is, to plot edge. `top`: the highest y; `seen`: these links. */
export function* placeLinks(
  network: Network,
  longestQueue: number,
  numbers: readonly number[],
  plots: Plots,
  pace: WorkPace,
): Steps<PlacedLinks> {
  const step = Math.min(PACKET_PITCH, PEN_HEIGHT / Math.max(1, longestQueue));
  const rims = plots.middles.map((_, building) => rimsOf(plots.middles, building, plots.reach));
  const looks = createLooks(network.linkCount);
  const queues = new Float32Array(network.linkCount * 4);
  const ways = new Map<number, Point[]>();
  const pens: Pen[] = [];
  let top = 0;
  for (const { from, to, links } of yield* bundlesOf(network, numbers, pace)) {
    const [start, end] = [rims[from]![to]!, rims[to]![from]!];
    const pen = penAt(links, start, end, step * longestQueue);
    pens.push(pen);
    links.forEach((link, i) => {
      const x = pen.tray.left + (i + 0.5) * PACKET_PITCH;
      const way = arcWay([x, start[1]], end, liftOf(start, end), (LANE + i * STRAND) * (from < to ? 1 : -1));
      ways.set(link, way);
      top = Math.min(top, ...way.map(([, y]) => y), pen.tray.top);
      queues.set([x, start[1] - step / 2, 0, -step], 4 * link);
      setLook(looks, network, link, 0, 0.34, WIDER);
    });
  }
  const paths = yield* pathsOf(network.linkCount, ways, plots.middles[0]!, pace);
  return { paths, looks, queues, pens, top, seen: [...ways.keys()].sort((a, b) => a - b) };
}

/** The links from one building to another, in order of their rows. */
type Bundle = { readonly from: number; readonly to: number; readonly links: number[] };

function* bundlesOf(network: Network, numbers: readonly number[], pace: WorkPace): Steps<Iterable<Bundle>> {
  const buildingOf = (link: number, column: Int32Array): number =>
    network.linkClass[link] === CAMPUS ? numbers.indexOf(network.nodeY[column[link]!]!) : -1;
  const bundles = new Map<string, Bundle>();
  for (let link = 0; link < network.linkCount; link++) {
    if (pace.isDue()) yield pace.share;
    const [from, to] = [buildingOf(link, network.linkFrom), buildingOf(link, network.linkTo)];
    if (from === to || from === -1 || to === -1) continue;
    const key = `${from} ${to}`;
    const bundle = bundles.get(key) ?? { from, to, links: [] };
    bundle.links.push(link);
    bundles.set(key, bundle);
  }
  return bundles.values();
}

/** The queues of a bundle, one column per link, `height` high. Their count never covers the start of the arcs. */
function penAt(links: readonly number[], start: Point, end: Point, height: number): Pen {
  const [x, y] = start;
  const width = links.length * PACKET_PITCH;
  const tray = { left: x - width / 2, right: x + width / 2, top: y - height, bottom: y };
  const isDown = end[1] - y > Math.abs(end[0] - x) / 3;
  return { links, tray, label: isDown ? [tray.right + COUNT_ROOM, y] : [x, y + 24] };
}

/** How high an arc rises above its ends. */
function liftOf(a: Point, b: Point): number {
  return Math.min(0.3 * Math.hypot(b[0] - a[0], b[1] - a[1]) + 30, ARC_ROOM + RISE);
}

/** From the foot of a queue to the other rim; `aside` keeps the strands of a bundle, and its two directions, apart. */
function arcWay([x, y]: Point, [endX, endY]: Point, lift: number, aside: number): Point[] {
  const end: Point = [endX + aside, endY];
  return evenlySpaced(
    curve([x, y + 4], [x + (endX - x) * 0.2, y - lift - aside], [end[0] + (x - endX) * 0.2, endY - lift - aside], end),
  );
}

/** The given paths; every other link has a path of no length at `elsewhere` and is not drawn. */
function* pathsOf(
  linkCount: number,
  ways: ReadonlyMap<number, Point[]>,
  elsewhere: Point,
  pace: WorkPace,
): Steps<Paths> {
  const paths = new PathBuilder();
  for (let link = 0; link < linkCount; link++) {
    if (pace.isDue(2)) yield pace.share;
    const way = ways.get(link);
    if (way !== undefined) paths.add(() => way);
    else
      paths.add(
        () => [elsewhere, elsewhere],
        () => 0,
      );
  }
  return paths.seal();
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
