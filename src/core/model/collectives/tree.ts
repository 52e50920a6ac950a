import type { Collective } from './collective.ts';

/**
 * Binomial tree from rank 0: in step k each of the first 2^k ranks sends all to the one 2^k further on.
 * ⌈log₂ n⌉(α + S/b) where steps have barriers, and by dataflow where n is a power of two (Thakur, Rabenseifner and Gropp
 * 2005): a member sends to all of its children at once, by links of their own.
 */
export const treeBroadcast: Collective = function* (scribe, group, part, after) {
  const n = group.length;
  let ready = after;
  for (let reach = 1; reach < n; reach *= 2) {
    const next = ready.map((tasks) => [...tasks]);
    for (let rank = 0; rank < reach && rank + reach < n; rank++) {
      next[rank + reach]!.push(scribe.send(group[rank]!, group[rank + reach]!, part, 'keep', ready[rank]!));
      if (scribe.pace.isDue()) yield scribe.pace.share;
    }
    ready = scribe.endStep(group, next);
  }
  return ready;
};

/** The same tree towards rank 0, farthest last step first; a member sends when it has all that its children send. */
export const treeReduce: Collective = function* (scribe, group, part, after) {
  const n = group.length;
  if (n === 1) return after;
  let ready = after;
  let reach = 1;
  while (reach * 2 < n) reach *= 2;
  for (; reach >= 1; reach /= 2) {
    const next = ready.map((tasks) => [...tasks]);
    for (let rank = 0; rank < reach && rank + reach < n; rank++) {
      next[rank]!.push(scribe.send(group[rank + reach]!, group[rank]!, part, 'add', ready[rank + reach]!));
      if (scribe.pace.isDue()) yield scribe.pace.share;
    }
    ready = scribe.endStep(group, next);
  }
  return ready;
};
