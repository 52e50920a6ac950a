import type { Network } from '../../src/core/model/network.ts';
import type { Program } from '../../src/core/model/program.ts';
import type { Conditions } from '../../src/core/sim/conditions.ts';
import { type Packet, readTasks, type Route, type Task } from './oracleTasks.ts';

/**
 * A slow, simple simulator of the same model, the reference for the fast ones. It shares no code with them: objects, an explicit
 * queue array per link, chip and flow, two events per hop (serialized, arrived), one sorted array of events.
 *
 * Simultaneous events happen in the order in which what they end was requested (a hop: enqueued; a compute: ready; a wait
 * for an instant: started; an acknowledgement: sent). Faults come first, then what the program schedules for an instant.
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
  /** Rows of hops whose packet left the queue for a detour. */
  readonly withdrawn: readonly number[];
  readonly tasks: readonly OracleTask[];
  /** By packet: when it was delivered (undefined for never), and its units. */
  readonly delivered: readonly (number | undefined)[];
  readonly units: readonly number[];
  readonly overtaken: number;
  readonly finish: number;
};

type Hop = { -readonly [K in keyof OracleHop]: OracleHop[K] } & {
  readonly row: number;
  readonly order: number;
  readonly of: Packet;
};
type Event = { readonly time: number; readonly order: number; readonly happen: () => void };
type Flow = { onTheWay: number; readonly held: Packet[] };

const NEVER = Number.POSITIVE_INFINITY;
const PLAIN: Conditions = { jitterOf: () => undefined, window: undefined, faults: [], reroute: undefined };

export function runOracle(network: Network, program: Program, conditions: Conditions = PLAIN): OracleRun {
  const tasks = readTasks(program);
  const links = Array.from({ length: network.linkCount }, (_, row) => ({
    row,
    waiting: [] as Hop[],
    serializing: null as Hop | null,
    lastArrival: 0,
    slowness: 1,
    isCut: false,
    jitter: conditions.jitterOf(row),
    /** Since when it has been busy, the end of its last packet, and the packets since then at each rate in turn. */
    busySince: 0,
    free: NEVER,
    served: [] as { readonly rate: number; readonly units: number[] }[],
  }));
  const chips = Array.from({ length: network.chipCount }, () => ({ waiting: [] as Task[], computing: false }));
  const flows = new Map<string, Flow>();
  const hops: Hop[] = [];
  const withdrawn: number[] = [];
  const delivered: number[] = [];
  const events: Event[] = [];
  let now = 0;
  let count = 0;
  let overtaken = 0;

  const at = (time: number, order: number, happen: () => void): void => {
    let place = events.length;
    while (place > 0 && later(events[place - 1]!, time, order)) place--;
    events.splice(place, 0, { time, order, happen });
  };
  const flowOf = ({ from, to }: Task): Flow => {
    const flow = flows.get(`${from} ${to}`) ?? { onTheWay: 0, held: [] };
    flows.set(`${from} ${to}`, flow);
    return flow;
  };
  const isClear = (way: Route): boolean => !way.some((link) => links[link]!.isCut);

  const release = (task: Task): void => {
    if (task.notBefore > now) at(task.notBefore, count++, () => begin(task));
    else begin(task);
  };
  const begin = (task: Task): void => {
    task.ready = now;
    if (task.isCompute) {
      task.order = count++;
      chips[task.from]!.waiting.push(task);
      computeNext(task.from);
    } else {
      for (const packet of task.packets) admit(packet);
    }
  };
  const computeNext = (chip: number): void => {
    if (chips[chip]!.computing) return;
    const task = chips[chip]!.waiting.shift();
    if (task === undefined) return;
    chips[chip]!.computing = true;
    task.start = now;
    at(now + task.duration, task.order, () => {
      chips[chip]!.computing = false;
      computeNext(chip);
      finish(task);
    });
  };
  const admit = (packet: Packet): void => {
    const flow = flowOf(packet.task);
    if (flow.onTheWay >= (conditions.window ?? NEVER)) {
      flow.held.push(packet);
      return;
    }
    flow.onTheWay++;
    if (packet === packet.task.packets[0]) packet.task.start = now;
    enqueue(packet);
  };
  /** A detour from the packet's node: the rest of the next equal route, else the topology's reroute. */
  const clearWay = (packet: Packet): Route | undefined => {
    if (isClear(packet.way)) return undefined;
    const node = network.linkFrom[packet.way[0]!]!;
    const { routes, to } = packet.task;
    for (let turn = 1; turn <= routes.length; turn++) {
      const route = routes[(packet.own + turn) % routes.length]!;
      for (let i = 0; i < route.length; i++) {
        if (network.linkFrom[route[i]!] === node && isClear(route.slice(i))) return route.slice(i);
      }
    }
    const found = conditions.reroute?.(node, to, (link) => links[link]!.isCut);
    return found?.length === 0 ? undefined : found;
  };
  const enqueue = (packet: Packet): void => {
    packet.way = clearWay(packet) ?? packet.way;
    const link = packet.way[0]!;
    const unknown = { start: NEVER, serialized: NEVER, arrival: NEVER };
    const hop: Hop = {
      packet: packet.id,
      link,
      enqueue: now,
      ...unknown,
      row: hops.length,
      order: count++,
      of: packet,
    };
    hops.push(hop);
    links[link]!.waiting.push(hop);
    serializeNext(link);
  };
  const serializeNext = (row: number): void => {
    const link = links[row]!;
    if (link.serializing !== null || link.isCut) return;
    const hop = link.waiting.shift();
    if (hop === undefined) return;
    const rate = network.linkRate[row]! / link.slowness;
    const latency = network.linkLatency[row]!;
    link.serializing = hop;
    hop.start = now;
    if (link.free !== now) [link.busySince, link.served] = [now, []];
    if (link.served.at(-1)?.rate !== rate) link.served.push({ rate, units: [] });
    link.served.at(-1)!.units.push(hop.of.units);
    const exact = sum(link.served.map((part) => (1000 * sum(part.units)) / part.rate));
    hop.serialized = link.busySince + Math.max(1, Math.round(exact));
    link.free = hop.serialized;
    hop.arrival = Math.max(link.lastArrival, hop.serialized + latency + (link.jitter?.() ?? 0));
    link.lastArrival = hop.arrival;
    hop.of.back += latency;
    at(hop.serialized, hop.order, () => {
      link.serializing = null;
      at(hop.arrival, hop.order, () => arrive(hop.of));
      serializeNext(row);
    });
  };
  const arrive = (packet: Packet): void => {
    packet.way = packet.way.slice(1);
    if (packet.way.length > 0) {
      enqueue(packet);
      return;
    }
    const { task } = packet;
    if (task.packets.some(({ id }) => id > packet.id && delivered[id] !== undefined)) overtaken++;
    delivered[packet.id] = now;
    if (conditions.window !== undefined) at(now + packet.back, count++, () => acknowledge(task));
    task.undelivered--;
    if (task.undelivered === 0) finish(task);
  };
  const acknowledge = (task: Task): void => {
    const flow = flowOf(task);
    flow.onTheWay--;
    const next = flow.held.shift();
    if (next !== undefined) admit(next);
  };
  const finish = (task: Task): void => {
    task.end = now;
    for (const dependent of task.dependents) {
      tasks[dependent]!.waitsFor--;
      if (tasks[dependent]!.waitsFor === 0) release(tasks[dependent]!);
    }
  };
  const strike = (fault: Conditions['faults'][number]): void => {
    for (const row of fault.links) {
      const link = links[row]!;
      if (fault.kind === 'slower') link.slowness = fault.factor;
      if (fault.kind === 'cut') link.isCut = true;
      if (fault.kind === 'back') [link.isCut, link.slowness] = [false, 1];
    }
    if (fault.kind === 'slower') return;
    for (const row of fault.links) serializeNext(row);
    const leaving: (readonly [Hop, Route])[] = [];
    for (const link of links) {
      const line = link.waiting.slice();
      for (const hop of line) {
        const way = clearWay(hop.of);
        if (way === undefined) continue;
        link.waiting.splice(link.waiting.indexOf(hop), 1);
        leaving.push([hop, way]);
      }
    }
    for (const [hop, way] of leaving) {
      withdrawn.push(hop.row);
      hop.start = hop.serialized = hop.arrival = now;
      hop.of.way = way;
    }
    for (const [hop] of leaving) enqueue(hop.of);
  };

  conditions.faults.forEach((fault, i) => at(fault.at, i - 2e9, () => strike(fault)));
  for (const task of tasks.filter(({ waitsFor }) => waitsFor === 0))
    at(task.notBefore, task.id - 1e9, () => begin(task));
  for (let next = events.shift(); next !== undefined; next = events.shift()) {
    now = next.time;
    next.happen();
  }
  const times = [...tasks.map(({ end }) => end), ...hops.map(({ arrival, enqueue: since }) => known(arrival, since))];
  const isWhole = tasks.every(({ end }) => end < NEVER);
  const finishes = isWhole ? tasks.map(({ end }) => end) : times.filter((time) => time < NEVER);
  return {
    hops,
    withdrawn: withdrawn.sort((a, b) => a - b),
    tasks,
    delivered: Array.from({ length: program.packetCount }, (_, packet) => delivered[packet]),
    units: tasks.flatMap((task) => task.packets.map((packet) => packet.units)),
    overtaken,
    finish: Math.max(0, ...finishes),
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((before, one) => before + one, 0);
}

function known(time: number, otherwise: number): number {
  return time < NEVER ? time : otherwise;
}

function later(event: Event, time: number, order: number): boolean {
  return event.time > time || (event.time === time && event.order > order);
}
