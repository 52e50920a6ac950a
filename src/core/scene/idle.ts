import { numberOf } from '../base/provenance.ts';
import type { Scene } from './schema.ts';
import { COLLECTIVE_NAMES, type CollectiveName } from './workloads/collectiveNames.ts';

/**
 * Whether what stands at `path` can't change the run of the scene as it stands: a control of it would be decoration. A test
 * holds every scene to this list: what is not idle moves the trace.
 */
export function isIdle(scene: Scene, path: string): boolean {
  return IDLE.some(({ of, where }) => of.test(path) && where(scene));
}

const IDLE: readonly { readonly of: RegExp; readonly where: (scene: Scene) => boolean }[] = [
  // Nothing crosses from one UltraServer to another where there is but one.
  { of: /^cluster\.(efa|switches|fabric)\b/, where: ({ cluster }) => isAlone(cluster) },
  // Without a layer above them, switches hold nobody up: each chip has its own link to its switch, however many there are.
  {
    of: /^cluster\.switches$/,
    where: ({ cluster }) => cluster.kind === 'ultraServers' && cluster.fabric === undefined,
  },
  { of: /^cluster\.ties$/, where: ({ workload }) => staysWithNeighbours(workload) },
  { of: /^cluster\.spreading$/, where: ({ cluster, workload }) => !hasEqualPaths(cluster) || spreadsItself(workload) },
  // On planes of another shape the scene would be refused.
  { of: /^cluster\.(sizes\[[01]\]|wrap)$/, where: ({ workload }) => hasFourRings(workload) },
  { of: /^workload\.overlap$/, where: ({ workload }) => layersOf(workload) === 1 },
  { of: /^workload\.barrier$/, where: ({ workload }) => computesBeside(workload) },
  { of: /^workload\.rings$/, where: ({ workload }) => !collectiveOf(workload).startsWith('ring') },
  { of: /^workload\.channels$/, where: ({ workload }) => !collectiveOf(workload).startsWith('flatRing') },
  { of: /^seed$/, where: (scene) => !drawsFromSeed(scene) },
];

type Cluster = Scene['cluster'];
type Workload = Scene['workload'];

function isAlone(cluster: Cluster): boolean {
  const counts = cluster.kind === 'ultraServers' || cluster.kind === 'switchedUltraServers';
  return counts && numberOf(cluster.ultraServers) === 1;
}

/** Collectives whose messages all go to the next chip, so that no way is as long as another. */
const NEXT_DOOR = /^(ring|torus|hierarchical|flatRing)/;

function staysWithNeighbours(workload: Workload): boolean {
  if (workload.kind !== 'sequence') return NEXT_DOOR.test(collectiveOf(workload));
  // On 4 × 4, which is a hypercube, halving and doubling goes next door too.
  const nextDoor = hasFourRings(workload) ? /^(halvingDoubling|ring)/ : NEXT_DOOR;
  return runsOf(workload).every(({ collective }) => nextDoor.test(collective));
}

function runsOf(workload: Workload & { kind: 'sequence' }) {
  return workload.parts.flatMap(({ runs }) => runs);
}

/** Four directed rings are known on planes of 4 × 4 alone. */
function hasFourRings(workload: Workload): boolean {
  const runs = workload.kind === 'sequence' ? runsOf(workload) : workload.kind === 'collective' ? [workload] : [];
  return runs.some(({ rings }) => numberOf(rings ?? 1) === 4);
}

/** Every run says by itself how it uses equal paths. */
function spreadsItself(workload: Workload): boolean {
  return workload.kind === 'sequence' && runsOf(workload).every(({ spreading }) => spreading !== undefined);
}

/** The collective that a workload is made of; empty where it is made of none. */
function collectiveOf(workload: Workload): CollectiveName | '' {
  switch (workload.kind) {
    case 'collective':
      return workload.collective;
    case 'shardedTraining':
    case 'trainingSteps':
      return COLLECTIVE_NAMES.find((name) => name === `${workload.algorithm ?? 'hierarchical'}AllReduce`)!;
    default:
      return '';
  }
}

function hasEqualPaths(cluster: Cluster): boolean {
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
