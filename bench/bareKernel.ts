/** Packets on fixed routes, injected at given times, by injection time: nothing else that a simulation knows. */
export type BareInput = {
  readonly injectAt: Float64Array;
  readonly size: Float64Array;
  /** Links of packet i's route: `routeLinks[routeStart[i] … routeStart[i + 1])`. */
  readonly routeStart: Int32Array;
  readonly routeLinks: Int32Array;
  readonly unit: Float64Array;
  readonly latency: Float64Array;
};

/**
 * The fastest plain kernel for FIFO links that stays simple: a binary heap with one entry a busy link, times alone as
 * keys. No tasks, no trace, no order among equal times. Something to hold the real simulation's speed against.
 */
export function runBare(input: BareInput): Float64Array {
  const { injectAt, size, routeStart, routeLinks, unit, latency } = input;
  const packets = size.length;
  const links = unit.length;
  const delivered = new Float64Array(packets);
  const arrival = new Float64Array(packets);
  const behind = new Int32Array(packets).fill(-1);
  const at = routeStart.slice(0, packets);
  const free = new Float64Array(links);
  const head = new Int32Array(links).fill(-1);
  const tail = new Int32Array(links);
  const keys = new Float64Array(links + 1);
  const heap = new Int32Array(links + 1);
  let busy = 0;
  let injected = 0;

  const rise = (from: number, key: number, link: number): void => {
    let hole = from;
    for (let parent = (hole - 1) >> 1; hole > 0 && keys[parent]! > key; parent = (hole - 1) >> 1) {
      keys[hole] = keys[parent]!;
      heap[hole] = heap[parent]!;
      hole = parent;
    }
    keys[hole] = key;
    heap[hole] = link;
  };

  const enqueue = (packet: number, now: number): void => {
    const link = routeLinks[at[packet]!]!;
    const end = (free[link]! > now ? free[link]! : now) + size[packet]! * unit[link]!;
    free[link] = end;
    arrival[packet] = end + latency[link]!;
    behind[packet] = -1;
    if (head[link] === -1) {
      head[link] = packet;
      rise(busy++, arrival[packet], link);
    } else {
      behind[tail[link]!] = packet;
    }
    tail[link] = packet;
  };

  while (busy > 0 || injected < packets) {
    if (injected < packets && (busy === 0 || injectAt[injected]! <= keys[0]!)) {
      enqueue(injected, injectAt[injected]!);
      injected++;
      continue;
    }
    const now = keys[0]!;
    const link = heap[0]!;
    const packet = head[link]!;
    const next = behind[packet]!;
    head[link] = next;
    // The hole at the top sinks to the bottom, then the last entry, or this link's next arrival, rises from there.
    let hole = 0;
    const last = next === -1 ? --busy : busy;
    for (let child = 1; child < last; child = 2 * hole + 1) {
      if (child + 1 < last && keys[child + 1]! < keys[child]!) child++;
      keys[hole] = keys[child]!;
      heap[hole] = heap[child]!;
      hole = child;
    }
    if (next !== -1) rise(hole, arrival[next]!, link);
    else if (hole !== last) rise(hole, keys[last]!, heap[last]!);

    at[packet]!++;
    if (at[packet] === routeStart[packet + 1]) delivered[packet] = now;
    else enqueue(packet, now);
  }
  return delivered;
}
