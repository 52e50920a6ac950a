import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { isCertainlyBackwards, type NoLater, noLaterIn } from '../../../../src/core/scene/momentOrder.ts';
import { checkScene } from '../../../../src/core/scene/parse.ts';
import { SceneError } from '../../../../src/core/scene/problem.ts';
import type { Moment, Scene } from '../../../../src/core/scene/schema.ts';
import { simulate } from '../../../../src/core/sim/simulation.ts';
import type { Trace } from '../../../../src/core/trace/trace.ts';
import { leafSpine, oneUltraServer, switched, torus } from '../../../support/clusters.ts';
import { sceneWith } from '../../../support/sceneFiles.ts';
import { invented } from '../../../support/workloadRuns.ts';

vi.setConfig({ testTimeout: 60_000 });

const some = fc.integer({ min: 0, max: 40 });
const COLLECTIVES = [
  'ringAllReduce',
  'allToAll',
  'treeBroadcast',
  'treeReduce',
  'permute',
  'handOver',
  'hierarchicalAllReduce',
];
const ALGORITHMS = ['hierarchical', 'ring', 'mesh', 'halvingDoubling', undefined];

const run = (name: string) =>
  fc.record(
    {
      name: fc.constant(name),
      collective: fc.constantFrom(...COLLECTIVES),
      over: fc.constantFrom('all', 'domains'),
      group: fc.constantFrom(1, 1, 2),
      spreading: fc.constantFrom('spray', 'hash'),
    },
    { requiredKeys: ['name', 'collective', 'over'] },
  );

const WORKLOADS: readonly fc.Arbitrary<unknown>[] = [
  fc
    .record({
      layers: fc.integer({ min: 1, max: 3 }),
      overlap: fc.boolean(),
      algorithm: fc.constantFrom(...ALGORITHMS),
      compute: some,
      spread: fc.constantFrom(0, 0.9),
    })
    .map(({ layers, overlap, algorithm, compute, spread }) => ({
      kind: 'trainingSteps',
      steps: 2,
      compute: invented(compute),
      computeSpread: invented(spread),
      gradients: invented(256),
      layers,
      overlap,
      ...(algorithm === undefined ? {} : { algorithm }),
    })),
  fc
    .record({ collective: fc.constantFrom(...COLLECTIVES), over: fc.constantFrom('all', 'domains') })
    .map((one) => ({ kind: 'collective', ...one, size: invented(100), times: 3 })),
  fc.record({ gap: some, tokens: fc.integer({ min: 1, max: 4 }) }).map(({ gap, tokens }) => ({
    kind: 'inference',
    requests: 8,
    gap: invented(gap + 1),
    prefillChips: 2,
    decodeChips: 2,
    assignment: 'roundRobin',
    prefill: invented(15),
    kvCache: invented(60),
    promptSpread: invented(0.9),
    tokens,
    decode: invented(2),
  })),
  fc
    .array(fc.record({ compute: some, runs: fc.tuple(run('left'), run('right')) }), { minLength: 2, maxLength: 2 })
    .map((parts) => ({
      kind: 'sequence',
      parts: parts.map(({ compute, runs }, at) => ({
        name: `part${at}`,
        compute: invented(compute),
        size: invented(80),
        runs,
      })),
    })),
  fc.record({ tokens: fc.integer({ min: 1, max: 3 }), skew: fc.constantFrom(0, 0.9) }).map(({ tokens, skew }) => ({
    kind: 'experts',
    steps: 3,
    experts: 8,
    tokens,
    tokenSize: invented(9),
    compute: invented(1),
    skew: invented(skew),
    replicated: 0,
    replicas: 1,
  })),
];

const CLUSTERS = [oneUltraServer(2, 2), switched(2, 2, 2, true), leafSpine(2, 2, 2), leafSpine(4, 1, 2), torus([4])];

const scene = fc.record({
  workload: fc.oneof(...WORKLOADS),
  cluster: fc.constantFrom(...CLUSTERS),
  seed: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
  jitter: fc.boolean(),
  cut: fc.constantFrom(undefined, 5, 30),
  isBack: fc.boolean(),
  stragglers: fc.boolean(),
});

function simulated(of: typeof scene extends fc.Arbitrary<infer T> ? T : never): [Scene, Trace] | undefined {
  const fault = (at: number, kind: string) => ({ at: invented(at), link: { from: 'c0', to: 'c1' }, action: { kind } });
  const { cut } = of;
  const faults = cut === undefined ? [] : [fault(cut, 'cut'), ...(of.isBack ? [fault(cut + 60, 'back')] : [])];
  try {
    const checked = checkScene(
      sceneWith(
        [['beats'], []],
        [['cluster'], of.cluster],
        [['workload'], of.workload],
        [['seed'], of.seed],
        [
          ['variation'],
          {
            ...(of.jitter
              ? {
                  jitter: {
                    [of.cluster.kind === 'leafSpine' ? 'fabric' : 'neuronLink']: {
                      kind: 'uniform',
                      amplitude: invented(30),
                    },
                  },
                }
              : {}),
            ...(of.stragglers ? { stragglers: { chance: invented(0.3), factor: invented(9) } } : {}),
          },
        ],
        [['faults'], of.cluster.kind === 'torus' ? faults : []],
      ),
    );
    return [checked, simulate(checked)];
  } catch (error) {
    if (error instanceof SceneError) return undefined;
    throw error;
  }
}

describe('the known order of moments', () => {
  it('holds in every run (1500 scenes, seed 31)', () => {
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(scene, (of) => {
        const result = simulated(of);
        if (result === undefined) return;
        const [{ workload }, { program, moments }] = result;
        const noLater = noLaterIn(workload, program.phases);
        seen.set(workload.kind, (seen.get(workload.kind) ?? 0) + 1);
        // A phase without tasks has an arbitrary place.
        const busy = new Set(Array.from(program.phase, (row) => program.phases[row]!));
        const real = Object.entries(moments).filter(
          ([one]) => !one.includes('.') || busy.has(one.replace(/\.\w+$/, '')),
        );
        for (const [a, at] of real) {
          for (const [b, later] of real) {
            if (noLater(a, b) && at > later) expect.unreachable(`${a} at ${at} is after ${b} at ${later}`);
          }
        }
      }),
      { seed: 31, numRuns: 1500 },
    );
    expect([...seen.keys()].sort()).toEqual(['collective', 'experts', 'inference', 'sequence', 'trainingSteps']);
    for (const count of seen.values()) expect(count).toBeGreaterThan(30);
  });

  it('is transitive', () => {
    for (const [workload, phases] of [
      [{ kind: 'trainingSteps' }, ['step1.compute', 'step1.efa', 'step2.compute', 'step2.efa']],
      [
        { kind: 'trainingSteps', overlap: true },
        ['step1.layer1.compute', 'step1.layer1.efa', 'step1.layer2.compute', 'step2.layer1.compute'],
      ],
      [{ kind: 'sequence' }, ['a.compute', 'a.left', 'a.right.efa', 'a.right.allGather', 'b.compute', 'b.left']],
      [{ kind: 'collective' }, ['round1', 'round2', 'round3']],
      [{ kind: 'pipeline' }, ['batch1', 'batch2']],
    ] as const) {
      const noLater = noLaterIn(workload, phases);
      const names = ['start', 'end', ...phases.flatMap((phase) => [`${phase}.start`, `${phase}.end`])];
      for (const a of names) {
        expect(noLater('start', a) && noLater(a, 'end') && noLater(a, a)).toBe(true);
        for (const b of names) {
          for (const c of names) if (noLater(a, b) && noLater(b, c)) expect(noLater(a, c), `${a} ${c}`).toBe(true);
        }
      }
    }
  });
});

describe('a span between two moments', () => {
  const NAMES: readonly string[] = ['a', 'b', 'c', 'd', 'e'];
  /** Random partial orders of the names. */
  const posets = fc.array(fc.boolean(), { minLength: 10, maxLength: 10 }).map((bits): NoLater => {
    const before = Array.from({ length: 5 }, (_, a) => new Set([a]));
    let bit = 0;
    for (let a = 0; a < 5; a++) for (let b = a + 1; b < 5; b++) if (bits[bit++] === true) before[a]!.add(b);
    for (let b = 0; b < 5; b++) {
      for (const row of before) if (row.has(b)) for (const c of before[b]!) row.add(c);
    }
    return (a, b) => before[NAMES.indexOf(a)]!.has(NAMES.indexOf(b));
  });
  const name = fc.constantFrom(...NAMES);
  const share = fc.constantFrom(0, 0.1, 0.5, 0.85, 1);
  const moment: fc.Arbitrary<Moment> = fc.oneof(
    name,
    fc.record({ between: fc.tuple(name, name), share }) as fc.Arbitrary<Moment>,
  );
  const instant = (of: Moment, times: Readonly<Record<string, number>>): number => {
    if (typeof of === 'string') return times[of]!;
    const [from, to] = of.between.map((one) => times[one]!);
    return from! + (to! - from!) * of.share;
  };

  it('is reported as backwards if it is so in every possible order (3000 pairs, seed 32)', () => {
    // All times from 0 to 2 for the five names, which include every extreme run.
    const runs = Array.from({ length: 3 ** 5 }, (_, code) =>
      Object.fromEntries(NAMES.map((one, at) => [one, Math.floor(code / 3 ** at) % 3] as const)),
    );
    fc.assert(
      fc.property(posets, moment, moment, (noLater, from, to) => {
        const keeps = (times: Readonly<Record<string, number>>): boolean =>
          NAMES.every((a) => NAMES.every((b) => !noLater(a, b) || times[a]! <= times[b]!));
        const isForward = runs.some((times) => keeps(times) && instant(to, times) > instant(from, times) + 1e-9);
        expect(isCertainlyBackwards(from, to, noLater)).toBe(!isForward);
      }),
      { seed: 32, numRuns: 3000 },
    );
  });
});
