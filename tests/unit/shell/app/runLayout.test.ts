import { describe, expect, it } from 'vitest';
import { isAlike } from '../../../../src/core/base/alike.ts';
import type { ViewName } from '../../../../src/core/base/views.ts';
import type { Tweak } from '../../../../src/core/scene/tweak.ts';
import { areBuiltAlike, buildBoard, stateRows } from '../../../../src/screen/picture/board.ts';
import { BOARD_KINDS, setWidths } from '../../../../src/screen/picture/boardMesh.ts';
import { withRates } from '../../../../src/screen/picture/linkLooks.ts';
import { projectionsFor } from '../../../../src/screen/picture/projections/projections.ts';
import { layOut, type RunLayout } from '../../../../src/shell/app/runLayout.ts';
import { sceneRun } from '../../../support/sceneRuns.ts';

const run = (id: string, tweaks: readonly Tweak[] = []) => {
  const { scene, reader } = sceneRun(id, tweaks);
  return { scene, reader, hash: '' };
};
const LONGEST = 40;
const queues = (longestQueue: number) => ({ longestQueue, longQueues: 0 });
const after = (before: RunLayout, tweaks: readonly Tweak[], id = 'two-ultraservers'): RunLayout =>
  layOut(run(id, tweaks), before.upright, before.name, queues(LONGEST), before);

/** Lays out without an earlier layout, so that nothing is reused. */
const afresh = ({ run: of, upright, name }: RunLayout): RunLayout => layOut(of, upright, name, queues(LONGEST));

/** Like `toEqual`, which takes seconds for such long columns. */
const expectSame = (one: RunLayout): void => expect(isAlike(one.layout, afresh(one).layout)).toBe(true);

describe('the layout of a run that follows another', () => {
  const first = layOut(run('two-ultraservers'), false, undefined, queues(LONGEST));

  it.each(projectionsFor(first.run.reader.trace.network))(
    'is, as %s, equal to a new one, and reused if the runs differ only in times',
    (view) => {
      const before = layOut(first.run, false, view, queues(LONGEST));
      const later = after(before, [{ path: 'cluster.efa.latency', value: 35 }]);
      expect(later.run).not.toBe(before.run);
      expect(later.frame).not.toBe(before.frame);
      expectSame(later);
      // The places of blocks depend on what waits at them.
      expect(later.layout === before.layout).toBe(before.layout.blocks === undefined);
    },
  );

  it.each(projectionsFor(first.run.reader.trace.network))(
    'is, as %s, equal to a new one, with the same places, if rates differ, which are widths',
    (view) => {
      let before = layOut(first.run, false, view, queues(LONGEST));
      for (const [rate, value] of [
        ['efa', 2],
        ['neuronLink', 7],
        ['efa', 0.01],
      ] as const) {
        const later = after(before, [{ path: `cluster.${rate}.rate`, value }]);
        expectSame(later);
        const isKept = before.layout.blocks === undefined;
        expect(later.layout.paths === before.layout.paths).toBe(isKept);
        if (isKept) expect(isAlike(later.layout, before.layout)).toBe(false);
        before = later;
      }
    },
  );

  it('has a board with the widths of a new one', () => {
    const { layout, run: of } = layOut(run('four-ultraservers'), false, 'ring', queues(LONGEST));
    const { network } = of.reader.trace;
    const other = { ...network, linkRate: network.linkRate.map((rate, link) => rate * (1 + (link % 7))) };
    const board = buildBoard(network, layout);
    const wide = withRates(layout, other);
    expect(isAlike(buildBoard(other, wide), board)).toBe(false);
    setWidths(board, BOARD_KINDS.link, stateRows(network, layout).links, wide.looks.half);
    expect(isAlike(board, buildBoard(other, wide))).toBe(true);
  });

  it('keeps its board if only widths and queues differ, in each projection', () => {
    const laid = (view: ViewName, longest: number, tweaks: readonly Tweak[] = []) => {
      const { layout, run: of } = layOut(run('two-ultraservers', tweaks), false, view, queues(longest));
      return { layout, network: of.reader.trace.network };
    };
    const kept: ViewName[] = [];
    const rate: Tweak = { path: 'cluster.efa.rate', value: 2 };
    for (const view of projectionsFor(first.run.reader.trace.network)) {
      const before = laid(view, LONGEST);
      const others = [
        laid(view, LONGEST + 9, [rate]),
        laid(view, LONGEST, [{ path: 'cluster.ultraServers', value: 3 }]),
      ];
      const [wider, larger] = others.map((other) => areBuiltAlike(before, other));
      expect([view, larger]).toEqual([view, false]);
      if (!wider!) continue;
      kept.push(view);
      const [from, to] = [before, others[0]!].map(({ network, layout }) => buildBoard(network, layout));
      setWidths(from!, BOARD_KINDS.link, stateRows(before.network, before.layout).links, others[0]!.layout.looks.half);
      expect(isAlike(from, to), view).toBe(true);
    }
    expect(kept).toEqual(['tower', 'flat', 'ring', 'plane']);
    expect(areBuiltAlike(laid('tower', LONGEST), laid('ring', LONGEST))).toBe(false);
  });

  it('is new for another network', () => {
    const other = after(first, [{ path: 'cluster.ultraServers', value: 3 }]);
    expect(other.layout.paths).not.toBe(first.layout.paths);
    expectSame(other);
    expect(isAlike(other.layout, first.layout)).toBe(false);
  });

  it('is new if the order of the collective differs', () => {
    const ring = layOut(run('four-ultraservers'), false, 'ring', queues(LONGEST));
    const other = { ...ring, order: ring.order.toReversed() };
    expect(after(other, [], 'four-ultraservers').layout).not.toBe(ring.layout);
  });

  it('is, in each projection, equal to a new one for longer or shorter queues, along the same paths', () => {
    for (const id of ['two-ultraservers', 'four-ultraservers']) {
      for (const view of projectionsFor(first.run.reader.trace.network)) {
        let before = layOut(run(id), false, view, queues(LONGEST));
        for (const longest of [LONGEST + 1, 3, 400]) {
          const later = layOut(
            run(id, [{ path: 'cluster.efa.rate', value: longest / 10 }]),
            false,
            view,
            queues(longest),
            before,
          );
          expect(
            isAlike(later.layout, layOut(later.run, false, view, queues(longest)).layout),
            `${view} ${longest}`,
          ).toBe(true);
          if (view !== 'mountain') expect(isAlike(later.layout, before.layout), `${view} ${longest}`).toBe(false);
          expect(later.layout.paths === before.layout.paths, view).toBe(view !== 'mountain');
          before = later;
        }
      }
    }
  });

  it('is new for a portrait box', () => {
    const upright = layOut(first.run, true, undefined, queues(LONGEST), first);
    expectSame(upright);
    expect(isAlike(upright.layout, first.layout)).toBe(false);
  });
});
