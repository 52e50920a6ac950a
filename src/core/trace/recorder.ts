import type { Network } from '../model/network.ts';
import type { Program } from '../model/program.ts';
import type { Trace } from './trace.ts';

const NEVER = Number.POSITIVE_INFINITY;

/**
 * Records a run as the columns of a trace; used by both run loops. The plain loop writes the public columns directly, since calls
 * would slow it down; the varied loop uses `enqueue` and `start`. Hops must be recorded in order of time. `seal` makes the
 * `Trace` once the run is over.
 *
 * A plain run records only packet, link, enqueueing and start of a hop, 24 bytes; the end of its serialization and its arrival
 * follow from the start. Those two are stored only if jitter or faults can change them (`keepsEnds`).
 */
export class TraceRecorder {
  readonly network: Network;
  readonly program: Program;
  hopPacket: Int32Array;
  hopLink: Int32Array;
  hopEnqueue: Float64Array;
  hopStart: Float64Array;
  /** Undefined if they follow from the start. */
  hopSerialized: Float64Array | undefined;
  hopArrival: Float64Array | undefined;
  readonly taskReady: Float64Array;
  readonly taskStart: Float64Array;
  readonly taskEnd: Float64Array;
  hops = 0;
  tasksEnded = 0;
  events = 0;
  overtaken = 0;
  /** Rows of hops whose packet was rerouted before they started. */
  readonly withdrawn: number[] = [];

  constructor(network: Network, program: Program, keepsEnds = false) {
    this.network = network;
    this.program = program;
    this.hopPacket = new Int32Array(program.hopCount);
    this.hopLink = new Int32Array(program.hopCount);
    this.hopEnqueue = new Float64Array(program.hopCount);
    this.hopStart = new Float64Array(program.hopCount);
    this.hopSerialized = keepsEnds ? new Float64Array(program.hopCount) : undefined;
    this.hopArrival = keepsEnds ? new Float64Array(program.hopCount) : undefined;
    this.taskReady = new Float64Array(program.taskCount);
    this.taskStart = new Float64Array(program.taskCount);
    this.taskEnd = new Float64Array(program.taskCount);
  }

  /** Records a hop that has not started and may never start. Returns its row. Only if the recorder keeps ends. */
  enqueue(packet: number, link: number, now: number): number {
    if (this.hops === this.hopLink.length) this.#grow();
    const hop = this.hops++;
    this.hopPacket[hop] = packet;
    this.hopLink[hop] = link;
    this.hopEnqueue[hop] = now;
    this.start(hop, NEVER, NEVER, NEVER);
    return hop;
  }

  /** Records when a hop starts, ends its serialization and arrives. Only if the recorder keeps ends. */
  start(hop: number, start: number, serialized: number, arrival: number): void {
    this.hopStart[hop] = start;
    this.hopSerialized![hop] = serialized;
    this.hopArrival![hop] = arrival;
  }

  /** Detours make more hops than the program counts. */
  #grow(): void {
    const rows = Math.max(16, 2 * this.hopPacket.length);
    this.hopPacket = copied(this.hopPacket, new Int32Array(rows));
    this.hopLink = copied(this.hopLink, new Int32Array(rows));
    this.hopEnqueue = copied(this.hopEnqueue, new Float64Array(rows));
    this.hopStart = copied(this.hopStart, new Float64Array(rows));
    if (this.hopSerialized) this.hopSerialized = copied(this.hopSerialized, new Float64Array(rows));
    if (this.hopArrival) this.hopArrival = copied(this.hopArrival, new Float64Array(rows));
  }

  /** Call this if the ends turned out to follow from the starts. */
  dropEnds(): void {
    this.hopSerialized = undefined;
    this.hopArrival = undefined;
  }

  /**
   * The finished trace. Throws if the program did not run to its end, unless `undelivered` packets are stuck for good, which the
   * trace then states.
   */
  seal(undelivered = 0): Trace {
    const { taskCount, hopCount } = this.program;
    if (this.tasksEnded !== taskCount && undelivered === 0) {
      throw new Error(`cannot seal: ${this.tasksEnded} of ${taskCount} tasks ended`);
    }
    if (this.hopArrival === undefined && this.hops !== hopCount) {
      throw new Error(`cannot seal: ${this.hops} of ${hopCount} hops were made`);
    }
    const { start, end, lastEnd } = this.#phases();
    const finish = Math.max(lastEnd, this.#lastMove());
    return {
      version: 1,
      network: this.network,
      program: this.program,
      hopPacket: filled(this.hopPacket, this.hops),
      hopLink: filled(this.hopLink, this.hops),
      hopEnqueue: filled(this.hopEnqueue, this.hops),
      hopStart: filled(this.hopStart, this.hops),
      hopSerialized: this.hopSerialized && filled(this.hopSerialized, this.hops),
      hopArrival: this.hopArrival && filled(this.hopArrival, this.hops),
      withdrawn: Int32Array.from(this.withdrawn).sort(),
      taskReady: this.taskReady,
      taskStart: this.taskStart,
      taskEnd: this.taskEnd,
      finish,
      events: this.events,
      overtaken: this.overtaken,
      undelivered,
      unended: this.#unended(),
      moments: momentsOf(this.program.phases, start, end, finish),
    };
  }

  #unended(): Int32Array {
    if (this.tasksEnded === this.program.taskCount) return new Int32Array(0);
    return Int32Array.from(this.taskEnd, (_, task) => task).filter((task) => this.taskEnd[task]! === NEVER);
  }

  /** By phase, when its first task starts and its last one ends (Infinity if one never does); and the last finite end of all. */
  #phases(): { readonly start: Float64Array; readonly end: Float64Array; readonly lastEnd: number } {
    const { taskCount, phase, phases } = this.program;
    const { taskStart, taskEnd } = this;
    const start = new Float64Array(phases.length).fill(NEVER);
    const end = new Float64Array(phases.length).fill(-NEVER);
    let lastEnd = 0;
    for (let task = 0; task < taskCount; task++) {
      const at = phase[task]!;
      const ended = taskEnd[task]!;
      if (taskStart[task]! < start[at]!) start[at] = taskStart[task]!;
      if (ended > end[at]!) end[at] = ended;
      if (ended > lastEnd && ended < NEVER) lastEnd = ended;
    }
    return { start, end, lastEnd };
  }

  /** If some task never ends: when the last packet moves; else 0. */
  #lastMove(): number {
    if (this.tasksEnded === this.program.taskCount || this.hopArrival === undefined) return 0;
    let last = 0;
    for (let hop = 0; hop < this.hops; hop++) {
      const arrival = this.hopArrival[hop]!;
      const move = arrival < NEVER ? arrival : this.hopEnqueue[hop]!;
      if (move > last) last = move;
    }
    return last;
  }
}

/** The named instants. A phase without tasks is at the end of the phase before it; a start or end that never comes is the finish. */
function momentsOf(
  phases: readonly string[],
  start: Float64Array,
  end: Float64Array,
  finish: number,
): Record<string, number> {
  const moments: Record<string, number> = { start: 0, end: finish };
  phases.forEach((name, at) => {
    const before = at === 0 ? 0 : moments[`${phases[at - 1]}.end`]!;
    const last = Math.max(0, Math.min(finish, end[at]!));
    const isEmpty = start[at] === NEVER;
    moments[`${name}.start`] = isEmpty ? Math.max(before, last) : start[at]!;
    moments[`${name}.end`] = isEmpty ? Math.max(before, last) : last;
  });
  return moments;
}

function copied<T extends Int32Array | Float64Array>(from: T, into: T): T {
  into.set(from);
  return into;
}

function filled<T extends Int32Array | Float64Array>(column: T, rows: number): T {
  return (column.length === rows ? column : column.slice(0, rows)) as T;
}
