import type { Steps, WorkPace } from '../../../core/base/steps.ts';
import { SCALE_OUT } from '../../../core/model/linkClasses.ts';
import type { Network } from '../../../core/model/network.ts';
import type { Box, Glow, Layout, Pen, Plate, Rank, LayoutOptions } from '../layout.ts';
import { layoutPace } from '../layoutPace.ts';
import { createLooks, setLook } from '../linkLooks.ts';
import { PathBuilder, type Point } from '../path.ts';
import { ultraServersIn } from '../../../core/model/levels.ts';
import { type Circle, chordWay, circleOf, fromSwitchWay, placeOn, toSwitchWay } from './ringWays.ts';
import { aspectFor, type RoomAspect } from '../roomAspect.ts';
import { queueColumns } from '../queuePlaces.ts';
import { hasOneLayer } from './sheets.ts';
import { neuronQueue } from './towerWays.ts';

/** Half the width and height of the ring without the texts around it, by the shape of the room. */
const RADII: Readonly<Record<RoomAspect, Point>> = {
  0.8: [330, 480],
  1.5: [540, 300],
  2.05: [720, 290],
  2.7: [960, 280],
  3.6: [1240, 270],
};
const LARGEST_CHIP = 34;
/** Slots left empty between two groups. */
const GAP = 2;
const PEN_DEPTH = 100;
const PACKET_PITCH = 11;
/** From a chip's rim to the head of its pile; round the piles, to the edge of the picture. */
const [TO_PILE, AROUND] = [9, 16];
const SWITCH: Point = [56, 16];
const RACK_EDGE = 11;
/** As many points as the path to a switch has. */
const WAY_POINTS = 31;
/** Least distance along the ring between two rank numbers. */
const RANK_PITCH = 110;
/** How far the light of what waits at a part of the ring reaches. */
const DOOR_GLOW: Point = [150, 140];
const MOST_CHIPS = 256;
const MOST_SWITCHES = 16;
/** Light of links that nothing uses: the chords across the ring, and the fan of spokes to the switches, which lie close together there. */
const [IDLE_CHORD, IDLE_SPOKE] = [0.06, 0.03];
/** Counts stand around the ring, this many at most. */
const MOST_PENS = 8;

/** Enough chips for a ring and not too many, and at most one layer of switches. */
export function fitsRing(network: Network): boolean {
  const switches = network.nodeCount - network.chipCount;
  return network.chipCount >= 3 && network.chipCount <= MOST_CHIPS && switches <= MOST_SWITCHES && hasOneLayer(network);
}

/**
 * Chips on a ring in the order of the collective, so that its steps go from one to the next; switches in the middle. What goes
 * over several links goes from place to place on the ring as its links do. EFA queues stand outside, one ray a chip.
 */
export function* ringInSteps(network: Network, room: LayoutOptions): Steps<Layout> {
  const pace = layoutPace(network);
  const order = room.order ?? Int32Array.from({ length: network.chipCount }, (_, chip) => chip);
  const [rx, ry] = RADII[aspectFor(room)];
  const slots = slotsOf(network, order);
  const circle = circleOf(rx, ry, slots.total, slots.groups > 1);
  const chips = new Float32Array(network.chipCount * 2);
  for (let chip = 0; chip < network.chipCount; chip++) chips.set(placeOn(circle, slots.of[chip]!).at, 2 * chip);
  const r = Math.min(LARGEST_CHIP, circle.pitch * 0.36);
  const count = network.nodeCount - network.chipCount;
  // Spokes end side by side along a switch: few switches are high, so that the spokes stay apart there.
  const high = count <= 2 ? SWITCH[1] * 2 : SWITCH[1];
  const switches = Array.from({ length: count }, (_, i): Box => {
    const y = (i - (count - 1) / 2) * (2 * high + RACK_EDGE);
    return { left: -SWITCH[0], right: SWITCH[0], top: y - high, bottom: y + high };
  });
  const rackReach = ((count - 1) * (2 * high + RACK_EDGE)) / 2 + high + RACK_EDGE;
  const rack: Box | undefined =
    count === 0
      ? undefined
      : { left: -SWITCH[0] - RACK_EDGE, right: SWITCH[0] + RACK_EDGE, top: -rackReach, bottom: rackReach };
  const columns = queueColumns(order.length, room.longQueues ?? 0);
  const pens = placePens(network, order, slots, circle, r, columns);
  const outside = outsideOf(r, pens.length > 0, columns);
  const bottom = ry + outside[1];
  const bounds: Box = {
    left: -rx - outside[0],
    right: rx + outside[0],
    top: -bottom,
    bottom,
  };
  const links = yield* placeLinks(network, circle, slots.of, r, switches, columns, room, pace);
  return {
    bounds,
    chips,
    plates: layPlates(network, order, r),
    ...links,
    queueRows: room.longestQueue + 1,
    queueColumns: columns,
    pens,
    glows: pens.map((pen) => glowOf(pen, r, circle, pens.length, columns)),
    towers: groupLabels(network, order, slots, circle, bottom),
    switches,
    rack,
    rackLabel: [0, rackReach + 28],
    legend: 'beside',
    ranks: placeRanks(order, slots.of, circle, r),
  };
}

/** From the ring to the edge of the picture: the piles, and the counts where they stand beyond them. */
function outsideOf(r: number, hasPens: boolean, columns: number): Point {
  if (!hasPens) return [r + 30, r + 30];
  const piles = r + TO_PILE + PEN_DEPTH + AROUND;
  return columns > 1 ? [piles, piles] : [piles + 120, piles + 24];
}

type Slots = { readonly of: Float64Array; readonly total: number; readonly groups: number };

/** By chip, its place along the ring; where the group changes, some places stay empty. */
function slotsOf(network: Network, order: Int32Array): Slots {
  const of = new Float64Array(network.chipCount);
  const isBorder = (i: number): boolean =>
    network.nodeGroup[order[i]!] !== network.nodeGroup[order[(i + order.length - 1) % order.length]!];
  const borders = order.reduce((sum, _, i) => sum + (isBorder(i) ? 1 : 0), 0);
  // So many that every chip would be one are no groups on this ring.
  const gap = borders * 4 > order.length ? 0 : GAP;
  let slot = gap / 2;
  order.forEach((chip, i) => {
    if (i > 0 && isBorder(i)) slot += gap;
    of[chip] = slot + 0.5;
    slot++;
  });
  return { of, total: slot + (borders > 0 ? gap / 2 : 0), groups: gap === 0 ? 1 : borders };
}

/** Invisible plates: only the ring is drawn. */
function layPlates(network: Network, order: Int32Array, r: number): Plate[] {
  const groups = new Map<number, number[]>();
  for (const chip of order) {
    const key = network.nodeGroup[chip]!;
    groups.set(key, [...(groups.get(key) ?? []), chip]);
  }
  return [...groups.values()].map((chips) => ({
    slab: { corner: [0, 0], along: [0, 0], across: [0, 0] },
    edge: undefined,
    chips,
    chipAxes: [
      [r, 0],
      [0, r],
    ],
  }));
}

function isUplink(network: Network, link: number): boolean {
  return SCALE_OUT[network.linkClass[link]!]! && network.linkFrom[link]! < network.chipCount;
}

/**
 * Arcs of the ring; each has a count of waiting packets outside its middle. The first arc is around the beginning of the ring, so that
 * the ends of equal groups, where a flat ring leaves them, are in the middle of an arc.
 */
function placePens(
  network: Network,
  order: Int32Array,
  slots: Slots,
  circle: Circle,
  r: number,
  columns: number,
): Pen[] {
  const uplinks = new Map<number, number[]>();
  for (let link = 0; link < network.linkCount; link++) {
    if (!isUplink(network, link)) continue;
    const chip = network.linkFrom[link]!;
    uplinks.set(chip, [...(uplinks.get(chip) ?? []), link]);
  }
  if (uplinks.size === 0) return [];
  const stretches = Math.min(MOST_PENS, Math.ceil(order.length / 4));
  return Array.from({ length: stretches }, (_, i): Pen | undefined => {
    const [from, middle, to] = [i - 0.5, i, i + 0.5].map((at) => Math.round((at * order.length) / stretches)) as [
      number,
      number,
      number,
    ];
    const chips = Array.from({ length: to - from }, (_, at) => order.at((from + at) % order.length)!);
    const links = chips.flatMap((chip) => uplinks.get(chip) ?? []);
    if (links.length === 0) return undefined;
    const before = middle === 0 ? slots.of[order.at(-1)!]! - slots.total : slots.of[order[middle - 1]!]!;
    const { at, out } = placeOn(circle, (before + slots.of[order[middle]!]!) / 2);
    // Beyond the piles; where one pile alone stands, that of the last chip before the middle, beside it.
    const isBeside = columns > 1;
    const far = r + TO_PILE + (isBeside ? PEN_DEPTH / 2 : PEN_DEPTH + 22 + 50 * Math.abs(out[0]));
    const aside = isBeside ? circle.pitch * 1.5 + (columns / 2) * PACKET_PITCH + 28 + 40 * Math.abs(out[1]) : 0;
    const [x, y] = [at[0] + out[0] * far + out[1] * aside, at[1] + out[1] * far - out[0] * aside];
    return { links, tray: { left: at[0], right: at[0], top: at[1], bottom: at[1] }, label: [x, y] };
  }).filter((pen) => pen !== undefined);
}

/** Around the piles of an arc, outside the ring; along all of the arc if there are many piles. */
function glowOf(
  { links, tray: { left: x, top: y } }: Pen,
  r: number,
  circle: Circle,
  pens: number,
  columns: number,
): Glow {
  const far = 1 + (r + TO_PILE + PEN_DEPTH / 2) / Math.hypot(x, y);
  const long = columns > 1 ? 0 : (circle.pitch * circle.places) / pens / 2;
  const [across, along] = [Math.abs(y / circle.ry), Math.abs(x / circle.rx)];
  return { at: [x * far, y * far], reach: [DOOR_GLOW[0] + long * across, DOOR_GLOW[1] + long * along], links };
}

/** In the free corners above and below the ring, each beside its part of it; one alone stands inside. */
function groupLabels(
  network: Network,
  order: Int32Array,
  slots: Slots,
  circle: Circle,
  bottom: number,
): Layout['towers'] {
  const named = ultraServersIn(network.levels);
  const groups = [...new Set(order.map((chip) => network.nodeGroup[chip]!))];
  return groups.map((group) => {
    const own = order.filter((chip) => network.nodeGroup[chip] === group);
    const { at } = placeOn(circle, own.reduce((sum, chip) => sum + slots.of[chip]!, 0) / own.length);
    const label: Point =
      slots.groups < 2
        ? [0, circle.ry * 0.6]
        : [Math.sign(at[0]) * circle.rx * 0.92, (at[1] > circle.ry * 0.2 ? 1 : -1) * (bottom - 24)];
    return { group, chips: own.length, ...named, label };
  });
}

/** Numbers of the chips inside the ring, as many as have room. */
function placeRanks(order: Int32Array, slotOf: Float64Array, circle: Circle, r: number): Rank[] {
  const stride = [1, 2, 4, 8, 16, 32, 64].find((one) => one * circle.pitch >= RANK_PITCH) ?? 128;
  return Array.from(order)
    .filter((_, i) => i % stride === 0)
    .map((chip) => {
      const { at, out } = placeOn(circle, slotOf[chip]!);
      return { chip, at: [at[0] - out[0] * (r + 22), at[1] - out[1] * (r + 20)] };
    });
}

function* placeLinks(
  network: Network,
  circle: Circle,
  slotOf: Float64Array,
  r: number,
  switches: readonly Box[],
  columns: number,
  { longestQueue, ways }: LayoutOptions,
  pace: WorkPace,
): Steps<Pick<Layout, 'paths' | 'queues' | 'looks'>> {
  const paths = new PathBuilder(ways);
  const queues = new Float32Array(network.linkCount * 4);
  const looks = createLooks(network.linkCount);
  const rowStep = Math.min(PACKET_PITCH, PEN_DEPTH / Math.max(1, Math.ceil(longestQueue / columns)));
  for (let link = 0; link < network.linkCount; link++) {
    const [from, to] = [network.linkFrom[link]!, network.linkTo[link]!];
    if (Math.max(from, to) < network.chipCount) {
      const { start, count } = paths.add(() => chordWay(circle, slotOf[from]!, slotOf[to]!));
      queues.set(neuronQueue(start), 4 * link);
      if (count === 2) setLook(looks, network, link, -1, 0.3, 0.45);
      else setLook(looks, network, link, -1, IDLE_CHORD, 0.3, 1.2);
      if (pace.isDue(count)) yield pace.share;
      continue;
    }
    if (pace.isDue(WAY_POINTS)) yield pace.share;
    const chip = Math.min(from, to);
    const box = switches[Math.max(from, to) - network.chipCount]!;
    const { at, out } = placeOn(circle, slotOf[chip]!);
    const port: Point = [
      at[0] < 0 ? box.left - RACK_EDGE : box.right + RACK_EDGE,
      (box.top + box.bottom) / 2 + (at[1] / circle.ry) * ((box.bottom - box.top) / 2 + RACK_EDGE - 8),
    ];
    setLook(looks, network, link, -0.5, IDLE_SPOKE, 0.7, 1.2);
    if (from === chip) {
      const isPenned = isUplink(network, link);
      const head: Point = [at[0] + out[0] * (r + TO_PILE), at[1] + out[1] * (r + TO_PILE)];
      const { start } = paths.add(() => toSwitchWay(circle, slotOf[chip]!, isPenned ? head : at, port));
      queues.set(isPenned ? [...head, out[0] * rowStep, out[1] * rowStep] : neuronQueue(start), 4 * link);
    } else {
      paths.add(() => fromSwitchWay(port, at, out, r));
      queues.set([...port, at[0] < 0 ? -3 : 3, 0], 4 * link);
    }
  }
  return { paths: paths.seal(), queues, looks };
}
