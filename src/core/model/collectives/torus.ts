import type { Steps } from '../../base/steps.ts';
import { overGroups, type DataRange, pieceOf, type Ready, type Scribe } from './collective.ts';
import { ringAllGather, ringReduceScatter } from './ring.ts';

type Rings = readonly (readonly (readonly number[])[])[];
type PartOf = (chip: number) => DataRange;

/**
 * Reduce-scatter along the rings of each dimension in turn, each on the piece that the last one left: Σ(dᵢ − 1)α +
 * (n − 1)/n · S/b for all dimensions (Chan et al. 2007). All lists are by chip.
 */
export function* scatterAlong(scribe: Scribe, rings: Rings, partOf: PartOf, after: Ready): Steps<Ready> {
  const held = heldAlong(rings, partOf);
  let ready = after;
  for (const [dimension, alike] of rings.entries()) {
    ready = yield* overGroups(ringReduceScatter, scribe, alike, held[dimension]!, ready);
  }
  return ready;
}

/** All-gather the way back, from what `scatterAlong` leaves, to `partOf`. */
export function* gatherAlong(scribe: Scribe, rings: Rings, partOf: PartOf, after: Ready): Steps<Ready> {
  const held = heldAlong(rings, partOf);
  let ready = after;
  for (const [dimension, alike] of [...rings.entries()].toReversed()) {
    ready = yield* overGroups(ringAllGather, scribe, alike, held[dimension]!, ready);
  }
  return ready;
}

/** What each chip holds before a reduce-scatter along each dimension, and, last, after all of them. */
export function heldAlong(rings: Rings, partOf: PartOf): readonly PartOf[] {
  return rings.reduce<readonly PartOf[]>((held, alike) => [...held, piecesOf(alike, held.at(-1)!)], [partOf]);
}

/** What each chip holds after a reduce-scatter over `groups` of what it held before. */
function piecesOf(groups: readonly (readonly number[])[], held: PartOf): PartOf {
  const pieces: DataRange[] = [];
  for (const group of groups) {
    const whole = held(group[0]!);
    group.forEach((chip, rank) => {
      pieces[chip] = pieceOf(whole, rank, group.length);
    });
  }
  return (chip) => pieces[chip]!;
}
