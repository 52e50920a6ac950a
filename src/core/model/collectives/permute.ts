import { type Collective, sendEach } from './collective.ts';

/** Every rank sends its whole buffer to the next, as ring attention does between steps: α + S/b. */
export const permute: Collective = function* (scribe, group, part, after) {
  const n = group.length;
  if (n === 1) return after;
  const sent = yield* sendEach(scribe, group, (chip, rank) =>
    scribe.send(chip, group[(rank + 1) % n]!, part, 'keep', after[rank]!),
  );
  return scribe.endStep(
    group,
    after.map((tasks, rank) => [...tasks, sent[(rank + n - 1) % n]!]),
  );
};
