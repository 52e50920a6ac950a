import { describe, expect, it } from 'vitest';
import { parseScene } from '../../../../src/core/scene/parse.ts';
import { listSources } from '../../../../src/core/scene/sources.ts';
import { tweakScene } from '../../../../src/core/scene/tweak.ts';
import { simulate } from '../../../../src/core/sim/simulation.ts';
import { TraceReader } from '../../../../src/core/trace/reader.ts';
import {
  changesBetween,
  differencePhrases,
  divergencePhrase,
  finishedPhrase,
} from '../../../../src/screen/describe/comparison.ts';
import {
  comparisonRows,
  filterRows,
  instantRow,
  type NumberRow,
  resultRows,
  sceneRows,
  sortRows,
} from '../../../../src/screen/ui/pages/numberRows.ts';
import { goodText } from '../../../support/sceneFiles.ts';

const scene = parseScene(goodText());
const run = { scene, reader: new TraceReader(simulate(scene)), hash: '' };
const rows = (language: 'en' | 'ko'): NumberRow[] => [...sceneRows(scene, language), ...resultRows(run, language)];

describe('[L6] the numbers page', () => {
  it('[L6] has every number of the scene and every result, each with a reason, in both languages', () => {
    for (const language of ['en', 'ko'] as const) {
      const all = rows(language);
      expect(all.filter(({ path }) => path !== '').map(({ path }) => path)).toEqual(
        listSources(scene).map(({ path }) => path),
      );
      expect(new Set(all.map(({ origin }) => origin))).toEqual(
        new Set(['invented', 'article', 'document', 'chosen', 'computed']),
      );
      for (const { path, name, grounds, belongsTo } of all)
        expect(`${path} ${[name, grounds, belongsTo].includes('')}`).toBe(`${path} false`);
    }
  });

  it('[L6] marks what is invented or computed, and nothing else', () => {
    for (const { origin, shown } of rows('en')) {
      expect(typeof shown === 'object').toBe(origin === 'invented' || origin === 'computed');
    }
  });

  it('[L6] has a row for each mark of a comparison, with unique names', () => {
    const after = tweakScene(scene, [{ path: 'cluster.efa.rate', value: 1 }]);
    const compared = { before: run, after: { scene: after, reader: new TraceReader(simulate(after)), hash: '' } };
    const ids = [
      ...sceneRows(after, 'en'),
      ...resultRows(compared.after, 'en'),
      instantRow(0, 'en'),
      ...comparisonRows(compared, 'en'),
    ].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const phrases = [
      ...changesBetween(scene, after, 'en').to,
      ...differencePhrases(compared, 'en'),
      divergencePhrase(compared, 'en')!,
      finishedPhrase(compared.after, 'en'),
      finishedPhrase(run, 'en', 'run.written'),
    ];
    expect(phrases).toHaveLength(6);
    for (const { row } of phrases) expect(ids).toContain(row);
    const { before, reader } = { before: run.reader, reader: compared.after.reader };
    const change = comparisonRows(compared, 'en').find(({ id }) => id === 'run.finishChange')!;
    expect(change.value).toBe((before.trace.finish - reader.trace.finish) / 1000);
  });

  it('links to the control if there is one', () => {
    const hasControl = (path: string) => rows('en').find((row) => row.path === path)?.hasControl;
    expect(hasControl('cluster.efa.rate')).toBe(true);
    expect(hasControl('workload.steps')).toBe(true);
    expect(hasControl('cluster.side')).toBe(false);
    expect(hasControl('beats[0].speed')).toBe(false);
  });
});

describe('the table', () => {
  it('is sorted by any column both ways, values by unit and then by number', () => {
    const all = rows('en');
    const times = sortRows(all, { by: 'value', descending: false }, 'en').filter(({ quantity }) => quantity === 'time');
    expect(times.map(({ value }) => value)).toEqual([1, 1, 10, 240, run.reader.trace.finish / 1000]);
    const names = sortRows(all, { by: 'name', descending: false }, 'en').map(({ name }) => name);
    expect(names[0]).toBe('chips along a plate');
    expect(sortRows(all, { by: 'path', descending: true }, 'en')[0]?.path).toBe('workload.steps');
  });

  it('is filtered by words and by origin', () => {
    const found = filterRows(rows('ko'), 'efa', 'document').map(({ path }) => path);
    expect(found).toEqual(['cluster.efaPerChip']);
    expect(filterRows(rows('en'), '', 'computed').every(({ path }) => path === '')).toBe(true);
    expect(filterRows(rows('en'), 'no such words', undefined)).toEqual([]);
  });
});
