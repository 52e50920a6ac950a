import { describe, expect, it } from 'vitest';
import { listSources } from '../../../src/core/scene/sources.ts';
import { parsePath, valueAt } from '../../../src/core/scene/walk.ts';
import { packFlights } from '../../../src/screen/picture/flights.ts';
import { instantOf } from '../../../src/screen/state/playback.ts';
import { sceneFiles } from '../../support/sceneFiles.ts';
import { SceneRun } from '../../support/sceneRuns.ts';

const IDS = sceneFiles().map((file) => /\/(.+)\.scene\.json$/.exec(file)![1]!);
/** No one reads faster than this many letters a second, with a look at the picture. */
const LETTERS_A_SECOND = { en: 24, ko: 14 };

describe.each(IDS)('the scene %s', (id) => {
  const { scene, trace, reader } = new SceneRun(id);

  it('gives a reason in both languages for every invented number, and says what it teaches', () => {
    for (const { path, origin, grounds } of listSources(scene)) {
      if (origin !== 'invented') continue;
      expect([path, grounds.en === grounds.ko]).toEqual([path, false]);
      const because = valueAt(scene, [...parsePath(path), 'because']);
      expect(because, path).toEqual({
        en: expect.any(String) as string,
        ko: expect.stringMatching(/[가-힣]/) as string,
      });
    }
    expect(scene.teaches?.ko).toMatch(/[가-힣]/);
  });

  it('[L4] has a place for every packet that waits', () => {
    expect(packFlights(reader).placeTime.every((time) => time >= 1)).toBe(true);
  });

  it('has beats without gaps from start to end, half a minute to two in all, each long enough to read', () => {
    let [at, whole] = [0, 0];
    for (const { id: beat, from, to, speed, title, caption } of scene.beats) {
      expect([beat, instantOf(from, trace)]).toEqual([beat, at]);
      at = instantOf(to, trace);
      const seconds = (at - instantOf(from, trace)) / 1000 / scene.ticksPerSecond / speed;
      whole += seconds;
      for (const language of ['en', 'ko'] as const) {
        const letters = title[language].length + caption[language].length;
        expect([beat, letters / seconds < LETTERS_A_SECOND[language]]).toEqual([beat, true]);
      }
      expect([beat, seconds < 25]).toEqual([beat, true]);
    }
    expect(at).toBe(trace.finish);
    expect(whole).toBeGreaterThan(30);
    expect(whole).toBeLessThan(120);
  });
});
