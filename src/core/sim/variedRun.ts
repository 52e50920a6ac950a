import type { Pace, Steps } from '../base/steps.ts';
import { END_OF_TIME } from '../base/units.ts';
import { EventQueue } from '../kernel/eventQueue.ts';
import type { Network } from '../model/network.ts';
import { COMPUTE, type Program, routeOf } from '../model/program.ts';
import { LIMITS } from '../scene/limits.ts';
import { TraceRecorder } from '../trace/recorder.ts';
import type { Trace } from '../trace/trace.ts';
import { Chips } from './chips.ts';
import { clockOverflow, limitExceeded } from './clock.ts';
import type { Conditions } from './conditions.ts';
import { Detours } from './detours.ts';
import type { LinkFault } from './faults.ts';
import { Flows } from './flows.ts';
import { FifoQueues } from './fifoQueues.ts';
import { LinkClocks } from './linkClocks.ts';
import { initialState } from './packets.ts';
import type { RunLoop } from './run.ts';

const NEVER = Number.POSITIVE_INFINITY;
/** Examining this many links for a detour counts as the work of one event. */
const LINKS_PER_EVENT = 16;
/** The work of one step of rerouting, in events. */
const WORK_PER_STEP = 2000;

/**
 * The run loop for scenes with jitter, faults or a window. Without any of them it gives the same trace as `PlainRun`, at a third
 * of the speed (a test compares the two). A cut or a slowdown may come while a packet is queued, so its start is unknown until
 * then, and a hop is two events: the packet has left the serializer, and it has arrived.
 *
 * Event sources, in order of number: wires of links, serializers of links, chips, tasks that wait for an instant, flows that
 * wait for an acknowledgement. Simultaneous events: faults first, then roots of the program, then in the order of scheduling.
 */
export class VariedRun implements RunLoop {
  readonly #network: Network;
  readonly #program: Program;
  readonly #conditions: Conditions;
  readonly #recorder: TraceRecorder;
  readonly #eventQueue: EventQueue;
  readonly #detours: Detours;
  readonly #flows: Flows;
  readonly #linkQueues: FifoQueues;
  readonly #wires: FifoQueues;
  readonly #roots: Int32Array;
  readonly #holds: Int32Array;
  readonly #packetsLeft: Int32Array;
  readonly #highestDelivered: Int32Array;
  readonly #taskOf: Int32Array;
  readonly #units: Float64Array;
  readonly #place: Int32Array;
  /** By packet: the row and event order of its hop, its arrival, and the summed latency of its links so far. */
  readonly #hop: Int32Array;
  readonly #order: Float64Array;
  readonly #arrival: Float64Array;
  readonly #wayBack: Float64Array;
  /** By link: the packet in its serializer (−1 for none), its slowdown factor, its last arrival, its jitter (null: not used yet). */
  readonly #serving: Int32Array;
  readonly #slowness: Float64Array;
  readonly #clocks: LinkClocks;
  readonly #lastArrival: Float64Array;
  readonly #jitter: ((() => number) | null | undefined)[];
  readonly #chips: Chips;
  #hasJitter = false;
  #rootsReleased = 0;
  #nextFault = 0;
  #nextOrder = 0;
  #undelivered: number;
  /** The rest of the work of the last fault. No other event is handled before it is done. */
  #rerouting: Steps<void> | undefined;
  #workAtPause = 0;
  readonly #pace: Pace = {
    isDue: () => {
      if (this.#work() < this.#workAtPause + WORK_PER_STEP) return false;
      this.#workAtPause = this.#work();
      return true;
    },
    share: 0,
  };

  constructor(network: Network, program: Program, conditions: Conditions) {
    const { packetCount, taskCount } = program;
    const { linkCount, chipCount } = network;
    const start = initialState(program);
    this.#network = network;
    this.#program = program;
    this.#conditions = conditions;
    this.#recorder = new TraceRecorder(network, program, true);
    for (const column of ['taskReady', 'taskStart', 'taskEnd'] as const) this.#recorder[column].fill(NEVER);
    this.#eventQueue = new EventQueue(2 * linkCount + chipCount);
    this.#detours = new Detours(network, program, conditions.reroute);
    this.#flows = new Flows(program, conditions.window);
    this.#linkQueues = new FifoQueues(linkCount, packetCount);
    this.#wires = new FifoQueues(linkCount, packetCount);
    this.#roots = start.roots;
    this.#holds = start.holds;
    this.#packetsLeft = new Int32Array(taskCount);
    this.#highestDelivered = new Int32Array(taskCount);
    this.#taskOf = start.taskOf;
    this.#units = start.units;
    this.#place = start.place;
    this.#hop = new Int32Array(packetCount);
    this.#order = new Float64Array(packetCount);
    this.#arrival = new Float64Array(packetCount);
    this.#wayBack = new Float64Array(packetCount);
    this.#serving = new Int32Array(linkCount).fill(-1);
    this.#slowness = new Float64Array(linkCount).fill(1);
    this.#clocks = new LinkClocks(linkCount);
    this.#lastArrival = new Float64Array(linkCount);
    this.#jitter = Array.from({ length: linkCount }, () => null);
    this.#chips = new Chips(chipCount, taskCount);
    this.#undelivered = packetCount;
  }

  get progress(): number {
    const { hops, tasksEnded } = this.#recorder;
    // Detours make more hops than the program counts; every undelivered packet makes at least one more.
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
      const fault = this.#nextFaultTime();
      const root =
        this.#rootsReleased < this.#roots.length ? this.#program.notBefore[this.#roots[this.#rootsReleased]!]! : NEVER;
      const next = this.#eventQueue.size > 0 ? this.#eventQueue.nextTime : NEVER;
      if (fault === NEVER && root === NEVER && next === NEVER) break;
      if (fault <= root && fault <= next) this.#applyFault(this.#conditions.faults[this.#nextFault++]!);
      else if (root <= next) {
        this.#release(this.#roots[this.#rootsReleased++]!, root);
        if (root === 0) continue;
      } else this.#handle(this.#eventQueue.pop(), this.#eventQueue.now);
      if (++this.#recorder.events > LIMITS.events) throw limitExceeded('events', 'running');
    }
    return this.#isOver();
  }

  #isOver(): boolean {
    const isCalm = this.#eventQueue.size === 0 && this.#rerouting === undefined;
    return isCalm && this.#rootsReleased === this.#roots.length && this.#nextFaultTime() === NEVER;
  }

  /** The work done so far, in events. */
  #work(): number {
    const { events, hops } = this.#recorder;
    return events + hops + this.#rootsReleased + this.#detours.examined / LINKS_PER_EVENT;
  }

  /** The time of the next fault that can still have an effect. */
  #nextFaultTime(): number {
    if (this.#recorder.tasksEnded === this.#program.taskCount) return NEVER;
    return this.#conditions.faults[this.#nextFault]?.at ?? NEVER;
  }

  #handle(source: number, now: number): void {
    const { linkCount, chipCount } = this.#network;
    const { taskCount } = this.#program;
    if (source < linkCount) this.#arrive(source, now);
    else if (source < 2 * linkCount) this.#served(source - linkCount, now);
    else if (source < 2 * linkCount + chipCount) this.#computed(source - 2 * linkCount, now);
    else if (source < 2 * linkCount + chipCount + taskCount) this.#startTask(source - 2 * linkCount - chipCount, now);
    else this.#acknowledge(source - 2 * linkCount - chipCount - taskCount, now);
  }

  #release(task: number, now: number): void {
    if (--this.#holds[task]! > 0) return;
    const notBefore = this.#program.notBefore[task]!;
    const source = 2 * this.#network.linkCount + this.#network.chipCount + task;
    if (notBefore > now) this.#eventQueue.push(notBefore, this.#nextOrder++, source);
    else this.#startTask(task, now);
  }

  #startTask(task: number, now: number): void {
    const { kind, firstPacket } = this.#program;
    this.#recorder.taskReady[task] = now;
    if (kind[task] === COMPUTE) {
      this.#compute(task, now);
      return;
    }
    this.#packetsLeft[task] = firstPacket[task + 1]! - firstPacket[task]!;
    for (let packet = firstPacket[task]!; packet < firstPacket[task + 1]!; packet++) {
      if (this.#flows.admits(task, packet)) this.#send(packet, task, now);
    }
  }

  #compute(task: number, now: number): void {
    const chip = this.#program.from[task]!;
    const start = this.#chips.startOf(chip, now);
    const end = start + this.#program.amount[task]!;
    if (!(end <= END_OF_TIME)) clockOverflow();
    this.#recorder.taskStart[task] = start;
    this.#recorder.taskEnd[task] = end;
    if (this.#chips.take(chip, task, end, this.#nextOrder++)) this.#expectCompute(chip, task);
  }

  #expectCompute(chip: number, task: number): void {
    this.#eventQueue.push(this.#recorder.taskEnd[task]!, this.#chips.orderOf(task), 2 * this.#network.linkCount + chip);
  }

  #computed(chip: number, now: number): void {
    const task = this.#chips.done(chip);
    const next = this.#chips.next(chip);
    if (next !== -1) this.#expectCompute(chip, next);
    this.#endTask(task, now);
  }

  #endTask(task: number, now: number): void {
    const { dependentsStart, dependents } = this.#program;
    this.#recorder.taskEnd[task] = now;
    this.#recorder.tasksEnded++;
    for (let i = dependentsStart[task]!; i < dependentsStart[task + 1]!; i++) this.#release(dependents[i]!, now);
  }

  #send(packet: number, task: number, now: number): void {
    if (packet === this.#program.firstPacket[task]) this.#recorder.taskStart[task] = now;
    this.#enqueue(packet, now);
  }

  #enqueue(packet: number, now: number): void {
    const recorder = this.#recorder;
    if (recorder.hops === LIMITS.hops) throw limitExceeded('hops', 'running');
    const other = this.#detourOf(packet);
    if (other !== -1) this.#place[packet] = other;
    const link = this.#detours.links[this.#place[packet]!]!;
    this.#hop[packet] = recorder.enqueue(packet, link, now);
    this.#order[packet] = this.#nextOrder++;
    this.#linkQueues.append(link, packet);
    this.#serve(link, now);
  }

  /** If the packet's path has a cut link ahead: the place of a clear path, if there is one; else −1. */
  #detourOf(packet: number): number {
    const place = this.#place[packet]!;
    if (this.#detours.isClear(place)) return -1;
    const task = this.#taskOf[packet]!;
    const route = routeOf(this.#program, task, packet - this.#program.firstPacket[task]!);
    return this.#detours.around(task, route, place);
  }

  #serve(link: number, now: number): void {
    if (this.#serving[link] !== -1 || this.#detours.isCut(link) || this.#linkQueues.head(link) === -1) return;
    const packet = this.#linkQueues.shift(link);
    const recorder = this.#recorder;
    const hop = this.#hop[packet]!;
    const latency = this.#network.linkLatency[link]!;
    const end = this.#clocks.serialize(
      link,
      now,
      this.#units[packet]!,
      this.#network.linkRate[link]! / this.#slowness[link]!,
    );
    const arrival = Math.max(end + latency + this.#drawJitter(link), this.#lastArrival[link]!);
    if (!(arrival <= END_OF_TIME)) clockOverflow();
    this.#serving[link] = packet;
    recorder.start(hop, now, end, arrival);
    this.#lastArrival[link] = arrival;
    this.#arrival[packet] = arrival;
    this.#wayBack[packet]! += latency;
    this.#eventQueue.push(end, this.#order[packet]!, this.#network.linkCount + link);
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
    if (this.#wires.append(link, packet)) this.#eventQueue.push(this.#arrival[packet]!, this.#order[packet]!, link);
    this.#serve(link, now);
  }

  #arrive(link: number, now: number): void {
    const packet = this.#wires.shift(link);
    const next = this.#wires.head(link);
    if (next !== -1) this.#eventQueue.push(this.#arrival[next]!, this.#order[next]!, link);
    if (this.#detours.links[++this.#place[packet]!] === -1) this.#deliver(packet, now);
    else this.#enqueue(packet, now);
  }

  #deliver(packet: number, now: number): void {
    const task = this.#taskOf[packet]!;
    this.#undelivered--;
    if (packet < this.#highestDelivered[task]!) this.#recorder.overtaken++;
    else this.#highestDelivered[task] = packet;
    if (this.#flows.isBounded) {
      const source = 2 * this.#network.linkCount + this.#network.chipCount + this.#program.taskCount;
      this.#eventQueue.push(now + this.#wayBack[packet]!, this.#nextOrder++, source + this.#flows.flowOf(task));
    }
    if (--this.#packetsLeft[task]! === 0) this.#endTask(task, now);
  }

  #acknowledge(flow: number, now: number): void {
    const packet = this.#flows.acknowledge(flow);
    if (packet !== -1) this.#send(packet, this.#taskOf[packet]!, now);
  }

  #applyFault(fault: LinkFault): void {
    for (const link of fault.links) {
      if (fault.kind !== 'slower') this.#detours.setCut(link, fault.kind === 'cut');
      if (fault.kind !== 'cut') this.#slowness[link] = fault.kind === 'slower' ? fault.factor : 1;
    }
    if (fault.kind === 'slower') return;
    for (const link of fault.links) this.#serve(link, fault.at);
    this.#rerouting = this.#rerouteWaiting(fault.at);
  }

  /** Moves each waiting packet with a cut link ahead to a clear path if there is one: by row of its link, then by queue order. */
  *#rerouteWaiting(now: number): Steps<void> {
    const leaving: number[] = [];
    for (let link = 0; link < this.#network.linkCount; link++) {
      if (this.#linkQueues.head(link) === -1) continue;
      const leaves = (packet: number): boolean => {
        const other = this.#detourOf(packet);
        if (other === -1) return false;
        this.#place[packet] = other;
        leaving.push(packet);
        return true;
      };
      yield* this.#linkQueues.remove(link, leaves, this.#pace);
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
