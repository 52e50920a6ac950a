import { numberOf } from '../../base/provenance.ts';
import { drawBelow, drawCycle, drawExponential, type RandomStream, randomStream } from '../../base/random.ts';
import { ticksToMilliticks } from '../../base/units.ts';
import { unreachable } from '../../base/unreachable.ts';
import { atOnce, type Steps } from '../../base/steps.ts';
import { type OpenTraffic, TRAFFIC_PHASE } from '../../scene/workloads/openTraffic.ts';
import { checkChips } from '../chips.ts';
import type { Cluster } from '../cluster.ts';
import { ProgramBuilder, type Program } from '../program.ts';

/** The cost of seeding the streams of a chip, in the unit of `ProgramBuilder.spend`. */
const SEEDING = 2000;

/**
 * Open-loop traffic: every chip sends until `duration`, whether or not its messages arrive. Instants, receivers and sizes of each
 * chip are drawn from separate streams (such as `traffic/3/sizes`), so that another pattern changes no instant or size.
 */
export function* openTrafficInSteps(workload: OpenTraffic, cluster: Cluster, seed: string): Steps<Program> {
  const chips = cluster.network.chipCount;
  const { pattern } = workload;
  if (pattern.kind === 'hotSpot') {
    checkChips(cluster, [{ path: 'workload.pattern.chip', chip: numberOf(pattern.chip) }]);
  }
  const builder = new ProgramBuilder(cluster.network, cluster.route, { spreading: cluster.spreading, seed });
  builder.beginPhase(TRAFFIC_PHASE);
  const partners = drawCycle(randomStream(seed, 'traffic/partners'), chips);
  for (let chip = 0; chip < chips; chip++) {
    const stream = (purpose: string): RandomStream => randomStream(seed, `traffic/${chip}/${purpose}`);
    const nextGap = gaps(workload.arrivals, stream('arrivals'));
    const nextReceiver = receivers(pattern, chip, chips, partners[chip]!, stream('receivers'));
    const nextSize = sizes(workload.sizes, stream('sizes'));
    let flow = 0;
    builder.spend(SEEDING);
    for (let at = nextGap(); at < workload.duration.invented; at += nextGap()) {
      builder.send(chip, nextReceiver(), nextSize(), [], { notBefore: ticksToMilliticks(at), flow: flow++ });
      if (builder.isDue()) yield builder.share;
    }
    if (builder.isDue()) yield builder.share;
  }
  return yield* builder.sealInSteps();
}

export const buildOpenTraffic = atOnce(openTrafficInSteps);

/** Ticks to the next message. The first regular one comes after a random share of the gap, so that chips are not in phase. */
function gaps({ kind, gap }: OpenTraffic['arrivals'], random: RandomStream): () => number {
  if (kind === 'poisson') return () => gap.invented * drawExponential(random);
  let isFirst = true;
  return () => {
    const share = isFirst ? random() : 1;
    isFirst = false;
    return gap.invented * share;
  };
}

function receivers(
  pattern: OpenTraffic['pattern'],
  chip: number,
  chips: number,
  partner: number,
  random: RandomStream,
): () => number {
  const anyOther = (): number => (chip + 1 + drawBelow(random, chips - 1)) % chips;
  switch (pattern.kind) {
    case 'uniform':
      return anyOther;
    case 'permutation':
      return () => partner;
    case 'hotSpot': {
      const hot = numberOf(pattern.chip);
      // Always two draws per message, so that a change of the share changes no later draw.
      return () => {
        const isForHot = random() < pattern.share.invented;
        const other = anyOther();
        return isForHot && chip !== hot ? hot : other;
      };
    }
    default:
      return unreachable(pattern);
  }
}

function sizes(of: OpenTraffic['sizes'], random: RandomStream): () => number {
  switch (of.kind) {
    case 'fixed':
      return () => of.size.invented;
    case 'mixed':
      return () => (random() < of.largeShare.invented ? of.large.invented : of.small.invented);
    case 'exponential':
      return () => of.mean.invented * drawExponential(random);
    default:
      return unreachable(of);
  }
}
