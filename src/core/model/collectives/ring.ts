import {
  type Collective,
  inTurn,
  type DataRange,
  pieceOf,
  type Ready,
  type StepWriter,
  sendEach,
} from './collective.ts';

/** By directed ring, the order in which it visits the ranks 0 to n − 1. */
export type RingOrders = readonly (readonly number[])[];

const IN_ORDER = (n: number): RingOrders => [Array.from({ length: n }, (_, rank) => rank)];

type Pass = 'scatter' | 'gather';

/** A step of a ring of at most this many members is written without a pause. */
const FEW = 64;

/**
 * One pass round the ring: in each of n − 1 steps every member sends one n-th of the buffer to the next. A member sends in step
 * s once it has started and has received step s − 1, so a late member delays all. Takes (n − 1)(α + S/(n·b)) on a uniform ring
 * (Patarasuk and Yuan 2009). With d orders each piece is cut into d slices and ring k carries slice k: (n − 1)(α + S/(d·n·b)) if
 * the rings share no link. With barriers, each ring has its own.
 *
 * In a reduce-scatter, piece i reaches rank i last; in an all-gather, it starts at rank i.
 */
function ringPass(pass: Pass, ordersOf: (n: number) => RingOrders): Collective {
  return function* (writer, group, part, after) {
    const n = group.length;
    if (n === 1) return after;
    const orders = ordersOf(n);
    const rings = orders.map((order, k) => {
      const members = order.map((rank) => group[rank]!);
      const begun = order.map((rank) => after[rank]!);
      const sliceOf = (place: number): DataRange => pieceOf(pieceOf(part, order[place]!, n), k, orders.length);
      return directedRing(writer, pass, members, sliceOf, begun);
    });
    // Step by step over all rings, so that lists of tasks are in the order of steps.
    for (let step = 0; step < n - 1; step++) {
      for (const { members, send, end } of rings) {
        const sendOn = send(step);
        // There are many small rings, for which a generator per step would cost more than the step.
        end(step, n <= FEW ? members.map(sendOn) : yield* sendEach(writer, members, sendOn));
        if (writer.pace.isDue()) yield writer.pace.share;
      }
    }
    const done = group.map((): number[] => []);
    orders.forEach((order, k) => {
      rings[k]!.ready().forEach((tasks, place) => done[order[place]!]!.push(...tasks));
    });
    return orders.length === 1 ? done : done.map((tasks) => [...new Set(tasks)].toSorted((a, b) => a - b));
  };
}

/** Call `send(step)` for each member, then `end(step, sent)`, step by step; `ready` is then what the members wait for. */
type DirectedRing = {
  readonly members: readonly number[];
  readonly send: (step: number) => (member: number, i: number) => number;
  readonly end: (step: number, sent: readonly number[]) => void;
  readonly ready: () => Ready;
};

/** One directed ring. `members`, `after` and `ready` are in its order; `sliceOf(i)` is the slice of place i. */
function directedRing(
  writer: StepWriter,
  pass: Pass,
  members: readonly number[],
  sliceOf: (place: number) => DataRange,
  after: Ready,
): DirectedRing {
  const n = members.length;
  const received = after.map((tasks) => [...tasks]);
  let ready = after;
  const send = (step: number) => (member: number, i: number) => {
    const slice = sliceOf((i - step - (pass === 'scatter' ? 1 : 0) + n) % n);
    return writer.send(member, members[(i + 1) % n]!, slice, pass === 'scatter' ? 'add' : 'keep', ready[i]!);
  };
  const end = (step: number, sent: readonly number[]): void => {
    const got = (i: number): number => sent[(i + n - 1) % n]!;
    received.forEach((tasks, i) => tasks.push(got(i)));
    // A message depends on all that came before it, so the last one is enough; the result of an all-gather needs every message.
    const isWhole = pass === 'gather' && step === n - 2;
    ready = writer.endStep(members, isWhole ? received : after.map((tasks, i) => [...tasks, got(i)]));
  };
  return { members, send, end, ready: () => ready };
}

export const ringReduceScatterAlong = (orders: (n: number) => RingOrders): Collective => ringPass('scatter', orders);
export const ringAllGatherAlong = (orders: (n: number) => RingOrders): Collective => ringPass('gather', orders);

/** Reduce-scatter, then all-gather: takes twice the time of one (Patarasuk and Yuan 2009). */
export function ringAllReduceAlong(orders: (n: number) => RingOrders): Collective {
  const both = inTurn(ringReduceScatterAlong(orders), ringAllGatherAlong(orders));
  return function* (writer, group, part, after) {
    if (group.length === 1) return after;
    // The sum contains the member's own data, so everything in `after` has ended and need not be waited for again.
    const done = yield* both(writer, group, part, after);
    return done.map((tasks, rank) => {
      const begun = new Set(after[rank]);
      return tasks.filter((task) => !begun.has(task));
    });
  };
}

/** With one directed ring, in the order of the group. */
export const ringReduceScatter = ringReduceScatterAlong(IN_ORDER);
export const ringAllGather = ringAllGatherAlong(IN_ORDER);
export const ringAllReduce = ringAllReduceAlong(IN_ORDER);
