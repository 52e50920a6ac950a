import type { Steps } from '../../base/steps.ts';
import { overGroups, type DataRange, pieceOf, type Ready, type StepWriter } from './collective.ts';
import { ringAllGather, ringReduceScatter } from './ring.ts';

type Rings = readonly (readonly (readonly number[])[])[];
type PartOf = (chip: number) => DataRange;

/**
 * Reduce-scatter along the rings of each dimension in turn, each on the piece that the last one left. Takes Σ(dᵢ − 1)α +
 * (n − 1)/n · S/b over dimensions of dᵢ chips (Chan et al. 2007). All lists are by chip.
 */
export function* scatterAlong(writer: StepWriter, rings: Rings, partOf: PartOf, after: Ready): Steps<Ready> {
  const held = heldAlong(rings, partOf);
  let ready = after;
  for (const [dimension, alike] of rings.entries()) {
    ready = yield* overGroups(ringReduceScatter, writer, alike, held[dimension]!, ready);
  }
  return ready;
}

/** The reverse of `scatterAlong`: all-gather along each dimension, last to first. */
export function* gatherAlong(writer: StepWriter, rings: Rings, partOf: PartOf, after: Ready): Steps<Ready> {
  const held = heldAlong(rings, partOf);
  let ready = after;
  for (const [dimension, alike] of [...rings.entries()].toReversed()) {
    ready = yield* overGroups(ringAllGather, writer, alike, held[dimension]!, ready);
  }
  return ready;
}

/** By dimension: what each chip holds before the reduce-scatter along it. The last entry is what it holds after all of them. */
export function heldAlong(rings: Rings, partOf: PartOf): readonly PartOf[] {
  return rings.reduce<readonly PartOf[]>((held, alike) => [...held, piecesOf(alike, held.at(-1)!)], [partOf]);
}

/** What each chip holds after a reduce-scatter over `groups`. */
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
