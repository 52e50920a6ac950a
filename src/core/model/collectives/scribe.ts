import type { ProgramBuilder } from '../program.ts';
import type { Spreading } from '../spreading.ts';
import type { Scribe } from './collective.ts';

/** Each member goes on as soon as it has what it needs. */
export function byDataflow(builder: ProgramBuilder, spreading?: Spreading): Scribe {
  return {
    send: (from, to, part, _use, after) => builder.send(from, to, part.amount, after, { spreading }),
    endStep: (_group, ready) => ready,
    pace: builder,
  };
}

/**
 * Every member waits until the last message of a step is there. The first member's chip counts the arrivals, as a compute
 * of no duration: two dependencies a message and none between every pair.
 */
export function withBarriers(builder: ProgramBuilder, spreading?: Spreading): Scribe {
  return {
    ...byDataflow(builder, spreading),
    endStep: (group, ready) => {
      const all = [builder.compute(group[0]!, 0, [...new Set(ready.flat())])];
      return group.map(() => all);
    },
  };
}
