import { PlainRun } from '../src/core/sim/plainRun.ts';
import { ringOfWork } from './ringOfWork.ts';
import { type Figure, medians } from './figures.ts';

/** Hops of each size; the largest is past the limits of a scene, which the run itself does not know. */
const SIZES = [10_000, 100_000, 1_000_000, 10_000_000] as const;

/** How much the cost of a hop grows with the length of the run. The network stays the same. */
export function growthFigures(): readonly Figure[] {
  const costs = SIZES.map((hops) => {
    const { network, program } = ringOfWork(hops);
    const rounds = hops > 1_000_000 ? 3 : hops > 100_000 ? 7 : 51;
    const [time] = medians(
      [
        () => {
          const run = new PlainRun(network, program);
          run.advance(Number.POSITIVE_INFINITY);
          return run.seal();
        },
      ],
      rounds,
      hops > 1_000_000 ? 1 : 20,
    );
    return (time! * 1e6) / program.hopCount;
  });
  return [
    ...SIZES.map((hops, i) => ({ name: `growth: cost of a hop, ${hops} hops`, value: costs[i]!, unit: 'ns' })),
    { name: 'growth: cost of a hop, 10^7 hops ÷ 10^4 hops', value: costs.at(-1)! / costs[0]!, unit: 'ratio' },
  ];
}
