import type { Steps, WorkPace } from '../../../core/base/steps.ts';
import { LINK_CLASSES, SCALE_OUT, LINK_CLASS } from '../../../core/model/linkClasses.ts';
import { type Network, NODE_KINDS } from '../../../core/model/network.ts';
import type { Box, LinkLooks, Pen, LayoutOptions } from '../layout.ts';
import { createLooks, IDLE_EFA, setLook } from '../linkLooks.ts';
import { PathBuilder, type Paths, type Point } from '../path.ts';
import { columnAt, pileColumns, pileRows } from '../queuePlaces.ts';
import { downWay, nearest, neuronQueue, neuronWay, rackSide, upWay } from './towerWays.ts';
import {
  PEN_HEIGHT,
  PACKET_PITCH,
  type TowerFrame,
  type Shape,
  efaEdge,
  interfaceColumn,
  turnOf,
} from './towerPlaces.ts';

/** Rings between plates go behind the tower, links of a plate under its chips, links up to the next plate over them. */
export function* linkLooks(
  network: Network,
  paths: Paths,
  rows: readonly { readonly group: number; readonly plate: number }[],
  frames: readonly TowerFrame[],
  plates: number,
  pace: WorkPace,
): Steps<LinkLooks> {
  const rowOf = new Map(rows.map(({ group, plate }, row) => [group * plates + plate, row]));
  const looks = createLooks(network.linkCount);
  for (let link = 0; link < network.linkCount; link++) {
    if (pace.isDue()) yield pace.share;
    const name = LINK_CLASSES[network.linkClass[link]!]!;
    if (LINK_CLASS[name].isScaleOut) {
      // Trunks of a tower behind another go behind that one's plates.
      const chip = Math.min(network.linkFrom[link]!, network.linkTo[link]!);
      const isBehind = frames[network.nodeGroup[chip]!]!.away > 0;
      setLook(looks, network, link, isBehind ? -0.5 : rows.length, IDLE_EFA, 1);
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

/** About as many points as the path to a switch has. */
const WAY_POINTS = 32;

export function* placeLinks(
  network: Network,
  chips: Float32Array,
  frames: readonly TowerFrame[],
  shape: Shape,
  switches: readonly Box[],
  pens: readonly Pen[],
  room: LayoutOptions,
  pace: WorkPace,
): Steps<{ paths: Paths; queues: Float32Array }> {
  const paths = new PathBuilder(room.ways);
  const queues = new Float32Array(network.linkCount * 4);
  const isWide = pileColumns(network, room) > 1;
  const rowStep = Math.min(PACKET_PITCH, PEN_HEIGHT / pileRows(network, room));
  const penOf = new Map(pens.flatMap((pen) => pen.links.map((link, column) => [link, { pen, column }] as const)));
  const at = (chip: number): Point => [chips[2 * chip]!, chips[2 * chip + 1]!];

  for (let link = 0; link < network.linkCount; link++) {
    const from = network.linkFrom[link]!;
    const to = network.linkTo[link]!;
    const isEfa = SCALE_OUT[network.linkClass[link]!]!;
    const chip = NODE_KINDS[network.nodeKind[from]!] === 'chip' ? from : to;
    const frame = frames[network.nodeGroup[chip]!]!;
    if (!isEfa) {
      const { start, count } = paths.add(() => neuronWay(network, from, to, at, frame.facing, shape));
      queues.set(neuronQueue(start), 4 * link);
      if (pace.isDue(count)) yield pace.share;
      continue;
    }
    if (pace.isDue(WAY_POINTS)) yield pace.share;
    const strand = interfaceColumn(network, chip, shape.columns) - (shape.columns ** 2 - 1) / 2;
    const box = switches[(chip === from ? to : from) - network.chipCount]!;
    const port: Point = [rackSide(box, frame.facing), (box.top + box.bottom) / 2];
    const turn = turnOf(frame, shape);
    const place = penOf.get(link);
    if (place !== undefined) {
      const x = columnAt(place.pen, place.column, isWide);
      const head: Point = [x, place.pen.tray.bottom - rowStep / 2];
      paths.add(() => upWay([x, place.pen.tray.bottom], turn, port, strand, frame.facing));
      queues.set([...head, 0, -rowStep], 4 * link);
    } else {
      const edge = efaEdge(frame, network.nodeZ[chip]!, shape);
      const share = (interfaceColumn(network, chip, shape.columns) + 0.5) / shape.columns ** 2;
      const slot: Point = [
        edge.from[0] + (edge.to[0] - edge.from[0]) * share,
        edge.from[1] + (edge.to[1] - edge.from[1]) * share,
      ];
      paths.add(
        () => downWay(port, turn, edge.from, slot, at(chip), strand, frame.facing),
        (way) => nearest(way, slot) + 1,
      );
      queues.set([...port, 0, -3], 4 * link);
    }
  }
  return { paths: paths.seal(), queues };
}
