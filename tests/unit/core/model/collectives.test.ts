import { describe, expect, it } from 'vitest';
import { inOneGo } from '../../../../src/core/base/steps.ts';
import { randomStream } from '../../../../src/core/base/random.ts';
import { COLLECTIVES } from '../../../../src/core/model/collectives/collectives.ts';
import type { Team } from '../../../../src/core/model/collectives/team.ts';
import { COLLECTIVE_NAMES, type CollectiveName } from '../../../../src/core/scene/workloads/collectiveNames.ts';
import { group } from '../../../support/plainNetworks.ts';
import { seeds } from '../../../support/runs.ts';
import { type Buffer, MOST_CHIPS, NOTHING, SymbolicRun, wholeOf } from '../../../support/symbolic.ts';

type Case = { readonly team: Team; readonly rings: number; readonly channels: number; readonly barrier: boolean };

/** A team of up to 30 chips: without structure, in domains, or on one or more tori. */
function drawCase(seed: number): Case {
  const random = randomStream(`${seed}`, 'collectives');
  const pick = <T>(choices: readonly T[]): T => choices[Math.floor(random() * choices.length)]!;
  const sizes = pick([[], [], [4, 4], [2, 2], [3], [2, 3], [4, 2], [2, 2, 2], [3, 2, 2], [4, 3, 2]]);
  const size = sizes.length > 0 ? sizes.reduce((product, side) => product * side, 1) : pick(group(13).slice(1));
  const domains = pick([1, 1, 2, 3].filter((count) => count * size <= MOST_CHIPS));
  const chips = group(size * domains);
  const strides = sizes.map((_, d) => sizes.slice(0, d).reduce((product, side) => product * side, 1));
  const rings = sizes.map((side, d) => {
    const isFirst = (chip: number): boolean => Math.floor(chip / strides[d]!) % side === 0;
    return chips.filter(isFirst).map((chip) => group(side).map((i) => chip + i * strides[d]!));
  });
  const peers = domains === 1 ? [] : group(size).map((i) => group(domains).map((u) => u * size + i));
  const team = { chips, rings, domains: group(domains).map((u) => chips.slice(u * size, (u + 1) * size)), peers };
  return { team, rings: pick([1, 2, 4]), channels: pick([1, 2, 3]), barrier: random() < 0.4 };
}

/** Runs the collective on symbols; undefined if it refuses the team. */
function tryRun(name: CollectiveName, of: Case, initial: (chip: number) => Buffer): SymbolicRun | undefined {
  const { run, refuse } = COLLECTIVES[name];
  if (refuse(of.team, of) !== undefined) return undefined;
  const part = { start: 0, amount: amountOf(of) };
  return new SymbolicRun(
    of.team.chips.length,
    initial,
    (to, after) => inOneGo(run(of)(to, of.team, part, after)),
    of.barrier,
  );
}

/** A number of cells that all pieces and slices divide evenly. */
const amountOf = ({ team, rings, channels }: Case): number => team.chips.length * rings * channels;
const filled = (of: Case, cell: (i: number) => number): Buffer => Int32Array.from(group(amountOf(of)), cell);
const ownIn = (of: Case) => (chip: number) => filled(of, () => 1 << chip);

/** By chip: the cells that have every contribution after a reduce-scatter. */
function piecesAfter(run: SymbolicRun, chips: number): readonly (readonly number[])[] {
  return group(chips).map((chip) => [...run.resultOf(chip)].flatMap((cell, i) => (cell === wholeOf(chips) ? [i] : [])));
}

const SEEDS = seeds(1, 100);
const cases = SEEDS.map((seed) => [seed, drawCase(seed)] as const);

describe('[L3] every collective computes what its name says, on symbols, over random groups', () => {
  const ran = new Map<CollectiveName, number>();
  const runs = (
    name: CollectiveName,
    check: (of: Case, run: SymbolicRun, label: string) => void,
    fresh = ownIn,
  ): void => {
    for (const [seed, of] of cases) {
      const run = tryRun(name, of, fresh(of));
      if (run === undefined) continue;
      ran.set(name, (ran.get(name) ?? 0) + 1);
      check(of, run, `${name}, seed ${seed}`);
    }
    expect(ran.get(name), `${name} ran`).toBeGreaterThan(10);
  };

  for (const name of COLLECTIVE_NAMES.filter((one) => one.endsWith('AllReduce'))) {
    it(`${name}: every chip ends with every contribution once`, () => {
      runs(name, ({ team: { chips } }, run, label) => {
        for (const chip of chips) {
          expect(
            run.resultOf(chip).every((cell) => cell === wholeOf(chips.length)),
            `${label}, chip ${chip}`,
          ).toBe(true);
        }
      });
    });
  }

  for (const name of COLLECTIVE_NAMES.filter((one) => one.endsWith('ReduceScatter'))) {
    it(`${name}: the chips' pieces are whole, of one size, and cover the buffer once`, () => {
      runs(name, (of, run, label) => {
        const n = of.team.chips.length;
        const pieces = piecesAfter(run, n);
        // A group of one holds everything from the start.
        expect(new Set(pieces.map(({ length }) => length)), label).toEqual(new Set([amountOf(of) / n]));
        expect(
          pieces.flat().toSorted((a, b) => a - b),
          label,
        ).toEqual(group(amountOf(of)));
      });
    });

    const gather = name.replace('ReduceScatter', 'AllGather') as CollectiveName;
    it(`${gather}: from the pieces that ${name} leaves, every chip ends with all of them`, () => {
      const startOf = (of: Case): ((chip: number) => Buffer) => {
        const scattered = tryRun(name, of, ownIn(of));
        const pieces = scattered === undefined ? [] : piecesAfter(scattered, of.team.chips.length);
        const start = pieces.map((own) => filled(of, (i) => (own.includes(i) ? i + 1 : NOTHING)));
        return (chip) => start[chip]!;
      };
      runs(
        gather,
        ({ team: { chips } }, run, label) => {
          for (const chip of chips) {
            expect(
              run.resultOf(chip).every((cell, i) => cell === i + 1),
              `${label}, chip ${chip}`,
            ).toBe(true);
          }
        },
        startOf,
      );
    });
  }

  it('treeBroadcast: every chip ends with the first one’s data', () => {
    const onlyFirst = (of: Case) => (chip: number) => filled(of, () => (chip === 0 ? 1 : NOTHING));
    runs(
      'treeBroadcast',
      ({ team: { chips } }, run, label) => {
        for (const chip of chips)
          expect(
            run.resultOf(chip).every((cell) => cell === 1),
            label,
          ).toBe(true);
      },
      onlyFirst,
    );
  });

  it('treeReduce: the first chip ends with every contribution once', () => {
    runs('treeReduce', ({ team: { chips } }, run, label) => {
      expect(
        run.resultOf(0).every((cell) => cell === wholeOf(chips.length)),
        label,
      ).toBe(true);
    });
  });

  it('allToAll: chip i sends piece j of its own to chip j, once', () => {
    runs('allToAll', (of, run, label) => {
      const n = of.team.chips.length;
      const sent = [...run.messages.values()].map(({ from, to, part }) => [from, to, part.start, part.amount].join());
      const size = amountOf(of) / n;
      const expected = group(n * n).flatMap((i) => {
        const [from, to] = [Math.floor(i / n), i % n];
        return from === to ? [] : [[from, to, to * size, size].join()];
      });
      expect(sent.toSorted(), label).toEqual(expected.toSorted());
    });
  });

  it('permute: every chip ends with the buffer of the one before it', () => {
    runs('permute', ({ team: { chips } }, run, label) => {
      for (const chip of chips) {
        const before = (chip + chips.length - 1) % chips.length;
        expect(
          run.resultOf(chip).every((cell) => cell === 1 << before),
          label,
        ).toBe(true);
      }
    });
  });

  it('handOver: every chip ends with the buffer of its counterpart in the previous domain; the first domain keeps its own', () => {
    runs('handOver', ({ team: { chips, domains } }, run, label) => {
      const size = chips.length / domains.length;
      for (const chip of chips) {
        const before = chip < size ? chip : chip - size;
        expect(
          run.resultOf(chip).every((cell) => cell === 1 << before),
          label,
        ).toBe(true);
      }
    });
  });

  it('the cases include four rings on a 4 × 4', () => {
    const fours = cases.filter(
      ([, of]) => of.rings === 4 && COLLECTIVES.ringAllReduce.refuse(of.team, of) === undefined,
    );
    expect(fours.length).toBeGreaterThan(2);
  });
});
