import { describe, expect, it } from 'vitest';
import { type RunDifference, differenceOf, firstDivergence } from '../../../../src/core/analysis/difference.ts';
import { randomStream } from '../../../../src/core/base/random.ts';
import { NetworkBuilder } from '../../../../src/core/model/network.ts';
import { packetSizeOf, ProgramBuilder } from '../../../../src/core/model/program.ts';
import { parseScene } from '../../../../src/core/scene/parse.ts';
import { tweakScene } from '../../../../src/core/scene/tweak.ts';
import { simulate } from '../../../../src/core/sim/simulation.ts';
import { TraceReader } from '../../../../src/core/trace/reader.ts';
import type { Trace } from '../../../../src/core/trace/trace.ts';
import { randomConditions } from '../../../support/randomConditions.ts';
import { randomRun } from '../../../support/randomNetworks.ts';
import { runToEnd, seeds } from '../../../support/runs.ts';
import { goodText } from '../../../support/sceneFiles.ts';

const VARIED = { jitter: true, window: false, faults: true };

/** Every event of a run that `firstDivergence` compares, as text, with its time. */
function eventsOf({ trace, serialized, arrival, taskOfPacket }: TraceReader): Map<string, number> {
  const { program } = trace;
  const events = new Map<string, number>([[`run ends at ${trace.finish}`, trace.finish]]);
  const note = (time: number, what: string): void => {
    if (time < Number.POSITIVE_INFINITY) events.set(`${what} at ${time}`, time);
  };
  for (let task = 0; task < program.taskCount; task++) {
    const name = `task ${task}, ${program.kind[task]} from ${program.from[task]} to ${program.to[task]}`;
    note(trace.taskReady[task]!, `${name}: ready`);
    note(trace.taskStart[task]!, `${name}: start`);
    note(trace.taskEnd[task]!, `${name}: end`);
  }
  trace.hopPacket.forEach((packet, hop) => {
    const task = taskOfPacket[packet]!;
    const index = packet - program.firstPacket[task]!;
    const name = `packet ${task}/${index} of ${packetSizeOf(program, task, index)} on link ${trace.hopLink[hop]}`;
    note(trace.hopEnqueue[hop]!, `${name}: queued`);
    note(trace.hopStart[hop]!, `${name}: leaves`);
    note(serialized[hop]!, `${name}: serialized`);
    note(arrival[hop]!, `${name}: arrives`);
  });
  return events;
}

/** A slow, simple comparison: the earliest event that the other run does not have. */
function earliestOfOneAlone(a: TraceReader, b: TraceReader): number | undefined {
  const [one, other] = [eventsOf(a), eventsOf(b)];
  const alone = [...one].filter(([what]) => !other.has(what)).concat([...other].filter(([what]) => !one.has(what)));
  return alone.length === 0 ? undefined : alone.reduce((first, [, time]) => Math.min(first, time), Infinity);
}

function expectNone({ divergence, ...pairs }: RunDifference): void {
  expect(divergence).toBeUndefined();
  for (const { before, after } of Object.values(pairs)) expect(after - before).toBe(0);
}

/** A run on a ring of four chips with a task per amount: every third is a compute, the others are sends in packets of one unit. */
function runAround(amounts: readonly number[]): Trace {
  const chips = 4;
  const builder = new NetworkBuilder();
  for (let chip = 0; chip < chips; chip++) builder.addNode('chip', 0, chip, 0, 0);
  for (let chip = 0; chip < chips; chip++) builder.addLink(chip, (chip + 1) % chips, 'neuronLink', 1, 1);
  const network = builder.seal({ neuronLink: 1 });
  const program = new ProgramBuilder(network, (from, to) => [
    Array.from({ length: (to - from + chips) % chips }, (_, i) => (from + i) % chips),
  ]);
  program.beginPhase('round');
  amounts.forEach((amount, i) => {
    const after = i % 2 === 0 ? [] : [i - 1];
    if (i % 3 === 2) program.compute(i % chips, 1000 * amount, after);
    else program.send(i % chips, (i + 1 + (i % 3)) % chips, amount, after);
  });
  return runToEnd(network, program.seal());
}

describe('the difference of two runs', () => {
  it('is exactly zero everywhere if nothing was changed (seeds 1 to 60)', () => {
    for (const seed of seeds(1, 60)) {
      const { network, program } = randomRun(seed);
      const run = () => new TraceReader(runToEnd(network, program, randomConditions(seed, network, 50_000, VARIED)));
      expectNone(differenceOf(run(), run()));
    }
  });

  it('begins where a slow, obvious comparison of all events begins (seeds 1 to 300)', () => {
    let [none, some] = [0, 0];
    for (const seed of seeds(1, 300)) {
      const { network, program } = randomRun(seed);
      const before = new TraceReader(runToEnd(network, program));
      const conditions = randomConditions(seed, network, before.trace.finish, { ...VARIED, jitter: seed % 2 === 0 });
      const after = new TraceReader(runToEnd(network, program, conditions));
      const expected = earliestOfOneAlone(before, after);
      expect([seed, firstDivergence(before, after)]).toEqual([seed, expected]);
      expect([seed, firstDivergence(after, before)]).toEqual([seed, expected]);
      if (expected === undefined) none++;
      else if (expected > 0) some++;
    }
    expect(Math.min(none, some)).toBeGreaterThan(10);
  });

  it('begins at or after a fault, however late it comes (seeds 1 to 200)', () => {
    let diverged = 0;
    for (const seed of seeds(1, 200)) {
      const { network, program } = randomRun(seed);
      const before = new TraceReader(runToEnd(network, program));
      const at = Math.floor(before.trace.finish * ((seed % 10) / 10));
      const plain = randomConditions(seed, network, 0, { ...VARIED, faults: false, jitter: false });
      const faults = [{ at, links: [...network.linkFrom.keys()], kind: 'slower' as const, factor: 3 }];
      const after = new TraceReader(runToEnd(network, program, { ...plain, faults }));
      const divergence = firstDivergence(before, after);
      if (divergence === undefined) continue;
      diverged++;
      expect([seed, divergence >= at]).toEqual([seed, true]);
    }
    expect(diverged).toBeGreaterThan(100);
  });

  it('of a scene and its tweak has its first instant, and says which run is faster', () => {
    const scene = parseScene(goodText());
    const written = new TraceReader(simulate(scene));
    expectNone(differenceOf(written, new TraceReader(simulate(parseScene(goodText())))));
    const faster = new TraceReader(simulate(tweakScene(scene, [{ path: 'cluster.efa.rate', value: 1 }])));
    const { finish, waiting, divergence } = differenceOf(written, faster);
    expect(finish.after).toBeLessThan(finish.before);
    expect(waiting.after).toBeLessThan(waiting.before);
    const { hopStart, hopEnqueue } = faster.trace;
    expect(waiting.after).toBe(hopStart.reduce((sum, start, hop) => sum + start - hopEnqueue[hop]!, 0));
    expect(divergence).toBe(earliestOfOneAlone(written, faster));
    expect(divergence).toBeGreaterThan(written.trace.moments['step1.efa.start']!);
    const smaller = new TraceReader(simulate(tweakScene(scene, [{ path: 'workload.gradients', value: 8192 }])));
    expect(firstDivergence(written, smaller)).toBe(earliestOfOneAlone(written, smaller));
  });

  it('of different programs begins where a slow comparison says (seeds 1 to 200)', () => {
    const [cut, longer] = [new Set<boolean>(), new Set<boolean>()];
    for (const seed of seeds(1, 200)) {
      const random = randomStream(`${seed}`, 'amounts');
      const below = (n: number): number => Math.floor(random() * n);
      const amounts = Array.from({ length: 2 + below(12) }, () => 1 + below(9) / 2);
      const changed = amounts.slice(0, 1 + below(amounts.length));
      if (below(3) > 0) changed[below(changed.length)]! += 0.5 * (1 + below(3));
      const [one, other] = [amounts, changed].map((own) => new TraceReader(runAround(own)));
      const expected = earliestOfOneAlone(one!, other!);
      expect([seed, firstDivergence(one!, other!)]).toEqual([seed, expected]);
      expect([seed, firstDivergence(other!, one!)]).toEqual([seed, expected]);
      longer.add(amounts.length > changed.length);
      cut.add(changed.some((amount, i) => amount !== amounts[i]));
    }
    expect([cut.size, longer.size]).toEqual([2, 2]);
  });

  it('of runs on different networks begins at 0', () => {
    const [one, other] = [randomRun(1), randomRun(2)].map(({ network, program }) => {
      return new TraceReader(runToEnd(network, program));
    });
    expect(firstDivergence(one!, other!)).toBe(0);
  });
});
