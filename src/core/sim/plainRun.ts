import { END_OF_TIME, transferTime } from '../base/units.ts';
import { rise, sink } from '../kernel/heap.ts';
import type { Network } from '../model/network.ts';
import { COMPUTE, type Program } from '../model/program.ts';
import { TraceRecorder } from '../trace/recorder.ts';
import type { Trace } from '../trace/trace.ts';
import { clockOverflow } from './clock.ts';
import { beginning, pathsOf } from './packets.ts';
import type { RunLoop } from './run.ts';

/**
 * A run in which nothing varies: no jitter, no faults, no window. `VariedRun` does the same and more; this is the fast one.
 *
 * Every link is a FIFO queue, a serializer and a wire. When a packet is enqueued its start, its serialization and its
 * arrival are known, so only arrivals are events; and as a wire keeps its order, only each link's next arrival stands in
 * the heap. Chips are the same with compute tasks. Sources of events: rows 0 to linkCount − 1 are links, the next ones
 * chips, and then tasks that wait for an instant after all else that they waited for.
 *
 * What happens at once happens in the order in which it was asked for: first what the program sets for an instant from the
 * start (by row), then what was enqueued first.
 */
export class PlainRun implements RunLoop {
  readonly #network: Network;
  readonly #program: Program;
  readonly #recorder: TraceRecorder;
  readonly #roots: Int32Array;
  readonly #paths: Int32Array;
  readonly #holds: Int32Array;
  readonly #packetsLeft: Int32Array;
  readonly #greatest: Int32Array;
  readonly #taskOf: Int32Array;
  readonly #units: Float64Array;
  readonly #place: Int32Array;
  /** By packet: the one behind it on its link, its arrival there, and the order of that event. */
  readonly #behind: Int32Array;
  readonly #arrival: Float64Array;
  readonly #order: Int32Array;
  /** By task: the compute behind it on its chip, and the order of its end. */
  readonly #behindTask: Int32Array;
  readonly #taskOrder: Int32Array;
  /** By source: when it is free again; its pending items, first to last; the order of its next event. */
  readonly #free: Float64Array;
  readonly #head: Int32Array;
  readonly #tail: Int32Array;
  readonly #orders: Int32Array;
  readonly #times: Float64Array;
  readonly #ids: Int32Array;
  #busy = 0;
  #begun = 0;
  #count = 0;

  constructor(network: Network, program: Program) {
    const { taskCount, packetCount } = program;
    const sources = network.linkCount + network.chipCount;
    const start = beginning(program);
    const timers = start.hasTimers ? taskCount : 0;
    this.#network = network;
    this.#program = program;
    this.#recorder = new TraceRecorder(network, program);
    this.#roots = start.roots;
    this.#paths = pathsOf(program);
    this.#holds = start.holds;
    this.#packetsLeft = new Int32Array(taskCount);
    this.#greatest = new Int32Array(taskCount);
    this.#taskOf = start.taskOf;
    this.#units = start.units;
    this.#place = start.place;
    this.#behind = new Int32Array(packetCount);
    this.#arrival = new Float64Array(packetCount);
    this.#order = new Int32Array(packetCount);
    this.#behindTask = new Int32Array(taskCount);
    this.#taskOrder = new Int32Array(taskCount);
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

  /** One function, all state in local variables: what is a call or a field here costs a third of the speed. */
  advance(most: number): boolean {
    const { kind, from, amount, notBefore, firstPacket, dependents, dependentsStart } = this.#program;
    const { linkCount: links, linkRate: rate, linkLatency: latency } = this.#network;
    const recorder = this.#recorder;
    const { hopPacket, hopLink, hopEnqueue, hopStart, taskReady, taskStart, taskEnd } = recorder;
    const roots = this.#roots;
    const paths = this.#paths;
    const holds = this.#holds;
    const packetsLeft = this.#packetsLeft;
    const greatest = this.#greatest;
    const taskOf = this.#taskOf;
    const units = this.#units;
    const place = this.#place;
    const behind = this.#behind;
    const arrivals = this.#arrival;
    const order = this.#order;
    const behindTask = this.#behindTask;
    const taskOrder = this.#taskOrder;
    const free = this.#free;
    const head = this.#head;
    const tail = this.#tail;
    const orders = this.#orders;
    const times = this.#times;
    const ids = this.#ids;
    const sources = free.length;
    const timer = new Int32Array(1);
    let busy = this.#busy;
    let begun = this.#begun;
    let count = this.#count;
    let hop = recorder.hops;
    let events = 0;
    const limit = most + hop + begun;

    while (events + hop + begun < limit) {
      // Rows [packet, packets) are to be enqueued, then the tasks list[at … end) have one thing fewer to wait for.
      let packet = 0;
      let packets = 0;
      let list = roots;
      let at = 0;
      let end = 0;
      let now: number;
      let ended = -1;
      // A source that is to rise in the heap from a row, with the time of its next event.
      let riser = -1;
      let row = 0;
      let time = 0;

      if (begun < roots.length && (busy === 0 || notBefore[roots[begun]!]! <= times[0]!)) {
        now = notBefore[roots[begun]!]!;
        if (now > 0) events++;
        at = begun++;
        end = begun;
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
            if (arrived < greatest[task]!) recorder.overtaken++;
            else greatest[task] = arrived;
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
        row = sink(times, ids, orders, busy);
        if (next !== -1) {
          riser = source;
          time = nextTime;
        } else if (row !== busy) {
          riser = ids[busy]!;
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
        if (riser !== -1) {
          rise(times, ids, orders, row, time, riser);
          riser = -1;
        }
        if (packet < packets) {
          const link = paths[place[packet]!]!;
          const freeAt = free[link]!;
          const start = freeAt > now ? freeAt : now;
          const served = start + transferTime(units[packet]!, rate[link]!);
          time = served + latency[link]!;
          if (!(time <= END_OF_TIME)) clockOverflow();
          hopPacket[hop] = packet;
          hopLink[hop] = link;
          hopEnqueue[hop] = now;
          hopStart[hop] = start;
          hop++;
          free[link] = served;
          arrivals[packet] = time;
          order[packet] = count;
          behind[packet] = -1;
          if (head[link] === -1) {
            head[link] = packet;
            orders[link] = count;
            riser = link;
            row = busy++;
          } else {
            behind[tail[link]!] = packet;
          }
          tail[link] = packet;
          count++;
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
          taskOrder[task] = count;
          behindTask[task] = -1;
          isNext = head[source] === -1;
          if (isNext) head[source] = task;
          else behindTask[tail[source]!] = task;
          tail[source] = task;
        }
        if (isNext) {
          orders[source] = count;
          riser = source;
          row = busy++;
        }
        count++;
      }
    }
    this.#busy = busy;
    this.#begun = begun;
    this.#count = count;
    recorder.hops = hop;
    recorder.events += events;
    return busy === 0 && begun === roots.length;
  }
}
