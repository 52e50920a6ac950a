import { numberOf } from '../base/provenance.ts';
import { randomStream } from '../base/random.ts';
import { COMPUTE, type Program } from '../model/program.ts';
import type { Stragglers } from '../scene/variation.ts';

/**
 * Makes each compute of the program take `factor` times as long with the given probability. There is one draw per compute, in the
 * order of the program, so another chance or factor changes which computes straggle and no other random number.
 */
export function applyStragglers(program: Program, stragglers: Stragglers | undefined, seed: string): Program {
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
