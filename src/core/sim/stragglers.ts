import { numberOf } from '../base/provenance.ts';
import { randomStream } from '../base/random.ts';
import { COMPUTE, type Program } from '../model/program.ts';
import type { Stragglers } from '../scene/variation.ts';

/**
 * The program in which each compute, with the chance that the scene gives, takes `factor` times as long. One draw a compute,
 * in the order of the program, so that another chance or factor changes who straggles and nothing else that is drawn.
 */
export function straggle(program: Program, stragglers: Stragglers | undefined, seed: string): Program {
  if (stragglers === undefined) return program;
  const chance = numberOf(stragglers.chance);
  const factor = numberOf(stragglers.factor);
  const random = randomStream(seed, 'straggler');
  const amount = program.amount.map((whole, task) => {
    if (program.kind[task] !== COMPUTE || whole === 0) return whole;
    return random() < chance ? Math.round(whole * factor) : whole;
  });
  return { ...program, amount };
}
