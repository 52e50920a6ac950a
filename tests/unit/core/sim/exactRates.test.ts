import { describe, expect, it } from 'vitest';
import { checkScene } from '../../../../src/core/scene/parse.ts';
import { simulate } from '../../../../src/core/sim/simulation.ts';
import { TraceReader } from '../../../../src/core/trace/reader.ts';
import { sceneWith } from '../../../support/sceneFiles.ts';

const made = (invented: number) => ({ invented, because: 'test' });

/** A message of 1,000 packets of 1 unit from one chip to the other, over a link of this rate. */
function run(rate: number, more: Readonly<Record<string, unknown>> = {}): TraceReader {
  const cluster = { kind: 'line', chips: 2, link: { rate: made(rate), latency: made(0), packet: made(1) } };
  const workload = { kind: 'messages', messages: [{ at: made(0), from: 0, to: 1, size: made(1000) }] };
  const parts = Object.entries({ cluster, workload, beats: [], faults: undefined, ...more });
  return new TraceReader(simulate(checkScene(sceneWith(...parts.map(([key, part]) => [[key], part] as const)))));
}

describe('packets back to back', () => {
  it.each([
    [700, 1429],
    [667, 1499],
    [999, 1001],
    [1000, 1000],
  ])('at %i units a tick, 1,000 packets of 1 unit take %i milliticks', (rate, finish) => {
    expect(run(rate).trace.finish).toBe(finish);
  });

  it('take the same in the loop for jitter, faults and windows', () => {
    expect(run(700, { window: made(2000) }).trace.finish).toBe(1429);
  });

  it('take the sum of what they take before and after the link becomes slower', () => {
    // 350 packets at 700 units per tick until 0.5 ticks, the other 650 at 350 units per tick.
    const fault = { at: made(0.5), link: { from: 'c0', to: 'c1' }, action: { kind: 'slower', factor: made(2) } };
    const { trace, serialized } = run(700, { faults: [fault] });
    expect(serialized[349]).toBe(500);
    expect(trace.finish).toBe(500 + Math.round(650_000 / 350));
  });

  it('start anew after a pause, and after the link was cut', () => {
    const cut = { at: made(0.1), link: { from: 'c0', to: 'c1' }, action: { kind: 'cut' } };
    const back = { at: made(5), link: { from: 'c0', to: 'c1' }, action: { kind: 'back' } };
    const { trace, serialized } = run(700, { faults: [cut, back] });
    const before = serialized.filter((end) => end < 5000).length;
    expect(before).toBe(70);
    expect(trace.finish).toBe(5000 + Math.round((1000 - before) / 0.7));
  });
});
