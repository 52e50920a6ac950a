import type { Pace, Steps } from '../base/steps.ts';
import { END_OF_TIME, transferTime } from '../base/units.ts';
import { EventQueue } from '../kernel/eventQueue.ts';
import type { Network } from '../model/network.ts';
import { COMPUTE, type Program, routeOf } from '../model/program.ts';
import { LIMITS } from '../scene/limits.ts';
import { TraceRecorder } from '../trace/recorder.ts';
import type { Trace } from '../trace/trace.ts';
import { Chips } from './chips.ts';
import { clockOverflow, pastLimit } from './clock.ts';
import type { Conditions } from './conditions.ts';
import { Detours } from './detours.ts';
import type { LinkFault } from './faults.ts';
import { Flows } from './flows.ts';
import { Lines } from './lines.ts';
import { beginning } from './packets.ts';
import type { RunLoop } from './run.ts';

const NEVER = Number.POSITIVE_INFINITY;
/** Looking at so many links for a way costs as much as an event. */
const LINKS_AN_EVENT = 16;
/** What one step of a fault costs, in events. */
const WORK_A_STEP = 2000;

/**
 * A run with jitter, faults or a window; without any of them it gives the trace of `PlainRun`, a third as fast. A packet's
 * start is known only when it comes, so a hop is two events: it has left the serializer, and it has arrived.
 *
 * Sources of events: the wires of links, their serializers, chips, tasks that wait for an instant, flows that wait for an
 * acknowledgement. Of simultaneous events, faults come first, then what the program sets for an instant from the start,
 * then what was asked for first.
 */
export class VariedRun implements RunLoop {
  readonly #network: Network;
  readonly #program: Program;
  readonly #conditions: Conditions;
  readonly #recorder: TraceRecorder;
  readonly #queue: EventQueue;
  readonly #detours: Detours;
  readonly #flows: Flows;
  readonly #lines: Lines;
  readonly #wires: Lines;
  readonly #roots: Int32Array;
  readonly #holds: Int32Array;
  readonly #packetsLeft: Int32Array;
  readonly #greatest: Int32Array;
  readonly #taskOf: Int32Array;
  readonly #units: Float64Array;
  readonly #place: Int32Array;
  /** By packet: its hop's row and event order, its arrival, and the latency of its way so far. */
  readonly #hop: Int32Array;
  readonly #order: Float64Array;
  readonly #arrival: Float64Array;
  readonly #wayBack: Float64Array;
  /** By link: the packet in its serializer (−1 for none), its slowness, the last arrival, its jitter once drawn from. */
  readonly #serving: Int32Array;
  readonly #slowness: Float64Array;
  readonly #lastArrival: Float64Array;
  readonly #jitter: ((() => number) | null | undefined)[];
  readonly #chips: Chips;
  #hasJitter = false;
  #begun = 0;
  #faults = 0;
  #count = 0;
  #undelivered: number;
  /** What is left to do of a fault that has begun: nothing else happens before. */
  #rerouting: Steps<void> | undefined;
  #paused = 0;
  readonly #pace: Pace = {
    isDue: () => {
      if (this.#work() < this.#paused + WORK_A_STEP) return false;
      this.#paused = this.#work();
      return true;
    },
    share: 0,
  };

  constructor(network: Network, program: Program, conditions: Conditions) {
    const { packetCount, taskCount } = program;
    const { linkCount, chipCount } = network;
    const start = beginning(program);
    this.#network = network;
    this.#program = program;
    this.#conditions = conditions;
    this.#recorder = new TraceRecorder(network, program, true);
    for (const column of ['taskReady', 'taskStart', 'taskEnd'] as const) this.#recorder[column].fill(NEVER);
    this.#queue = new EventQueue(2 * linkCount + chipCount);
    this.#detours = new Detours(network, program, conditions.reroute);
    this.#flows = new Flows(program, conditions.window);
    this.#lines = new Lines(linkCount, packetCount);
    this.#wires = new Lines(linkCount, packetCount);
    this.#roots = start.roots;
    this.#holds = start.holds;
    this.#packetsLeft = new Int32Array(taskCount);
    this.#greatest = new Int32Array(taskCount);
    this.#taskOf = start.taskOf;
    this.#units = start.units;
    this.#place = start.place;
    this.#hop = new Int32Array(packetCount);
    this.#order = new Float64Array(packetCount);
    this.#arrival = new Float64Array(packetCount);
    this.#wayBack = new Float64Array(packetCount);
    this.#serving = new Int32Array(linkCount).fill(-1);
    this.#slowness = new Float64Array(linkCount).fill(1);
    this.#lastArrival = new Float64Array(linkCount);
    this.#jitter = Array.from({ length: linkCount }, () => null);
    this.#chips = new Chips(chipCount, taskCount);
    this.#undelivered = packetCount;
  }

  get progress(): number {
    const { hops, tasksEnded } = this.#recorder;
    // Detours make more hops than the program has: each packet that is under way makes one more at least.
    const all = Math.max(this.#program.hopCount, hops + this.#undelivered) + this.#program.taskCount;
    return all === 0 ? 1 : (hops + tasksEnded) / all;
  }

  seal(): Trace {
    const isOver = this.#isOver();
    if (this.#conditions.faults.length === 0 && !this.#hasJitter) this.#recorder.dropEnds();
    return this.#recorder.seal(isOver ? this.#undelivered : 0);
  }

  advance(most: number): boolean {
    const end = this.#work() + most;
    while (this.#work() < end) {
      if (this.#rerouting !== undefined) {
        if (this.#rerouting.next().done === true) this.#rerouting = undefined;
        continue;
      }
      const fault = this.#faultAt();
      const root = this.#begun < this.#roots.length ? this.#program.notBefore[this.#roots[this.#begun]!]! : NEVER;
      const next = this.#queue.size > 0 ? this.#queue.nextTime : NEVER;
      if (fault === NEVER && root === NEVER && next === NEVER) break;
      if (fault <= root && fault <= next) this.#fault(this.#conditions.faults[this.#faults++]!);
      else if (root <= next) {
        this.#release(this.#roots[this.#begun++]!, root);
        if (root === 0) continue;
      } else this.#happen(this.#queue.pop(), this.#queue.now);
      if (++this.#recorder.events > LIMITS.events) throw pastLimit('events', 'running');
    }
    return this.#isOver();
  }

  #isOver(): boolean {
    const isCalm = this.#queue.size === 0 && this.#rerouting === undefined;
    return isCalm && this.#begun === this.#roots.length && this.#faultAt() === NEVER;
  }

  /** What has been done, in events. */
  #work(): number {
    const { events, hops } = this.#recorder;
    return events + hops + this.#begun + this.#detours.looked / LINKS_AN_EVENT;
  }

  /** When the next fault happens that can still change anything. */
  #faultAt(): number {
    if (this.#recorder.tasksEnded === this.#program.taskCount) return NEVER;
    return this.#conditions.faults[this.#faults]?.at ?? NEVER;
  }

  #happen(source: number, now: number): void {
    const { linkCount, chipCount } = this.#network;
    const { taskCount } = this.#program;
    if (source < linkCount) this.#arrive(source, now);
    else if (source < 2 * linkCount) this.#served(source - linkCount, now);
    else if (source < 2 * linkCount + chipCount) this.#computed(source - 2 * linkCount, now);
    else if (source < 2 * linkCount + chipCount + taskCount) this.#begin(source - 2 * linkCount - chipCount, now);
    else this.#acknowledge(source - 2 * linkCount - chipCount - taskCount, now);
  }

  #release(task: number, now: number): void {
    if (--this.#holds[task]! > 0) return;
    const notBefore = this.#program.notBefore[task]!;
    const source = 2 * this.#network.linkCount + this.#network.chipCount + task;
    if (notBefore > now) this.#queue.push(notBefore, this.#count++, source);
    else this.#begin(task, now);
  }

  #begin(task: number, now: number): void {
    const { kind, firstPacket } = this.#program;
    this.#recorder.taskReady[task] = now;
    if (kind[task] === COMPUTE) {
      this.#compute(task, now);
      return;
    }
    this.#packetsLeft[task] = firstPacket[task + 1]! - firstPacket[task]!;
    for (let packet = firstPacket[task]!; packet < firstPacket[task + 1]!; packet++) {
      if (this.#flows.admits(task, packet)) this.#setOut(packet, task, now);
    }
  }

  #compute(task: number, now: number): void {
    const chip = this.#program.from[task]!;
    const start = this.#chips.startOf(chip, now);
    const end = start + this.#program.amount[task]!;
    if (!(end <= END_OF_TIME)) clockOverflow();
    this.#recorder.taskStart[task] = start;
    this.#recorder.taskEnd[task] = end;
    if (this.#chips.take(chip, task, end, this.#count++)) this.#expectCompute(chip, task);
  }

  #expectCompute(chip: number, task: number): void {
    this.#queue.push(this.#recorder.taskEnd[task]!, this.#chips.orderOf(task), 2 * this.#network.linkCount + chip);
  }

  #computed(chip: number, now: number): void {
    const task = this.#chips.done(chip);
    const next = this.#chips.next(chip);
    if (next !== -1) this.#expectCompute(chip, next);
    this.#end(task, now);
  }

  #end(task: number, now: number): void {
    const { dependentsStart, dependents } = this.#program;
    this.#recorder.taskEnd[task] = now;
    this.#recorder.tasksEnded++;
    for (let i = dependentsStart[task]!; i < dependentsStart[task + 1]!; i++) this.#release(dependents[i]!, now);
  }

  #setOut(packet: number, task: number, now: number): void {
    if (packet === this.#program.firstPacket[task]) this.#recorder.taskStart[task] = now;
    this.#enqueue(packet, now);
  }

  #enqueue(packet: number, now: number): void {
    const recorder = this.#recorder;
    if (recorder.hops === LIMITS.hops) throw pastLimit('hops', 'running');
    const other = this.#otherWay(packet);
    if (other !== -1) this.#place[packet] = other;
    const link = this.#detours.links[this.#place[packet]!]!;
    this.#hop[packet] = recorder.enqueue(packet, link, now);
    this.#order[packet] = this.#count++;
    this.#lines.append(link, packet);
    this.#serve(link, now);
  }

  /** A place from which the packet's way is clear, where it isn't now and there is one; else −1. */
  #otherWay(packet: number): number {
    const place = this.#place[packet]!;
    if (this.#detours.isClear(place)) return -1;
    const task = this.#taskOf[packet]!;
    const route = routeOf(this.#program, task, packet - this.#program.firstPacket[task]!);
    return this.#detours.around(task, route, place);
  }

  #serve(link: number, now: number): void {
    if (this.#serving[link] !== -1 || this.#detours.isCut(link) || this.#lines.head(link) === -1) return;
    const packet = this.#lines.shift(link);
    const recorder = this.#recorder;
    const hop = this.#hop[packet]!;
    const latency = this.#network.linkLatency[link]!;
    const end = now + transferTime(this.#units[packet]!, this.#network.linkRate[link]! / this.#slowness[link]!);
    const arrival = Math.max(end + latency + this.#drawJitter(link), this.#lastArrival[link]!);
    if (!(arrival <= END_OF_TIME)) clockOverflow();
    this.#serving[link] = packet;
    recorder.start(hop, now, end, arrival);
    this.#lastArrival[link] = arrival;
    this.#arrival[packet] = arrival;
    this.#wayBack[packet]! += latency;
    this.#queue.push(end, this.#order[packet]!, this.#network.linkCount + link);
  }

  #drawJitter(link: number): number {
    let draw = this.#jitter[link];
    if (draw === null) draw = this.#jitter[link] = this.#conditions.jitterOf(link);
    if (draw === undefined || draw === null) return 0;
    this.#hasJitter = true;
    return draw();
  }

  #served(link: number, now: number): void {
    const packet = this.#serving[link]!;
    this.#serving[link] = -1;
    if (this.#wires.append(link, packet)) this.#queue.push(this.#arrival[packet]!, this.#order[packet]!, link);
    this.#serve(link, now);
  }

  #arrive(link: number, now: number): void {
    const packet = this.#wires.shift(link);
    const next = this.#wires.head(link);
    if (next !== -1) this.#queue.push(this.#arrival[next]!, this.#order[next]!, link);
    if (this.#detours.links[++this.#place[packet]!] === -1) this.#deliver(packet, now);
    else this.#enqueue(packet, now);
  }

  #deliver(packet: number, now: number): void {
    const task = this.#taskOf[packet]!;
    this.#undelivered--;
    if (packet < this.#greatest[task]!) this.#recorder.overtaken++;
    else this.#greatest[task] = packet;
    if (this.#flows.isBounded) {
      const source = 2 * this.#network.linkCount + this.#network.chipCount + this.#program.taskCount;
      this.#queue.push(now + this.#wayBack[packet]!, this.#count++, source + this.#flows.flowOf(task));
    }
    if (--this.#packetsLeft[task]! === 0) this.#end(task, now);
  }

  #acknowledge(flow: number, now: number): void {
    const packet = this.#flows.acknowledge(flow);
    if (packet !== -1) this.#setOut(packet, this.#taskOf[packet]!, now);
  }

  #fault(fault: LinkFault): void {
    for (const link of fault.links) {
      if (fault.kind !== 'slower') this.#detours.setCut(link, fault.kind === 'cut');
      if (fault.kind !== 'cut') this.#slowness[link] = fault.kind === 'slower' ? fault.factor : 1;
    }
    if (fault.kind === 'slower') return;
    for (const link of fault.links) this.#serve(link, fault.at);
    this.#rerouting = this.#takeOtherWays(fault.at);
  }

  /** All that waits and has a cut before it leaves its line for a clear way: by row of the link, then by place in line. */
  *#takeOtherWays(now: number): Steps<void> {
    const leaving: number[] = [];
    for (let link = 0; link < this.#network.linkCount; link++) {
      if (this.#lines.head(link) === -1) continue;
      const leaves = (packet: number): boolean => {
        const other = this.#otherWay(packet);
        if (other === -1) return false;
        this.#place[packet] = other;
        leaving.push(packet);
        return true;
      };
      yield* this.#lines.remove(link, leaves, this.#pace);
    }
    const recorder = this.#recorder;
    for (const packet of leaving) {
      recorder.withdrawn.push(this.#hop[packet]!);
      recorder.start(this.#hop[packet]!, now, now, now);
    }
    for (const packet of leaving) {
      this.#enqueue(packet, now);
      if (this.#pace.isDue()) yield 0;
    }
  }
}
