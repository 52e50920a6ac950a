import type { Steps } from '../../base/steps.ts';
import {
  type Collective,
  inTurn,
  type DataRange,
  pieceOf,
  type Ready,
  type StepWriter,
  sendEach,
  type Use,
} from './collective.ts';

export const isPowerOfTwo = (n: number): boolean => Number.isInteger(Math.log2(n));

/** One step: every member exchanges data with the one whose rank differs in `bit`, and then needs all that it has received. */
function* exchange(
  writer: StepWriter,
  group: readonly number[],
  bit: number,
  partOf: (rank: number) => DataRange,
  use: Use,
  ready: Ready,
): Steps<Ready> {
  const sent = yield* sendEach(writer, group, (chip, rank) =>
    writer.send(chip, group[rank ^ bit]!, partOf(rank), use, ready[rank]!),
  );
  return writer.endStep(
    group,
    ready.map((tasks, rank) => [...tasks, sent[rank ^ bit]!]),
  );
}

/** The pieces of the block of `size` consecutive ranks that contains `rank`, as one range. */
function blockOf(part: DataRange, rank: number, size: number, n: number): DataRange {
  return pieceOf(part, Math.floor(rank / size), n / size);
}

/**
 * Recursive halving, for n = 2^k members: in each of log₂ n steps a member sends the half of what it still holds that its partner
 * is to have. Takes log₂ n · α + (n − 1)/n · S/b (Thakur, Rabenseifner and Gropp 2005).
 */
export const halvingReduceScatter: Collective = function* (writer, group, part, after) {
  const n = group.length;
  let ready = after;
  for (let bit = n / 2; bit >= 1; bit /= 2) {
    ready = yield* exchange(writer, group, bit, (rank) => blockOf(part, rank ^ bit, bit, n), 'add', ready);
  }
  return ready;
};

/** Recursive doubling of pieces, the reverse of recursive halving: in each step a member sends all that it holds. */
export const doublingAllGather: Collective = function* (writer, group, part, after) {
  const n = group.length;
  let ready = after;
  for (let bit = 1; bit < n; bit *= 2) {
    ready = yield* exchange(writer, group, bit, (rank) => blockOf(part, rank, bit, n), 'keep', ready);
  }
  return ready;
};

/** Takes 2 log₂ n · α + 2(n − 1)/n · S/b (Rabenseifner 2004). */
export const halvingDoublingAllReduce = inTurn(halvingReduceScatter, doublingAllGather);

/** Recursive doubling of the whole buffer. Takes log₂ n · (α + S/b) (Thakur, Rabenseifner and Gropp 2005). */
export const doublingAllReduce: Collective = function* (writer, group, part, after) {
  let ready = after;
  for (let bit = 1; bit < group.length; bit *= 2) ready = yield* exchange(writer, group, bit, () => part, 'add', ready);
  return ready;
};
