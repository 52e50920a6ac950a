import { SEND, type Program } from '../model/program.ts';
import { Lines } from './lines.ts';

/** Packets from one chip to another are a flow; of each no more than `window` are on the way at once. */
export class Flows {
  readonly isBounded: boolean;
  readonly #window: number;
  readonly #flow: Int32Array;
  readonly #onTheWay: Int32Array;
  readonly #held: Lines;

  constructor(program: Program, window: number | undefined) {
    this.isBounded = window !== undefined;
    this.#window = window ?? Number.POSITIVE_INFINITY;
    this.#flow = new Int32Array(this.isBounded ? program.taskCount : 0);
    const flows = this.isBounded ? numberFlows(program, this.#flow) : 0;
    this.#onTheWay = new Int32Array(flows);
    this.#held = new Lines(flows, this.isBounded ? program.packetCount : 0);
  }

  flowOf(task: number): number {
    return this.#flow[task]!;
  }

  /** Whether the packet may set out now; if not, it is held until acknowledgements have come for those before it. */
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

  /** One packet of the flow is known to have arrived: the next one that may set out, or −1. */
  acknowledge(flow: number): number {
    if (this.#held.head(flow) !== -1) return this.#held.shift(flow);
    this.#onTheWay[flow]!--;
    return -1;
  }
}

/** Writes each send's flow into `flow`; gives how many there are. */
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
