import { type Collective, inTurn, type DataRange, pieceOf, type Use } from './collective.ts';

/**
 * One step, everybody to everybody: rank i sends rank j the part of `partOf`. All at once; each begins with its next rank,
 * so that no two begin with the same receiver.
 */
function toEverybody(
  use: Use,
  partOf: (part: DataRange, from: number, to: number, n: number) => DataRange,
): Collective {
  return function* (scribe, group, part, after) {
    const n = group.length;
    if (n === 1) return after;
    const received = after.map((tasks) => [...tasks]);
    for (const [from, chip] of group.entries()) {
      for (let ahead = 1; ahead < n; ahead++) {
        const to = (from + ahead) % n;
        received[to]!.push(scribe.send(chip, group[to]!, partOf(part, from, to, n), use, after[from]!));
        if (scribe.pace.isDue()) yield scribe.pace.share;
      }
    }
    return scribe.endStep(group, received);
  };
}

/** α + S/(n·b) where every pair has a link of its own; one port a member makes it α + (n − 1)/n · S/b. */
export const meshReduceScatter = toEverybody('add', (part, _from, to, n) => pieceOf(part, to, n));
export const meshAllGather = toEverybody('keep', (part, from, _to, n) => pieceOf(part, from, n));
/** Two steps. */
export const meshAllReduce = inTurn(meshReduceScatter, meshAllGather);

/**
 * Rank i sends piece j of its own buffer to rank j. (n − 1)·m/b for m a pair where a member's port is the narrow place; on
 * a torus its links decide (Dally and Towles 2004).
 */
export const allToAll = toEverybody('keep', (part, _from, to, n) => pieceOf(part, to, n));
