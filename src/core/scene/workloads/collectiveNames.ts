/** The algorithms of reduce-scatter, all-gather and all-reduce. */
export const ALGORITHMS = ['ring', 'mesh', 'halvingDoubling', 'torus', 'hierarchical', 'flatRing'] as const;
export type Algorithm = (typeof ALGORITHMS)[number];

export const OPERATIONS = ['ReduceScatter', 'AllGather', 'AllReduce'] as const;
export type Operation = (typeof OPERATIONS)[number];

const OTHERS = ['doublingAllReduce', 'treeBroadcast', 'treeReduce', 'allToAll', 'permute', 'handOver'] as const;

export type CollectiveName = `${Algorithm}${Operation}` | (typeof OTHERS)[number];

/** Every collective that a scene can name. */
export const COLLECTIVE_NAMES: readonly CollectiveName[] = [
  ...ALGORITHMS.flatMap((algorithm) => OPERATIONS.map((operation) => `${algorithm}${operation}` as const)),
  ...OTHERS,
];

/** Why a scene's chips or numbers don't fit a collective or workload; sentences are in screen/words. */
export type Misfit =
  | 'powerOfTwo'
  | 'torus'
  | 'fourByFour'
  | 'ringCount'
  | 'severalDomains'
  | 'channels'
  | 'planes'
  | 'barrierBesideCompute';
