import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { summarize } from '../../../../src/core/analysis/summary.ts';
import { LINK_CLASSES } from '../../../../src/core/model/linkClasses.ts';
import { COMPUTE } from '../../../../src/core/model/program.ts';
import { checkScene, parseScene } from '../../../../src/core/scene/parse.ts';
import { tweakScene } from '../../../../src/core/scene/tweak.ts';
import { simulate } from '../../../../src/core/sim/simulation.ts';
import { TraceReader } from '../../../../src/core/trace/reader.ts';
import { checkFiles } from '../../../../src/shell/cli/check.ts';
import { summaryText } from '../../../../src/shell/cli/summaryText.ts';
import { instantsOf } from '../../../support/instants.ts';
import { goodText, sceneFiles, sceneWith } from '../../../support/sceneFiles.ts';
import { invented } from '../../../support/workloadRuns.ts';

describe('every scene of the repository', () => {
  it.each(sceneFiles())('%s passes the check without messages', (file) => {
    const said: string[] = [];
    const terminal = { out: (text: string) => said.push(text), err: (text: string) => said.push(text) };
    expect(checkFiles([file], 'en', terminal)).toBe(0);
    expect(said).toEqual([`${file}: ok\n`]);
  });

  it.each(sceneFiles())('%s gives its golden summary', (file) => {
    const scene = parseScene(readFileSync(file, 'utf8'));
    expect(file).toBe(`scenes/${scene.id}.scene.json`);
    const text = summaryText(scene.title.en, summarize(scene, simulate(scene)), 'en');
    expect(text).toBe(readFileSync(`tests/golden/${scene.id}.txt`, 'utf8'));
  });
});

describe('the summary of a run', () => {
  // Small, so that a check of every instant is quick; packet sizes that do not divide messages evenly, so that last ones are smaller.
  const scene = tweakScene(parseScene(goodText()), [
    { path: 'cluster.side', value: 2 },
    { path: 'cluster.plates', value: 2 },
    { path: 'cluster.chipsPerUltraServer', value: 8 },
    { path: 'cluster.neuronLink.packet', value: 100 },
    { path: 'cluster.efa.packet', value: 96 },
    { path: 'cluster.neuronLink.rate', value: 7 },
  ]);
  const trace = simulate(scene);
  const reader = new TraceReader(trace);
  const summary = summarize(scene, trace);
  const { network, program } = trace;

  it('counts what the trace contains', () => {
    expect(summary.finish).toBe(trace.finish / 1000);
    expect(summary.counts.hops).toBe(trace.hopPacket.length);
    expect(summary.counts.tasks).toBe(summary.counts.messages + program.kind.filter((kind) => kind === 0).length);
    const classes = Object.values(summary.links);
    expect(classes.reduce((sum, { packets }) => sum + packets, 0)).toBe(summary.counts.hops);
    expect(classes.reduce((sum, { links }) => sum + links, 0)).toBe(network.linkCount);
  });

  it('carries each message’s units over each link of its route', () => {
    const units = new Map<string, number>();
    for (let task = 0; task < program.taskCount; task++) {
      if (program.kind[task] === COMPUTE) continue;
      for (const link of program.routeLinks.slice(
        program.routeStart[program.firstRoute[task]!],
        program.routeStart[program.firstRoute[task]! + 1],
      )) {
        const name = LINK_CLASSES[network.linkClass[link]!]!;
        units.set(name, (units.get(name) ?? 0) + program.amount[task]!);
      }
    }
    for (const [name, link] of Object.entries(summary.links)) expect(link.units).toBeCloseTo(units.get(name)!, 6);
  });

  it('is busy as long as its packets take, and its greatest queue is the longest seen at any instant', () => {
    const busy = new Map<string, number>();
    trace.hopLink.forEach((link, hop) => {
      const name = LINK_CLASSES[network.linkClass[link]!]!;
      busy.set(name, (busy.get(name) ?? 0) + reader.serialized[hop]! - trace.hopStart[hop]!);
    });
    const greatest = new Map<string, number>();
    const waiting = new Int32Array(network.linkCount);
    for (const t of instantsOf(reader)) {
      reader.waitingAt(t, waiting);
      waiting.forEach((count, link) => {
        const name = LINK_CLASSES[network.linkClass[link]!]!;
        greatest.set(name, Math.max(greatest.get(name) ?? 0, count));
      });
    }
    for (const [name, link] of Object.entries(summary.links)) {
      expect(link.busyTicks).toBe(busy.get(name)! / 1000);
      expect(`${name} ${link.greatestQueue}`).toBe(`${name} ${greatest.get(name)}`);
      expect(link.greatestQueue).toBeGreaterThan(0);
    }
  });

  it('has a greatest queue of 0 if no packet ever waited: one that is being serialized does not wait', () => {
    const calm = tweakScene(scene, [
      { path: 'workload.gradients', value: 64 },
      { path: 'cluster.neuronLink.packet', value: 1000 },
      { path: 'cluster.efa.packet', value: 1000 },
    ]);
    const { efa } = summarize(calm, simulate(calm)).links;
    expect(efa).toMatchObject({ greatestQueue: 0 });
    expect(efa!.packets).toBeGreaterThan(0);
  });
});

describe('the summary of a run with trouble', () => {
  const all = { id: 'trouble', beats: [] } as const;
  const link = { rate: invented(10), latency: invented(1), packet: invented(10) };
  const message = (to: number) => ({ at: invented(0), from: 0, to, size: invented(100) });
  const scene = (change: Readonly<Record<string, unknown>>) =>
    checkScene({
      ...(sceneWith() as Record<string, unknown>),
      ...all,
      cluster: { kind: 'line', chips: 3, link },
      workload: { kind: 'messages', messages: [message(1), message(2)] },
      ...change,
    });
  const run = (change: Readonly<Record<string, unknown>>) => {
    const one = scene(change);
    return summarize(one, simulate(one));
  };

  it('has no keys for problems that did not occur', () => {
    const calm = run({});
    expect(Object.keys(calm)).not.toContain('undelivered');
    expect(Object.keys(calm)).not.toContain('outOfOrder');
  });

  it('counts undelivered packets after a cut, and only what was serialized before it', () => {
    const cut = run({ faults: [{ at: invented(13.5), link: { from: 'c1', to: 'c2' }, action: { kind: 'cut' } }] });
    // The second message starts at 10 and reaches chip 1 from 12 on, one packet per tick; at most two of ten pass before the cut.
    expect(cut.undelivered).toBeGreaterThanOrEqual(8);
    expect(cut.links.neuronLink!.units).toBeLessThan(300);
    expect(cut.links.neuronLink!.busyTicks * 10).toBeCloseTo(cut.links.neuronLink!.units, 6);
    expect(summaryText('x', cut, 'en')).toContain(`packets that could not be delivered  ${cut.undelivered}\n`);
  });
});
