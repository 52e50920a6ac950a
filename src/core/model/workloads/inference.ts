import { numberOf } from '../../base/provenance.ts';
import { drawExponential, randomStream } from '../../base/random.ts';
import { milliticks, type Milliticks, ticksToMilliticks } from '../../base/units.ts';
import { atOnce, mapInSteps, type Steps } from '../../base/steps.ts';
import { INFERENCE_PHASES, type Inference } from '../../scene/workloads/inference.ts';
import { checkAtMost } from '../chips.ts';
import type { Cluster } from '../cluster.ts';
import { ProgramBuilder, type Program } from '../program.ts';

type InferenceRequest = { readonly arrival: Milliticks; readonly prefill: Milliticks; readonly kvCache: number };

/**
 * Disaggregated inference. A request computes its prompt on a prefill chip, sends its KV cache to a decode chip, and computes its
 * tokens there one after another; a chip alternates between its requests, token by token. Prefill chips have the lowest numbers
 * and decode chips the highest, so that the KV cache of several UltraServers crosses the fabric.
 *
 * Tasks: the prefills in order of arrival, then the transfers, then the tokens of each request. The length of a prompt scales its
 * prefill and its KV cache: 1 + `promptSpread` × u times the mean, with u uniform in [−1, 1).
 */
export function* inferenceInSteps(workload: Inference, cluster: Cluster, seed: string): Steps<Program> {
  const chips = cluster.network.chipCount;
  const prefillChips = numberOf(workload.prefillChips);
  const decodeChips = numberOf(workload.decodeChips);
  checkAtMost('workload.prefillChips', prefillChips, chips - 1);
  checkAtMost('workload.decodeChips', decodeChips, chips - prefillChips);
  const builder = new ProgramBuilder(cluster.network, cluster.route, { spreading: cluster.spreading, seed });
  const [prefill, transfer, decode] = INFERENCE_PHASES;
  const requests = drawRequests(workload, seed);
  const token = ticksToMilliticks(workload.decode.invented);
  const tokens = numberOf(workload.tokens);

  const isRoundRobin = workload.assignment === 'roundRobin';
  const prefillPool = new Pool(prefillChips, isRoundRobin);
  const decodePool = new Pool(decodeChips, isRoundRobin);
  const places = yield* mapInSteps(builder, requests, (request) => {
    builder.spend(prefillChips + decodeChips);
    const prompt = prefillPool.assign(request.arrival, request.prefill);
    return { from: prompt.row, to: chips - decodeChips + decodePool.assign(prompt.end, tokens * token).row };
  });

  builder.beginPhase(prefill);
  const computed = yield* mapInSteps(builder, requests, (request, i) => {
    return builder.compute(places[i]!.from, request.prefill, [], { notBefore: request.arrival });
  });
  builder.beginPhase(transfer);
  const cached = yield* mapInSteps(builder, requests, ({ kvCache }, i) => {
    return builder.send(places[i]!.from, places[i]!.to, kvCache, [computed[i]!], { flow: i });
  });
  builder.beginPhase(decode);
  for (const [i, { to }] of places.entries()) {
    let last = cached[i]!;
    for (let left = tokens; left > 0; left--) {
      last = builder.compute(to, token, [last]);
      if (builder.isDue()) yield builder.share;
    }
  }
  return yield* builder.sealInSteps();
}

export const buildInference = atOnce(inferenceInSteps);

function drawRequests(workload: Inference, seed: string): InferenceRequest[] {
  const arrivals = randomStream(seed, 'inference/arrivals');
  const prompts = randomStream(seed, 'inference/prompts');
  let at = 0;
  return Array.from({ length: numberOf(workload.requests) }, () => {
    at += workload.gap.invented * drawExponential(arrivals);
    const length = 1 + workload.promptSpread.invented * (2 * prompts() - 1);
    return {
      arrival: ticksToMilliticks(at),
      prefill: ticksToMilliticks(workload.prefill.invented * length),
      kvCache: workload.kvCache.invented * length,
    };
  });
}

/**
 * Assigns requests to chips before the run: round robin, or each to the chip that is expected to be free first (the lowest number
 * among equals). The expectation counts the work assigned so far and ignores the network.
 */
class Pool {
  readonly #freeAt: Float64Array;
  readonly #isRoundRobin: boolean;
  #next = 0;

  constructor(chips: number, isRoundRobin: boolean) {
    this.#freeAt = new Float64Array(chips);
    this.#isRoundRobin = isRoundRobin;
  }

  /** Assigns `work` (milliticks) that arrives at `arrival`. Returns the chip's row in the pool and when it is expected to end. */
  assign(arrival: number, work: number): { readonly row: number; readonly end: Milliticks } {
    const row = this.#isRoundRobin ? this.#next : this.#freeFirst();
    this.#next = (this.#next + 1) % this.#freeAt.length;
    const end = Math.max(arrival, this.#freeAt[row]!) + work;
    this.#freeAt[row] = end;
    return { row, end: milliticks(end) };
  }

  #freeFirst(): number {
    let first = 0;
    for (let row = 1; row < this.#freeAt.length; row++) {
      if (this.#freeAt[row]! < this.#freeAt[first]!) first = row;
    }
    return first;
  }
}
