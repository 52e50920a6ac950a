import { describe, expect, it } from 'vitest';
import { ProgramBuilder } from '../../../../src/core/model/program.ts';
import { buffersOf } from '../../../../src/core/trace/transfer.ts';
import { traceHash } from '../../../../src/core/trace/trace.ts';
import { group, ringOf } from '../../../support/plainNetworks.ts';
import { randomRun } from '../../../support/randomNetworks.ts';
import { runToEnd, seeds } from '../../../support/runs.ts';

describe('the named moments of a trace', () => {
  it('are the first start and the last end of each phase, and of the whole', () => {
    const { network, route } = ringOf(
      group(2).map(() => ({ rate: 1, latency: 1 })),
      10,
    );
    const builder = new ProgramBuilder(network, route);
    builder.beginPhase('compute');
    const short = builder.compute(0, 500, []);
    const long = builder.compute(1, 4000, []);
    builder.beginPhase('nothing');
    builder.beginPhase('send');
    builder.send(0, 1, 1, [short]);
    builder.send(1, 0, 1, [long]);
    expect(runToEnd(network, builder.seal()).moments).toEqual({
      start: 0,
      end: 6000,
      'compute.start': 0,
      'compute.end': 4000,
      'nothing.start': 4000,
      'nothing.end': 4000,
      'send.start': 500,
      'send.end': 6000,
    });
  });

  it('are all 0 if nothing happens', () => {
    const { network, route } = ringOf(
      group(2).map(() => ({ rate: 1, latency: 1 })),
      10,
    );
    const builder = new ProgramBuilder(network, route);
    builder.beginPhase('none');
    const trace = runToEnd(network, builder.seal());
    expect(trace.moments).toEqual({ start: 0, end: 0, 'none.start': 0, 'none.end': 0 });
    expect(trace.events).toBe(0);
  });
});

describe('a trace sent to another thread', () => {
  it('[L5] arrives with the same hash and leaves nothing behind (seeds 1 to 50)', () => {
    for (const seed of seeds(1, 50)) {
      const { network, program } = randomRun(seed);
      const trace = runToEnd(network, program);
      const hash = traceHash(trace);
      const arrived = structuredClone(trace, { transfer: buffersOf(trace) });
      expect(traceHash(arrived), `seed ${seed}`).toBe(hash);
      expect(arrived.program.packetCount).toBe(program.packetCount);
      expect([trace.hopLink, trace.network.linkRate, trace.program.amount].map((column) => column.length)).toEqual([
        0, 0, 0,
      ]);
    }
  });
});
