import { type Collective, inTurn, type DataRange, pieceOf, type Ready, type Scribe, sendEach } from './collective.ts';

/** The orders in which d directed rings visit the ranks 0 to n − 1, each an order of all of them. */
export type RingOrders = readonly (readonly number[])[];

const IN_ORDER = (n: number): RingOrders => [Array.from({ length: n }, (_, rank) => rank)];

type Pass = 'scatter' | 'gather';

/** Members of a ring whose step is written without a pause within it. */
const FEW = 64;

/**
 * In each of n − 1 steps every member sends one n-th of the buffer to the next, and may send step s when it has begun and
 * has received step s − 1: a late member holds up all. Takes (n − 1)(α + S/(n·b)) on a uniform ring (Patarasuk and Yuan
 * 2009). With d orders each piece is cut into d slices, and ring k carries slice k: (n − 1)(α + S/(d·n·b)) where the rings
 * share no link. With barriers each ring waits for itself.
 *
 * A reduce-scatter passes piece i on so that it comes to rank i last; an all-gather passes it on from rank i.
 */
function ringPass(pass: Pass, ordersOf: (n: number) => RingOrders): Collective {
  return function* (scribe, group, part, after) {
    const n = group.length;
    if (n === 1) return after;
    const orders = ordersOf(n);
    const rings = orders.map((order, k) => {
      const members = order.map((rank) => group[rank]!);
      const begun = order.map((rank) => after[rank]!);
      const sliceOf = (place: number): DataRange => pieceOf(pieceOf(part, order[place]!, n), k, orders.length);
      return directedRing(scribe, pass, members, sliceOf, begun);
    });
    // Step by step over all rings, so that the tasks of a late step come late in every list.
    for (let step = 0; step < n - 1; step++) {
      for (const { members, send, end } of rings) {
        const sendOn = send(step);
        // Most rings are small, and there are many of them: a generator for each step would cost more than what it does.
        end(step, n <= FEW ? members.map(sendOn) : yield* sendEach(scribe, members, sendOn));
        if (scribe.pace.isDue()) yield scribe.pace.share;
      }
    }
    const done = group.map((): number[] => []);
    orders.forEach((order, k) => {
      rings[k]!.ready().forEach((tasks, place) => done[order[place]!]!.push(...tasks));
    });
    return orders.length === 1 ? done : done.map((tasks) => [...new Set(tasks)].toSorted((a, b) => a - b));
  };
}

/** Step by step: what each member sends, then what they wait for once all of it is `sent`. */
type DirectedRing = {
  readonly members: readonly number[];
  readonly send: (step: number) => (member: number, i: number) => number;
  readonly end: (step: number, sent: readonly number[]) => void;
  readonly ready: () => Ready;
};

/** One directed ring; `members`, `after` and `ready` are in its order, and `sliceOf` gives what place i is to hold. */
function directedRing(
  scribe: Scribe,
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
    return scribe.send(member, members[(i + 1) % n]!, slice, pass === 'scatter' ? 'add' : 'keep', ready[i]!);
  };
  const end = (step: number, sent: readonly number[]): void => {
    const got = (i: number): number => sent[(i + n - 1) % n]!;
    received.forEach((tasks, i) => tasks.push(got(i)));
    // What is passed on holds all that came before it; a gathered whole needs every message.
    const isWhole = pass === 'gather' && step === n - 2;
    ready = scribe.endStep(members, isWhole ? received : after.map((tasks, i) => [...tasks, got(i)]));
  };
  return { members, send, end, ready: () => ready };
}

export const ringReduceScatterAlong = (orders: (n: number) => RingOrders): Collective => ringPass('scatter', orders);
export const ringAllGatherAlong = (orders: (n: number) => RingOrders): Collective => ringPass('gather', orders);

/** Reduce-scatter, then all-gather: twice the time of one (Patarasuk and Yuan 2009). */
export function ringAllReduceAlong(orders: (n: number) => RingOrders): Collective {
  const both = inTurn(ringReduceScatterAlong(orders), ringAllGatherAlong(orders));
  return function* (scribe, group, part, after) {
    if (group.length === 1) return after;
    // A member has a sum with its own share in it, so it has begun: what it began after need not be waited for again.
    const done = yield* both(scribe, group, part, after);
    return done.map((tasks, rank) => {
      const begun = new Set(after[rank]);
      return tasks.filter((task) => !begun.has(task));
    });
  };
}

/** One directed ring, in the order of the group. */
export const ringReduceScatter = ringReduceScatterAlong(IN_ORDER);
export const ringAllGather = ringAllGatherAlong(IN_ORDER);
export const ringAllReduce = ringAllReduceAlong(IN_ORDER);
