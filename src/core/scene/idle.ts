import { numberOf } from '../base/provenance.ts';
import type { Scene } from './schema.ts';
import { parsePath, valueAt } from './walk.ts';
import type { Algorithm, CollectiveName } from './workloads/collectiveNames.ts';

/**
 * Whether the panel leaves the control at `path` out: it has no effect on the run, or other values would not fit the rest of the
 * scene. A test checks for every scene that every other control changes the trace.
 */
export function isIdle(scene: Scene, path: string): boolean {
  return IDLE.some(({ of, where }) => of.test(path) && where(scene, path));
}

const IDLE: readonly { readonly of: RegExp; readonly where: (scene: Scene, path: string) => boolean }[] = [
  // With one UltraServer nothing crosses EFA.
  { of: /^cluster\.(efa|switches|fabric)\b/, where: ({ cluster }) => isAlone(cluster) },
  // Without spines, the number of switches makes no difference: each chip has its own link to its switch.
  {
    of: /^cluster\.switches$/,
    where: ({ cluster }) => cluster.kind === 'ultraServers' && cluster.fabric === undefined,
  },
  { of: /^cluster\.ties$/, where: staysWithNeighbours },
  { of: /^cluster\.spreading$/, where: ({ cluster, workload }) => !hasEqualPaths(cluster) || spreadsItself(workload) },
  // Planes as teams, and four rings, need the shape that the torus has.
  { of: /^cluster\.(sizes\b|wrap$)/, where: ({ workload }) => needsPlanes(workload) },
  // The run's collective and group were chosen for its teams.
  { of: /^workload\.parts.*\.over$/, where: (scene, path) => !mayRunOverPlanes(scene, path) },
  // Beats may name the stages of a hierarchical collective, which other collectives lack.
  {
    of: /^workload\.parts.*\.collective$/,
    where: ({ workload, beats }, path) => beats.length > 0 && uses(workload, path, 'hierarchical'),
  },
  { of: /^workload\.overlap$/, where: ({ workload }) => layersOf(workload) === 1 },
  { of: /^workload\.barrier$/, where: ({ workload }) => computesBeside(workload) },
  { of: /^workload\..*spreading$/, where: ({ cluster }) => !hasEqualPaths(cluster) },
  { of: /^workload\.(.*\.)?rings$/, where: ({ workload }, path) => !uses(workload, path, 'ring') },
  { of: /^workload\.(.*\.)?channels$/, where: ({ workload }, path) => !uses(workload, path, 'flatRing') },
  { of: /^seed$/, where: (scene) => !drawsFromSeed(scene) },
];

type SceneCluster = Scene['cluster'];
type Workload = Scene['workload'];

function isAlone(cluster: SceneCluster): boolean {
  const counts = cluster.kind === 'ultraServers' || cluster.kind === 'switchedUltraServers';
  return counts && numberOf(cluster.ultraServers) === 1;
}

/** Collectives whose messages all go to a neighbour, so that no two paths are equally long. */
const NEIGHBOURS_ONLY = /^(ring|torus|hierarchical|flatRing|handOver)/;
/** The same on a torus that is a hypercube: no side is longer than four. */
const NEIGHBOURS_ON_CUBE = /^halvingDoubling/;

function staysWithNeighbours({ cluster, workload }: Scene): boolean {
  const names = collectivesOf(workload);
  const isCube = cluster.kind === 'torus' && cluster.sizes.every((size) => numberOf(size) <= 4);
  return (
    names.length > 0 && names.every((name) => NEIGHBOURS_ONLY.test(name) || (isCube && NEIGHBOURS_ON_CUBE.test(name)))
  );
}

/** On a torus, a run without `group` may also run over planes. */
function mayRunOverPlanes({ cluster, workload }: Scene, path: string): boolean {
  const isTorus = cluster.kind === 'torus' || cluster.kind === 'oneUltraServer';
  return isTorus && valueAt({ workload }, [...parsePath(path).slice(0, -1), 'group']) === undefined;
}

/** Whether the workload, or the run that `path` is in, uses an algorithm. */
function uses(workload: Workload, path: string, algorithm: Algorithm): boolean {
  const run = valueAt({ workload }, parsePath(path).slice(0, -1));
  const own = valueAt(run, ['collective']);
  const names: readonly string[] = typeof own === 'string' ? [own] : collectivesOf(workload);
  return names.some((name) => name.startsWith(algorithm));
}

/** The collectives of a workload. */
function collectivesOf(workload: Workload): CollectiveName[] {
  switch (workload.kind) {
    case 'collective':
      return [workload.collective];
    case 'sequence':
      return workload.parts.flatMap(({ runs }) => runs.map(({ collective }) => collective));
    case 'shardedTraining':
    case 'trainingSteps':
      return [`${workload.algorithm ?? 'hierarchical'}AllReduce`];
    default:
      return [];
  }
}

/** Whether every run has its own spreading, so that the cluster's has no effect. */
function spreadsItself(workload: Workload): boolean {
  return (
    workload.kind === 'sequence' && workload.parts.every(({ runs }) => runs.every((run) => run.spreading !== undefined))
  );
}

function needsPlanes(workload: Workload): boolean {
  if (workload.kind === 'collective') return numberOf(workload.rings ?? 1) === 4;
  return workload.kind === 'sequence' && workload.parts.some(({ runs }) => runs.some(({ over }) => over === 'planes'));
}

function hasEqualPaths(cluster: SceneCluster): boolean {
  switch (cluster.kind) {
    case 'ultraServers':
      return cluster.fabric !== undefined && !isAlone(cluster);
    case 'leafSpine':
      return numberOf(cluster.spines) > 1;
    case 'switchedUltraServers':
    case 'campus':
    case 'custom':
      return true;
    default:
      return false;
  }
}

function layersOf(workload: Workload): number {
  return workload.kind === 'trainingSteps' ? numberOf(workload.layers ?? 1) : 1;
}

/** Whether messages are sent while chips compute, which excludes barriers. */
function computesBeside(workload: Workload): boolean {
  return workload.kind === 'shardedTraining' || (workload.kind === 'trainingSteps' && workload.overlap === true);
}

function drawsFromSeed({ cluster, workload, variation }: Scene): boolean {
  const jitter = Object.values(variation?.jitter ?? {}).some((law) => law !== undefined && law.kind !== 'none');
  return jitter || variation?.stragglers !== undefined || hasEqualPaths(cluster) || drawsItself(workload);
}

function drawsItself(workload: Workload): boolean {
  switch (workload.kind) {
    case 'openTraffic':
    case 'inference':
    case 'experts':
      return true;
    case 'trainingSteps':
      return workload.computeSpread.invented > 0 || (workload.straggling?.invented ?? 0) > 0;
    default:
      return false;
  }
}
