import { END_OF_TIME, MILLITICKS_PER_TICK } from '../base/units.ts';
import type { Network } from '../model/network.ts';
import { COMPUTE, type Program } from '../model/program.ts';
import { LIMITS, type LimitName } from '../scene/limits.ts';
import { SceneError } from '../scene/problem.ts';

/** Throws SceneError: a running simulation reached an instant that the clock can't represent. */
export function clockOverflow(): never {
  throw limitExceeded('ticks', 'running');
}

export function limitExceeded(limit: LimitName, during: 'building' | 'running'): SceneError {
  const most = LIMITS[limit];
  return new SceneError([{ path: 'workload', kind: 'limit', limit, most, during, got: `over ${most}` }]);
}

/**
 * Throws SceneError before anything runs if a link or a chip has more work than the clock can represent. A run that passes may
 * still overflow because of waiting; it then stops with `clockOverflow`.
 */
export function checkClock(network: Network, program: Program): void {
  if (longestPossible(network, program) <= END_OF_TIME) return;
  const onLink = new Float64Array(network.linkCount);
  const onChip = new Float64Array(network.chipCount);
  for (let task = 0; task < program.taskCount; task++) {
    if (program.notBefore[task]! > END_OF_TIME) throw limitExceeded('ticks', 'building');
    if (program.kind[task] === COMPUTE) onChip[program.from[task]!]! += program.amount[task]!;
    else addLoad(network, program, task, onLink);
  }
  for (const load of [onLink, onChip]) {
    if (load.some((time) => !(time <= END_OF_TIME))) throw limitExceeded('ticks', 'building');
  }
}

/** An upper bound of the finish, in milliticks: everything in the cluster happens one after another on the slowest link. */
function longestPossible(network: Network, program: Program): number {
  const slowest = network.linkRate.reduce((least, rate) => Math.min(least, rate), Number.POSITIVE_INFINITY);
  const farthest = network.linkLatency.reduce((most, latency) => Math.max(most, latency), 0);
  const { routeStart, taskCount, kind, amount, notBefore } = program;
  let longest = 0;
  for (let route = 0; route + 1 < routeStart.length; route++) {
    longest = Math.max(longest, routeStart[route + 1]! - routeStart[route]!);
  }
  let last = 0;
  let units = 0;
  let computes = 0;
  for (let task = 0; task < taskCount; task++) {
    if (notBefore[task]! > last) last = notBefore[task]!;
    if (kind[task] === COMPUTE) computes += amount[task]!;
    else units += amount[task]!;
  }
  const serialized = units === 0 ? 0 : (units * MILLITICKS_PER_TICK * longest) / slowest;
  return last + computes + serialized + program.hopCount * (farthest + 1);
}

/** Adds to `onLink` a lower bound of the time, in milliticks, that the packets of `task` keep each link of its routes busy. */
function addLoad(network: Network, program: Program, task: number, onLink: Float64Array): void {
  const count = program.routeCount[task]!;
  const share = program.amount[task]! / count;
  const first = program.firstRoute[task]!;
  for (let at = program.routeStart[first]!; at < program.routeStart[first + count]!; at++) {
    const link = program.routeLinks[at]!;
    const least = Math.max(0, share - (count > 1 ? program.packetSize[task]! : 0));
    onLink[link]! += (least * MILLITICKS_PER_TICK) / network.linkRate[link]!;
  }
}
