import type { ProgramBuilder } from '../program.ts';

/**
 * A collective as dataflow: member i of `group` may begin when all of `after[i]` have ended; the result holds, for each
 * member, the tasks whose end means that it has its result. `amount` is the size in units of each member's buffer before
 * (reduce-scatter, all-reduce) or after (all-gather) the operation. A group of one does nothing.
 */
export type Collective = (
  builder: ProgramBuilder,
  group: readonly number[],
  amount: number,
  after: readonly (readonly number[])[],
) => readonly (readonly number[])[];

/** Runs `collective` over disjoint groups that together hold all members; `after` and the result are by member id. */
export function overGroups(
  collective: Collective,
  builder: ProgramBuilder,
  groups: readonly (readonly number[])[],
  amount: number,
  after: readonly (readonly number[])[],
): readonly (readonly number[])[] {
  const done = [...after];
  for (const group of groups) {
    const results = collective(
      builder,
      group,
      amount,
      group.map((member) => after[member]!),
    );
    group.forEach((member, i) => {
      done[member] = results[i]!;
    });
  }
  return done;
}
