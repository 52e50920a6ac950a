import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { listControls } from '../../../../src/core/scene/controls.ts';
import { parseScene } from '../../../../src/core/scene/parse.ts';
import { SceneError } from '../../../../src/core/scene/problem.ts';
import { refusedOptions } from '../../../../src/core/scene/refusals.ts';
import { refusalText } from '../../../../src/screen/words/refusalWords.ts';
import { tweakScene } from '../../../../src/core/scene/tweak.ts';

const IDS = [
  'two-ultraservers',
  'four-ultraservers',
  'straggler',
  'hash-or-spray',
  'small-and-large',
  'one-ultraserver',
];

describe('a message beside a control', () => {
  it('names a path only if it is not the control’s own', () => {
    const scene = parseScene(readFileSync('scenes/two-ultraservers.scene.json', 'utf8'));
    const saidOf = (path: string, value: number): string => {
      try {
        tweakScene(scene, [{ path, value }]);
      } catch (error) {
        if (error instanceof SceneError) return refusalText(error.problems[0]!, path, 'en');
      }
      return '';
    };
    expect(saidOf('cluster.efa.rate', 5000)).toMatch(/^expected .*, got 5000/);
    expect(saidOf('workload.steps', 1)).toMatch(/^Beat \d+ of the story needs the moment “step 2, /);
  });
});

describe('options that a scene refuses', () => {
  it.each(IDS)('%s: are those that it can’t take, each with a reason', (id) => {
    const scene = parseScene(readFileSync(`scenes/${id}.scene.json`, 'utf8'));
    for (const { sort, row } of listControls(scene)) {
      if (sort !== 'choice') continue;
      const refused = refusedOptions(scene, row);
      for (const { value } of row.options) {
        const set = () => tweakScene(scene, [{ path: row.path, value }]);
        if (refused.has(value)) expect(set, `${row.path} ${String(value)}`).toThrow();
        else expect(set, `${row.path} ${String(value)}`).not.toThrow();
      }
      expect(refused.has(row.value)).toBe(false);
    }
  });

  it('give the reason', () => {
    const scene = parseScene(readFileSync('scenes/straggler.scene.json', 'utf8'));
    const control = listControls(scene).find(({ row }) => row.path === 'workload.algorithm')!;
    const refused = refusedOptions(scene, control.row as Parameters<typeof refusedOptions>[1]);
    expect([...refused.keys()]).toEqual(['hierarchical']);
    expect(refused.get('hierarchical')).toMatchObject({ kind: 'dangling', of: 'moment', path: 'beats[0].to' });
    expect(refusalText(refused.get('hierarchical')!, 'workload.algorithm', 'en')).toBe(
      'Beat 1 of the story needs the moment “step 1, all-reduce ends”, which would not be there.',
    );
    expect(refusalText(refused.get('hierarchical')!, 'workload.algorithm', 'ko')).toMatch(
      /챕터 1.*스텝 1, all-reduce 끝/,
    );
  });
});
