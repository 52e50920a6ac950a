import { randomStream } from '../../../src/core/base/random.ts';

/** Random source of the actions; determined by the seed. */
export type Random = {
  /** A number in [0, 1). */
  readonly share: () => number;
  readonly below: (count: number) => number;
  readonly among: <T>(list: readonly [T, ...T[]] | readonly T[]) => T;
};

export function randomOf(seed: string): Random {
  const share = randomStream(seed, 'soak');
  const below = (count: number): number => Math.floor(share() * count);
  return {
    share,
    below,
    among: (list) => {
      if (list.length === 0) throw new Error('There is nothing to choose from');
      return list[below(list.length)]!;
    },
  };
}
