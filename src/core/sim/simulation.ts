import { END_OF_TIME, transferTime } from '../base/units.ts';
import { EventQueue } from '../kernel/eventQueue.ts';
import { buildCluster } from '../model/topologies/topologies.ts';
import type { Network } from '../model/network.ts';
import { COMPUTE, packetSizeOf, type Program, routeOf } from '../model/program.ts';
import { buildProgram } from '../model/workloads/workloads.ts';
import type { Scene } from '../scene/schema.ts';
import { TraceRecorder } from '../trace/recorder.ts';
import { taskOfPacket, type Trace } from '../trace/trace.ts';

/** The whole run of a scene. The same scene gives the same trace, everywhere. Throws SceneError past a limit. */
export function simulate(scene: Scene): Trace {
  const simulation = prepareSimulation(scene);
  simulation.advance(Number.POSITIVE_INFINITY);
  return simulation.seal();
}

/** A simulation of the scene that has not begun. Throws SceneError past a limit. */
export function prepareSimulation(scene: Scene): Simulation {
  const cluster = buildCluster(scene.cluster);
  return new Simulation(cluster.network, buildProgram(scene, cluster));
}

/**
 * A run that goes on in slices, so that its thread stays answerable; how it is sliced changes nothing in the trace.
 *
 * Every link is a FIFO queue, a serializer and a wire. When a packet is enqueued its start, its serialization and its
 * arrival are known, so only arrivals are events; and as a wire keeps its order, only each link's next arrival stands in
 * the event queue. Chips are the same with compute tasks. Sources of events: rows 0 to linkCount − 1 are links, the
 * next ones chips, and then tasks that wait for an instant.
 */
export class Simulation {
  readonly #network: Network;
  readonly #program: Program;
  readonly #recorder: TraceRecorder;
  readonly #queue: EventQueue;
  readonly #sources: number;
  readonly #taskOfPacket: Int32Array;
  readonly #waitsFor: Int32Array;
  readonly #packetsLeft: Int32Array;
  /** By source: when it is free again, and its pending items (packets of a link, tasks of a chip), first to last. */
  readonly #freeAt: Float64Array;
  readonly #head: Int32Array;
  readonly #tail: Int32Array;
  /** By packet: the one behind it, its arrival, that event's order, and how far along its route it is. */
  readonly #nextPacket: Int32Array;
  readonly #packetArrival: Float64Array;
  readonly #packetOrder: Float64Array;
  readonly #packetStep: Int32Array;
  readonly #packetEnd: Int32Array;
  /** By task: the compute behind it on its chip, and its event's order. */
  readonly #nextTask: Int32Array;
  readonly #taskOrder: Float64Array;
  #order = 0;
  #events = 0;

  constructor(network: Network, program: Program) {
    const sources = network.linkCount + network.chipCount;
    this.#network = network;
    this.#sources = sources;
    this.#program = program;
    this.#recorder = new TraceRecorder(network, program);
    this.#queue = new EventQueue(sources);
    this.#taskOfPacket = taskOfPacket(program);
    this.#waitsFor = program.waitsFor.slice();
    this.#packetsLeft = Int32Array.from(
      { length: program.taskCount },
      (_, task) => program.firstPacket[task + 1]! - program.firstPacket[task]!,
    );
    this.#freeAt = new Float64Array(sources);
    this.#head = new Int32Array(sources).fill(-1);
    this.#tail = new Int32Array(sources).fill(-1);
    this.#nextPacket = new Int32Array(program.packetCount).fill(-1);
    this.#packetArrival = new Float64Array(program.packetCount);
    this.#packetOrder = new Float64Array(program.packetCount);
    this.#packetStep = new Int32Array(program.packetCount);
    this.#packetEnd = new Int32Array(program.packetCount);
    this.#nextTask = new Int32Array(program.taskCount).fill(-1);
    this.#taskOrder = new Float64Array(program.taskCount);
    for (let task = 0; task < program.taskCount; task++) {
      if (this.#waitsFor[task] === 0) this.#begin(task, 0);
    }
  }

  /** Handles up to `most` events; true when nothing is left to happen. */
  advance(most: number): boolean {
    const queue = this.#queue;
    const links = this.#network.linkCount;
    for (let left = most; left > 0 && queue.size > 0; left--) {
      const source = queue.pop();
      this.#events++;
      if (source < links) this.#arrive(source, queue.now);
      else if (source >= this.#sources) this.#begin(source - this.#sources, queue.now);
      else this.#finishCompute(source, queue.now);
    }
    return queue.size === 0;
  }

  /** How much of the run is done, 0 to 1, by hops made and tasks ended. */
  get progress(): number {
    const all = this.#program.hopCount + this.#program.taskCount;
    return all === 0 ? 1 : (this.#recorder.hops + this.#recorder.tasksEnded) / all;
  }

  /** The trace of a run that has come to its end. */
  seal(): Trace {
    return this.#recorder.seal(this.#events);
  }

  #begin(task: number, now: number): void {
    const program = this.#program;
    if (program.notBefore[task]! > now) {
      this.#queue.push(program.notBefore[task]!, this.#order++, this.#sources + task);
      return;
    }
    this.#recorder.taskReady[task] = now;
    if (program.kind[task] === COMPUTE) {
      this.#compute(task, now);
      return;
    }
    this.#recorder.taskStart[task] = now;
    const first = program.firstPacket[task]!;
    const last = program.firstPacket[task + 1]!;
    for (let packet = first; packet < last; packet++) {
      const route = routeOf(program, task, packet - first);
      this.#packetStep[packet] = program.routeStart[route]!;
      this.#packetEnd[packet] = program.routeStart[route + 1]!;
      this.#enqueue(packet, task, program.routeLinks[this.#packetStep[packet]!]!, now);
    }
  }

  #compute(task: number, now: number): void {
    const source = this.#network.linkCount + this.#program.from[task]!;
    const start = Math.max(now, this.#freeAt[source]!);
    const end = start + this.#program.amount[task]!;
    checkClock(end);
    this.#recorder.taskStart[task] = start;
    this.#recorder.taskEnd[task] = end;
    this.#freeAt[source] = end;
    this.#taskOrder[task] = this.#order++;
    if (this.#head[source] === -1) {
      this.#head[source] = task;
      this.#queue.push(end, this.#taskOrder[task], source);
    } else {
      this.#nextTask[this.#tail[source]!] = task;
    }
    this.#tail[source] = task;
  }

  #enqueue(packet: number, task: number, link: number, now: number): void {
    const units = packetSizeOf(this.#program, task, packet - this.#program.firstPacket[task]!);
    const start = Math.max(now, this.#freeAt[link]!);
    const end = start + transferTime(units, this.#network.linkRate[link]!);
    const arrival = end + this.#network.linkLatency[link]!;
    checkClock(arrival);
    this.#recorder.hop(packet, link, now, start);
    this.#freeAt[link] = end;
    this.#packetArrival[packet] = arrival;
    this.#packetOrder[packet] = this.#order++;
    this.#nextPacket[packet] = -1;
    if (this.#head[link] === -1) {
      this.#head[link] = packet;
      this.#queue.push(arrival, this.#packetOrder[packet], link);
    } else {
      this.#nextPacket[this.#tail[link]!] = packet;
    }
    this.#tail[link] = packet;
  }

  #arrive(link: number, now: number): void {
    const packet = this.#head[link]!;
    const behind = this.#nextPacket[packet]!;
    this.#head[link] = behind;
    if (behind !== -1) this.#queue.push(this.#packetArrival[behind]!, this.#packetOrder[behind]!, link);

    const program = this.#program;
    const task = this.#taskOfPacket[packet]!;
    const at = ++this.#packetStep[packet]!;
    if (at < this.#packetEnd[packet]!) {
      this.#enqueue(packet, task, program.routeLinks[at]!, now);
    } else if (--this.#packetsLeft[task]! === 0) {
      this.#recorder.taskEnd[task] = now;
      this.#release(task, now);
    }
  }

  #finishCompute(source: number, now: number): void {
    const task = this.#head[source]!;
    const behind = this.#nextTask[task]!;
    this.#head[source] = behind;
    if (behind !== -1) this.#queue.push(this.#recorder.taskEnd[behind]!, this.#taskOrder[behind]!, source);
    this.#release(task, now);
  }

  #release(task: number, now: number): void {
    this.#recorder.tasksEnded++;
    const { dependentsStart, dependents } = this.#program;
    const last = dependentsStart[task + 1]!;
    for (let i = dependentsStart[task]!; i < last; i++) {
      const dependent = dependents[i]!;
      if (--this.#waitsFor[dependent]! === 0) this.#begin(dependent, now);
    }
  }
}

function checkClock(time: number): void {
  if (time > END_OF_TIME) throw new Error('the run is longer than its clock can count');
}
