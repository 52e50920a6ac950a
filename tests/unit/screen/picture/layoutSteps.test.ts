import { describe, expect, it } from 'vitest';
import { isAlike } from '../../../../src/core/base/alike.ts';
import type { Steps } from '../../../../src/core/base/steps.ts';
import type { Network } from '../../../../src/core/model/network.ts';
import { buildCluster } from '../../../../src/core/model/topologies/topologies.ts';
import type { ClusterScene } from '../../../../src/core/scene/clusters/clusters.ts';
import { parseScene } from '../../../../src/core/scene/parse.ts';
import { boardInSteps, buildBoard } from '../../../../src/screen/picture/board.ts';
import { type Flights, linkTexels, linkTexelsInSteps } from '../../../../src/screen/picture/flights.ts';
import {
  layoutInSteps,
  type ProjectionName,
  PROJECTIONS,
} from '../../../../src/screen/picture/projections/projections.ts';
import { campus, fullMesh, leafSpine, torus } from '../../../support/clusters.ts';
import { countReads } from '../../../support/countedColumns.ts';
import { heavyScene } from '../../../support/heavyScene.ts';

/** Large networks for each projection: all the numbers looked at are several times MOST. As plane, also one with many switches. */
const LARGE: readonly (readonly [ProjectionName, string, ClusterScene])[] = [
  ['plane', 'torus', torus([160, 160])],
  ['plane', 'leaves and spines', leafSpine(128, 128, 64)],
  ['tower', 'cube', torus([24, 24, 24])],
  ['flat', 'mesh', fullMesh(128)],
  ['ring', 'mesh', fullMesh(128)],
  ['mountain', 'UltraServers', parseScene(heavyScene(512)).cluster],
  ['map', 'campus', { ...campus({ buildings: 8, perBuilding: 64, switches: 8, borders: 16 }), plates: 4, side: 4 }],
];

/**
 * Numbers of columns that may be looked at from one pause to the next: some for each chip or link at most, in a plain loop. A
 * torus as plane looks at 1.5 million in all, as tower at 2.4.
 */
const MOST = 700_000;

/** What steps give, how far apart their pauses are in numbers looked at, and the shares that they tell. */
function paced<T>(steps: Steps<T>, reads: { count: number }): { result: T; longest: number; shares: number[] } {
  const shares: number[] = [];
  let longest = 0;
  for (;;) {
    const before = reads.count;
    const next = steps.next();
    longest = Math.max(longest, reads.count - before);
    if (next.done === true) return { result: next.value, longest, shares };
    shares.push(next.value);
  }
}

describe.each(LARGE)('as %s, a large %s', (name, _, cluster) => {
  const network: Network = buildCluster(cluster).network;
  const room = { upright: false, longestQueue: 16 };
  const whole = PROJECTIONS[name](network, room);
  const reads = { count: 0 };
  const count = (numbers: number): void => void (reads.count += numbers);

  it('is laid out in steps, none of which looks at much, and comes out the same', { timeout: 60_000 }, () => {
    const { result, longest, shares } = paced(layoutInSteps(name, countReads(network, count), room), reads);
    expect(longest).toBeLessThan(MOST);
    expect(isAlike(result, whole)).toBe(true);
    for (const share of shares) expect(share).toBeLessThanOrEqual(1);
  });

  /** Of the others the same lines are walked through. */
  const HAS_OWN_BOARD = name !== 'tower' && name !== 'mountain';
  (HAS_OWN_BOARD ? it : () => undefined)(
    'becomes a board in such steps, and the texture of its links',
    { timeout: 60_000 },
    () => {
      const board = paced(boardInSteps(network, countReads(whole, count)), reads);
      expect(board.longest).toBeLessThan(MOST);
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
    },
  );
});
