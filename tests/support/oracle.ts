import type { Network } from '../../src/core/model/network.ts';
import type { Program } from '../../src/core/model/program.ts';

/**
 * A slow, obvious simulator of the same model, to hold the fast one to. It shares no code with it: objects, an explicit
 * queue array a link and a chip, two events a hop (serialized, arrived), one sorted array of events.
 *
 * Simultaneous events happen in the order in which what they end was asked for (a hop: enqueued; a compute: ready).
 */
export type OracleHop = {
  readonly packet: number;
  readonly link: number;
  readonly enqueue: number;
  readonly start: number;
  readonly serialized: number;
  readonly arrival: number;
};
export type OracleTask = { readonly ready: number; readonly start: number; readonly end: number };
export type OracleRun = {
  /** In the order in which they were enqueued. */
  readonly hops: readonly OracleHop[];
  readonly tasks: readonly OracleTask[];
  /** By packet: when it reached its chip, and how many units it brought. */
  readonly delivered: readonly number[];
  readonly units: readonly number[];
  readonly finish: number;
};

type Packet = { readonly id: number; readonly task: Task; readonly units: number; step: number };
type Hop = { -readonly [K in keyof OracleHop]: OracleHop[K] } & { readonly order: number; readonly of: Packet };
type Task = {
  readonly id: number;
  readonly isCompute: boolean;
  readonly chip: number;
  readonly duration: number;
  readonly route: readonly number[];
  readonly packets: Packet[];
  readonly dependents: number[];
  waitsFor: number;
  undelivered: number;
  order: number;
  ready: number;
  start: number;
  end: number;
};
type Event = { readonly time: number; readonly order: number; readonly happen: () => void };

export function runOracle(network: Network, program: Program): OracleRun {
  const tasks = readTasks(program);
  const waitingHops: Hop[][] = Array.from({ length: network.linkCount }, () => []);
  const waitingTasks: Task[][] = Array.from({ length: network.chipCount }, () => []);
  const serializing: (Hop | null)[] = waitingHops.map(() => null);
  const computing: (Task | null)[] = waitingTasks.map(() => null);
  const hops: Hop[] = [];
  const delivered: number[] = [];
  const events: Event[] = [];
  let now = 0;
  let count = 0;

  const at = (time: number, order: number, happen: () => void): void => {
    let place = events.length;
    while (place > 0 && later(events[place - 1]!, time, order)) place--;
    events.splice(place, 0, { time, order, happen });
  };

  const begin = (task: Task): void => {
    task.ready = now;
    if (task.isCompute) {
      task.order = count++;
      waitingTasks[task.chip]!.push(task);
      computeNext(task.chip);
    } else {
      task.start = now;
      for (const packet of task.packets) enqueue(packet);
    }
  };
  const computeNext = (chip: number): void => {
    if (computing[chip] !== null) return;
    const task = waitingTasks[chip]!.shift();
    if (task === undefined) return;
    computing[chip] = task;
    task.start = now;
    at(now + task.duration, task.order, () => {
      computing[chip] = null;
      computeNext(chip);
      finish(task);
    });
  };
  const enqueue = (packet: Packet): void => {
    const link = packet.task.route[packet.step]!;
    const unknown = { start: Number.NaN, serialized: Number.NaN, arrival: Number.NaN };
    const hop: Hop = { packet: packet.id, link, enqueue: now, ...unknown, order: count++, of: packet };
    hops.push(hop);
    waitingHops[link]!.push(hop);
    serializeNext(link);
  };
  const serializeNext = (link: number): void => {
    if (serializing[link] !== null) return;
    const hop = waitingHops[link]!.shift();
    if (hop === undefined) return;
    serializing[link] = hop;
    hop.start = now;
    const time = Math.max(1, Math.round((1000 * hop.of.units) / network.linkRate[link]!));
    at(now + time, hop.order, () => {
      hop.serialized = now;
      serializing[link] = null;
      at(now + network.linkLatency[link]!, hop.order, () => arrive(hop));
      serializeNext(link);
    });
  };
  const arrive = (hop: Hop): void => {
    hop.arrival = now;
    const packet = hop.of;
    packet.step++;
    if (packet.step < packet.task.route.length) {
      enqueue(packet);
      return;
    }
    delivered[packet.id] = now;
    packet.task.undelivered--;
    if (packet.task.undelivered === 0) finish(packet.task);
  };
  const finish = (task: Task): void => {
    task.end = now;
    for (const dependent of task.dependents) {
      tasks[dependent]!.waitsFor--;
      if (tasks[dependent]!.waitsFor === 0) begin(tasks[dependent]!);
    }
  };

  for (const task of tasks.filter(({ waitsFor }) => waitsFor === 0)) begin(task);
  for (let next = events.shift(); next !== undefined; next = events.shift()) {
    now = next.time;
    next.happen();
  }
  const units = tasks.flatMap((task) => task.packets.map((packet) => packet.units));
  return { hops, tasks, delivered, units, finish: Math.max(0, ...tasks.map(({ end }) => end)) };
}

function later(event: Event, time: number, order: number): boolean {
  return event.time > time || (event.time === time && event.order > order);
}

function readTasks(program: Program): Task[] {
  return Array.from({ length: program.taskCount }, (_, id) => {
    const amount = program.amount[id]!;
    const first = program.firstPacket[id]!;
    const count = program.firstPacket[id + 1]! - first;
    const task: Task = {
      id,
      isCompute: program.kind[id] === 0,
      chip: program.from[id]!,
      duration: amount,
      route: Array.from(program.routeLinks).slice(
        program.routeStart[program.firstRoute[id]!],
        program.routeStart[program.firstRoute[id]! + 1],
      ),
      packets: [],
      dependents: Array.from(program.dependents).slice(program.dependentsStart[id], program.dependentsStart[id + 1]),
      waitsFor: program.waitsFor[id]!,
      undelivered: count,
      order: Number.NaN,
      ready: Number.NaN,
      start: Number.NaN,
      end: Number.NaN,
    };
    for (let i = 0; i < count; i++) {
      const whole = program.packetSize[id]!;
      task.packets.push({ id: first + i, task, units: i < count - 1 ? whole : amount - whole * i, step: 0 });
    }
    return task;
  });
}
