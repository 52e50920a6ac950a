import { describe, expect, it } from 'vitest';
import { buildCluster } from '../../../../src/core/model/topologies/topologies.ts';
import { buildProgram } from '../../../../src/core/model/workloads/workloads.ts';
import { checkScene } from '../../../../src/core/scene/parse.ts';
import { SceneError } from '../../../../src/core/scene/problem.ts';
import type { Scene } from '../../../../src/core/scene/schema.ts';
import { WORKLOAD_PHASES } from '../../../../src/core/scene/workloads/workloads.ts';
import { simulate } from '../../../../src/core/sim/simulation.ts';
import { problemText } from '../../../../src/screen/words/problemWords.ts';
import { leafSpine, star, torus } from '../../../support/clusters.ts';
import { ultraServers } from '../../../support/plainNetworks.ts';
import { briefly, problemsOf, sceneWith } from '../../../support/sceneFiles.ts';
import { invented } from '../../../support/workloadRuns.ts';

const run = (name: string, collective: string, more: object = {}) => ({ name, collective, over: 'all', ...more });
const part = (name: string, ...runs: readonly object[]) => ({ name, compute: invented(10), size: invented(640), runs });
const sequence = (...parts: readonly object[]) => ({ kind: 'sequence', parts });
const plain = (cluster: object, workload: object, beats: readonly object[] = []): unknown =>
  sceneWith([['cluster'], cluster], [['workload'], workload], [['beats'], beats]);
const sceneOf = (...[cluster, workload, beats]: Parameters<typeof plain>): Scene =>
  checkScene(plain(cluster, workload, beats));

function refusalOf(cluster: object, workload: object): unknown {
  const scene = sceneOf(cluster, workload);
  try {
    buildProgram(scene, buildCluster(scene.cluster));
  } catch (error) {
    if (error instanceof SceneError) return error.problems[0];
    throw error;
  }
  return undefined;
}

const TWO = ultraServers({ servers: 2, side: 2, plates: 2 });

describe('a sequence of collectives', () => {
  const workload = sequence(
    part('first', run('flat', 'flatRingAllReduce')),
    part('second', run('hierarchical', 'hierarchicalAllReduce'), run('mesh', 'meshAllGather')),
  );
  const scene = sceneOf(TWO, workload);
  const { program, moments } = simulate(scene);

  it('has the phases that a beat may name, including the stages of a hierarchical all-reduce', () => {
    const phases = [
      'first.compute',
      'first.flat',
      'second.compute',
      'second.hierarchical.reduceScatter',
      'second.hierarchical.efa',
      'second.hierarchical.allGather',
      'second.mesh',
    ];
    expect(program.phases).toEqual(phases);
    expect(
      WORKLOAD_PHASES.sequence(
        () => 0,
        () => undefined,
        scene.workload as never,
      ),
    ).toEqual(phases);
    const title = { en: 'a', ko: '가' };
    const beat = (to: string) => ({ id: 'a', title, caption: title, from: 'first.flat.start', to, speed: 1 });
    for (const phase of phases) expect(problemsOf(plain(TWO, workload, [beat(`${phase}.end`)]))).toEqual([]);
    expect(briefly(problemsOf(plain(TWO, workload, [beat('second.efa.end')])))).toEqual(['beats[0].to: dangling']);
  });

  it('begins each part, and all its runs, when the previous part has ended on every chip', () => {
    expect(moments['second.compute.start']).toBe(moments['first.flat.end']);
    expect(moments['second.compute.end']).toBe(moments['second.compute.start']! + 10_000);
    expect(moments['second.mesh.start']).toBe(moments['second.compute.end']);
    expect(moments['second.hierarchical.reduceScatter.start']).toBe(moments['second.compute.end']);
  });

  it('takes as long as the sum of its parts', () => {
    const alone = (name: string): number => simulate(sceneOf(TWO, sequence(part('one', run('x', name))))).finish;
    const both = sequence(part('a', run('x', 'flatRingAllReduce')), part('b', run('x', 'hierarchicalAllReduce')));
    expect(simulate(sceneOf(TWO, both)).finish).toBe(alone('flatRingAllReduce') + alone('hierarchicalAllReduce'));
  });

  it('runs collectives on different chips side by side without slowing either', () => {
    const onPlane = (group: number, name: string) => run(`g${group}`, name, { over: 'planes', group });
    const lengths = (...runs: readonly object[]) => {
      const { moments: of } = simulate(sceneOf(torus([4, 4, 2]), sequence(part('p', ...runs))));
      return [1, 2].map((group) => (of[`p.g${group}.end`] ?? 0) - (of[`p.g${group}.start`] ?? 0));
    };
    const [ring, halving] = [onPlane(1, 'ringAllReduce'), onPlane(2, 'halvingDoublingAllReduce')];
    expect(lengths(ring, halving)).toEqual([lengths(ring)[0], lengths(halving)[1]]);
  });

  it('spreads each run over equal paths as specified by the run', () => {
    const links = (spreading: 'hash' | 'spray'): number => {
      const flows = sequence(part('p', run('flows', 'handOver', { spreading })));
      const { network, hopLink } = simulate(sceneOf(leafSpine(2, 4, 4, { spreading: 'hash' }), flows));
      return new Set(hopLink.filter((link) => network.linkFrom[link]! >= network.chipCount)).size;
    };
    expect(links('spray')).toBe(4 + 4 + 4);
    expect(links('hash')).toBeLessThan(12);
  });

  it('is refused if names collide or a run is impossible', () => {
    const twice = sequence(part('p', run('a', 'meshAllReduce'), run('a', 'ringAllReduce')));
    const [met] = problemsOf(plain(TWO, twice));
    expect(met).toMatchObject({ path: 'workload.parts', kind: 'duplicate', got: '"p.a"' });
    expect(problemText(met!, 'en').remedy).toMatch(/^Give the part/);
    expect(problemText(met!, 'ko').what).toMatch(/^기대한 값: 서로 겹치지 않는 파트/);
    expect(briefly(problemsOf(plain(TWO, sequence())))).toEqual(['workload.parts: outOfRange']);
    expect(briefly(problemsOf(plain(TWO, sequence(part('p q', run('a', 'permute'))))))).toEqual([
      'workload.parts[0].name: badText',
    ]);
    const good = part('good', run('a', 'permute'));
    const second = (one: object) => sequence(good, part('bad', run('b', 'permute'), one));
    expect(refusalOf(star(6), second(run('a', 'halvingDoublingAllReduce')))).toMatchObject({
      path: 'workload.parts[1].runs[1].collective',
      reason: 'powerOfTwo',
    });
    expect(refusalOf(star(6), second(run('a', 'permute', { over: 'planes' })))).toMatchObject({
      path: 'workload.parts[1].runs[1].over',
    });
    expect(refusalOf(TWO, second(run('a', 'permute', { over: 'domains', group: 3 })))).toMatchObject({
      path: 'workload.parts[1].runs[1].group',
      kind: 'outOfRange',
      max: 2,
      got: '3',
    });
    expect(refusalOf(star(6), second(run('a', 'handOver')))).toMatchObject({ reason: 'severalDomains' });
  });
});
