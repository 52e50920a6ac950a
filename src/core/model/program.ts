import { Float64Column, Int32Column } from '../base/columns.ts';
import { inOneGo, type Pace, type Steps } from '../base/steps.ts';
import { LIMITS, type LimitName } from '../scene/limits.ts';
import { SceneError } from '../scene/problem.ts';
import type { Network, Router } from './network.ts';
import { RouteTable } from './routeTable.ts';
import { hashFlow, hashText, type Spreading } from './spreading.ts';

export const COMPUTE = 0;
export const SEND = 1;

/** A remainder below this share of a packet is a rounding error and gets no packet of its own. */
const ROUNDING = 1e-6;

/**
 * The work of a run, as columns. Row i of the task columns is task i. A `compute` keeps its chip busy for a duration. A `send`
 * is a message, cut into packets that are all enqueued when the task becomes ready. A task is ready when every task it depends
 * on has ended, and not before its `notBefore`. A send ends when all of its packets have arrived, in whatever order.
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
  /** The packet size of task i in units; its last packet has the rest. 0 for a compute. */
  readonly packetSize: Float64Array;
  /** By task: the earliest instant at which it can become ready, in milliticks. */
  readonly notBefore: Float64Array;
  /** By task: packet i takes route `firstRoute + (routeOffset + i) % routeCount`. All 0 for a compute. */
  readonly firstRoute: Int32Array;
  readonly routeCount: Int32Array;
  readonly routeOffset: Int32Array;
  /** Links of route r: `routeLinks[routeStart[r] … routeStart[r + 1])`, in order. */
  readonly routeStart: Int32Array;
  readonly routeLinks: Int32Array;
  /** By route: the routes between the same chips are rows firstEqual … firstEqual + equalCount − 1. */
  readonly firstEqual: Int32Array;
  readonly equalCount: Int32Array;
};

/** `notBefore`: the earliest instant at which the task can become ready, in milliticks. */
export type ComputeOptions = { readonly notBefore?: number };
/** With hash spreading, messages of the same `flow` (default 0) between the same chips take the same path. */
export type SendOptions = {
  readonly notBefore?: number;
  readonly flow?: number;
  /** How this message uses equal paths; by default as the builder does. */
  readonly spreading?: Spreading | undefined;
};

/** How a builder chooses among equal paths. The hash depends on the seed. */
export type RouteChoice = { readonly spreading: Spreading; readonly seed: string };

/** The cost of a step of building and of its parts. The unit is the cost of examining one link in a search for a path. */
const WORK_PER_STEP = 100_000;
const WORK_PER_TASK = 100;
const WORK_PER_PATH_LINK = 30;
/** Dependencies per step of building the table of dependents. */
const DEPENDENCIES_PER_STEP = 500_000;

/** Builds a program task by task. Throws SceneError as soon as a limit would be exceeded. */
export class ProgramBuilder implements Pace {
  readonly #network: Network;
  readonly #routes: RouteTable;
  readonly #spreading: Spreading;
  readonly #seed: number;
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
  readonly #notBefore = new Float64Column();
  readonly #firstRoute = new Int32Column();
  readonly #routeCount = new Int32Column();
  readonly #routeOffset = new Int32Column();
  #packets = 0;
  #messages = 0;
  #hops = 0;
  #work = 0;

  constructor(network: Network, route: Router, { spreading, seed }: RouteChoice = { spreading: 'hash', seed: '' }) {
    this.#network = network;
    this.#routes = new RouteTable(route);
    this.#spreading = spreading;
    this.#seed = hashText(seed);
  }

  /** How close the program is to its nearest limit, 0 to 1: the only measure of progress that every workload has. */
  get share(): number {
    return Math.max(
      this.#kind.length / LIMITS.tasks,
      this.#packets / LIMITS.packets,
      this.#hops / LIMITS.hops,
      this.#before.length / LIMITS.dependencies,
      this.#routes.linkCount / LIMITS.routeLinks,
    );
  }

  isDue(): boolean {
    if (this.#work < WORK_PER_STEP) return false;
    this.#work = 0;
    return true;
  }

  /** Counts work of the caller, in the unit of WORK_PER_STEP. */
  spend(work: number): void {
    this.#work += work;
  }

  /** All tasks added from now on belong to this phase. Its first start and last end become moments of the run. */
  beginPhase(name: string): void {
    this.#phases.push(name);
  }

  /** Adds a task that keeps `chip` busy for `duration` milliticks once all of `after` have ended. Returns its row. */
  compute(chip: number, duration: number, after: readonly number[], { notBefore = 0 }: ComputeOptions = {}): number {
    if (!(duration >= 0)) throw new Error(`a compute needs a duration of 0 or more, got ${duration}`);
    const task = this.#add(COMPUTE, chip, chip, duration, after, notBefore);
    this.#packetSize.push(0);
    this.#firstRoute.push(0);
    this.#routeCount.push(0);
    this.#routeOffset.push(0);
    return task;
  }

  /** Adds a message of `amount` units, sent once all of `after` have ended. Returns its row. */
  send(
    from: number,
    to: number,
    amount: number,
    after: readonly number[],
    { notBefore = 0, flow = 0, spreading = this.#spreading }: SendOptions = {},
  ): number {
    const known = this.#routes.linkCount;
    const routes = this.#routes.routesOf(from, to);
    const found = this.#routes.linkCount - known;
    if (found > 0) this.#work += this.#routes.search + found * WORK_PER_PATH_LINK;
    check('routeLinks', this.#routes.linkCount);
    if (!(amount > 0)) throw new Error(`a message needs a size above 0, got ${amount}`);
    const packet = this.#network.packetSize[this.#network.linkClass[this.#routes.firstLinkOf(routes)]!]!;
    const packets = Math.max(1, Math.ceil(amount / packet - ROUNDING));
    check('packets', this.#packets + packets);
    const choice = routes.count === 1 ? 0 : hashFlow(this.#seed, from, to, flow) % routes.count;
    const isSprayed = spreading === 'spray' && routes.count > 1;
    let hops = packets * routes.lengths[choice]!;
    if (isSprayed) {
      hops = routes.lengths.reduce((sum, length, row) => {
        const place = (row - choice + routes.count) % routes.count;
        return sum + length * Math.ceil(Math.max(0, packets - place) / routes.count);
      }, 0);
    }
    check('hops', this.#hops + hops);
    const task = this.#add(SEND, from, to, amount, after, notBefore);
    this.#packetSize.push(packet);
    this.#firstRoute.push(isSprayed ? routes.first : routes.first + choice);
    this.#routeCount.push(isSprayed ? routes.count : 1);
    this.#routeOffset.push(isSprayed ? choice : 0);
    this.#packets += packets;
    this.#hops += hops;
    this.#messages++;
    return task;
  }

  #add(kind: number, from: number, to: number, amount: number, after: readonly number[], notBefore: number): number {
    const task = this.#kind.length;
    check('tasks', task + 1);
    this.#work += WORK_PER_TASK + after.length;
    if (this.#phases.length === 0) throw new Error('a task needs a phase: call beginPhase first');
    if (!(notBefore >= 0)) throw new Error(`a task cannot wait for the instant ${notBefore}`);
    this.#kind.push(kind);
    this.#from.push(from);
    this.#to.push(to);
    this.#amount.push(amount);
    this.#notBefore.push(notBefore);
    this.#phase.push(this.#phases.length - 1);
    this.#firstPacket.push(this.#packets);
    check('dependencies', this.#before.length + after.length);
    this.#waitsFor.push(after.length);
    for (const before of after) {
      if (before >= task) throw new Error(`task ${task} cannot wait for task ${before}, which comes later`);
      this.#before.push(before);
      this.#after.push(task);
    }
    return task;
  }

  seal(): Program {
    return inOneGo(this.sealInSteps());
  }

  *sealInSteps(): Steps<Program> {
    const taskCount = this.#kind.length;
    this.#firstPacket.push(this.#packets);
    const { start, items } = yield* groupByRow(taskCount, this.#before.seal(), this.#after.seal(), this.share);
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
      notBefore: this.#notBefore.seal(),
      firstRoute: this.#firstRoute.seal(),
      routeCount: this.#routeCount.seal(),
      routeOffset: this.#routeOffset.seal(),
      ...this.#routes.seal(),
    };
  }
}

/** The size in units of packet `index` (from 0) of a send task. */
export function packetSizeOf(program: Program, task: number, index: number): number {
  const packet = program.packetSize[task]!;
  const last = program.firstPacket[task + 1]! - program.firstPacket[task]! - 1;
  return index < last ? packet : program.amount[task]! - last * packet;
}

/** The route that packet `index` (counted from 0) of task `task` takes, a row of `routeStart`. */
export function routeOf(program: Program, task: number, index: number): number {
  return program.firstRoute[task]! + ((program.routeOffset[task]! + index) % program.routeCount[task]!);
}

function check(limit: LimitName, count: number): void {
  const most = LIMITS[limit];
  if (count > most)
    throw new SceneError([{ path: 'workload', kind: 'limit', limit, most, during: 'building', got: `over ${most}` }]);
}

/** Groups pairs (row, item) into a compressed table; the items of a row keep their order. */
function* groupByRow(
  rows: number,
  row: Int32Array,
  item: Int32Array,
  share: number,
): Steps<{ start: Int32Array; items: Int32Array }> {
  const start = new Int32Array(rows + 1);
  const items = new Int32Array(item.length);
  for (let from = 0; from < row.length; from += DEPENDENCIES_PER_STEP) {
    yield share;
    for (const at of row.subarray(from, from + DEPENDENCIES_PER_STEP)) start[at + 1]!++;
  }
  for (let at = 0; at < rows; at++) start[at + 1]! += start[at]!;
  const next = start.slice(0, rows);
  for (let from = 0; from < row.length; from += DEPENDENCIES_PER_STEP) {
    yield share;
    const end = Math.min(row.length, from + DEPENDENCIES_PER_STEP);
    for (let i = from; i < end; i++) items[next[row[i]!]!++] = item[i]!;
  }
  return { start, items };
}
