import { describe, expect, it } from 'vitest';
import { randomStream } from '../../../../src/core/base/random.ts';
import { buildCluster } from '../../../../src/core/model/topologies/topologies.ts';
import { parseScene } from '../../../../src/core/scene/parse.ts';
import { simulate } from '../../../../src/core/sim/simulation.ts';
import { TraceReader } from '../../../../src/core/trace/reader.ts';
import { keyOf, type Thing } from '../../../../src/core/trace/thing.ts';
import { placeCard } from '../../../../src/screen/picture/cardPlace.ts';
import { packetAt, packFlights } from '../../../../src/screen/picture/flights.ts';
import { groupCount, groupWaits } from '../../../../src/screen/picture/groupWaits.ts';
import { createFrame, pictureAt } from '../../../../src/screen/picture/frame.ts';
import type { Layout } from '../../../../src/screen/picture/layout.ts';
import { neighbourOf, placedThings } from '../../../../src/screen/picture/neighbours.ts';
import { boxOf, edgeTowards, middleOf, shapeOf, packetShape } from '../../../../src/screen/picture/thingShape.ts';
import type { Point } from '../../../../src/screen/picture/path.ts';
import { areaAt, distanceTo, indexInSteps, indexLayout, penThing, pick } from '../../../../src/screen/picture/pick.ts';
import { journeyOf } from '../../../../src/screen/picture/journey.ts';
import { PROJECTIONS, projectionsFor } from '../../../../src/screen/picture/projections/projections.ts';
import { star, torus } from '../../../support/clusters.ts';
import { goodText } from '../../../support/sceneFiles.ts';

const reader = new TraceReader(simulate(parseScene(goodText())));
const { trace } = reader;
const { network } = trace;
const longestQueue = reader.survey.longestQueues.reduce((most, one) => Math.max(most, one));
const flights = packFlights(reader);
const frame = createFrame(network.chipCount, network.linkCount, groupCount(network));
const projections = projectionsFor(network);

/** Every thing near a point, each with how far it is, by looking at all there is. */
function slowly(layout: Layout, [x, y]: Point, radius: number): Map<string, number> {
  const near = new Map<string, number>();
  const offer = (thing: Thing, far: number): void => {
    if (far <= radius) near.set(keyOf(thing), Math.min(far, near.get(keyOf(thing)) ?? far));
  };
  for (let hop = 0; hop < trace.hopLink.length; hop++) {
    const seen = packetAt(network, flights, layout, hop, Math.floor(frame.time));
    const link = trace.hopLink[hop]!;
    const pitch = Math.hypot(layout.queues[4 * link + 2]!, layout.queues[4 * link + 3]!);
    if (seen.kind === 'nowhere' || (seen.kind === 'inLine' && pitch < radius)) continue;
    offer({ kind: 'packet', packet: trace.hopPacket[hop]! }, Math.hypot(seen.at[0] - x, seen.at[1] - y));
  }
  for (let link = 0; link < network.linkCount; link++) {
    offer({ kind: 'link', link }, Math.max(0, distanceTo(layout, link, [x, y]) - layout.looks.half[link]!));
  }
  for (const pen of layout.pens) {
    const { left, right, top, bottom } = pen.tray;
    offer(penThing(network, pen), Math.max(left - x, x - right, top - y, y - bottom, 0));
  }
  return near;
}

describe.each(projections)('pointing at projection %s', (name) => {
  const layout = PROJECTIONS[name](network, { upright: false, longestQueue, groupWaits: () => groupWaits(reader) });
  const index = indexLayout(layout);
  const random = randomStream('pick', name);
  const somewhere = (): Point => [
    layout.bounds.left + random() * (layout.bounds.right - layout.bounds.left),
    layout.bounds.top + random() * (layout.bounds.bottom - layout.bounds.top),
  ];

  it('finds the nearest thing, like a search through everything', () => {
    const found = { packet: 0, link: 0, pen: 0, chip: 0, switch: 0, group: 0, nothing: 0 };
    for (let i = 0; i < 120; i++) {
      if (i % 10 === 0) pictureAt(reader, Math.floor(random() * trace.finish), frame);
      const radius = 2 + random() * 10;
      // Half of the points on packets, which are few and small.
      const hop = frame.first + Math.floor(random() * (frame.last - frame.first));
      const seen = packetAt(network, flights, layout, hop, Math.floor(frame.time));
      const point = i % 2 === 1 && seen.kind !== 'nowhere' ? seen.at : somewhere();
      const thing = pick(index, reader, flights, frame, point, radius);
      const all = slowly(layout, point, radius);
      const nearest = (kind: string): number =>
        Math.min(...[...all].filter(([key]) => key.startsWith(kind)).map(([, far]) => far));
      found[thing?.kind ?? 'nothing']++;
      const packets = nearest('packet');
      if (thing?.kind === 'packet' || packets < Number.POSITIVE_INFINITY) {
        expect(thing?.kind).toBe('packet');
        expect(all.get(keyOf(thing!))).toBe(packets);
      } else if (thing?.kind === 'link') {
        expect(all.get(keyOf(thing))).toBe(nearest('link'));
      } else if (thing === undefined) {
        expect([...all]).toEqual([]);
      } else if (thing.kind === 'pen') {
        expect(all.has(keyOf(thing))).toBe(true);
      } else {
        const [x, y] = middleOf(shapeOf(network, layout, frame, thing)!);
        const { left, right, top, bottom } = boxOf(shapeOf(network, layout, frame, thing)!);
        expect(Math.abs(x - point[0])).toBeLessThan((right - left) / 2 + radius + 4);
        expect(Math.abs(y - point[1])).toBeLessThan((bottom - top) / 2 + radius + 8);
      }
    }
    const common = layout.blocks === undefined ? [found.packet, found.link, found.chip] : [found.group];
    expect(Math.min(...common, found.nothing)).toBeGreaterThan(1);
  });

  it('finds every chip and switch by its middle when no packet is in flight, and its plate beside it', () => {
    pictureAt(reader, 0, frame);
    for (const { thing, at } of placedThings(network, layout)) {
      if (thing.kind === 'pen') continue;
      expect(pick(index, reader, flights, frame, at, 3)).toEqual(thing);
    }
    const { corner, along, across } = layout.plates[0]!.slab;
    const box = areaAt(network, layout, [
      corner[0] + 0.02 * along[0] + 0.5 * across[0],
      corner[1] + 0.02 * along[1] + 0.5 * across[1],
    ]);
    expect(box!.right - box!.left).toBeCloseTo(Math.abs(along[0]) + Math.abs(across[0]), 3);
    expect(areaAt(network, layout, [layout.bounds.left - 99, 0])).toBeUndefined();
  });

  it('reaches every thing by the arrow keys', () => {
    const things = placedThings(network, layout);
    const places = new Map(things.map(({ thing, at }) => [keyOf(thing), at]));
    const reached = new Set([keyOf(things[0]!.thing)]);
    const open = [things[0]!.thing];
    for (let thing = open.pop(); thing !== undefined; thing = open.pop()) {
      for (const direction of [
        [1, 0],
        [-1, 0],
        [0, 1],
        [0, -1],
      ] as const) {
        const next = neighbourOf(network, layout, thing, places.get(keyOf(thing))!, direction);
        if (next === undefined || reached.has(keyOf(next))) continue;
        reached.add(keyOf(next));
        open.push(next);
      }
    }
    expect([...places.keys()].filter((key) => !reached.has(key))).toEqual([]);
  });

  it('highlights a packet wherever it is, from sender to receiver', () => {
    for (const packet of [0, 4000, 10_000]) {
      const journey = journeyOf(reader, packet);
      const chip = (row: number): Point => middleOf(shapeOf(network, layout, frame, { kind: 'chip', chip: row })!);
      const at = (time: number): Point => {
        return middleOf(packetShape(reader, layout, flights, pictureAt(reader, time, frame), journey)!);
      };
      const [first, last] = [journey.hops[0]!, journey.hops.at(-1)!];
      expect(at(trace.hopEnqueue[first]! - 1)).toEqual(chip(journey.from));
      expect(at(reader.arrival[last]!)).toEqual(chip(journey.to));
      for (const hop of journey.hops) {
        const time = Math.floor((trace.hopEnqueue[hop]! + reader.arrival[hop]!) / 2);
        const seen = packetAt(network, flights, layout, hop, time);
        if (seen.kind !== 'nowhere') expect(seen.at).toEqual(at(time));
        else expect(layout.blocks?.groups).toContain(network.nodeGroup[journey.from]);
      }
    }
  });
});

describe('an index', () => {
  it('of 16,384 chips limits a point to a few candidates', () => {
    const big = buildCluster(torus([128, 128])).network;
    const layout = PROJECTIONS.plane(big, { upright: false, longestQueue: 4 });
    const index = indexLayout(layout);
    const random = randomStream('pick', 'big');
    for (let i = 0; i < 200; i++) {
      const chip = Math.floor(random() * big.chipCount);
      const point: Point = [layout.chips[2 * chip]! + 20 * random(), layout.chips[2 * chip + 1]! + 20 * random()];
      expect(index.links.near(point, 6).length).toBeLessThan(700);
      expect(index.chips.near(point, 6).length).toBeLessThan(40);
      expect(index.chips.near(point, 6)).toContain(chip);
    }
  });
});

describe('a card', () => {
  const room = { left: 10, top: 10, right: 1270, bottom: 690 };
  const size = { width: 300, height: 240 };

  it('is inside the room and beside its thing if there is space, connected at its edge', () => {
    const random = randomStream('pick', 'cards');
    for (let i = 0; i < 300; i++) {
      const [x, y] = [random() * 1280, random() * 700];
      const thing = { left: x - 20, right: x + 20, top: y - 10, bottom: y + 10 };
      const { left, top, joint } = placeCard(thing, size, { ...room, top: 150 }, room);
      expect(left >= 10 && top >= 10 && left + 300 <= 1270 && top + 240 <= 690).toBe(true);
      const isOver = left < thing.right && left + 300 > thing.left && top < thing.bottom && top + 240 > thing.top;
      expect(isOver).toBe(false);
      expect(joint[0] >= left && joint[0] <= left + 300 && joint[1] >= top && joint[1] <= top + 240).toBe(true);
    }
  });

  it('on a phone lies along the edge that is farther from its thing', () => {
    const narrow = { left: 10, top: 10, right: 380, bottom: 500 };
    const at = (y: number) =>
      placeCard({ left: 100, right: 120, top: y, bottom: y + 10 }, { width: 370, height: 200 }, narrow, narrow);
    expect(at(60)).toMatchObject({ left: 10, top: 300 });
    expect(at(400)).toMatchObject({ left: 10, top: 10 });
  });

  it('is connected to the edge of a shape, not to its middle', () => {
    const shape = {
      kind: 'area',
      points: [
        [0, -10],
        [20, 0],
        [0, 10],
        [-20, 0],
      ],
    } as const;
    const [x, y] = edgeTowards(shape, [100, 50]);
    expect([x, y]).toEqual([10, 5]);
    expect(edgeTowards({ kind: 'spot', at: [5, 5], radius: 2 }, [5, 99])).toEqual([5, 7]);
  });
});

describe('an index of very long paths', () => {
  const { network: wide } = buildCluster(star(4000));
  const layout = PROJECTIONS.plane(wide, { upright: false, longestQueue: 4 });

  it('takes steps in proportion to its links and chips, not to their length', () => {
    let count = 0;
    for (const steps = indexInSteps(layout); steps.next().done !== true; ) count++;
    expect(count).toBeLessThan(320);
  });

  it('contains every link near the points of its path', () => {
    const index = indexLayout(layout);
    const random = randomStream('pick', 'long');
    const { first, count, points } = layout.paths;
    for (let i = 0; i < 200; i++) {
      const link = Math.floor(random() * wide.linkCount);
      const at = 2 * (first[link]! + Math.floor(random() * (count[link]! - 1)));
      const u = random();
      const place: Point = [
        points[at]! + (points[at + 2]! - points[at]!) * u,
        points[at + 1]! + (points[at + 3]! - points[at + 1]!) * u,
      ];
      expect(index.links.near(place, 0)).toContain(link);
    }
  });
});
