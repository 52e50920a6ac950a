import { mapInSteps, type Pace, type Steps } from '../../base/steps.ts';

/** By rank or by chip: the tasks that must end before that member has what it needs to go on, in the order of steps. */
export type Ready = readonly (readonly number[])[];

/** A stretch of the buffer that a collective works on, in units from its beginning. */
export type DataRange = { readonly start: number; readonly amount: number };

/** What a receiver does with a part: adds it to its own, or keeps it as it is. Neither takes time. */
export type Use = 'add' | 'keep';

/** How a collective writes its steps into a program: by dataflow or with barriers. */
export type Scribe = {
  /** A message with `part` of what `from` holds, once all of `after` have ended. Gives its task. */
  send(from: number, to: number, part: DataRange, use: Use, after: readonly number[]): number;
  /** Ends a step: what each member of `group` waits for, if by itself it has to wait for `ready`, which names every
   * message of the step. */
  endStep(group: readonly number[], ready: Ready): Ready;
  /** When a collective that is being written is to pause. */
  readonly pace: Pace;
};

/**
 * A collective over one group, which knows chips as ranks alone and so runs on any network. `part` is the stretch that the
 * members work on: before a reduce-scatter and in an all-reduce each holds all of it, after a reduce-scatter and before an
 * all-gather rank i holds piece i of n. Rank i may begin when all of `after[i]` have ended, and has its result when all
 * of `result[i]` have. Messages of different steps may overtake one another. A group of one does nothing.
 */
export type Collective = (scribe: Scribe, group: readonly number[], part: DataRange, after: Ready) => Steps<Ready>;

/** Piece `index` of `count` equal ones. */
export function pieceOf(part: DataRange, index: number, count: number): DataRange {
  return { start: part.start + (index * part.amount) / count, amount: part.amount / count };
}

/** One collective, then another over the same group and part. */
export function inTurn(first: Collective, second: Collective): Collective {
  return function* (scribe, group, part, after) {
    return yield* second(scribe, group, part, yield* first(scribe, group, part, after));
  };
}

/** What `send` gives for each member of `group`. */
export function sendEach(
  { pace }: Scribe,
  group: readonly number[],
  send: (chip: number, rank: number) => number,
): Steps<readonly number[]> {
  return mapInSteps(pace, group, send);
}

/** Runs `collective` over disjoint groups of chips; `partOf`, `after` and the result are by chip. */
export function* overGroups(
  collective: Collective,
  scribe: Scribe,
  groups: readonly (readonly number[])[],
  partOf: (chip: number) => DataRange,
  after: Ready,
): Steps<Ready> {
  const done = [...after];
  for (const group of groups) {
    const own = group.map((chip) => after[chip]!);
    const ended = yield* collective(scribe, group, partOf(group[0]!), own);
    ended.forEach((tasks, i) => {
      done[group[i]!] = tasks;
    });
  }
  return done;
}
