import type { Collective } from './collective.ts';

/**
 * Broadcast along a binomial tree from rank 0: in step k each of the first 2^k ranks sends the buffer to the rank 2^k further on.
 * Takes ⌈log₂ n⌉(α + S/b) with barriers, and by dataflow if n is a power of two and each child has its own link (Thakur,
 * Rabenseifner and Gropp 2005).
 */
export const treeBroadcast: Collective = function* (writer, group, part, after) {
  const n = group.length;
  let ready = after;
  for (let reach = 1; reach < n; reach *= 2) {
    const next = ready.map((tasks) => [...tasks]);
    for (let rank = 0; rank < reach && rank + reach < n; rank++) {
      next[rank + reach]!.push(writer.send(group[rank]!, group[rank + reach]!, part, 'keep', ready[rank]!));
      if (writer.pace.isDue()) yield writer.pace.share;
    }
    ready = writer.endStep(group, next);
  }
  return ready;
};

/** The same tree towards rank 0, its steps in reverse order: a member sends when it has received from all of its children. */
export const treeReduce: Collective = function* (writer, group, part, after) {
  const n = group.length;
  if (n === 1) return after;
  let ready = after;
  let reach = 1;
  while (reach * 2 < n) reach *= 2;
  for (; reach >= 1; reach /= 2) {
    const next = ready.map((tasks) => [...tasks]);
    for (let rank = 0; rank < reach && rank + reach < n; rank++) {
      next[rank]!.push(writer.send(group[rank + reach]!, group[rank]!, part, 'add', ready[rank + reach]!));
      if (writer.pace.isDue()) yield writer.pace.share;
    }
    ready = writer.endStep(group, next);
  }
  return ready;
};
