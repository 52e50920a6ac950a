import seedrandom from 'seedrandom';

/** Numbers in [0, 1), the same for the same seed and name on every machine. */
export type RandomStream = () => number;

/**
 * One stream a purpose, so that drawing more or fewer numbers for one purpose reshuffles no other. It is seeded at the first
 * draw: that costs as much as hundreds of draws, and a large cluster has many streams that are never drawn from.
 */
export function randomStream(seed: string, purpose: string): RandomStream {
  let generator: seedrandom.PRNG | undefined;
  return () => {
    generator ??= seedrandom(`${seed}/${purpose}`);
    return generator.quick();
  };
}

/** A whole number from 0 to `count` − 1, each as likely. */
export function drawBelow(random: RandomStream, count: number): number {
  return Math.floor(random() * count);
}

/** Half of what two draws of a stream differ by at least. */
const HALF_STEP = 2 ** -33;

/**
 * An exponential draw of mean 1, above 0 and finite, by comparisons alone (J. von Neumann, "Various techniques used in
 * connection with random digits", 1951): a number u, then ever smaller ones after it. The run is of odd length with
 * probability e^−u; else 1 is added and another u is tried, which happens with probability e^−1. Takes 4.3 draws on average.
 */
export function drawExponential(random: RandomStream): number {
  for (let whole = 0; ; whole++) {
    const first = random();
    let isOdd = true;
    let last = first;
    for (let next = random(); next < last; next = random()) {
      last = next;
      isOdd = !isOdd;
    }
    if (isOdd) return whole + first + HALF_STEP;
  }
}

/** A random order of 0 to `count` − 1 in which nothing keeps its place, as one cycle (Sattolo); of one item, itself. */
export function drawCycle(random: RandomStream, count: number): number[] {
  const items = Array.from({ length: count }, (_, i) => i);
  for (let i = count - 1; i > 0; i--) {
    const j = drawBelow(random, i);
    [items[i], items[j]] = [items[j]!, items[i]!];
  }
  return items;
}
