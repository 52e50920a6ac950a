import { describe, expect, it } from 'vitest';
import type { Tweak } from '../../src/core/scene/tweak.ts';
import type { ViewName } from '../../src/core/scene/views.ts';
import { layOut, type RunLayout } from '../../src/shell/app/runLayout.ts';
import { SceneRun } from '../support/sceneRuns.ts';

const run = (id: string, tweaks: readonly Tweak[] = []) => {
  const { scene, reader } = new SceneRun(id, tweaks);
  return { scene, reader, hash: '' };
};
const LONGEST = 40;
const after = (before: RunLayout, tweaks: readonly Tweak[], id = 'two-ultraservers'): RunLayout =>
  layOut(run(id, tweaks), before.upright, before.wanted, LONGEST, before);

/** With no layout before it, so that nothing can be kept. */
const afresh = ({ run: of, upright, wanted }: RunLayout): RunLayout => layOut(of, upright, wanted, LONGEST);

describe('the layout of a run that follows another', () => {
  const first = layOut(run('two-ultraservers'), false, undefined, LONGEST);

  it('is kept where the runs differ in time alone, and is the one that would be made', () => {
    const later = after(first, [{ path: 'cluster.efa.latency', value: 35 }]);
    expect(later.layout).toBe(first.layout);
    expect(later.run).not.toBe(first.run);
    expect(later.frame).not.toBe(first.frame);
    expect(afresh(later).layout).toEqual(later.layout);
  });

  it.each<[string, readonly Tweak[]]>([
    ['rate, which is a width', [{ path: 'cluster.efa.rate', value: 2 }]],
    ['network', [{ path: 'cluster.ultraServers', value: 3 }]],
  ])('is made anew for another %s', (_, tweaks) => {
    const other = after(first, tweaks);
    expect(other.layout).not.toBe(first.layout);
    expect(other.layout).toEqual(afresh(other).layout);
    expect(other.layout).not.toEqual(first.layout);
  });

  it('is made anew where the order of the collective is another', () => {
    const ring = layOut(run('four-ultraservers'), false, 'ring', LONGEST);
    const other = { ...ring, order: ring.order.toReversed() };
    expect(after(other, [], 'four-ultraservers').layout).not.toBe(ring.layout);
  });

  it.each<ViewName>(['mountain'])('is made anew as %s, which stands by what waits', (view) => {
    const before = layOut(run('two-ultraservers'), false, view, LONGEST);
    const later = after(before, [{ path: 'cluster.efa.latency', value: 35 }]);
    expect(later.layout).not.toBe(before.layout);
    expect(later.layout).toEqual(afresh(later).layout);
  });

  it('is made anew for longer queues and an upright room', () => {
    const { run: same } = first;
    expect(layOut(same, false, undefined, LONGEST + 1, first).layout).not.toBe(first.layout);
    expect(layOut(same, true, undefined, LONGEST, first).layout).not.toBe(first.layout);
  });
});
