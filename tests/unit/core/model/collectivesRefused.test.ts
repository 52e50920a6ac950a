import { describe, expect, it } from 'vitest';
import { buildCluster } from '../../../../src/core/model/topologies/topologies.ts';
import { buildProgram } from '../../../../src/core/model/workloads/workloads.ts';
import { checkScene } from '../../../../src/core/scene/parse.ts';
import { SceneError } from '../../../../src/core/scene/problem.ts';
import { COLLECTIVE_NAMES } from '../../../../src/core/scene/workloads/collectiveNames.ts';
import { simulate } from '../../../../src/core/sim/simulation.ts';
import { ultraServers } from '../../../support/plainNetworks.ts';
import { sceneWith } from '../../../support/sceneFiles.ts';
import { invented } from '../../../support/workloadRuns.ts';

const link = { rate: invented(10), latency: invented(1), packet: invented(64) };
const star = (chips: number) => ({ kind: 'star', chips, link });
const torus = (...sizes: number[]) => ({ kind: 'torus', sizes, wrap: true, ties: 'even', link });
const collective = (name: string, more: object = {}) => ({
  kind: 'collective',
  collective: name,
  over: 'all',
  size: invented(640),
  times: 2,
  ...more,
});
const training = (more: object) => ({
  kind: 'trainingSteps',
  steps: 2,
  compute: invented(10),
  computeSpread: invented(0.1),
  gradients: invented(640),
  ...more,
});
const sharded = (more: object) => ({
  kind: 'shardedTraining',
  steps: 1,
  layers: 3,
  forward: invented(5),
  backward: invented(10),
  parameters: invented(640),
  prefetch: 1,
  algorithm: 'ring',
  ...more,
});
const pipeline = (stages: number, more: object = {}) => ({
  kind: 'pipeline',
  stages,
  microBatches: 3,
  compute: invented(5),
  activations: invented(20),
  ...more,
});

const sceneOf = (cluster: object, workload: object, beats: readonly unknown[] = []) =>
  checkScene(sceneWith([['cluster'], cluster], [['workload'], workload], [['beats'], beats]));

function problemOf(cluster: object, workload: object): unknown {
  const scene = sceneOf(cluster, workload);
  try {
    buildProgram(scene, buildCluster(scene.cluster));
  } catch (error) {
    if (error instanceof SceneError) return error.problems[0];
    throw error;
  }
  return undefined;
}

describe('a collective over an unsuitable cluster is refused with its path before anything runs', () => {
  const server = ultraServers({ servers: 1, side: 4, plates: 2 });
  const cases: readonly [cluster: object, workload: object, path: string, reason: string][] = [
    [star(6), collective('halvingDoublingAllReduce'), 'collective', 'powerOfTwo'],
    [star(6), collective('doublingAllReduce'), 'collective', 'powerOfTwo'],
    [star(8), collective('torusAllGather'), 'collective', 'torus'],
    [ultraServers({ servers: 2, side: 2, plates: 2 }), collective('torusAllReduce'), 'collective', 'torus'],
    [{ ...torus(4, 4), wrap: false }, collective('torusAllReduce'), 'collective', 'torus'],
    [{ ...torus(4, 4), wrap: false }, collective('ringAllReduce', { rings: 4 }), 'rings', 'fourByFour'],
    [torus(4, 4, 4), collective('ringAllReduce', { rings: 4 }), 'rings', 'fourByFour'],
    [torus(4, 4), collective('ringAllReduce', { rings: 3 }), 'rings', 'ringCount'],
    [server, collective('hierarchicalAllReduce'), 'collective', 'severalDomains'],
    [server, collective('flatRingAllReduce'), 'collective', 'severalDomains'],
    [
      ultraServers({ servers: 2, side: 2, plates: 2 }),
      collective('flatRingAllReduce', { channels: 9 }),
      'channels',
      'channels',
    ],
    [star(8), collective('ringAllReduce', { over: 'planes' }), 'over', 'planes'],
    [star(6), training({ algorithm: 'halvingDoubling' }), 'algorithm', 'powerOfTwo'],
    [star(8), training({ algorithm: 'ring', overlap: true, barrier: true }), 'barrier', 'barrierBesideCompute'],
    [star(8), sharded({ algorithm: 'torus' }), 'algorithm', 'torus'],
    [star(8), sharded({ barrier: true }), 'barrier', 'barrierBesideCompute'],
  ];

  it.each(cases)('%#: %o', (cluster, workload, path, reason) => {
    expect(problemOf(cluster, workload)).toMatchObject({ path: `workload.${path}`, kind: 'notForThis', reason });
  });

  it('a pipeline of more stages than chips', () => {
    expect(problemOf(star(4), pipeline(5))).toMatchObject({ path: 'workload.stages', kind: 'outOfRange', max: 4 });
  });
});

describe('workloads of collectives', () => {
  it('every collective runs on some cluster, and the scene’s phases are those of the program', () => {
    const places = [star(8), torus(4, 4), ultraServers({ servers: 2, side: 2, plates: 2 })];
    const names = new Set<string>();
    for (const cluster of places) {
      for (const name of COLLECTIVE_NAMES) {
        for (const barrier of [true, false]) {
          const workload = collective(name, { barrier });
          if (problemOf(cluster, workload) !== undefined) continue;
          names.add(name);
          const trace = simulate(sceneOf(cluster, workload));
          expect(trace.program.phases).toEqual(['round1', 'round2']);
          expect(trace.finish).toBeGreaterThan(0);
        }
      }
    }
    expect(names.size).toBe(COLLECTIVE_NAMES.length);
  });

  it('a beat may name the phases of the workload and no others', () => {
    const workloads: readonly [cluster: object, workload: object, more: number][] = [
      [star(8), training({ algorithm: 'mesh', layers: 3 }), 12],
      [ultraServers({ servers: 2, side: 2, plates: 2 }), training({ layers: 2, overlap: true }), 16],
      [ultraServers({ servers: 2, side: 2, plates: 2 }), training({ algorithm: 'hierarchical' }), 8],
      [star(8), sharded({}), 6],
      [star(8), pipeline(4, { backward: invented(3) }), 6],
      [star(8), pipeline(4), 3],
    ];
    for (const [cluster, workload, count] of workloads) {
      const { phases } = simulate(sceneOf(cluster, workload)).program;
      expect(phases).toHaveLength(count);
      const title = { en: 'a', ko: '가' };
      const beats = phases.map((phase, i) => {
        const [from, to] = [`${phase}.start`, `${phase}.end`];
        return { id: `beat${i}`, title, caption: title, from, to, speed: 1 };
      });
      expect(() => sceneOf(cluster, workload, beats)).not.toThrow();
      expect(() => sceneOf(cluster, workload, [{ ...beats[0], to: 'step9.compute.end' }])).toThrow(SceneError);
    }
  });

  it('groups over planes and over domains run beside one another', () => {
    const cluster = ultraServers({ servers: 2, side: 4, plates: 2 });
    const finish = (over: string, rings: number): number =>
      simulate(sceneOf(cluster, collective('ringAllReduce', { over, rings, times: 1 }))).finish;
    // Sixteen chips per plane in one ring: 30 steps of 40 units at rate 10 and latency 1.
    expect(finish('planes', 1)).toBe(30 * 5000);
    expect(finish('planes', 4)).toBe(30 * 2000);
    expect(finish('domains', 1)).toBeGreaterThan(0);
  });
});
