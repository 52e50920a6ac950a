import type { ClusterScene } from '../../../src/core/scene/clusters/clusters.ts';
import type { Path } from '../../../src/core/scene/walk.ts';
import { fullMesh, invented, oneUltraServer, star, torus } from '../clusters.ts';
import { goodText, pathsOf, sceneWith } from '../sceneFiles.ts';
import type { Random } from './random.ts';

const CLUSTERS: readonly ClusterScene[] = [star(5), fullMesh(6), torus([3, 3, 2]), oneUltraServer(4, 2)];
const COLLECTIVES = ['ringAllReduce', 'ringReduceScatter', 'ringAllGather'];

/** Values that are invalid almost everywhere in a scene. */
const ODD: readonly unknown[] = [null, true, [], {}, '', -1, 0.5, 1e308, '__proto__', [[]], { invented: 1 }];

const PATHS = pathsOf(sceneWith()).filter((path) => path.length > 0);

/** A valid scene with a cluster that no built-in scene has, a small collective and no story. */
export function soundFile(random: Random): string {
  const changes: readonly (readonly [Path, unknown])[] = [
    [['id'], 'soak'],
    [['seed'], `soak-${random.below(1000)}`],
    [['cluster'], random.among(CLUSTERS)],
    [
      ['workload'],
      { kind: 'collective', collective: random.among(COLLECTIVES), over: 'all', size: invented(64), times: 2 },
    ],
    [['view'], undefined],
    [['faults'], undefined],
    [['window'], undefined],
    [['variation'], undefined],
    [['beats'], []],
  ];
  return JSON.stringify(sceneWith(...changes));
}

/** A file with a random fault: mostly invalid, sometimes still valid. */
export function oddFile(random: Random): string {
  if (random.below(4) === 0) return goodText().slice(0, random.below(goodText().length));
  return JSON.stringify(sceneWith([random.among(PATHS), random.among(ODD)]));
}
