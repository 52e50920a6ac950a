import { mapInSteps, type Pace, type Steps } from '../../base/steps.ts';

/** By rank or by chip: the tasks that must end before the member can continue, in the order of steps. */
export type Ready = readonly (readonly number[])[];

/** A range of the buffer that a collective works on, in units. */
export type DataRange = { readonly start: number; readonly amount: number };

/** What a receiver does with data: adds it to its own, or stores it. Neither takes time. */
export type Use = 'add' | 'keep';

/** Writes the steps of a collective into a program, by dataflow or with barriers. */
export type StepWriter = {
  /** Writes a message with `part` of what `from` holds, sent once all of `after` have ended. Returns its task. */
  send(from: number, to: number, part: DataRange, use: Use, after: readonly number[]): number;
  /** Ends a step. `ready`: what each member of `group` needs; together all messages of the step. Returns what each member waits
   * for: the same, or with barriers a task that ends when the whole step has. */
  endStep(group: readonly number[], ready: Ready): Ready;
  /** Decides when the collective pauses while it writes. */
  readonly pace: Pace;
};

/**
 * A collective over one group of chips. It knows only their ranks, so it runs on any network. `part` is the range that the
 * members work on: in an all-reduce and before a reduce-scatter each member holds all of it; after a reduce-scatter and before
 * an all-gather, rank i holds piece i of n. Rank i may start when all of `after[i]` have ended, and has its result when all of
 * `result[i]` have. Messages of different steps may overtake one another. A group of one does nothing.
 *
 * In the times that the implementations state, n is the size of the group, α the latency, S the buffer and b the bandwidth.
 */
export type Collective = (writer: StepWriter, group: readonly number[], part: DataRange, after: Ready) => Steps<Ready>;

/** Piece `index` of `count` equal ones. */
export function pieceOf(part: DataRange, index: number, count: number): DataRange {
  return { start: part.start + (index * part.amount) / count, amount: part.amount / count };
}

/** Two collectives in sequence over the same group and part. */
export function inTurn(first: Collective, second: Collective): Collective {
  return function* (writer, group, part, after) {
    return yield* second(writer, group, part, yield* first(writer, group, part, after));
  };
}

/** Calls `send` for each member of `group`, with pauses. Returns the results. */
export function sendEach(
  { pace }: StepWriter,
  group: readonly number[],
  send: (chip: number, rank: number) => number,
): Steps<readonly number[]> {
  return mapInSteps(pace, group, send);
}

/** Runs `collective` over each of several disjoint groups of chips. `partOf`, `after` and the result are by chip. */
export function* overGroups(
  collective: Collective,
  writer: StepWriter,
  groups: readonly (readonly number[])[],
  partOf: (chip: number) => DataRange,
  after: Ready,
): Steps<Ready> {
  const done = [...after];
  for (const group of groups) {
    const own = group.map((chip) => after[chip]!);
    const ended = yield* collective(writer, group, partOf(group[0]!), own);
    ended.forEach((tasks, i) => {
      done[group[i]!] = tasks;
    });
  }
  return done;
}
