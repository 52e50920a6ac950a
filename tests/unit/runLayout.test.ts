import { describe, expect, it } from 'vitest';
import type { Tweak } from '../../src/core/scene/tweak.ts';
import { projectionsFor } from '../../src/screen/picture/projections/projections.ts';
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

  it.each(projectionsFor(first.run.reader.trace.network))(
    'is, as %s, the one that would be made, and kept where the runs differ in time alone',
    (view) => {
      const before = layOut(first.run, false, view, LONGEST);
      const later = after(before, [{ path: 'cluster.efa.latency', value: 35 }]);
      expect(later.run).not.toBe(before.run);
      expect(later.frame).not.toBe(before.frame);
      expect(later.layout).toEqual(afresh(later).layout);
      // Blocks stand by what waits at them.
      expect(later.layout === before.layout).toBe(before.layout.blocks === undefined);
    },
  );

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

  it('is made anew for longer queues and an upright room', () => {
    const { run: same } = first;
    expect(layOut(same, false, undefined, LONGEST + 1, first).layout).not.toBe(first.layout);
    expect(layOut(same, true, undefined, LONGEST, first).layout).not.toBe(first.layout);
  });
});
