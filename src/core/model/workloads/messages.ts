import { numberOf } from '../../base/provenance.ts';
import { ticksToMilliticks } from '../../base/units.ts';
import { atOnce, type Steps } from '../../base/steps.ts';
import { MESSAGES_PHASE, type Messages } from '../../scene/workloads/messages.ts';
import { checkChips } from '../chips.ts';
import type { Cluster } from '../cluster.ts';
import { ProgramBuilder, type Program } from '../program.ts';

/** Each message of the list is sent at its instant; messages are numbered in the order of the list. */
export function* messagesInSteps({ messages }: Messages, cluster: Cluster, seed: string): Steps<Program> {
  checkChips(
    cluster,
    messages.flatMap(({ from, to }, i) => [
      { path: `workload.messages[${i}].from`, chip: numberOf(from) },
      { path: `workload.messages[${i}].to`, chip: numberOf(to), other: numberOf(from) },
    ]),
  );
  const builder = new ProgramBuilder(cluster.network, cluster.route, { spreading: cluster.spreading, seed });
  builder.beginPhase(MESSAGES_PHASE);
  for (const [flow, { at, from, to, size }] of messages.entries()) {
    const notBefore = ticksToMilliticks(at.invented);
    builder.send(numberOf(from), numberOf(to), size.invented, [], { notBefore, flow });
    if (builder.isDue()) yield builder.share;
  }
  return yield* builder.sealInSteps();
}

export const buildMessages = atOnce(messagesInSteps);
