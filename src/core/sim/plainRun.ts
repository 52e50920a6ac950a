import { END_OF_TIME, transferTime } from '../base/units.ts';
import { siftHoleDown, siftUp } from '../kernel/heap.ts';
import type { Network } from '../model/network.ts';
import { COMPUTE, type Program } from '../model/program.ts';
import { TraceRecorder } from '../trace/recorder.ts';
import type { Trace } from '../trace/trace.ts';
import { clockOverflow } from './clock.ts';
import { initialState, pathsOf } from './packets.ts';
import type { RunLoop } from './run.ts';

/**
 * The fast run loop, for scenes without jitter, faults and window. `VariedRun` handles those.
 *
 * A link is a FIFO queue, a serializer and a wire. When a packet is enqueued, its start, the end of its serialization and its
 * arrival follow at once, so only arrivals are events; and since a wire keeps the order, only the next arrival of each link is
 * in the heap. Chips work the same way with compute tasks. Event sources are numbered: links first, then chips, then tasks
 * that wait for an instant after everything else they waited for.
 *
 * Simultaneous events are handled in the order in which they were scheduled, roots of the program (by row) first.
 */
export class PlainRun implements RunLoop {
  readonly #network: Network;
  readonly #program: Program;
  readonly #recorder: TraceRecorder;
  readonly #roots: Int32Array;
  readonly #paths: Int32Array;
  readonly #holds: Int32Array;
  readonly #packetsLeft: Int32Array;
  readonly #highestDelivered: Int32Array;
  readonly #taskOf: Int32Array;
  readonly #units: Float64Array;
  readonly #place: Int32Array;
  /** By packet: the packet behind it on its link, its arrival, and the order of that event. */
  readonly #behind: Int32Array;
  readonly #arrival: Float64Array;
  readonly #order: Int32Array;
  /** By compute task: the task behind it on its chip, and the order of its end. */
  readonly #behindTask: Int32Array;
  readonly #taskOrder: Int32Array;
  /** By link: when it became busy, and the units that it has taken since. */
  readonly #busySince: Float64Array;
  readonly #taken: Float64Array;
  /** By source: when it is free again, the first and last of its pending items, and the order of its next event. */
  readonly #free: Float64Array;
  readonly #head: Int32Array;
  readonly #tail: Int32Array;
  readonly #orders: Int32Array;
  readonly #times: Float64Array;
  readonly #ids: Int32Array;
  #busy = 0;
  #rootsReleased = 0;
  #nextOrder = 0;

  constructor(network: Network, program: Program) {
    const { taskCount, packetCount } = program;
    const sources = network.linkCount + network.chipCount;
    const start = initialState(program);
    const timers = start.hasTimers ? taskCount : 0;
    this.#network = network;
    this.#program = program;
    this.#recorder = new TraceRecorder(network, program);
    this.#roots = start.roots;
    this.#paths = pathsOf(program);
    this.#holds = start.holds;
    this.#packetsLeft = new Int32Array(taskCount);
    this.#highestDelivered = new Int32Array(taskCount);
    this.#taskOf = start.taskOf;
    this.#units = start.units;
    this.#place = start.place;
    this.#behind = new Int32Array(packetCount);
    this.#arrival = new Float64Array(packetCount);
    this.#order = new Int32Array(packetCount);
    this.#behindTask = new Int32Array(taskCount);
    this.#taskOrder = new Int32Array(taskCount);
    this.#busySince = new Float64Array(network.linkCount);
    this.#taken = new Float64Array(network.linkCount);
    this.#free = new Float64Array(sources);
    this.#head = new Int32Array(sources).fill(-1);
    this.#tail = new Int32Array(sources);
    this.#orders = new Int32Array(sources + timers);
    this.#times = new Float64Array(sources + timers);
    this.#ids = new Int32Array(sources + timers);
  }

  get progress(): number {
    const all = this.#program.hopCount + this.#program.taskCount;
    return all === 0 ? 1 : (this.#recorder.hops + this.#recorder.tasksEnded) / all;
  }

  seal(): Trace {
    return this.#recorder.seal();
  }

  /** One function with all state in local variables: calls and fields would cost a third of the speed. */
  advance(most: number): boolean {
    const { kind, from, amount, notBefore, firstPacket, dependents, dependentsStart } = this.#program;
    const { linkCount: links, linkRate: rate, linkLatency: latency } = this.#network;
    const recorder = this.#recorder;
    const { hopPacket, hopLink, hopEnqueue, hopStart, taskReady, taskStart, taskEnd } = recorder;
    const roots = this.#roots;
    const paths = this.#paths;
    const holds = this.#holds;
    const packetsLeft = this.#packetsLeft;
    const highestDelivered = this.#highestDelivered;
    const taskOf = this.#taskOf;
    const units = this.#units;
    const place = this.#place;
    const behind = this.#behind;
    const arrivals = this.#arrival;
    const order = this.#order;
    const behindTask = this.#behindTask;
    const taskOrder = this.#taskOrder;
    const busySince = this.#busySince;
    const taken = this.#taken;
    const free = this.#free;
    const head = this.#head;
    const tail = this.#tail;
    const orders = this.#orders;
    const times = this.#times;
    const ids = this.#ids;
    const sources = free.length;
    const timer = new Int32Array(1);
    let busy = this.#busy;
    let rootsReleased = this.#rootsReleased;
    let nextOrder = this.#nextOrder;
    let hop = recorder.hops;
    let events = 0;
    const limit = most + hop + rootsReleased;

    while (events + hop + rootsReleased < limit) {
      // Each event enqueues packets [packet, packets), then releases the tasks list[at … end).
      let packet = 0;
      let packets = 0;
      let list = roots;
      let at = 0;
      let end = 0;
      let now: number;
      let ended = -1;
      // The source to sift up in the heap from `row`, with the time of its next event; −1 for none.
      let siftedSource = -1;
      let row = 0;
      let time = 0;

      if (rootsReleased < roots.length && (busy === 0 || notBefore[roots[rootsReleased]!]! <= times[0]!)) {
        now = notBefore[roots[rootsReleased]!]!;
        if (now > 0) events++;
        at = rootsReleased++;
        end = rootsReleased;
      } else if (busy > 0) {
        events++;
        now = times[0]!;
        const source = ids[0]!;
        let next = -1;
        let nextTime = 0;
        if (source < links) {
          const arrived = head[source]!;
          next = behind[arrived]!;
          head[source] = next;
          if (next !== -1) {
            nextTime = arrivals[next]!;
            orders[source] = order[next]!;
          }
          if (paths[++place[arrived]!] !== -1) {
            packet = arrived;
            packets = arrived + 1;
          } else {
            const task = taskOf[arrived]!;
            if (arrived < highestDelivered[task]!) recorder.overtaken++;
            else highestDelivered[task] = arrived;
            if (--packetsLeft[task]! === 0) ended = task;
          }
        } else if (source < sources) {
          ended = head[source]!;
          next = behindTask[ended]!;
          head[source] = next;
          if (next !== -1) {
            nextTime = taskEnd[next]!;
            orders[source] = taskOrder[next]!;
          }
        } else {
          timer[0] = source - sources;
          holds[timer[0]] = 1;
          list = timer;
          end = 1;
        }
        if (next === -1) busy--;
        row = siftHoleDown(times, ids, orders, busy);
        if (next !== -1) {
          siftedSource = source;
          time = nextTime;
        } else if (row !== busy) {
          siftedSource = ids[busy]!;
          time = times[busy]!;
        }
        if (ended !== -1) {
          taskEnd[ended] = now;
          recorder.tasksEnded++;
          list = dependents;
          at = dependentsStart[ended]!;
          end = dependentsStart[ended + 1]!;
        }
      } else {
        break;
      }

      for (;;) {
        if (siftedSource !== -1) {
          siftUp(times, ids, orders, row, time, siftedSource);
          siftedSource = -1;
        }
        if (packet < packets) {
          const link = paths[place[packet]!]!;
          const freeAt = free[link]!;
          let start = freeAt;
          if (freeAt < now) {
            start = busySince[link] = now;
            taken[link] = 0;
          }
          const served = busySince[link]! + transferTime((taken[link]! += units[packet]!), rate[link]!);
          time = served + latency[link]!;
          if (!(time <= END_OF_TIME)) clockOverflow();
          hopPacket[hop] = packet;
          hopLink[hop] = link;
          hopEnqueue[hop] = now;
          hopStart[hop] = start;
          hop++;
          free[link] = served;
          arrivals[packet] = time;
          order[packet] = nextOrder;
          behind[packet] = -1;
          if (head[link] === -1) {
            head[link] = packet;
            orders[link] = nextOrder;
            siftedSource = link;
            row = busy++;
          } else {
            behind[tail[link]!] = packet;
          }
          tail[link] = packet;
          nextOrder++;
          packet++;
          continue;
        }
        if (at === end) break;
        const task = list[at++]!;
        if (--holds[task]! > 0) continue;
        let source = sources + task;
        let isNext = true;
        time = notBefore[task]!;
        if (time <= now) {
          taskReady[task] = now;
          if (kind[task] !== COMPUTE) {
            taskStart[task] = now;
            packet = firstPacket[task]!;
            packets = firstPacket[task + 1]!;
            packetsLeft[task] = packets - packet;
            continue;
          }
          source = links + from[task]!;
          const start = free[source]! > now ? free[source]! : now;
          time = start + amount[task]!;
          if (!(time <= END_OF_TIME)) clockOverflow();
          taskStart[task] = start;
          taskEnd[task] = time;
          free[source] = time;
          taskOrder[task] = nextOrder;
          behindTask[task] = -1;
          isNext = head[source] === -1;
          if (isNext) head[source] = task;
          else behindTask[tail[source]!] = task;
          tail[source] = task;
        }
        if (isNext) {
          orders[source] = nextOrder;
          siftedSource = source;
          row = busy++;
        }
        nextOrder++;
      }
    }
    this.#busy = busy;
    this.#rootsReleased = rootsReleased;
    this.#nextOrder = nextOrder;
    recorder.hops = hop;
    recorder.events += events;
    return busy === 0 && rootsReleased === roots.length;
  }
}
