import { numberOf } from '../base/provenance.ts';
import type { Scene } from './schema.ts';
import { parsePath, valueAt } from './walk.ts';
import type { Algorithm, CollectiveName } from './workloads/collectiveNames.ts';

/**
 * Whether what stands at `path` can't change the run of the scene as it stands: a control of it would be decoration. A test
 * holds every scene to this list: what is not idle moves the trace.
 */
export function isIdle(scene: Scene, path: string): boolean {
  return IDLE.some(({ of, where }) => of.test(path) && where(scene, path));
}

const IDLE: readonly { readonly of: RegExp; readonly where: (scene: Scene, path: string) => boolean }[] = [
  // Nothing crosses from one UltraServer to another where there is but one.
  { of: /^cluster\.(efa|switches|fabric)\b/, where: ({ cluster }) => isAlone(cluster) },
  // Without a layer above them, switches hold nobody up: each chip has its own link to its switch, however many there are.
  {
    of: /^cluster\.switches$/,
    where: ({ cluster }) => cluster.kind === 'ultraServers' && cluster.fabric === undefined,
  },
  { of: /^cluster\.ties$/, where: staysWithNeighbours },
  { of: /^cluster\.spreading$/, where: ({ cluster, workload }) => !hasEqualPaths(cluster) || spreadsItself(workload) },
  // Groups that are planes, and rings that cross a plane, hold for one shape of the torus alone.
  { of: /^cluster\.(sizes\b|wrap$)/, where: ({ workload }) => needsPlanes(workload) },
  // What a run of a sequence goes over is what its collective and group were chosen for; a beat names a hierarchy's stages.
  { of: /^workload\.parts.*\.over$/, where: (scene, path) => !mayRunOverPlanes(scene, path) },
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

/** Collectives whose messages all go to the next chip, so that no way is as long as another. */
const NEXT_DOOR = /^(ring|torus|hierarchical|flatRing|handOver)/;
/** As these do on a torus that is a hypercube: none of its sides is longer than four. */
const NEXT_DOOR_OF_CUBE = /^halvingDoubling/;

function staysWithNeighbours({ cluster, workload }: Scene): boolean {
  const names = collectivesOf(workload);
  const isCube = cluster.kind === 'torus' && cluster.sizes.every((size) => numberOf(size) <= 4);
  return names.length > 0 && names.every((name) => NEXT_DOOR.test(name) || (isCube && NEXT_DOOR_OF_CUBE.test(name)));
}

/** A run over no one group, on a torus alone, may run over its planes as well. */
function mayRunOverPlanes({ cluster, workload }: Scene, path: string): boolean {
  const isTorus = cluster.kind === 'torus' || cluster.kind === 'oneUltraServer';
  return isTorus && valueAt({ workload }, [...parsePath(path).slice(0, -1), 'group']) === undefined;
}

/** Whether the workload, or the one run of it that `path` is in, uses an algorithm. */
function uses(workload: Workload, path: string, algorithm: Algorithm): boolean {
  const run = valueAt({ workload }, parsePath(path).slice(0, -1));
  const own = valueAt(run, ['collective']);
  const names: readonly string[] = typeof own === 'string' ? [own] : collectivesOf(workload);
  return names.some((name) => name.startsWith(algorithm));
}

/** The collectives that a workload is made of, where it is made of any. */
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

/** Every run says for itself how it is spread over equal paths. */
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

/** Messages travel while chips compute, which no barrier goes with. */
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
