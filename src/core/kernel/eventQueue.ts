/**
 * A priority queue of events, ordered by (time, order). The caller increments `order` whenever it schedules, so simultaneous
 * events leave in the order in which they were scheduled.
 *
 * A binary heap over three parallel columns. Popping sifts the hole down to the bottom and the last entry up from there. It
 * allocates only to double its capacity.
 */
export class EventQueue {
  #times: Float64Array;
  #orders: Float64Array;
  #ids: Int32Array;
  #size = 0;
  #time = 0;

  constructor(capacity = 256) {
    this.#times = new Float64Array(capacity);
    this.#orders = new Float64Array(capacity);
    this.#ids = new Int32Array(capacity);
  }

  get size(): number {
    return this.#size;
  }

  /** The time of the earliest entry. The queue must not be empty. */
  get nextTime(): number {
    return this.#times[0]!;
  }

  /** The time of the entry popped last. */
  get now(): number {
    return this.#time;
  }

  push(time: number, order: number, id: number): void {
    if (this.#size === this.#times.length) this.#grow();
    this.#siftUp(this.#size++, time, order, id);
  }

  /** Removes the earliest entry and returns its id; `now` becomes its time. The queue must not be empty. */
  pop(): number {
    const times = this.#times;
    const orders = this.#orders;
    const ids = this.#ids;
    const first = ids[0]!;
    this.#time = times[0]!;
    const last = --this.#size;
    let hole = 0;
    for (let child = 1; child < last; child = 2 * hole + 1) {
      const right = child + 1;
      if (
        right < last &&
        (times[right]! < times[child]! || (times[right]! === times[child]! && orders[right]! < orders[child]!))
      ) {
        child = right;
      }
      times[hole] = times[child]!;
      orders[hole] = orders[child]!;
      ids[hole] = ids[child]!;
      hole = child;
    }
    if (hole !== last) this.#siftUp(hole, times[last]!, orders[last]!, ids[last]!);
    return first;
  }

  #siftUp(at: number, time: number, order: number, id: number): void {
    const times = this.#times;
    const orders = this.#orders;
    const ids = this.#ids;
    let hole = at;
    while (hole > 0) {
      const parent = (hole - 1) >>> 1;
      const parentTime = times[parent]!;
      if (parentTime < time || (parentTime === time && orders[parent]! < order)) break;
      times[hole] = parentTime;
      orders[hole] = orders[parent]!;
      ids[hole] = ids[parent]!;
      hole = parent;
    }
    times[hole] = time;
    orders[hole] = order;
    ids[hole] = id;
  }

  #grow(): void {
    const capacity = Math.max(16, this.#times.length * 2);
    const times = new Float64Array(capacity);
    const orders = new Float64Array(capacity);
    const ids = new Int32Array(capacity);
    times.set(this.#times);
    orders.set(this.#orders);
    ids.set(this.#ids);
    this.#times = times;
    this.#orders = orders;
    this.#ids = ids;
  }
}
