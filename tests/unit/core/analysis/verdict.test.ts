import { describe, expect, it } from 'vitest';
import { attributionOf } from '../../../../src/core/analysis/attribution.ts';
import { type Gain, gainOf, improve, MOST_HOPS } from '../../../../src/core/analysis/proof.ts';
import { changesOf, proveInSlices, type Resource } from '../../../../src/core/analysis/proof.ts';
import { bottleneckOf, shareOf } from '../../../../src/core/analysis/verdict.ts';
import { LINK_CLASS, LINK_CLASSES, RESOURCE_OF } from '../../../../src/core/model/linkClasses.ts';
import { ProgramBuilder } from '../../../../src/core/model/program.ts';
import { buildCluster } from '../../../../src/core/model/topologies/topologies.ts';
import type { Scene } from '../../../../src/core/scene/schema.ts';
import { type Tweak, tweakScene } from '../../../../src/core/scene/tweak.ts';
import { type SetUp, setUp, simulate } from '../../../../src/core/sim/simulation.ts';
import { TraceReader } from '../../../../src/core/trace/reader.ts';
import { type Trace, traceHash } from '../../../../src/core/trace/trace.ts';
import * as clusters from '../../../support/clusters.ts';
import { runToEnd } from '../../../support/runs.ts';
import { sceneNamed } from '../../../support/sceneRuns.ts';

const prove = async (scene: Scene): Promise<readonly Gain[]> => (await proveInSlices(scene, async () => {}))!;
const verdictOn = async (id: string, tweaks: readonly Tweak[] = []): Promise<Resource | undefined> =>
  bottleneckOf(await prove(tweakScene(sceneNamed(id), tweaks)));
const run = ({ network, program, conditions }: SetUp): Trace => runToEnd(network, program, conditions);

describe('the verdict on the scenes of the app', () => {
  it.each([
    ['two-ultraservers', 'efa'],
    ['one-ultraserver', 'neuronLink'],
    ['four-ultraservers', 'efa'],
    ['hash-or-spray', 'fabric'],
    ['small-and-large', 'neuronLink'],
    // The first half waits for a slow chip, the second for a slow link.
    ['straggler', undefined],
  ] as const)('[L8] the bottleneck of %s is %s', async (id, resource) => {
    const gains = await prove(sceneNamed(id));
    expect(bottleneckOf(gains)).toBe(resource);
    expect(gains.map(({ gain }) => gain)).toEqual(gains.map(({ gain }) => gain).toSorted((a, b) => b - a));
    if (resource === undefined) return;
    const attribution = attributionOf(new TraceReader(simulate(sceneNamed(id))));
    const gain = Math.max(...gains.filter((one) => one.resource === resource).map((one) => one.gain));
    // Doubling a resource saves at most half of the time on it if the chain stays the same.
    expect(shareOf(attribution, resource)).toBeGreaterThan(gain);
  });

  it('[L8] changes with the numbers: with a fast EFA, two UltraServers wait for their chips', async () => {
    const fast = [
      { path: 'cluster.efa.rate', value: 100 },
      { path: 'workload.compute', value: 3000 },
    ];
    expect(await verdictOn('two-ultraservers', fast)).toBe('compute');
  });
});

describe('the proof', () => {
  it.each(['two-ultraservers', 'straggler', 'hash-or-spray'])(
    '[L5] a copy of %s without a change gains exactly 0',
    (id) => {
      const scene = sceneNamed(id);
      const [whole, twin] = [setUp(scene), setUp(scene)];
      const [first, second] = [run(whole), run(twin)];
      expect(traceHash(second)).toBe(traceHash(first));
      expect(traceHash(first)).toBe(traceHash(simulate(scene)));
      expect(gainOf(first.finish, second.finish)).toBe(0);
      // The same set-up again, after runs that drew from its streams.
      expect(traceHash(run(whole))).toBe(traceHash(first));
    },
  );

  const KINDS = {
    torus: clusters.torus([2, 3, 2]),
    oneUltraServer: clusters.oneUltraServer(2, 2),
    ultraServers: clusters.layered(4, 2, { side: 2, plates: 2, pods: 2 }),
    switchedUltraServers: clusters.switched(2, 2, 2, true),
    campus: clusters.campus({ buildings: 2, perBuilding: 2, switches: 2, borders: 1 }),
    leafSpine: clusters.leafSpine(2, 2, 2),
    star: clusters.star(3),
    fullMesh: clusters.fullMesh(3),
    custom: clusters.custom([clusters.node('a', 'chip'), clusters.node('b', 'chip')], [clusters.link('a', 'b')]),
  };
  it.each(Object.entries(KINDS))('changes one resource at a time, and each changes the run: %s', (_, scene) => {
    const { network, route, spreading } = buildCluster(scene);
    const builder = new ProgramBuilder(network, route, { spreading, seed: '' });
    builder.beginPhase('all');
    const starts = Array.from({ length: network.chipCount }, (_one, chip) => builder.compute(chip, 5000 + chip, []));
    for (let from = 0; from < network.chipCount; from++) {
      for (let to = 0; to < network.chipCount; to++) if (from !== to) builder.send(from, to, 20, [starts[from]!]);
    }
    const whole: SetUp = { network, program: builder.seal(), conditions: undefined };
    const changes = changesOf(whole);
    const linked = changes.flatMap(({ resource, what }) =>
      what === 'rate' ? LINK_CLASSES.filter((name) => LINK_CLASS[name].resource === resource) : [],
    );
    const present = [...new Set(network.linkClass)].map((row) => LINK_CLASSES[row]!);
    expect(present.filter((name) => !linked.includes(name))).toEqual([]);
    for (const change of changes) {
      const better = improve(whole, change);
      const isOwn = (link: number): boolean => RESOURCE_OF[network.linkClass[link]!] === change.resource;
      for (let link = 0; link < network.linkCount; link++) {
        const isFaster = isOwn(link) && change.what === 'rate';
        const isNearer = isOwn(link) && change.what === 'latency';
        expect(better.network.linkRate[link]).toBe(network.linkRate[link]! * (isFaster ? 2 : 1));
        expect(better.network.linkLatency[link]).toBe(network.linkLatency[link]! / (isNearer ? 2 : 1));
      }
      expect(traceHash(run(better)), JSON.stringify(change)).not.toBe(traceHash(run(whole)));
    }
  });

  it('stops if a pause rejects, and pauses between runs and within long ones', async () => {
    let pauses = 0;
    const stopped = proveInSlices(sceneNamed('two-ultraservers'), async () => {
      if (++pauses === 5) throw new Error('enough');
    });
    await expect(stopped).rejects.toThrow('enough');
  });

  it('is not attempted for a run that is too long', async () => {
    const long = tweakScene(sceneNamed('two-ultraservers'), [{ path: 'cluster.neuronLink.packet', value: 16 }]);
    expect(setUp(long).program.hopCount).toBeGreaterThan(MOST_HOPS);
    expect(await proveInSlices(long, async () => {})).toBeUndefined();
  });
});

describe('which resource is the bottleneck', () => {
  const gain = (resource: Resource, share: number, what: Gain['what'] = 'rate'): Gain => ({
    resource,
    what,
    gain: share,
  });

  it('is the one with the largest gain, by any change', () => {
    expect(bottleneckOf([gain('efa', 0.2, 'latency'), gain('compute', 0.1), gain('efa', 0.01)])).toBe('efa');
  });

  it('is undefined if every gain is small, two are nearly equal, or there is none', () => {
    expect(bottleneckOf([gain('efa', 0.049)])).toBeUndefined();
    expect(bottleneckOf([gain('efa', 0.3), gain('compute', 0.25)])).toBeUndefined();
    expect(bottleneckOf([gain('efa', -0.1)])).toBeUndefined();
    expect(bottleneckOf([])).toBeUndefined();
  });

  it('ignores ties between two changes of one resource', () => {
    expect(bottleneckOf([gain('efa', 0.3), gain('efa', 0.3, 'latency')])).toBe('efa');
  });
});
