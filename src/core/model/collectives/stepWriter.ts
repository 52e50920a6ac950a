import type { ProgramBuilder } from '../program.ts';
import type { Spreading } from '../spreading.ts';
import type { StepWriter } from './collective.ts';

/** Dataflow: each member continues as soon as it has what it needs. */
export function byDataflow(builder: ProgramBuilder, spreading?: Spreading): StepWriter {
  return {
    send: (from, to, part, _use, after) => builder.send(from, to, part.amount, after, { spreading }),
    endStep: (_group, ready) => ready,
    pace: builder,
  };
}

/**
 * Barriers: every member waits for the last message of a step. The barrier is a compute of duration 0 on the first member's
 * chip, so that a step needs one dependency per message and one per member, and not one per pair.
 */
export function withBarriers(builder: ProgramBuilder, spreading?: Spreading): StepWriter {
  return {
    ...byDataflow(builder, spreading),
    endStep: (group, ready) => {
      const all = [builder.compute(group[0]!, 0, [...new Set(ready.flat())])];
      return group.map(() => all);
    },
  };
}
