import { SEND, type Program } from '../model/program.ts';
import { FifoQueues } from './fifoQueues.ts';

/** Windowed flow control. A flow is all packets from one chip to another; at most `window` of them are unacknowledged at once. */
export class Flows {
  readonly isBounded: boolean;
  readonly #window: number;
  readonly #flow: Int32Array;
  readonly #onTheWay: Int32Array;
  readonly #held: FifoQueues;

  constructor(program: Program, window: number | undefined) {
    this.isBounded = window !== undefined;
    this.#window = window ?? Number.POSITIVE_INFINITY;
    this.#flow = new Int32Array(this.isBounded ? program.taskCount : 0);
    const flows = this.isBounded ? numberFlows(program, this.#flow) : 0;
    this.#onTheWay = new Int32Array(flows);
    this.#held = new FifoQueues(flows, this.isBounded ? program.packetCount : 0);
  }

  flowOf(task: number): number {
    return this.#flow[task]!;
  }

  /** Whether the packet may be sent now. If not, it is held until earlier packets of its flow have been acknowledged. */
  admits(task: number, packet: number): boolean {
    if (!this.isBounded) return true;
    const flow = this.#flow[task]!;
    if (this.#onTheWay[flow]! < this.#window) {
      this.#onTheWay[flow]!++;
      return true;
    }
    this.#held.append(flow, packet);
    return false;
  }

  /** One packet of the flow has been acknowledged. Returns the packet that may be sent now, or −1. */
  acknowledge(flow: number): number {
    if (this.#held.head(flow) !== -1) return this.#held.shift(flow);
    this.#onTheWay[flow]!--;
    return -1;
  }
}

/** Writes the flow of each send task into `flow`. Returns the number of flows. */
function numberFlows({ taskCount, kind, from, to }: Program, flow: Int32Array): number {
  const known = new Map<number, number>();
  for (let task = 0; task < taskCount; task++) {
    if (kind[task] !== SEND) continue;
    const pair = from[task]! * 2 ** 26 + to[task]!;
    let row = known.get(pair);
    if (row === undefined) known.set(pair, (row = known.size));
    flow[task] = row;
  }
  return known.size;
}
