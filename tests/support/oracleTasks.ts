import type { Program } from '../../src/core/model/program.ts';

export type Route = readonly number[];
export type Packet = {
  readonly id: number;
  readonly task: Task;
  readonly units: number;
  /** Index of its route among the equal routes; the remaining links; the latency of those already crossed. */
  readonly own: number;
  way: Route;
  back: number;
};
export type Task = {
  readonly id: number;
  readonly isCompute: boolean;
  readonly from: number;
  readonly to: number;
  readonly duration: number;
  readonly notBefore: number;
  readonly routes: readonly Route[];
  readonly packets: Packet[];
  readonly dependents: number[];
  waitsFor: number;
  undelivered: number;
  order: number;
  ready: number;
  start: number;
  end: number;
};

const NEVER = Number.POSITIVE_INFINITY;

/** The program's tasks as objects for the oracle, each with its packets and routes. */
export function readTasks(program: Program): Task[] {
  const links = Array.from(program.routeLinks);
  const route = (row: number): Route => links.slice(program.routeStart[row], program.routeStart[row + 1]);
  return Array.from({ length: program.taskCount }, (_, id) => {
    const amount = program.amount[id]!;
    const first = program.firstPacket[id]!;
    const count = program.firstPacket[id + 1]! - first;
    const isCompute = program.kind[id] === 0;
    const equal = program.firstEqual[program.firstRoute[id]!]!;
    const equals = isCompute ? 0 : program.equalCount[program.firstRoute[id]!]!;
    const task: Task = {
      id,
      isCompute,
      from: program.from[id]!,
      to: program.to[id]!,
      duration: amount,
      notBefore: program.notBefore[id]!,
      routes: Array.from({ length: equals }, (__, i) => route(equal + i)),
      packets: [],
      dependents: Array.from(program.dependents).slice(program.dependentsStart[id], program.dependentsStart[id + 1]),
      waitsFor: program.waitsFor[id]!,
      undelivered: count,
      order: Number.NaN,
      ready: NEVER,
      start: NEVER,
      end: NEVER,
    };
    for (let i = 0; i < count; i++) {
      const whole = program.packetSize[id]!;
      const turn = (program.routeOffset[id]! + i) % program.routeCount[id]!;
      const own = program.firstRoute[id]! - equal + turn;
      const units = i < count - 1 ? whole : amount - whole * i;
      task.packets.push({ id: first + i, task, units, own, way: task.routes[own]!, back: 0 });
    }
    return task;
  });
}
