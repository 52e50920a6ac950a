import seedrandom from 'seedrandom';

/** Numbers in [0, 1), the same for the same seed and name on every machine. */
export type RandomStream = () => number;

/** One stream a purpose, so that drawing more or fewer numbers for one purpose reshuffles no other. */
export function randomStream(seed: string, purpose: string): RandomStream {
  const generator = seedrandom(`${seed}/${purpose}`);
  return () => generator.quick();
}
