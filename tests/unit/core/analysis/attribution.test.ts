import { describe, expect, it } from 'vitest';
import { type Attribution, attributionOf } from '../../../../src/core/analysis/attribution.ts';
import { ProgramBuilder } from '../../../../src/core/model/program.ts';
import type { Conditions } from '../../../../src/core/sim/conditions.ts';
import { simulate } from '../../../../src/core/sim/simulation.ts';
import { TraceReader } from '../../../../src/core/trace/reader.ts';
import { parseScene } from '../../../../src/core/scene/parse.ts';
import { readFileSync } from 'node:fs';
import { PlainNetwork } from '../../../support/plainNetworks.ts';
import { randomConditions } from '../../../support/randomConditions.ts';
import { randomRun } from '../../../support/randomNetworks.ts';
import { runToEnd, seeds } from '../../../support/runs.ts';
import { sceneFiles } from '../../../support/sceneFiles.ts';

/** Chips 0 and 1 send to chip 2 over one switch; 1 unit per tick from the chips, `exit` to chip 2. */
function funnel(
  write: (builder: ProgramBuilder) => void,
  { exit = 1, conditions }: { readonly exit?: number; readonly conditions?: Partial<Conditions> } = {},
): Attribution {
  const plain = new PlainNetwork(3, 1);
  for (const chip of [0, 1]) plain.link(chip, 3, 1, 2, 'neuronLink');
  plain.link(3, 2, exit, 5, 'efa');
  const network = plain.seal(1);
  const router = plain.router((from, to) => [from, 3, to]);
  const builder = new ProgramBuilder(network, router);
  builder.beginPhase('all');
  write(builder);
  const whole = { jitterOf: () => undefined, window: undefined, faults: [], reroute: undefined, ...conditions };
  const trace = runToEnd(network, builder.seal(), conditions === undefined ? undefined : whole);
  return attributionOf(new TraceReader(trace));
}

const NOTHING = { queueing: 0, serialization: 0, latency: 0 };
const sumOf = ({ compute, schedule, links }: Attribution): number =>
  Object.values(links).reduce(
    (sum, { queueing, serialization, latency }) => sum + queueing + serialization + latency,
    compute + schedule,
  );

describe('what the last task waited for, calculated by hand', () => {
  it('[L7] a compute, then one packet over two links', () => {
    const found = funnel((builder) => builder.send(0, 2, 1, [builder.compute(0, 4000, [])]));
    expect(found).toMatchObject({
      finish: 13_000,
      compute: 4000,
      schedule: 0,
      links: {
        neuronLink: { queueing: 0, serialization: 1000, latency: 2000 },
        efa: { queueing: 0, serialization: 1000, latency: 5000 },
      },
    });
  });

  it('[L7] four packets of two senders queue for one exit of half the rate', () => {
    const found = funnel((builder) => [0, 1].forEach((chip) => builder.send(chip, 2, 2, [])), { exit: 0.5 });
    // Two packets are enqueued at the switch at 3 ticks and two at 4; the exit starts at 3, 5, 7 and 9; the last arrives at 16.
    expect(found.links).toEqual({
      neuronLink: { queueing: 1000, serialization: 1000, latency: 2000 },
      efa: { queueing: 5000, serialization: 2000, latency: 5000 },
    });
    expect(found.finish).toBe(16_000);
  });

  it('[L7] waiting for a chip that computes counts as computing, and an early instant as schedule', () => {
    const found = funnel((builder) => {
      builder.compute(0, 3000, [], { notBefore: 10_000 });
      builder.compute(0, 2000, [], { notBefore: 11_000 });
    });
    expect(found).toMatchObject({
      finish: 15_000,
      compute: 4000,
      schedule: 11_000,
      links: { neuronLink: NOTHING, efa: NOTHING },
    });
  });

  it('[L7] the later of two dependencies is followed, whatever its row', () => {
    const found = funnel((builder) => {
      const [slow, quick] = [builder.compute(0, 9000, []), builder.compute(1, 1000, [])];
      builder.send(1, 2, 1, [slow, quick]);
    });
    expect(found.compute).toBe(9000);
  });

  it('[L7] a packet held by the window waits for the previous one and its acknowledgement', () => {
    const found = funnel((builder) => builder.send(0, 2, 2, []), { conditions: { window: 1 } });
    // Each packet takes 9 ticks; its acknowledgement takes 7, the sum of both latencies.
    expect(found).toMatchObject({
      finish: 25_000,
      compute: 0,
      schedule: 0,
      links: {
        neuronLink: { queueing: 0, serialization: 2000, latency: 6000 },
        efa: { queueing: 0, serialization: 2000, latency: 15_000 },
      },
    });
  });

  it('[L7] waiting for a cut link counts as queueing; a lost packet ends the chain where it stops', () => {
    const back = { at: 20_000, links: [2], kind: 'back' } as const;
    const cut = { at: 0, links: [2], kind: 'cut' } as const;
    const write = (builder: ProgramBuilder): number => builder.send(0, 2, 1, []);
    expect(funnel(write, { conditions: { faults: [cut, back] } }).links.efa).toEqual({
      queueing: 17_000,
      serialization: 1000,
      latency: 5000,
    });
    const lost = funnel(write, { conditions: { faults: [cut] } });
    expect(lost.finish).toBe(3000);
    expect(lost.links).toEqual({ neuronLink: { queueing: 0, serialization: 1000, latency: 2000 }, efa: NOTHING });
  });
});

describe('the parts of the finish', () => {
  it('[L7] sum to it on every scene', () => {
    for (const file of sceneFiles()) {
      const attribution = attributionOf(new TraceReader(simulate(parseScene(readFileSync(file, 'utf8')))));
      expect(sumOf(attribution), file).toBe(attribution.finish);
      expect(attribution.finish).toBeGreaterThan(0);
    }
  });

  it('[L7] sum to it, none below 0, on 400 plain runs and 1,600 in which things vary', () => {
    const sorts = [undefined, 'jitter', 'window', 'faults', 'all'] as const;
    let [held, lost] = [0, 0];
    for (const seed of seeds(1, 400)) {
      const { network, program } = randomRun(seed);
      const plain = runToEnd(network, program);
      for (const sort of sorts) {
        const has = (one: string): boolean => sort === one || sort === 'all';
        const which = { jitter: has('jitter'), window: has('window'), faults: has('faults') };
        const trace =
          sort === undefined ? plain : runToEnd(network, program, randomConditions(seed, network, plain.finish, which));
        const attribution = attributionOf(new TraceReader(trace));
        const what = `seed ${seed}, ${sort ?? 'plain'}`;
        expect(sumOf(attribution), what).toBe(trace.finish);
        for (const { queueing, serialization, latency } of Object.values(attribution.links)) {
          expect(Math.min(queueing, serialization, latency, attribution.schedule), what).toBeGreaterThanOrEqual(0);
        }
        if (sort === 'window' && trace.finish > plain.finish) held++;
        if (trace.undelivered > 0) lost++;
      }
    }
    expect(held).toBeGreaterThan(100);
    expect(lost).toBeGreaterThan(30);
  }, 60_000);

  it('[L7] are found in one pass, even if a window held many packets', () => {
    const long = (packets: number): number => {
      const found = funnel((builder) => builder.send(0, 2, packets, []), { conditions: { window: 2 } });
      expect(sumOf(found)).toBe(found.finish);
      return found.finish;
    };
    // Each packet waited for the one two before it; a pass over all hops for each would take minutes.
    expect(long(60_000)).toBeGreaterThan(1e8);
  }, 30_000);
});
