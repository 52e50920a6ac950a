import type { Network } from '../model/network.ts';
import type { Program } from '../model/program.ts';
import type { Trace } from './trace.ts';

/** Writes a trace once, in time order, then seals it. The columns are open to the hot loop that fills them. */
export class TraceRecorder {
  readonly network: Network;
  readonly program: Program;
  readonly hopPacket: Int32Array;
  readonly hopLink: Int32Array;
  readonly hopEnqueue: Float64Array;
  readonly hopStart: Float64Array;
  readonly taskReady: Float64Array;
  readonly taskStart: Float64Array;
  readonly taskEnd: Float64Array;
  hops = 0;
  tasksEnded = 0;

  constructor(network: Network, program: Program) {
    this.network = network;
    this.program = program;
    this.hopPacket = new Int32Array(program.hopCount);
    this.hopLink = new Int32Array(program.hopCount);
    this.hopEnqueue = new Float64Array(program.hopCount);
    this.hopStart = new Float64Array(program.hopCount);
    this.taskReady = new Float64Array(program.taskCount);
    this.taskStart = new Float64Array(program.taskCount);
    this.taskEnd = new Float64Array(program.taskCount);
  }

  hop(packet: number, link: number, enqueue: number, start: number): void {
    const row = this.hops++;
    this.hopPacket[row] = packet;
    this.hopLink[row] = link;
    this.hopEnqueue[row] = enqueue;
    this.hopStart[row] = start;
  }

  /** The finished trace. Throws where the program did not run to its end. */
  seal(events: number): Trace {
    if (this.tasksEnded !== this.program.taskCount) {
      throw new Error(`cannot seal: ${this.tasksEnded} of ${this.program.taskCount} tasks ended`);
    }
    if (this.hops !== this.program.hopCount) {
      throw new Error(`cannot seal: ${this.hops} of ${this.program.hopCount} hops were made`);
    }
    const finish = this.taskEnd.reduce((latest, end) => Math.max(latest, end), 0);
    return {
      version: 1,
      network: this.network,
      program: this.program,
      hopPacket: this.hopPacket,
      hopLink: this.hopLink,
      hopEnqueue: this.hopEnqueue,
      hopStart: this.hopStart,
      taskReady: this.taskReady,
      taskStart: this.taskStart,
      taskEnd: this.taskEnd,
      finish,
      events,
      moments: this.#moments(finish),
    };
  }

  /** A phase without tasks happens at the end of the phase before it. */
  #moments(finish: number): Record<string, number> {
    const { phases, phase, taskCount } = this.program;
    const start = phases.map(() => Number.POSITIVE_INFINITY);
    const end = phases.map(() => 0);
    for (let task = 0; task < taskCount; task++) {
      const at = phase[task]!;
      start[at] = Math.min(start[at]!, this.taskStart[task]!);
      end[at] = Math.max(end[at]!, this.taskEnd[task]!);
    }
    const moments: Record<string, number> = { start: 0, end: finish };
    phases.forEach((name, at) => {
      const isEmpty = start[at] === Number.POSITIVE_INFINITY;
      const before = at === 0 ? 0 : moments[`${phases[at - 1]}.end`]!;
      moments[`${name}.start`] = isEmpty ? before : start[at]!;
      moments[`${name}.end`] = isEmpty ? before : end[at]!;
    });
    return moments;
  }
}
