import { type Collective, inTurn, type DataRange, pieceOf, type Use } from './collective.ts';

/**
 * One step in which every rank sends to every other: rank i sends rank j the range `partOf(part, i, j, n)`. Each starts with its
 * next rank, so that no two start with the same receiver.
 */
function toEverybody(
  use: Use,
  partOf: (part: DataRange, from: number, to: number, n: number) => DataRange,
): Collective {
  return function* (writer, group, part, after) {
    const n = group.length;
    if (n === 1) return after;
    const received = after.map((tasks) => [...tasks]);
    for (const [from, chip] of group.entries()) {
      for (let ahead = 1; ahead < n; ahead++) {
        const to = (from + ahead) % n;
        received[to]!.push(writer.send(chip, group[to]!, partOf(part, from, to, n), use, after[from]!));
        if (writer.pace.isDue()) yield writer.pace.share;
      }
    }
    return writer.endStep(group, received);
  };
}

/** Takes α + S/(n·b) if every pair has its own link, α + (n − 1)/n · S/b if each member has one port. */
export const meshReduceScatter = toEverybody('add', (part, _from, to, n) => pieceOf(part, to, n));
export const meshAllGather = toEverybody('keep', (part, from, _to, n) => pieceOf(part, from, n));
export const meshAllReduce = inTurn(meshReduceScatter, meshAllGather);

/**
 * Rank i sends piece j of its buffer to rank j. Takes (n − 1)·m/b for messages of size m if a member's port is the bottleneck; on
 * a torus the links are (Dally and Towles 2004).
 */
export const allToAll = toEverybody('keep', (part, _from, to, n) => pieceOf(part, to, n));
