import { numberOf } from '../../base/provenance.ts';
import { ticksToMilliticks } from '../../base/units.ts';
import { atOnce, type Steps } from '../../base/steps.ts';
import { burstPhase, type Incast } from '../../scene/workloads/incast.ts';
import { checkAtMost, checkChips } from '../chips.ts';
import type { Cluster } from '../cluster.ts';
import { ProgramBuilder, type Program } from '../program.ts';

/**
 * Every `gap`, starting at 0, the first `senders` chips other than the receiver each send one message to the receiver, whether or
 * not the last burst has ended. With k senders of messages of size m, and links of rate b, the last byte leaves at k·m/b.
 */
export function* incastInSteps(workload: Incast, cluster: Cluster, seed: string): Steps<Program> {
  const receiver = numberOf(workload.receiver);
  const senders = numberOf(workload.senders);
  checkChips(cluster, [{ path: 'workload.receiver', chip: receiver }]);
  checkAtMost('workload.senders', senders, cluster.network.chipCount - 1);
  const builder = new ProgramBuilder(cluster.network, cluster.route, { spreading: cluster.spreading, seed });
  for (let burst = 0; burst < numberOf(workload.bursts); burst++) {
    builder.beginPhase(burstPhase(burst + 1));
    const notBefore = ticksToMilliticks(burst * workload.gap.invented);
    for (let i = 0; i < senders; i++) {
      const sender = i < receiver ? i : i + 1;
      builder.send(sender, receiver, workload.size.invented, [], { notBefore, flow: burst });
      if (builder.isDue()) yield builder.share;
    }
  }
  return yield* builder.sealInSteps();
}

export const buildIncast = atOnce(incastInSteps);
