import { describe, expect, it } from 'vitest';
import { BAND_HEIGHT, bandPath, pilePath, tickPath } from '../../../../src/screen/ui/timeline/bandPaths.ts';
import { pinched } from '../../../../src/screen/ui/timeline/timelineGestures.ts';
import { rulerMarks, wayLabels } from '../../../../src/screen/ui/timeline/TimelineMarks.tsx';

describe('named moments on the ruler', () => {
  const moments = {
    start: 0,
    'step1.compute.start': 0,
    'step1.compute.end': 40,
    'step1.efa.start': 41,
    'step1.efa.end': 60,
    'step2.compute.start': 60,
    'step2.compute.end': 100,
    end: 100,
  };
  const labels = (from: number, to: number, ems: number, language: 'en' | 'ko' = 'en'): string[] =>
    rulerMarks(moments, { from, to }, ems, language)
      .map(({ label }) => label)
      .filter((label) => label !== '');

  it('are shown if there is room, each group named once', () => {
    expect(labels(0, 100, 200)).toEqual(['step 1 · compute', 'EFA', 'step 2 · compute']);
    expect(labels(0, 100, 24)).toEqual(['step 1 · compute', 'step 2 · compute']);
    expect(labels(0, 100, 200, 'ko')).toEqual(['스텝 1 · 계산', 'EFA', '스텝 2 · 계산']);
  });

  it('are the visible ones, at most one at a place', () => {
    expect(labels(41, 100, 200)).toEqual(['step 1 · EFA', 'step 2 · compute']);
    const ticks = rulerMarks(moments, { from: 0, to: 100 }, 200, 'en');
    expect(ticks.map(({ share }) => share)).toEqual([0, 0.4, 0.41, 0.6, 1]);
  });
});

describe('two fingers', () => {
  it('keep the instants that they touched under them', () => {
    expect(pinched([200, 600], [0.25, 0.75])).toEqual({ from: 0, to: 800 });
    expect(pinched([200, 600], [0.5, 0.9])).toEqual({ from: -300, to: 700 });
    expect(pinched([600, 200], [0.75, 0.25])).toEqual({ from: 0, to: 800 });
  });

  it('do nothing if they are too close or have changed places', () => {
    expect(pinched([200, 600], [0.5, 0.51])).toBeUndefined();
    expect(pinched([200, 600], [0.75, 0.25])).toBeUndefined();
  });
});

describe('the paths of a band', () => {
  it('start at the baseline, one piece per busy span, as high as the share', () => {
    expect(bandPath(Float32Array.of(0, 1, 0.5, 0, 0.25))).toBe(
      `M1 ${BAND_HEIGHT}L1.5 0.0L2.5 50.0L3 ${BAND_HEIGHT}ZM4 ${BAND_HEIGHT}L4.5 75.0L5 ${BAND_HEIGHT}Z`,
    );
  });

  it('are columns for waiting packets, and single lines for events, one per place', () => {
    expect(pilePath(Float32Array.of(0.5, 1, 0, 0)).match(/M/g)).toHaveLength(1);
    expect(pilePath(Float32Array.of(0.5, 1, 0, 0))).toContain('V0.0');
    expect(tickPath({ starts: [5, 5, 10], ends: [10] }, { from: 0, to: 10 }, 100)).toBe(
      'M50.00 100V40M100.00 100V40M100.00 0V30',
    );
  });
});

describe('the names of ways below the timeline', () => {
  const changes = [
    { time: 60, before: 'flat ring', after: 'hierarchical' },
    { time: 95, before: 'hierarchical', after: 'tree' },
  ];
  const labels = (from: number, to: number, ems: number) =>
    wayLabels(changes, 100, { from, to }, ems).map(({ label, from: start, to: end }) => [label, start, end]);

  it('stand on both sides of each change, in their stretches', () => {
    expect(labels(0, 100, 200)).toEqual([
      ['flat ring', 0, 0.6],
      ['hierarchical', 0.6, 0.95],
      ['tree', 0.95, 1],
    ]);
    expect(labels(50, 90, 200).map(([label, ...places]) => [label, ...places.map((one) => Number(one))])).toEqual([
      ['flat ring', 0, 0.25],
      ['hierarchical', 0.25, 1],
    ]);
    expect(labels(0, 50, 200)).toEqual([['flat ring', 0, 1]]);
  });

  it('stand before the next name where a stretch is too short for them', () => {
    const early = [{ time: 2, before: 'small', after: 'large' }];
    expect(wayLabels(early, 100, { from: 0, to: 100 }, 100)).toEqual([{ label: 'small → large', from: 0.02, to: 1 }]);
    expect(wayLabels(early, 100, { from: 0, to: 100 }, 3)).toEqual([]);
  });
});
