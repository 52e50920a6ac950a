import { LIMITS, type LimitName } from '../scene/limits.ts';
import { SceneError, type Problem } from '../scene/problem.ts';
import type { Cluster } from './cluster.ts';

/** A chip that a scene names at `path`. It must differ from `other`, if that is given. */
export type NamedChip = { readonly path: string; readonly chip: number; readonly other?: number };

/** Throws SceneError with a problem for every chip that does not exist or equals its `other`. */
export function checkChips(cluster: Cluster, named: readonly NamedChip[]): void {
  const last = cluster.network.chipCount - 1;
  const wrong = named.filter(({ chip, other }) => chip > last || chip === other);
  const known = ['0', `${last}`];
  const problems = wrong.map(({ path, chip }): Problem => {
    return { path, kind: 'dangling', of: 'chip', name: `${chip}`, known, got: `${chip}` };
  });
  if (problems.length > 0) throw new SceneError(problems);
}

/** Throws SceneError if a number of chips is more than `most`. */
export function checkAtMost(path: string, count: number, most: number): void {
  if (count <= most) return;
  throw new SceneError([{ path, kind: 'outOfRange', min: 1, max: most, unit: 'count', got: `${count}` }]);
}

/** Throws SceneError if a workload would exceed a limit. */
export function checkLimit(limit: LimitName, count: number): void {
  const most = LIMITS[limit];
  if (count > most) throw new SceneError([{ path: 'workload', kind: 'limit', limit, most, got: `${count}` }]);
}
