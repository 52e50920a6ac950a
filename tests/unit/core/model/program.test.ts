import { describe, expect, it } from 'vitest';
import { randomStream } from '../../../../src/core/base/random.ts';
import { transferTime } from '../../../../src/core/base/units.ts';
import { ringAllReduce } from '../../../../src/core/model/collectives/ring.ts';
import { NetworkBuilder } from '../../../../src/core/model/network.ts';
import { packetSizeOf, ProgramBuilder } from '../../../../src/core/model/program.ts';
import { LIMITS } from '../../../../src/core/scene/limits.ts';
import { SceneError } from '../../../../src/core/scene/problem.ts';
import { group, ringOf, write } from '../../../support/plainNetworks.ts';
import { runToEnd, seeds } from '../../../support/runs.ts';

const RING = ringOf(
  group(4).map(() => ({ rate: 1, latency: 0 })),
  10,
);

function builderOn({ network, route } = RING): ProgramBuilder {
  const builder = new ProgramBuilder(network, route);
  builder.beginPhase('all');
  return builder;
}

/** The packets of one message. */
function packetsOf(amount: number, packet: number): readonly number[] {
  const builder = builderOn(
    ringOf(
      [
        { rate: 1, latency: 0 },
        { rate: 1, latency: 0 },
      ],
      packet,
    ),
  );
  builder.send(0, 1, amount, []);
  const program = builder.seal();
  return Array.from({ length: program.packetCount }, (_, i) => packetSizeOf(program, 0, i));
}

describe('a message', () => {
  it('is cut into full packets and a last one with the rest', () => {
    expect(packetsOf(25, 10)).toEqual([10, 10, 5]);
    expect(packetsOf(30, 10)).toEqual([10, 10, 10]);
    expect(packetsOf(3, 10)).toEqual([3]);
  });

  it('has no empty packet if its size is a rounded multiple of the packet', () => {
    expect(packetsOf(0.1 * 3, 0.1)).toHaveLength(3);
    for (const seed of seeds(1, 300)) {
      const random = randomStream(`${seed}`, 'packets');
      const packet = random() * 3 + 0.01;
      const sizes = packetsOf(packet * (1 + Math.floor(random() * 40)) * (1 + (random() < 0.5 ? 2 ** -52 : 0)), packet);
      expect(Math.min(...sizes), `seed ${seed}`).toBeGreaterThan(packet / 1000);
    }
  });

  it('needs a size above 0, a receiver other than the sender, and a phase', () => {
    expect(() => builderOn().send(0, 1, 0, [])).toThrow('size above 0');
    expect(() => builderOn().send(0, 1, Number.NaN, [])).toThrow('size above 0');
    const homeless = new ProgramBuilder(RING.network, () => [[]]);
    homeless.beginPhase('all');
    expect(() => homeless.send(2, 2, 1, [])).toThrow('cannot send to itself');
    expect(() => new ProgramBuilder(RING.network, RING.route).send(0, 1, 1, [])).toThrow('beginPhase');
  });

  it('is refused above the size limits, before memory is allocated', () => {
    const builder = builderOn();
    expect(() => builder.send(0, 1, 10 * LIMITS.packets + 1, [])).toThrow(SceneError);
    builder.send(0, 1, 10 * LIMITS.packets, []);
    expect(() => builder.send(0, 1, 1, [])).toThrow(/limit/);
  });
});

describe('a program', () => {
  it('has tasks that wait only for earlier ones', () => {
    const builder = builderOn();
    const first = builder.compute(0, 5, []);
    expect(() => builder.compute(0, 5, [first + 1])).toThrow('comes later');
  });

  it('counts a dependency listed twice as two, and its end satisfies both', () => {
    const builder = builderOn();
    const first = builder.compute(0, 5, []);
    builder.compute(1, 5, [first, first]);
    expect([...runToEnd(RING.network, builder.seal()).taskEnd]).toEqual([5, 10]);
  });

  it('holds each task, its route and its dependents, in order', () => {
    const builder = builderOn();
    const a = builder.compute(0, 7, []);
    const b = builder.send(0, 1, 25, [a]);
    const c = builder.send(1, 2, 5, [a]);
    builder.compute(2, 9, [c, b]);
    const program = builder.seal();
    expect(program).toMatchObject({ taskCount: 4, messageCount: 2, packetCount: 4, hopCount: 4, phases: ['all'] });
    expect([...program.kind]).toEqual([0, 1, 1, 0]);
    expect([...program.waitsFor]).toEqual([0, 1, 1, 2]);
    expect([...program.dependentsStart]).toEqual([0, 2, 3, 4, 4]);
    expect([...program.dependents]).toEqual([b, c, 3, 3]);
    expect([...program.firstPacket]).toEqual([0, 0, 3, 4, 4]);
    expect([...program.firstRoute]).toEqual([0, 0, 1, 0]);
    expect([...program.routeCount]).toEqual([0, 1, 1, 0]);
    expect([...program.routeStart]).toEqual([0, 1, 2]);
    expect([...program.routeLinks]).toEqual([0, 1]);
  });
});

describe('a network', () => {
  it('has its chips before all other nodes', () => {
    const builder = new NetworkBuilder();
    builder.addNode('switch', -1, 0, 0, 0);
    expect(() => builder.addNode('chip', 0, 0, 0, 0)).toThrow('chips come before');
  });

  it('keeps latencies in whole milliticks', () => {
    const builder = new NetworkBuilder();
    for (const latency of [0, 0.001, 0.0004, 1.2345, 20]) builder.addLink(0, 1, 'efa', 1, latency);
    expect([...builder.seal({ neuronLink: 1, neuronLinkZ: 1, efa: 1 }).linkLatency]).toEqual([0, 1, 0, 1235, 20_000]);
  });
});

describe('a ring', () => {
  it('[L1] moves 2(n − 1)·S/n out of every member, in 2(n − 1)·n messages (F37: 480 for 16, 8064 for 64)', () => {
    for (const [n, messages] of [
      [16, 480],
      [64, 8064],
    ] as const) {
      const ring = ringOf(
        group(n).map(() => ({ rate: 1, latency: 0 })),
        1e6,
      );
      const builder = builderOn(ring);
      write(ringAllReduce, builder, group(n), 100 * n);
      const program = builder.seal();
      expect(program.messageCount).toBe(messages);
      const sent = new Float64Array(n);
      program.amount.forEach((amount, task) => (sent[program.from[task]!]! += amount));
      expect(new Set(sent)).toEqual(new Set([2 * (n - 1) * 100]));
    }
  });

  it('lets no member send before it has started, in any step', () => {
    const builder = builderOn();
    const late = builder.compute(2, 100_000, []);
    write(ringAllReduce, builder, group(4), 40, [[], [], [late], []]);
    const trace = runToEnd(RING.network, builder.seal());
    const starts = [...trace.taskStart].filter((_, task) => task > 0 && trace.program.from[task] === 2);
    expect(starts).toHaveLength(6);
    expect(Math.min(...starts)).toBe(100_000);
  });
});

describe('the time of a transfer', () => {
  it('is size ÷ rate to the nearest millitick, at least one', () => {
    expect(transferTime(100, 10)).toBe(10_000);
    expect(transferTime(1, 3)).toBe(333);
    expect(transferTime(2, 3)).toBe(667);
    expect(transferTime(1, 400)).toBe(3);
    expect(transferTime(1e-9, 1000)).toBe(1);
  });

  it('reproduces every whole number of milliticks from which a rate was computed', () => {
    for (let unit = 1; unit <= 20_000; unit++) expect(transferTime(3, 1000 / unit)).toBe(3 * unit);
    for (const unit of [2_000_000, 123_456_789, 2 ** 40 + 1]) expect(transferTime(4, 1000 / unit)).toBe(4 * unit);
  });
});
