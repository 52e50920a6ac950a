import { Float64Column, Int32Column } from '../base/columns.ts';
import { LIMITS, type LimitName } from '../scene/limits.ts';
import { SceneError } from '../scene/problem.ts';
import type { Network, Router } from './network.ts';

export const COMPUTE = 0;
export const SEND = 1;

/** A remainder below this share of a packet comes from dividing a size and multiplying it again; it gets no packet of its own. */
const ROUNDING = 1e-6;

/**
 * What is to be done, as columns. Row i of the task columns is task i: a `compute` keeps its chip busy for a duration, a
 * `send` is a message, cut into packets that all leave when the task becomes ready and that take one route.
 * A task is ready when every task it depends on has ended. A send ends when its last packet is delivered.
 */
export type Program = {
  readonly taskCount: number;
  readonly messageCount: number;
  readonly packetCount: number;
  readonly hopCount: number;
  /** COMPUTE or SEND. */
  readonly kind: Int32Array;
  /** The chip that computes or sends. */
  readonly from: Int32Array;
  /** The chip that receives; the chip itself for a compute. */
  readonly to: Int32Array;
  /** Milliticks of a compute; units of a send. */
  readonly amount: Float64Array;
  /** Row of `phases`. */
  readonly phase: Int32Array;
  readonly phases: readonly string[];
  /** How many tasks must end before this one is ready. */
  readonly waitsFor: Int32Array;
  /** Tasks that wait for task i: `dependents[dependentsStart[i] … dependentsStart[i + 1])`. */
  readonly dependentsStart: Int32Array;
  readonly dependents: Int32Array;
  /** Packets of task i are rows firstPacket[i] … firstPacket[i + 1) (none for a compute). */
  readonly firstPacket: Int32Array;
  /** Largest packet of task i in units; its last packet takes what is left. 0 for a compute. */
  readonly packetSize: Float64Array;
  /** Links of task i's route: `routeLinks[routeStart[i] … routeStart[i + 1])`, in order. */
  readonly routeStart: Int32Array;
  readonly routeLinks: Int32Array;
};

/** Writes a program task by task. Throws SceneError as soon as a limit of size would be passed. */
export class ProgramBuilder {
  readonly #network: Network;
  readonly #route: Router;
  readonly #kind = new Int32Column();
  readonly #from = new Int32Column();
  readonly #to = new Int32Column();
  readonly #amount = new Float64Column();
  readonly #phase = new Int32Column();
  readonly #phases: string[] = [];
  readonly #waitsFor = new Int32Column();
  readonly #before = new Int32Column();
  readonly #after = new Int32Column();
  readonly #firstPacket = new Int32Column();
  readonly #packetSize = new Float64Column();
  readonly #routeStart = new Int32Column();
  readonly #routeLinks = new Int32Column();
  #packets = 0;
  #messages = 0;
  #hops = 0;

  constructor(network: Network, route: Router) {
    this.#network = network;
    this.#route = route;
  }

  /** All tasks added from now on belong to this phase; its first start and last end become moments of the run. */
  beginPhase(name: string): void {
    this.#phases.push(name);
  }

  /** A task that keeps `chip` busy for `duration` milliticks once all of `after` have ended. Gives its row. */
  compute(chip: number, duration: number, after: readonly number[]): number {
    this.#packetSize.push(0);
    return this.#add(COMPUTE, chip, chip, duration, after, []);
  }

  /** A message of `amount` units once all of `after` have ended. Gives its row. */
  send(from: number, to: number, amount: number, after: readonly number[]): number {
    const route = this.#route(from, to);
    const first = route[0];
    if (first === undefined) throw new Error(`chip ${from} cannot send to itself`);
    if (!(amount > 0)) throw new Error(`a message needs a size above 0, got ${amount}`);
    const packet = this.#network.packetSize[this.#network.linkClass[first]!]!;
    const packets = Math.max(1, Math.ceil(amount / packet - ROUNDING));
    check('packets', this.#packets + packets);
    check('hops', this.#hops + packets * route.length);
    this.#packetSize.push(packet);
    const task = this.#add(SEND, from, to, amount, after, route);
    this.#packets += packets;
    this.#hops += packets * route.length;
    this.#messages++;
    return task;
  }

  #add(kind: number, from: number, to: number, amount: number, after: readonly number[], route: readonly number[]) {
    const task = this.#kind.length;
    check('tasks', task + 1);
    if (this.#phases.length === 0) throw new Error('a task needs a phase: call beginPhase first');
    this.#kind.push(kind);
    this.#from.push(from);
    this.#to.push(to);
    this.#amount.push(amount);
    this.#phase.push(this.#phases.length - 1);
    this.#firstPacket.push(this.#packets);
    this.#routeStart.push(this.#routeLinks.length);
    for (const link of route) this.#routeLinks.push(link);
    this.#waitsFor.push(after.length);
    for (const before of after) {
      if (before >= task) throw new Error(`task ${task} cannot wait for task ${before}, which comes later`);
      this.#before.push(before);
      this.#after.push(task);
    }
    return task;
  }

  seal(): Program {
    const taskCount = this.#kind.length;
    this.#firstPacket.push(this.#packets);
    this.#routeStart.push(this.#routeLinks.length);
    const { start, items } = groupByRow(taskCount, this.#before.seal(), this.#after.seal());
    return {
      taskCount,
      messageCount: this.#messages,
      packetCount: this.#packets,
      hopCount: this.#hops,
      kind: this.#kind.seal(),
      from: this.#from.seal(),
      to: this.#to.seal(),
      amount: this.#amount.seal(),
      phase: this.#phase.seal(),
      phases: [...this.#phases],
      waitsFor: this.#waitsFor.seal(),
      dependentsStart: start,
      dependents: items,
      firstPacket: this.#firstPacket.seal(),
      packetSize: this.#packetSize.seal(),
      routeStart: this.#routeStart.seal(),
      routeLinks: this.#routeLinks.seal(),
    };
  }
}

/** Size in units of packet `index` (counted from 0) of task `task`. */
export function packetSizeOf(program: Program, task: number, index: number): number {
  const packet = program.packetSize[task]!;
  const last = program.firstPacket[task + 1]! - program.firstPacket[task]! - 1;
  return index < last ? packet : program.amount[task]! - last * packet;
}

function check(limit: LimitName, count: number): void {
  const most = LIMITS[limit];
  if (count > most) throw new SceneError([{ path: 'workload', kind: 'limit', limit, most, got: `over ${most}` }]);
}

/** Pairs (row, item) as a compressed table, items in the order they came. */
function groupByRow(rows: number, row: Int32Array, item: Int32Array): { start: Int32Array; items: Int32Array } {
  const start = new Int32Array(rows + 1);
  for (const at of row) start[at + 1]!++;
  for (let at = 0; at < rows; at++) start[at + 1]! += start[at]!;
  const next = start.slice(0, rows);
  const items = new Int32Array(item.length);
  row.forEach((at, i) => {
    items[next[at]!++] = item[i]!;
  });
  return { start, items };
}
