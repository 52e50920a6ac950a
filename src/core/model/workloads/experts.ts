import { numberOf } from '../../base/provenance.ts';
import { type RandomStream, randomStream } from '../../base/random.ts';
import { upperBound } from '../../base/search.ts';
import { ticksToMilliticks } from '../../base/units.ts';
import { atOnce, mapInSteps, type Steps } from '../../base/steps.ts';
import { expertPhase, type Experts } from '../../scene/workloads/experts.ts';
import { checkAtMost, checkLimit } from '../chips.ts';
import type { Cluster } from '../cluster.ts';
import { ProgramBuilder, type Program } from '../program.ts';

/** The cost of seeding a chip's stream and of a draw, in the unit of `ProgramBuilder.spend`. */
const SEEDING = 500;
const WORK_PER_TOKEN = 10;

/**
 * Mixture of experts. In every layer each chip draws an expert for each of its tokens and sends the tokens for one copy of an
 * expert in one message (dispatch); the chip of that copy computes them as they arrive (experts) and sends them back (combine).
 * A chip starts the next layer when all its tokens are back. Tokens for an expert on the same chip cross no link.
 *
 * Expert e is drawn with a probability proportional to (1 − skew) / (1 − skew + skew·e): with skew 0 all are equally likely, with
 * skew 1/2 it is 1 / (1 + e). `copiesOf` says which chip an expert is on.
 */
export function* expertsInSteps(workload: Experts, cluster: Cluster, seed: string): Steps<Program> {
  const chips = cluster.network.chipCount;
  const tokens = numberOf(workload.tokens);
  checkLimit('tokens', tokens * chips * numberOf(workload.steps));
  const copies = copiesOf(workload, chips);
  const builder = new ProgramBuilder(cluster.network, cluster.route, { spreading: cluster.spreading, seed });
  const drawExpert = popularity(numberOf(workload.experts), workload.skew.invented);
  const streams = Array.from({ length: chips }, (_, chip) => randomStream(seed, `experts/${chip}`));
  let ready: readonly (readonly number[])[] = streams.map(() => []);

  for (let step = 1; step <= numberOf(workload.steps); step++) {
    const drawn = yield* mapInSteps(builder, streams, (random, from) => {
      builder.spend(SEEDING + tokens * WORK_PER_TOKEN);
      const counts = new Map<number, number>();
      for (let left = tokens; left > 0; left--) {
        const to = copies(drawExpert(random), from);
        counts.set(to, (counts.get(to) ?? 0) + 1);
      }
      // Each chip starts with its next chip, so that not all send to chip 0 first.
      const distance = (to: number): number => (to - from + chips) % chips;
      return [...counts]
        .sort(([a], [b]) => distance(a) - distance(b))
        .map(([to, count]) => ({ from, to, count, size: count * workload.tokenSize.invented }));
    });
    const batches = drawn.flat();
    builder.beginPhase(expertPhase(step, 'dispatch'));
    const arrived = yield* mapInSteps(builder, batches, ({ from, to, size }) => {
      return from === to ? ready[from]! : [builder.send(from, to, size, ready[from]!, { flow: step })];
    });
    builder.beginPhase(expertPhase(step, 'experts'));
    const computed = yield* mapInSteps(builder, batches, ({ to, count }, i) => {
      return builder.compute(to, ticksToMilliticks(count * workload.compute.invented), arrived[i]!);
    });
    builder.beginPhase(expertPhase(step, 'combine'));
    const back = yield* mapInSteps(builder, batches, ({ from, to, size }, i) => {
      return from === to ? computed[i]! : builder.send(to, from, size, [computed[i]!], { flow: step });
    });
    const returned: number[][] = streams.map(() => []);
    batches.forEach(({ from }, i) => void returned[from]!.push(back[i]!));
    ready = returned;
  }
  return yield* builder.sealInSteps();
}

export const buildExperts = atOnce(expertsInSteps);

/**
 * The chip of the copy of an expert that a sender uses. Experts are spread evenly over the n chips, in order of popularity; if
 * there are more experts than chips, expert e is on chip e mod n. Copy r of R copies of a replicated expert is r·n/R chips
 * further, so that R equal blocks of chips (such as R UltraServers) have one copy each; a sender uses the copy of its own block.
 */
function copiesOf(workload: Experts, chips: number): (expert: number, sender: number) => number {
  const experts = numberOf(workload.experts);
  const replicated = numberOf(workload.replicated);
  const replicas = numberOf(workload.replicas);
  checkAtMost('workload.replicas', replicas, chips);
  return (expert, sender) => {
    const home = Math.floor(((expert % chips) * chips) / Math.min(experts, chips));
    if (expert >= replicated) return home;
    const block = (chip: number): number => Math.floor((chip * replicas) / chips);
    const copy = (block(sender) - block(home) + replicas) % replicas;
    return (home + Math.floor((copy * chips) / replicas)) % chips;
  };
}

/** Draws expert e with a probability proportional to (1 − skew) / (1 − skew + skew·e). */
function popularity(experts: number, skew: number): (random: RandomStream) => number {
  const upTo = new Float64Array(experts);
  let sum = 0;
  for (let expert = 0; expert < experts; expert++) {
    sum += (1 - skew) / (1 - skew + skew * expert);
    upTo[expert] = sum;
  }
  return (random) => Math.min(upperBound(upTo, random() * sum), experts - 1);
}
