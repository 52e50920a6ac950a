import { describe, expect, it } from 'vitest';
import { randomStream } from '../../../../src/core/base/random.ts';
import { LINK_CLASSES, LINK_CLASS } from '../../../../src/core/model/linkClasses.ts';
import type { Network } from '../../../../src/core/model/network.ts';
import { buildCluster } from '../../../../src/core/model/topologies/topologies.ts';
import { TraceReader } from '../../../../src/core/trace/reader.ts';
import { blockColours } from '../../../../src/screen/picture/blockColours.ts';
import { shareOfTallest } from '../../../../src/screen/picture/blockMesh.ts';
import { createFrame, pictureAt } from '../../../../src/screen/picture/frame.ts';
import { groupCount, groupWaits } from '../../../../src/screen/picture/groupWaits.ts';
import { labelsAt } from '../../../../src/screen/describe/labels.ts';
import { fitsMap } from '../../../../src/screen/picture/projections/map.ts';
import { fitsMountain } from '../../../../src/screen/picture/projections/mountain.ts';
import { PROJECTIONS, projectionFor } from '../../../../src/screen/picture/projections/projections.ts';
import { rgb, THEMES } from '../../../../src/screen/picture/theme.ts';
import { allToAll, custom, layered, link, node, runOn, torus } from '../../../support/clusters.ts';

const reader = new TraceReader(
  runOn(
    layered(5, 5, { side: 2, plates: 2, leaves: 'byUltraServer', oversubscription: 4 }),
    allToAll(24, (from, to) => (to - from) % 3 !== 0 && (to < 8 || from > 30)),
  ),
);
const { trace } = reader;
const { network } = trace;
const groups = groupCount(network);
const waits = groupWaits(reader);
const ROOM = { upright: false, longestQueue: 8 };
const layout = PROJECTIONS.mountain(network, { ...ROOM, groupWaits: () => waits });
const blocks = layout.blocks!;

/** A ring of chips by EFA, each in the group of its number. */
function groupsOf(numbers: readonly number[]): Network {
  const nodes = numbers.map((group, i) => node(`n${i}`, 'chip', group));
  const links = nodes.map(({ id }, i) => ({ ...link(id, nodes[(i + 1) % nodes.length]!.id), class: 'efa' as const }));
  return buildCluster(custom(nodes, links)).network;
}

/** Where hop `hop` waits by the rule: the chip's UltraServer at the link's end, else the sender's. */
function groupWhere(hop: number): number {
  const link = trace.hopLink[hop]!;
  const chip = [network.linkFrom[link]!, network.linkTo[link]!].find((end) => end < network.chipCount);
  return network.nodeGroup[chip ?? trace.program.from[reader.taskOfPacket[trace.hopPacket[hop]!]!]!]!;
}

function naive(time: number): number[] {
  const counts = Array.from({ length: groups }, () => 0);
  for (let hop = 0; hop < trace.hopLink.length; hop++) {
    const name = LINK_CLASSES[network.linkClass[trace.hopLink[hop]!]!]!;
    if (!LINK_CLASS[name].isScaleOut || trace.hopEnqueue[hop]! > time || time >= trace.hopStart[hop]!) continue;
    counts[groupWhere(hop)]!++;
  }
  return counts;
}

describe('what waits at UltraServers', () => {
  it('[L4] in a frame equals a scan of the whole trace', () => {
    const frame = createFrame(network.chipCount, network.linkCount, groups);
    const random = randomStream('blocks', 'times');
    let seen = 0;
    for (let i = 0; i < 40; i++) {
      pictureAt(reader, Math.floor(random() * trace.finish), frame);
      expect([...frame.groupWaiting]).toEqual(naive(frame.time));
      seen += frame.groupWaiting.reduce((sum, one) => sum + one, 0);
    }
    expect(seen).toBeGreaterThan(100);
  });

  it('never exceeds the run’s maximum, and reaches it', () => {
    const most = new Int32Array(groups);
    for (const time of new Set(trace.hopEnqueue)) {
      naive(time).forEach((count, group) => {
        most[group] = Math.max(most[group]!, count);
      });
    }
    expect(waits.most).toEqual(most);
  });
});

describe('the mountain', () => {
  it('has every UltraServer once, at its own place, those with most waiting packets nearest to the middle', () => {
    expect([...blocks.groups].sort((a, b) => a - b)).toEqual(Array.from({ length: groups }, (_, group) => group));
    const places = new Set(
      Array.from(blocks.groups.keys(), (block) => blocks.places.slice(2 * block, 2 * block + 2).join()),
    );
    expect(places.size).toBe(groups);
    const distances = new Float64Array(groups);
    blocks.groups.forEach((group, block) => {
      distances[group] = Math.hypot(blocks.places[2 * block]!, 2 * blocks.places[2 * block + 1]!);
    });
    const byWaits = Array.from(waits.total.keys()).sort((a, b) => waits.total[b]! - waits.total[a]!);
    byWaits.slice(1).forEach((group, i) => expect(distances[group]).toBeGreaterThan(distances[byWaits[i]!]! - 0.01));
  });

  it('paints from back to front, and shows every chip on top of its block', () => {
    const depth = Array.from(blocks.groups.keys(), (block) => blocks.places[2 * block + 1]!);
    expect(depth).toEqual(depth.toSorted((a, b) => a - b));
    const fields = blocks.side ** 2;
    const shown = [...blocks.chips].flatMap((chip, i) =>
      chip === -1 ? [] : [[chip, Math.floor(i / fields)] as const],
    );
    expect(shown).toHaveLength(network.chipCount);
    for (const [chip, block] of shown) expect(network.nodeGroup[chip]).toBe(blocks.groups[block]);
  });

  it('is as high as the scale where most packets ever wait, and flat where none do', () => {
    const most = waits.most.reduce((highest, one) => Math.max(highest, one), 0);
    expect(blocks.most).toBe(most);
    expect([0, most / 4, most].map((waiting) => shareOfTallest(blocks, waiting))).toEqual([0, 0.25, 1]);
    expect(shareOfTallest({ ...blocks, most: 0 }, 0)).toBe(0);
  });

  it.each(['en', 'ko'] as const)('states its scale in %s, the highest block now, and how much it shows', (language) => {
    const frame = createFrame(network.chipCount, network.linkCount, groups);
    let told = 0;
    for (let i = 0; i <= 30; i++) {
      pictureAt(reader, (trace.finish * i) / 30, frame);
      const texts = labelsAt(layout, frame, language).map(({ text }) => text);
      const highest = Math.max(...frame.groupWaiting);
      expect(texts[0]).toContain(String(blocks.most));
      expect(texts.at(-1)).toMatch(/5.*40/);
      if (texts[2] === '') continue;
      told++;
      expect(/\d+/.exec(texts[2]!)![0]).toBe(String(highest));
    }
    expect(told).toBeGreaterThan(5);
  });

  it('increases in contrast with the ground as it grows, in every theme', () => {
    const brightness = (hex: string): number => rgb(hex).reduce((sum, one) => sum + one, 0);
    for (const theme of Object.values(THEMES)) {
      const [low, , , , high] = blockColours(theme).map(brightness);
      const ground = brightness(theme.ground);
      expect(Math.abs(high! - ground)).toBeGreaterThan(2 * Math.abs(low! - ground));
    }
  });

  it('fits only if links leave groups of chips', () => {
    expect(fitsMountain(network)).toBe(true);
    expect(fitsMountain(runOn(torus([2, 2]), allToAll(8)).network)).toBe(false);
  });

  it('has no block for a number that no group has', () => {
    const sparse = groupsOf([7, 7, 0, 65_535, 0]);
    expect([...PROJECTIONS.mountain(sparse, ROOM).blocks!.groups].sort((a, b) => a - b)).toEqual([0, 7, 65_535]);
    expect(fitsMap(sparse)).toBe(false);
    expect(projectionFor(groupsOf([0, 100]))).toBe('plane');
  });

  it('does not fit where one group is so much larger than the others that nearly all fields would be empty', () => {
    const sizes = (others: number, largest: number): number[] => [
      ...Array.from({ length: others }, (_, i) => i + 1),
      ...Array.from({ length: largest }, () => 0),
    ];
    expect(fitsMountain(groupsOf(sizes(500, 500)))).toBe(true);
    expect(fitsMountain(groupsOf(sizes(3000, 3000)))).toBe(false);
  });
});
