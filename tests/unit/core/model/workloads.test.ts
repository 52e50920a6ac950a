import { describe, expect, it, vi } from 'vitest';
import { numberOf, type Structural } from '../../../../src/core/base/provenance.ts';
import { drawBelow, randomStream } from '../../../../src/core/base/random.ts';
import type { Cluster } from '../../../../src/core/model/cluster.ts';
import { packetSizeOf, type Program, SEND } from '../../../../src/core/model/program.ts';
import { buildExperts } from '../../../../src/core/model/workloads/experts.ts';
import { buildIncast } from '../../../../src/core/model/workloads/incast.ts';
import { buildInference } from '../../../../src/core/model/workloads/inference.ts';
import { buildMessages } from '../../../../src/core/model/workloads/messages.ts';
import { buildOpenTraffic } from '../../../../src/core/model/workloads/openTraffic.ts';
import { SceneError } from '../../../../src/core/scene/problem.ts';
import type { Experts } from '../../../../src/core/scene/workloads/experts.ts';
import type { OpenTraffic } from '../../../../src/core/scene/workloads/openTraffic.ts';
import { WORKLOAD_PHASES } from '../../../../src/core/scene/workloads/workloads.ts';
import { traceHash } from '../../../../src/core/trace/trace.ts';
import { seeds } from '../../../support/runs.ts';
import { areaOfQueue, invented, meanOf, run, star } from '../../../support/workloadRuns.ts';

vi.setConfig({ testTimeout: 30_000 });

type Draw = { readonly below: (n: number) => number; readonly between: (low: number, high: number) => number };
type Case = {
  readonly kind: keyof typeof WORKLOAD_PHASES;
  readonly counts: Readonly<Record<string, unknown>>;
  readonly build: (cluster: Cluster, seed: string) => Program;
};

/** Each kind of workload that is built here, with parameters drawn at random for a cluster of `chips`. */
const KINDS: Readonly<Record<string, (draw: Draw, chips: number) => Case>> = {
  messages: ({ below, between }, chips) => {
    const messages = Array.from({ length: below(30) }, () => {
      const from = below(chips);
      const to = (from + 1 + below(chips - 1)) % chips;
      return { at: invented(between(0, 50)), from, to, size: invented(between(0.1, 90)) };
    });
    return caseOf({ kind: 'messages' as const, messages }, buildMessages);
  },
  incast: ({ below, between }, chips) =>
    caseOf(
      {
        kind: 'incast' as const,
        receiver: below(chips),
        senders: 1 + below(chips - 1),
        size: invented(between(0.1, 90)),
        bursts: 1 + below(5),
        gap: invented(between(0.1, 40)),
      },
      buildIncast,
    ),
  openTraffic: (draw, chips) => caseOf(traffic(draw, chips), buildOpenTraffic),
  experts: ({ below, between }, chips) =>
    caseOf(
      {
        kind: 'experts' as const,
        steps: 1 + below(3),
        experts: 2 + below(2 * chips),
        tokens: 1 + below(20),
        tokenSize: invented(between(0.1, 20)),
        compute: invented(between(0, 3)),
        skew: invented(between(0, 0.99)),
        replicated: below(4),
        replicas: 1 + below(chips),
      },
      buildExperts,
    ),
  inference: ({ below, between }, chips) => {
    const prefillChips = 1 + below(chips - 1);
    return caseOf(
      {
        kind: 'inference' as const,
        requests: 1 + below(30),
        gap: invented(between(0.1, 10)),
        prefillChips,
        decodeChips: 1 + below(chips - prefillChips),
        assignment: below(2) === 0 ? ('roundRobin' as const) : ('leastLoaded' as const),
        prefill: invented(between(0.1, 20)),
        kvCache: invented(between(0.1, 90)),
        promptSpread: invented(between(0, 0.9)),
        tokens: 1 + below(8),
        decode: invented(between(0.1, 5)),
      },
      buildInference,
    );
  },
};

function caseOf<W extends { readonly kind: Case['kind'] }>(
  workload: W,
  build: (workload: W, cluster: Cluster, seed: string) => Program,
): Case {
  return { kind: workload.kind, counts: workload, build: (cluster, seed) => build(workload, cluster, seed) };
}

function traffic({ below, between }: Draw, chips: number): OpenTraffic {
  const gap = invented(between(1, 20));
  const patterns: readonly OpenTraffic['pattern'][] = [
    { kind: 'uniform' },
    { kind: 'permutation' },
    { kind: 'hotSpot', chip: below(chips), share: invented(between(0, 1)) },
  ];
  const sizes: readonly OpenTraffic['sizes'][] = [
    { kind: 'fixed', size: invented(between(0.1, 20)) },
    { kind: 'mixed', small: invented(1), large: invented(30), largeShare: invented(0.2) },
    { kind: 'exponential', mean: invented(between(0.1, 20)) },
  ];
  return {
    kind: 'openTraffic',
    duration: invented(between(10, 100)),
    arrivals: below(2) === 0 ? { kind: 'poisson', gap } : { kind: 'regular', gap },
    pattern: patterns[below(3)]!,
    sizes: sizes[below(3)]!,
  };
}

function drawn(kind: string, seed: number): { readonly cluster: Cluster; readonly workload: Case } {
  const random = randomStream(`${seed}`, `workloads/${kind}`);
  const draw: Draw = {
    below: (n) => drawBelow(random, n),
    between: (low, high) => low + random() * (high - low),
  };
  const chips = 2 + draw.below(8);
  const cluster = star(chips, draw.between(1, 9), draw.between(1, 9), draw.below(4), 1 + draw.below(20));
  return { cluster, workload: KINDS[kind]!(draw, chips) };
}

const SEEDS = seeds(1, 150);

describe.each(Object.keys(KINDS))('%s', (kind) => {
  it('[L1] what is sent is received: every packet crosses its whole route once (seeds 1 to 150)', () => {
    for (const seed of SEEDS) {
      const { cluster, workload } = drawn(kind, seed);
      const trace = run(cluster, workload.build(cluster, `${seed}`));
      const { program } = trace;
      const received = new Float64Array(program.packetCount);
      trace.hopLink.forEach((link, hop) => {
        if (cluster.network.linkTo[link]! < cluster.network.chipCount) received[trace.hopPacket[hop]!]!++;
      });
      expect(received.every((count) => count === 1)).toBe(true);
      for (let task = 0; task < program.taskCount; task++) {
        if (program.kind[task] !== SEND) continue;
        const packets = program.firstPacket[task + 1]! - program.firstPacket[task]!;
        const units = Array.from({ length: packets }, (_, i) => packetSizeOf(program, task, i));
        const sum = units.reduce((all, one) => all + one, 0);
        expect(Math.abs(sum - program.amount[task]!)).toBeLessThan(1e-9 * program.amount[task]!);
        expect(trace.taskReady[task]).toBeGreaterThanOrEqual(program.notBefore[task]!);
      }
    }
  });

  it('[L3] F30: Little’s law holds on every queue, to the millitick (seeds 1 to 150)', () => {
    for (const seed of SEEDS) {
      const { cluster, workload } = drawn(kind, seed);
      const trace = run(cluster, workload.build(cluster, `${seed}`));
      const waited = new Float64Array(cluster.network.linkCount);
      trace.hopLink.forEach((link, hop) => (waited[link]! += trace.hopStart[hop]! - trace.hopEnqueue[hop]!));
      // L = λW over [0, finish], which begins and ends with empty queues: area = number × mean wait.
      for (let link = 0; link < cluster.network.linkCount; link++) expect(areaOfQueue(trace, link)).toBe(waited[link]);
    }
  });

  it('[L5] the same seed gives the same run, and another seed another run if anything is random', () => {
    const isDrawn = kind !== 'messages' && kind !== 'incast';
    let others = 0;
    for (const seed of SEEDS.slice(0, 30)) {
      const { cluster, workload } = drawn(kind, seed);
      const hash = (one: string): string => traceHash(run(cluster, workload.build(cluster, one)));
      expect(hash('a')).toBe(hash('a'));
      if (hash('a') !== hash('b')) others++;
    }
    expect(others > 20).toBe(isDrawn);
    expect(others === 0).toBe(!isDrawn);
  });

  it('begins the phases that a beat may name, in their order', () => {
    for (const seed of SEEDS) {
      const { cluster, workload } = drawn(kind, seed);
      const count = (key: string): number => numberOf(workload.counts[key] as Structural);
      expect(workload.build(cluster, 's').phases).toEqual(WORKLOAD_PHASES[workload.kind](count, () => undefined));
    }
  });
});

describe('random streams', () => {
  const cluster = star(6, 5, 5, 1, 10);
  const base: OpenTraffic = {
    kind: 'openTraffic',
    duration: invented(200),
    arrivals: { kind: 'poisson', gap: invented(5) },
    pattern: { kind: 'uniform' },
    sizes: { kind: 'exponential', mean: invented(4) },
  };
  const build = (change: Partial<OpenTraffic>) => buildOpenTraffic({ ...base, ...change }, cluster, 's');

  it('another pattern changes no instant and no size; another size no instant and no receiver', () => {
    const plain = build({});
    const hot = build({ pattern: { kind: 'hotSpot', chip: 2, share: invented(0.5) } });
    expect(hot.notBefore).toEqual(plain.notBefore);
    expect(hot.amount).toEqual(plain.amount);
    expect(hot.to).not.toEqual(plain.to);
    const fixed = build({ sizes: { kind: 'fixed', size: invented(4) } });
    expect([fixed.notBefore, fixed.to]).toEqual([plain.notBefore, plain.to]);
  });

  it('a longer run begins like the shorter one, chip by chip', () => {
    const ofChip = (program: Program, chip: number): readonly string[] =>
      Array.from(program.from.keys())
        .filter((task) => program.from[task] === chip)
        .map((task) => `${program.notBefore[task]} ${program.to[task]} ${program.amount[task]}`);
    const [short, long] = [build({}), build({ duration: invented(400) })];
    for (let chip = 0; chip < 6; chip++) {
      const before = ofChip(short, chip);
      expect(before.length).toBeGreaterThan(10);
      expect(ofChip(long, chip).slice(0, before.length)).toEqual(before);
    }
  });

  it('regular traffic keeps its gap; a permutation gives each chip one sender', () => {
    const { from, to, notBefore } = build({
      arrivals: { kind: 'regular', gap: invented(5) },
      pattern: { kind: 'permutation' },
    });
    const partners = new Map(Array.from(from, (chip, task) => [chip, to[task]!]));
    expect(new Set(partners.values()).size).toBe(6);
    for (const [chip, partner] of partners) expect(partner).not.toBe(chip);
    for (let task = 1; task < from.length; task++) {
      expect(to[task]).toBe(partners.get(from[task]!));
      if (from[task] !== from[task - 1]) continue;
      expect(Math.abs(notBefore[task]! - notBefore[task - 1]! - 5000)).toBeLessThanOrEqual(1);
    }
  });

  it('receivers, sizes and gaps are independent (correlations within 4 standard errors)', () => {
    const { from, to, amount, notBefore } = build({ duration: invented(50_000) });
    const rows = Array.from(from.keys()).filter((task) => from[task] === 0 && from[task + 1] === 0);
    const columns = [
      rows.map((task) => to[task]!),
      rows.map((task) => amount[task]!),
      rows.map((task) => notBefore[task + 1]! - notBefore[task]!),
    ];
    for (const [i, one] of columns.entries()) {
      for (const other of columns.slice(i + 1)) {
        expect(Math.abs(correlation(one, other))).toBeLessThan(4 / Math.sqrt(rows.length));
      }
    }
  });

  it('the hot chip gets its share, the other chips the rest evenly', () => {
    const { from, to } = build({
      duration: invented(50_000),
      pattern: { kind: 'hotSpot', chip: 2, share: invented(0.4) },
    });
    const fromOthers = Array.from(to).filter((_, task) => from[task] !== 2);
    const share = fromOthers.filter((chip) => chip === 2).length / fromOthers.length;
    expect(Math.abs(share - (0.4 + 0.6 / 5))).toBeLessThan(0.01);
  });
});

function correlation(one: readonly number[], other: readonly number[]): number {
  const [a, b] = [meanOf(one), meanOf(other)];
  const product = (x: readonly number[], y: readonly number[], p: number, q: number): number =>
    x.reduce((sum, value, i) => sum + (value - p) * (y[i]! - q), 0);
  return product(one, other, a, b) / Math.sqrt(product(one, one, a, a) * product(other, other, b, b));
}

describe('experts', () => {
  const cluster = star(8, 5, 5, 1, 10);
  const base: Experts = {
    kind: 'experts',
    steps: 1,
    experts: 8,
    tokens: 100,
    tokenSize: invented(1),
    compute: invented(1),
    skew: invented(0.5),
    replicated: 0,
    replicas: 1,
  };
  /** Ticks of expert compute, by chip. */
  const load = (change: Partial<Experts>): number[] => {
    const { from, amount, kind } = buildExperts({ ...base, ...change }, cluster, 's');
    const ticks = Array<number>(8).fill(0);
    kind.forEach((one, task) => {
      if (one !== SEND) ticks[from[task]!]! += amount[task]! / 1000;
    });
    return ticks;
  };

  it('every token is computed once; a skew of 1/2 loads the first expert by 1/(1 + e)', () => {
    const ticks = load({});
    expect(ticks.reduce((sum, one) => sum + one, 0)).toBe(800);
    const weights = Array.from({ length: 8 }, (_, e) => 1 / (1 + e));
    const all = weights.reduce((sum, one) => sum + one, 0);
    ticks.forEach((one, e) => expect(Math.abs(one - (800 * weights[e]!) / all)).toBeLessThan(60));
    expect(Math.max(...load({ skew: invented(0) }))).toBeLessThan(140);
  });

  it('replicas of the hottest expert share its tokens; the total stays the same', () => {
    const [plain, copied] = [load({}), load({ replicated: 1, replicas: 4 })];
    expect(copied[0]).toBeLessThan(plain[0]! / 3);
    expect(copied.reduce((sum, one) => sum + one, 0)).toBe(800);
    // Copies are on chips 0, 2, 4 and 6.
    for (const chip of [1, 3, 5, 7]) expect(copied[chip]).toBe(plain[chip]);
    for (const chip of [2, 4, 6]) expect(copied[chip]).toBeGreaterThan(plain[chip]!);
  });
});

describe('numbers that the cluster cannot take are refused with their path', () => {
  const cluster = star(4, 5, 5, 1, 10);
  const problemsOf = (build: () => unknown): readonly string[] => {
    try {
      build();
      return [];
    } catch (error) {
      if (!(error instanceof SceneError)) throw error;
      return error.problems.map(({ path, kind, got }) => `${path}: ${kind}, ${got}`);
    }
  };
  const message = (from: number, to: number) => ({ at: invented(0), from, to, size: invented(1) });

  it('chips of messages, all of them at once', () => {
    const messages = [message(0, 1), message(4, 1), message(3, 9), message(2, 2)];
    expect(problemsOf(() => buildMessages({ kind: 'messages', messages }, cluster, 's'))).toEqual([
      'workload.messages[1].from: dangling, 4',
      'workload.messages[2].to: dangling, 9',
      'workload.messages[3].to: dangling, 2',
    ]);
  });

  it('the receiver and the senders of an incast', () => {
    const incast = { kind: 'incast', size: invented(1), bursts: 1, gap: invented(1) } as const;
    expect(problemsOf(() => buildIncast({ ...incast, receiver: 4, senders: 1 }, cluster, 's'))).toEqual([
      'workload.receiver: dangling, 4',
    ]);
    expect(problemsOf(() => buildIncast({ ...incast, receiver: 0, senders: 4 }, cluster, 's'))).toEqual([
      'workload.senders: outOfRange, 4',
    ]);
  });

  it('pools of an inference service, tokens of experts', () => {
    const { workload } = drawn('inference', 1);
    const inference = (prefillChips: number, decodeChips: number) =>
      problemsOf(() => buildInference({ ...workload.counts, prefillChips, decodeChips } as never, cluster, 's'));
    expect(inference(4, 1)).toEqual(['workload.prefillChips: outOfRange, 4']);
    expect(inference(2, 3)).toEqual(['workload.decodeChips: outOfRange, 3']);
    expect(inference(1, 3)).toEqual([]);
    const experts = drawn('experts', 1).workload.counts;
    const many = { ...experts, tokens: 4096, steps: 100_000 } as never;
    expect(problemsOf(() => buildExperts(many, cluster, 's'))).toEqual([`workload: limit, ${4096 * 4 * 100_000}`]);
  });
});
