import { NetworkBuilder } from '../model/network.ts';
import { ProgramBuilder } from '../model/program.ts';
import { PlainRun } from './plainRun.ts';

const RUNS = 8;

/**
 * Warms up the JIT: runs a small program that reaches every branch of the hot loop (ties, queues, messages over several links,
 * tasks that wait), so that the engine does not compile the loop twice during the first real run. Takes about a millisecond and
 * has no effect.
 */
export function warmUp(): void {
  const builder = new NetworkBuilder();
  const chips = 4;
  for (let chip = 0; chip < chips; chip++) builder.addNode('chip', 0, chip, 0, 0);
  for (let chip = 0; chip < chips; chip++) builder.addLink(chip, (chip + 1) % chips, 'neuronLink', 1, chip % 2);
  const network = builder.seal({ neuronLink: 1 });
  const program = new ProgramBuilder(network, (from, to) => {
    const hops = (to - from + chips) % chips;
    return [Array.from({ length: hops }, (_, i) => (from + i) % chips)];
  });
  program.beginPhase('warm-up');
  for (let round = 0; round < 3; round++) {
    for (let chip = 0; chip < chips; chip++) {
      const work = program.compute(chip, 1000 * (chip >> 1), [], { notBefore: 500 * round });
      const sent = program.send(chip, (chip + 1 + (round % 3)) % chips, 2.5, [work]);
      program.compute(chip, 0, [sent, work], { notBefore: 2000 * round });
    }
  }
  const sealed = program.seal();
  for (let i = 0; i < RUNS; i++) {
    const run = new PlainRun(network, sealed);
    while (!run.advance(7));
    run.seal();
  }
}
