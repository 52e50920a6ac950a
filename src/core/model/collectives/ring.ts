import type { Collective } from './collective.ts';

/**
 * One directed ring: in each of n − 1 steps every member sends one n-th of the buffer to the next, and may send step s
 * when it has begun and has received step s − 1: what it passes on holds a part of its own, so a late member holds up
 * all. Takes (n − 1)(α + S/(n·b)) on a uniform ring (domain.md F3). Reduce-scatter and all-gather move the same amounts;
 * they differ in what a receiver does with a piece, which takes no time.
 */
const ringPass: Collective = (builder, group, amount, after) => {
  const n = group.length;
  if (n === 1) return after;
  let ready = after;
  for (let step = 0; step < n - 1; step++) {
    const sent = group.map((member, i) => builder.send(member, group[(i + 1) % n]!, amount / n, ready[i]!));
    // Messages from one member to the next keep their order, so the last one received stands for all before it.
    ready = group.map((_, i) => [sent[(i + n - 1) % n]!, ...after[i]!]);
  }
  return ready;
};

export const ringReduceScatter: Collective = ringPass;
export const ringAllGather: Collective = ringPass;

/** Reduce-scatter, then all-gather: 2(n − 1)(α + S/(n·b)) (domain.md F4). */
export const ringAllReduce: Collective = (builder, group, amount, after) =>
  ringAllGather(builder, group, amount, ringReduceScatter(builder, group, amount, after));
