import type { Steps, WorkPace } from '../../../core/base/steps.ts';
import type { Network } from '../../../core/model/network.ts';
import type { Box, LayoutOptions, LinkLooks, Pen } from '../layout.ts';
import { createLooks, IDLE_EFA, setLook } from '../linkLooks.ts';
import { PathBuilder, type Paths, type Point } from '../path.ts';
import { columnAt, pileColumns, pileRows } from '../queuePlaces.ts';
import { arcAlong, arcBetween, downWay, edgeWay, upWay } from './flatWays.ts';
import { nearest, neuronQueue } from './towerWays.ts';
import { CELL, PEN_HEIGHT, PACKET_PITCH, CHANNEL, ARCS, RAIL_EDGE, type ChipSlot } from './flatPlaces.ts';

type FlatParts = {
  readonly chips: Float32Array;
  readonly placeOf: ReadonlyMap<number, ChipSlot>;
  readonly size: Point;
  readonly pens: readonly Pen[];
  readonly switches: readonly Box[];
  readonly pitch: Point;
  readonly room: LayoutOptions;
};

/** What is filled link by link, with the room and the places that links run between. */
type LinkPlacing = FlatParts & {
  readonly network: Network;
  readonly paths: PathBuilder;
  readonly queues: Float32Array;
  readonly looks: LinkLooks;
  readonly rowStep: number;
  readonly penOf: ReadonlyMap<number, { readonly pen: Pen; readonly column: number }>;
  readonly rowOf: ReadonlyMap<ChipSlot, number>;
};

export function* placeLinks(
  network: Network,
  parts: FlatParts,
  pace: WorkPace,
): Steps<{ paths: Paths; queues: Float32Array; looks: LinkLooks }> {
  const { placeOf, pens, room } = parts;
  const placing: LinkPlacing = {
    ...parts,
    network,
    paths: new PathBuilder(room.ways),
    queues: new Float32Array(network.linkCount * 4),
    looks: createLooks(network.linkCount),
    rowStep: Math.min(PACKET_PITCH, PEN_HEIGHT / pileRows(network, room)),
    penOf: new Map(pens.flatMap((pen) => pen.links.map((link, column) => [link, { pen, column }] as const))),
    rowOf: new Map([...new Set(placeOf.values())].map((place, row) => [place, row])),
  };
  for (let link = 0; link < network.linkCount; link++) {
    const isBetweenChips = Math.max(network.linkFrom[link]!, network.linkTo[link]!) < network.chipCount;
    const points = isBetweenChips ? placeBetweenChips(placing, link) : placeAtSwitch(placing, link);
    if (pace.isDue(points)) yield pace.share;
  }
  return { paths: placing.paths.seal(), queues: placing.queues, looks: placing.looks };
}

/** Places a link between a chip and a switch, in either direction; returns the number of points of its path. */
function placeAtSwitch(placing: LinkPlacing, link: number): number {
  const { network, chips, placeOf, size, switches, pitch, paths, queues, looks, rowStep, penOf, rowOf } = placing;
  const [from, to] = [network.linkFrom[link]!, network.linkTo[link]!];
  const chip = Math.min(from, to);
  const place = placeOf.get(chip)!;
  const box = switches[Math.max(from, to) - network.chipCount]!;
  const own = place.sheet.chips.indexOf(chip);
  const strand = (own - (place.sheet.chips.length - 1) / 2) * Math.min(1, 16 / place.sheet.chips.length);
  const port: Point = [(box.left + box.right) / 2, place.half === -1 ? box.top - RAIL_EDGE : box.bottom + RAIL_EDGE];
  const channel = place.x + pitch[0] - CHANNEL * 0.55 + place.row * 16;
  setLook(looks, network, link, rowOf.size, IDLE_EFA, 1);
  const pen = penOf.get(link);
  if (pen !== undefined) {
    const { tray } = pen.pen;
    const x = columnAt(pen.pen, pen.column, pileColumns(network, placing.room) > 1);
    const { count } = paths.add(() => upWay([x, tray.bottom], channel, port, strand, place.half));
    queues.set([x, tray.bottom - rowStep / 2, 0, -rowStep], 4 * link);
    return count;
  }
  const slot: Point = [place.x + size[0], place.y + (size[1] * (own + 0.5)) / place.sheet.chips.length];
  const down = (): Point[] => downWay(port, channel + 8, slot, placeAt(chips, chip), strand, place.y + size[1]);
  const isUp = from === chip;
  const { start, count } = isUp
    ? paths.add(() => down().toReversed())
    : paths.add(down, (way) => nearest(way, slot) + 1);
  queues.set(isUp ? neuronQueue(start) : [...port, 0, place.half === -1 ? -3 : 3], 4 * link);
  return count;
}

/** Places a link between two chips: neighbours, around the torus within a plate, or from plate to plate; returns the number of points. */
function placeBetweenChips(placing: LinkPlacing, link: number): number {
  const { network, chips, placeOf, size, pitch, paths, queues, looks, rowOf } = placing;
  const [from, to] = [network.linkFrom[link]!, network.linkTo[link]!];
  const [place, other] = [placeOf.get(from)!, placeOf.get(to)!];
  const [a, b] = [placeAt(chips, from), placeAt(chips, to)];
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
  return count;
}

function placeAt(chips: Float32Array, chip: number): Point {
  return [chips[2 * chip]!, chips[2 * chip + 1]!];
}
