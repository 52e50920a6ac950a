import { type Program, routeOf } from '../model/program.ts';

// Plain loops and no callbacks: in the first run of a page this code is not compiled yet.

/** Sorts by time, then by row. If time and row fit exactly into one number each, those are sorted, which is many times faster. */
function sortByTime(tasks: Int32Array, time: Float64Array): void {
  const rows = time.length;
  const last = tasks.reduce((latest, task) => Math.max(latest, time[task]!), 0);
  if ((last + 1) * rows > Number.MAX_SAFE_INTEGER) {
    tasks.sort((a, b) => time[a]! - time[b]! || a - b);
    return;
  }
  const keys = Float64Array.from(tasks, (task) => time[task]! * rows + task).sort();
  keys.forEach((key, i) => {
    tasks[i] = key % rows;
  });
}

/** The links of all routes in one column, each route ended by −1: route r starts at `routeStart[r] + r`. */
export function pathsOf({ routeStart, routeLinks }: Program): Int32Array {
  const routes = routeStart.length - 1;
  const path = new Int32Array(routeLinks.length + routes).fill(-1);
  for (let route = 0; route < routes; route++) {
    for (let at = routeStart[route]!; at < routeStart[route + 1]!; at++) path[at + route] = routeLinks[at]!;
  }
  return path;
}

/**
 * The initial state of a run. By packet: its task, its size in units, and its place in `pathsOf`. By task, `holds`: the number of
 * things it waits for; a root waits for its instant. `roots`: the tasks that wait for no other task, by the instant from which
 * they may start, then by row. `hasTimers`: whether some task waits for other tasks and for an instant.
 */
export function initialState(program: Program) {
  const { taskCount, packetCount, firstPacket, firstRoute, routeCount, routeStart, packetSize } = program;
  const { amount, waitsFor, notBefore } = program;
  const taskOf = new Int32Array(packetCount);
  const units = new Float64Array(packetCount);
  const place = new Int32Array(packetCount);
  const holds = waitsFor.slice();
  const allRoots = new Int32Array(taskCount);
  let rootCount = 0;
  let latestRoot = 0;
  let isSorted = true;
  let hasTimers = false;
  for (let task = 0; task < taskCount; task++) {
    const time = notBefore[task]!;
    if (waitsFor[task]! > 0) {
      if (time > 0) hasTimers = true;
    } else {
      holds[task] = 1;
      if (time < latestRoot) isSorted = false;
      latestRoot = time;
      allRoots[rootCount++] = task;
    }
    const first = firstPacket[task]!;
    const last = firstPacket[task + 1]! - 1;
    const whole = packetSize[task]!;
    const isSprayed = routeCount[task]! > 1;
    const only = routeStart[firstRoute[task]!]! + firstRoute[task]!;
    for (let packet = first; packet <= last; packet++) {
      const route = isSprayed ? routeOf(program, task, packet - first) : 0;
      taskOf[packet] = task;
      units[packet] = packet < last ? whole : amount[task]! - (last - first) * whole;
      place[packet] = isSprayed ? routeStart[route]! + route : only;
    }
  }
  const roots = allRoots.subarray(0, rootCount);
  if (!isSorted) sortByTime(roots, notBefore);
  return { taskOf, units, place, holds, roots, hasTimers };
}
