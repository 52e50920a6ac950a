import { type Collective, sendEach } from './collective.ts';

/** Every rank sends its whole buffer to the next one, as ring attention does between steps. Takes α + S/b. */
export const permute: Collective = function* (writer, group, part, after) {
  const n = group.length;
  if (n === 1) return after;
  const sent = yield* sendEach(writer, group, (chip, rank) =>
    writer.send(chip, group[(rank + 1) % n]!, part, 'keep', after[rank]!),
  );
  return writer.endStep(
    group,
    after.map((tasks, rank) => [...tasks, sent[(rank + n - 1) % n]!]),
  );
};
