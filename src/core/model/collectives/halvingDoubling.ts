import type { Steps } from '../../base/steps.ts';
import {
  type Collective,
  inTurn,
  type DataRange,
  pieceOf,
  type Ready,
  type Scribe,
  sendEach,
  type Use,
} from './collective.ts';

export const isPowerOfTwo = (n: number): boolean => Number.isInteger(Math.log2(n));

/** Every member exchanges with the one whose rank differs in `bit`; what it goes on with needs all that it received. */
function* exchange(
  scribe: Scribe,
  group: readonly number[],
  bit: number,
  partOf: (rank: number) => DataRange,
  use: Use,
  ready: Ready,
): Steps<Ready> {
  const sent = yield* sendEach(scribe, group, (chip, rank) =>
    scribe.send(chip, group[rank ^ bit]!, partOf(rank), use, ready[rank]!),
  );
  return scribe.endStep(
    group,
    ready.map((tasks, rank) => [...tasks, sent[rank ^ bit]!]),
  );
}

/** Pieces of `size` consecutive ranks as one part, the ones that `rank` is among. */
function blockOf(part: DataRange, rank: number, size: number, n: number): DataRange {
  return pieceOf(part, Math.floor(rank / size), n / size);
}

/**
 * Recursive halving, for 2^k members: in each of log₂ n steps a member gives away the half of what it still holds that the
 * other is to have. log₂ n · α + (n − 1)/n · S/b (Thakur, Rabenseifner and Gropp 2005).
 */
export const halvingReduceScatter: Collective = function* (scribe, group, part, after) {
  const n = group.length;
  let ready = after;
  for (let bit = n / 2; bit >= 1; bit /= 2) {
    ready = yield* exchange(scribe, group, bit, (rank) => blockOf(part, rank ^ bit, bit, n), 'add', ready);
  }
  return ready;
};

/** Recursive doubling of pieces, the way back: each step a member gives all that it has. */
export const doublingAllGather: Collective = function* (scribe, group, part, after) {
  const n = group.length;
  let ready = after;
  for (let bit = 1; bit < n; bit *= 2) {
    ready = yield* exchange(scribe, group, bit, (rank) => blockOf(part, rank, bit, n), 'keep', ready);
  }
  return ready;
};

/** 2 log₂ n · α + 2(n − 1)/n · S/b (Rabenseifner 2004). */
export const halvingDoublingAllReduce = inTurn(halvingReduceScatter, doublingAllGather);

/** Recursive doubling of the whole buffer: log₂ n · (α + S/b) (Thakur, Rabenseifner and Gropp 2005). */
export const doublingAllReduce: Collective = function* (scribe, group, part, after) {
  let ready = after;
  for (let bit = 1; bit < group.length; bit *= 2) ready = yield* exchange(scribe, group, bit, () => part, 'add', ready);
  return ready;
};
