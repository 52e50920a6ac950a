import { describe, expect, it } from 'vitest';
import { isAlike } from '../../../../src/core/base/alike.ts';
import type { Steps } from '../../../../src/core/base/steps.ts';
import type { ViewName } from '../../../../src/core/base/views.ts';
import type { Network } from '../../../../src/core/model/network.ts';
import { buildCluster } from '../../../../src/core/model/topologies/topologies.ts';
import type { ClusterScene } from '../../../../src/core/scene/clusters/clusters.ts';
import { parseScene } from '../../../../src/core/scene/parse.ts';
import { boardInSteps, buildBoard } from '../../../../src/screen/picture/board.ts';
import { type Flights, linkTexels, linkTexelsInSteps } from '../../../../src/screen/picture/flights.ts';
import { layoutInSteps, PROJECTIONS } from '../../../../src/screen/picture/projections/projections.ts';
import { campus, fullMesh, leafSpine, torus } from '../../../support/clusters.ts';
import { countReads } from '../../../support/countedColumns.ts';
import { heavyScene } from '../../../support/heavyScene.ts';

/** About the largest network that each projection takes, and as plane one with many switches. */
const LARGEST: readonly (readonly [ViewName, string, ClusterScene])[] = [
  ['plane', 'torus', torus([256, 256])],
  ['plane', 'leaves and spines', leafSpine(256, 256, 64)],
  ['tower', 'cube', torus([40, 40, 40])],
  ['flat', 'mesh', fullMesh(128)],
  ['ring', 'mesh', fullMesh(128)],
  ['mountain', 'UltraServers', parseScene(heavyScene(1024)).cluster],
  ['map', 'campus', { ...campus({ buildings: 8, perBuilding: 64, switches: 8, borders: 16 }), plates: 4, side: 4 }],
];

/**
 * Numbers of columns that may be looked at from one pause to the next: some for each chip or link at most, in a plain loop. A
 * torus as plane looks at four million in all, as tower at eleven.
 */
const MOST = 700_000;

/** What steps give, the most and all of the numbers that they look at between two pauses, and the shares that they tell. */
function paced<T>(
  steps: Steps<T>,
  reads: { count: number },
): { result: T; longest: number; all: number; shares: number[] } {
  const shares: number[] = [];
  const first = reads.count;
  let longest = 0;
  for (;;) {
    const before = reads.count;
    const next = steps.next();
    longest = Math.max(longest, reads.count - before);
    if (next.done === true) return { result: next.value, longest, all: reads.count - first, shares };
    shares.push(next.value);
  }
}

describe.each(LARGEST)('as %s, the largest %s', (name, _, cluster) => {
  const network: Network = buildCluster(cluster).network;
  const room = { upright: false, longestQueue: 16 };
  const whole = PROJECTIONS[name](network, room);
  const reads = { count: 0 };
  const count = (numbers: number): void => void (reads.count += numbers);

  it('is laid out in small steps with the same result', { timeout: 60_000 }, () => {
    const { result, longest, all, shares } = paced(layoutInSteps(name, countReads(network, count), room), reads);
    expect(longest).toBeLessThan(MOST);
    // Some projections take no network so large that all of it at once were too much.
    expect(longest).toBeLessThan(all / 2);
    expect(isAlike(result, whole)).toBe(true);
    for (const share of shares) expect(share).toBeLessThanOrEqual(1);
  });

  it('becomes a board and a link texture in small steps', { timeout: 60_000 }, () => {
    const board = paced(boardInSteps(network, countReads(whole, count)), reads);
    expect(board.longest).toBeLessThan(Math.min(MOST, board.all / 2));
    expect(isAlike(board.result, buildBoard(network, whole))).toBe(true);
    expect(board.shares).toEqual(board.shares.toSorted((a, b) => a - b));
    const flights: Flights = {
      words: new Uint32Array(0),
      quantum: 1,
      placeTime: new Float32Array(network.linkCount).fill(2),
    };
    const texels = paced(linkTexelsInSteps(network, countReads(whole, count), flights, 1024), reads);
    expect(texels.longest).toBeLessThan(MOST);
    expect(texels.result.length % 4096).toBe(0);
    expect(isAlike(texels.result.subarray(0, network.linkCount * 8), linkTexels(network, whole, flights))).toBe(true);
  });
});
