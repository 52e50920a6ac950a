import { describe, expect, it } from 'vitest';
import { LINK_CLASSES } from '../../../../src/core/model/linkClasses.ts';
import { COMPUTE } from '../../../../src/core/model/program.ts';
import { lanesOf, placeOnRail } from '../../../../src/screen/ui/stage/railLanes.ts';
import { sceneRun } from '../../../support/sceneRuns.ts';

const { reader, trace } = sceneRun('two-ultraservers');
const EFA = LINK_CLASSES.indexOf('efa');

/** Whether anything computes, or a chip sends over a class, at an instant: hop by hop and task by task. */
function busyAt(time: number) {
  const { network, program, taskStart, taskEnd, hopStart, hopLink } = trace;
  const is = { compute: false, neuronLink: false, efa: false };
  for (let task = 0; task < program.taskCount; task++) {
    if (program.kind[task] === COMPUTE && taskStart[task]! <= time && time < taskEnd[task]!) is.compute = true;
  }
  hopLink.forEach((link, hop) => {
    if (hopStart[hop]! > time || time >= reader.serialized[hop]!) return;
    if (network.linkFrom[link]! >= network.chipCount) return;
    is[network.linkClass[link] === EFA ? 'efa' : 'neuronLink'] = true;
  });
  return is;
}

describe('the lanes of the rail', () => {
  it('are lit where a slow scan of the trace finds anything busy, and dark where it does not', () => {
    const span = { from: 0, to: trace.finish };
    const lanes = lanesOf(reader, span, 64);
    const lit = (band: keyof typeof lanes, share: number): boolean =>
      lanes[band].some(({ from, to }) => from <= share && share < to);
    const seen = new Set<string>();
    for (let bin = 0; bin < 64; bin++) {
      // A window is lit if anything is busy at any instant in it.
      const busy = Array.from({ length: 16 }, (_, at) => busyAt(((bin + (at + 0.5) / 16) / 64) * trace.finish));
      for (const band of ['compute', 'neuronLink', 'efa'] as const) {
        const isBusy = busy.some((one) => one[band]);
        if (isBusy) expect([band, bin, lit(band, (bin + 0.5) / 64)]).toEqual([band, bin, true]);
        seen.add(`${band} ${lit(band, (bin + 0.5) / 64)}`);
      }
    }
    expect(seen.size).toBe(6);
  });

  it('have nothing in a span without length', () => {
    expect(lanesOf(reader, { from: 5, to: 5 })).toEqual({ compute: [], neuronLink: [], efa: [] });
  });
});

describe('the place of an instant on the rail', () => {
  const spans = [
    { from: 0, to: 10 },
    { from: 10, to: 110 },
    { from: 120, to: 130 },
  ];

  it('is its share of its own segment, however long that is', () => {
    expect([0, 5, 10, 60].map((time) => placeOnRail(time, spans) * 3)).toEqual([0, 0.5, 1, 1.5]);
  });

  it('between two spans is the start of the later one, and after all the end', () => {
    expect(placeOnRail(115, spans) * 3).toBe(2);
    expect(placeOnRail(130, spans)).toBe(1);
  });
});
