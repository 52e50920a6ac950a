import seedrandom from 'seedrandom';

/** Random numbers in [0, 1). */
export type RandomStream = () => number;

/**
 * A stream that is the same for the same seed and purpose on every machine. Each purpose has its own stream, so that drawing
 * more or fewer numbers for one changes no other. Seeding costs as much as hundreds of draws and a large cluster has many
 * streams that are never used, so a stream is seeded at its first draw.
 */
export function randomStream(seed: string, purpose: string): RandomStream {
  let generator: seedrandom.PRNG | undefined;
  return () => {
    generator ??= seedrandom(`${seed}/${purpose}`);
    return generator.quick();
  };
}

/** A whole number from 0 to `count` − 1, uniformly distributed. */
export function drawBelow(random: RandomStream, count: number): number {
  return Math.floor(random() * count);
}

/** Half of the least difference between two different draws of a stream. */
const HALF_STEP = 2 ** -33;

/**
 * An exponentially distributed number of mean 1, above 0 and finite. It uses comparisons only, so every machine draws the same
 * (J. von Neumann, "Various techniques used in connection with random digits", 1951): draw u, then further numbers while each
 * is smaller than the one before. The length of this run is odd with probability e^−u, and u is taken; else (probability e^−1)
 * add 1 and start again. Takes 4.3 draws on average.
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

/** A random cyclic permutation of 0 to `count` − 1 (Sattolo's algorithm): for more than one item, none keeps its place. */
export function drawCycle(random: RandomStream, count: number): number[] {
  const items = Array.from({ length: count }, (_, i) => i);
  for (let i = count - 1; i > 0; i--) {
    const j = drawBelow(random, i);
    [items[i], items[j]] = [items[j]!, items[i]!];
  }
  return items;
}
