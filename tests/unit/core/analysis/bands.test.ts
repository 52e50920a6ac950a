import { describe, expect, it } from 'vitest';
import { bandsBetween, fineBands } from '../../../../src/core/analysis/bands.ts';
import { eventsBetween } from '../../../../src/core/analysis/eventTicks.ts';
import { cover, covered, createWindows } from '../../../../src/core/analysis/windows.ts';
import { randomStream } from '../../../../src/core/base/random.ts';
import { LINK_CLASSES } from '../../../../src/core/model/linkClasses.ts';
import { COMPUTE } from '../../../../src/core/model/program.ts';
import { parseScene } from '../../../../src/core/scene/parse.ts';
import { tweakScene } from '../../../../src/core/scene/tweak.ts';
import { simulate } from '../../../../src/core/sim/simulation.ts';
import { TraceReader } from '../../../../src/core/trace/reader.ts';
import { randomRun } from '../../../support/randomNetworks.ts';
import { runToEnd, seeds } from '../../../support/runs.ts';
import { goodText } from '../../../support/sceneFiles.ts';

const reader = new TraceReader(simulate(parseScene(goodText())));
const { trace } = reader;
const EFA = LINK_CLASSES.indexOf('efa');

/** The bands' values at one instant, counted hop by hop and task by task. */
function countAt({ trace: { network, program, ...own }, serialized }: TraceReader, time: number) {
  const sending = { neuronLink: new Set<number>(), efa: new Set<number>() };
  let waiting = 0;
  own.hopLink.forEach((link, hop) => {
    if (own.hopEnqueue[hop]! <= time && time < own.hopStart[hop]!) waiting++;
    const chip = network.linkFrom[link]!;
    if (chip >= network.chipCount || own.hopStart[hop]! > time || serialized[hop]! <= time) return;
    sending[network.linkClass[link] === EFA ? 'efa' : 'neuronLink'].add(chip);
  });
  let compute = 0;
  for (let task = 0; task < program.taskCount; task++) {
    if (program.kind[task] === COMPUTE && own.taskStart[task]! <= time && time < own.taskEnd[task]!) compute++;
  }
  const { chipCount } = network;
  return {
    compute: compute / chipCount,
    neuronLink: sending.neuronLink.size / chipCount,
    efa: sending.efa.size / chipCount,
    waiting,
  };
}

describe('bands of a time span', () => {
  it('in windows of one millitick equal a plain count, on random networks (seeds 1 to 30)', () => {
    for (const seed of seeds(1, 30)) {
      const { network, program } = randomRun(seed);
      const run = new TraceReader(runToEnd(network, program));
      const random = randomStream(`${seed}`, 'bands');
      const from = Math.floor(random() * run.trace.finish);
      const bins = Math.min(40, run.trace.finish - from);
      if (bins === 0) continue;
      const bands = bandsBetween(run, from, from + bins, bins);
      for (let bin = 0; bin < bins; bin++) {
        const expected = countAt(run, from + bin);
        for (const band of ['compute', 'neuronLink', 'efa', 'waiting'] as const) {
          expect(bands[band][bin], `seed ${seed}, ${band}, ${from + bin}`).toBeCloseTo(expected[band], 5);
        }
      }
    }
  });

  it('of the whole combine those of its parts: mean of the shares, maximum of the waiting packets', () => {
    const whole = bandsBetween(reader, 0, trace.finish, 20);
    const parts = bandsBetween(reader, 0, trace.finish, 200);
    for (let bin = 0; bin < 20; bin++) {
      for (const band of ['compute', 'neuronLink', 'efa'] as const) {
        const own = parts[band].subarray(bin * 10, bin * 10 + 10);
        expect(whole[band][bin]).toBeCloseTo(own.reduce((sum, one) => sum + one, 0) / 10, 4);
      }
      expect(whole.waiting[bin]).toBe(Math.max(...parts.waiting.subarray(bin * 10, bin * 10 + 10)));
    }
    expect(reader.survey.peakWaiting).toBe(Math.max(...whole.waiting));
    expect(reader.survey.peakWaiting).toBeGreaterThan(1000);
  });

  it('of a long run, read from fine bands, equal those measured on its parts', () => {
    const long = new TraceReader(simulate(tweakScene(parseScene(goodText()), [{ path: 'workload.steps', value: 14 }])));
    expect(fineBands(long)).toBeDefined();
    const { finish } = long.trace;
    const whole = bandsBetween(long, 0, finish, 64);
    for (const bin of [0, 3, 31, 63]) {
      const parts = bandsBetween(long, (finish * bin) / 64, (finish * (bin + 1)) / 64, 1024);
      for (const band of ['compute', 'neuronLink', 'efa'] as const) {
        expect(whole[band][bin]).toBeCloseTo(parts[band].reduce((sum, one) => sum + one, 0) / 1024, 4);
      }
      expect(whole.waiting[bin]).toBe(Math.max(...parts.waiting));
    }
  });

  it('end with the run, even beside a longer run', () => {
    const latency = { path: 'cluster.efa.latency', value: 0 };
    const tweaks = [latency, { ...latency, path: 'cluster.neuronLink.latency' }];
    const busy = new TraceReader(simulate(tweakScene(parseScene(goodText()), tweaks)));
    const { finish } = busy.trace;
    const bands = bandsBetween(busy, 0, 1.5 * finish, 300);
    const last = (shares: Float32Array) => shares.subarray(0, 200).at(-1);
    expect(last(bands.neuronLink)).toBeGreaterThan(0.1);
    for (const shares of Object.values(bands)) expect(Math.max(...shares.subarray(200))).toBe(0);
  });

  it('are 0 for a span of no length', () => {
    expect([...bandsBetween(reader, 5, 5, 3).waiting]).toEqual([0, 0, 0]);
  });
});

describe('windows', () => {
  it('contain the covered part of random spans (seed 5)', () => {
    const random = randomStream('5', 'windows');
    for (let round = 0; round < 200; round++) {
      const [from, bins] = [random() * 10, 1 + Math.floor(random() * 8)];
      const to = from + 0.5 + random() * 10;
      const spans = Array.from({ length: 5 }, () => {
        const start = random() * 22 - 1;
        return [start, start + random() * 12] as const;
      });
      const windows = createWindows(from, to, bins);
      for (const [start, end] of spans) cover(windows, start, end);
      covered(windows).forEach((length, bin) => {
        const [left, right] = [from + (bin * (to - from)) / bins, from + ((bin + 1) * (to - from)) / bins];
        const expected = spans.reduce(
          (sum, [start, end]) => sum + Math.max(0, Math.min(end, right) - Math.max(start, left)),
          0,
        );
        expect(length).toBeCloseTo(expected / windows.length, 6);
      });
    }
  });
});

describe('ticks of single events', () => {
  it('show every visible start and end if there are few, and none if there are many', () => {
    expect(eventsBetween(reader, 0, trace.finish, 300)).toBeUndefined();
    const [from, to] = [500_000, 501_000];
    const events = eventsBetween(reader, from, to, 10_000)!;
    const inside = (time: number): boolean => from <= time && time <= to;
    const hops = (isEfa: boolean, times: Float64Array): number[] =>
      Array.from(times)
        .filter((time, hop) => inside(time) && (trace.network.linkClass[trace.hopLink[hop]!] === EFA) === isEfa)
        .sort((a, b) => a - b);
    expect([...events.efa.starts].sort((a, b) => a - b)).toEqual(hops(true, trace.hopStart));
    expect([...events.efa.ends].sort((a, b) => a - b)).toEqual(hops(true, reader.arrival));
    expect([...events.neuronLink.starts].sort((a, b) => a - b)).toEqual(hops(false, trace.hopStart));
    expect(events.efa.starts.length + events.efa.ends.length).toBeGreaterThan(10);
    const computes = eventsBetween(reader, 0, 250_000, 10_000)!.compute;
    expect(computes.starts).toEqual(Array.from({ length: trace.network.chipCount }, () => 0));
    expect(computes.ends.every((time) => time > 0 && time <= 250_000)).toBe(true);
  });
});
