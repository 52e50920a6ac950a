import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formatJson } from '../../../../src/core/scene/formatJson.ts';
import { parseScene } from '../../../../src/core/scene/parse.ts';
import type { Scene } from '../../../../src/core/scene/schema.ts';
import { listSources } from '../../../../src/core/scene/sources.ts';
import { tweakScene } from '../../../../src/core/scene/tweak.ts';
import { writeScene } from '../../../../src/core/scene/write.ts';
import { simulate } from '../../../../src/core/sim/simulation.ts';
import { traceHash } from '../../../../src/core/trace/trace.ts';
import { goodText, sceneFiles } from '../../../support/sceneFiles.ts';

const scene = parseScene(goodText());
const titled = ({ en, ko }: Scene['title']) => ({ en: `${en} (tweaked)`, ko: `${ko} (조정함)` });
const TWEAKS = [
  { path: 'cluster.efa.rate', value: 0.8 },
  { path: 'cluster.side', value: 2 },
  { path: 'workload.steps', value: 4 },
  { path: 'workload.barrier', value: true },
];
const rowAt = (of: Scene, path: string) => listSources(of).find((row) => row.path === path);

describe('a scene written as a file', () => {
  it.each(sceneFiles())('%s is written as it is in the repository', (file) => {
    const text = readFileSync(file, 'utf8');
    expect(`${formatJson(JSON.parse(text))}\n`).toBe(text);
    const unchanged = parseScene(text);
    expect(JSON.parse(writeScene(unchanged, unchanged, titled).text)).toEqual(JSON.parse(text));
  });

  it('records original numbers, keeps every reason, and says in id and title that it was tweaked', () => {
    const tweaked = tweakScene(scene, TWEAKS);
    const { name, text } = writeScene(tweaked, scene, titled);
    const again = parseScene(text);
    expect(name).toBe('two-ultraservers-tweaked.scene.json');
    expect(again.id).toBe('two-ultraservers-tweaked');
    expect(again.title.en).toBe('Fast inside, stuck between (tweaked)');
    expect(rowAt(again, 'cluster.efa.rate')).toMatchObject({
      value: 0.8,
      tweakedFrom: 0.5,
      grounds: rowAt(scene, 'cluster.efa.rate')!.grounds,
    });
    expect(rowAt(again, 'cluster.side')).toMatchObject({ value: 2, tweakedFrom: 4, origin: 'chosen' });
    expect(rowAt(again, 'cluster.chipsPerUltraServer')).toMatchObject({ value: 16, tweakedFrom: 64 });
    expect(listSources(again).filter((row) => row.tweakedFrom !== undefined)).toHaveLength(4);
    expect(again.workload).toMatchObject({ barrier: true });
    expect(traceHash(simulate(again))).toBe(traceHash(simulate(tweaked)));
  });

  it('records the first value after another tweak too, and none if the first value is restored', () => {
    const first = parseScene(writeScene(tweakScene(scene, TWEAKS), scene, titled).text);
    const second = tweakScene(first, [
      { path: 'cluster.efa.rate', value: 0.9 },
      { path: 'workload.steps', value: 3 },
    ]);
    const again = parseScene(writeScene(second, first, titled).text);
    expect(rowAt(again, 'cluster.efa.rate')).toMatchObject({ value: 0.9, tweakedFrom: 0.5 });
    expect(again.workload).toMatchObject({ steps: 3 });
    expect(again.title).toEqual(first.title);
    expect(again.id).toBe(first.id);
  });
});
