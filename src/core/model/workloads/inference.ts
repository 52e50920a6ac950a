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
 * Each request computes its prompt on a prefill chip, sends its KV cache to a decode chip, and computes its tokens there
 * one after another; a chip takes turns between its requests, token by token. Prefill chips are those of the lowest
 * numbers, decode chips those of the highest, so that between UltraServers the KV cache crosses the fabric.
 *
 * Tasks: the prefills in order of arrival, then the transfers, then each request's tokens. A prompt's length, and with it
 * its prefill and its KV cache, is 1 + `promptSpread` × u of the usual, u drawn evenly from [−1, 1). The service's rate is
 * that of its slowest part.
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
 * Deals requests to chips before the run: in turn, or each to the chip that will be free first if nothing is late, the
 * lowest number among equals. What a chip will have to do is known when it is built; the way over the network is left out.
 */
class Pool {
  readonly #freeAt: Float64Array;
  readonly #isRoundRobin: boolean;
  #next = 0;

  constructor(chips: number, isRoundRobin: boolean) {
    this.#freeAt = new Float64Array(chips);
    this.#isRoundRobin = isRoundRobin;
  }

  /** The chip's row in the pool, and when it ends `work` that comes at `arrival`. */
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
