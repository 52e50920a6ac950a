import { describe, expect, it } from 'vitest';
import { numberOf } from '../../src/core/base/provenance.ts';
import { listSources } from '../../src/core/scene/sources.ts';
import { tweakScene } from '../../src/core/scene/tweak.ts';
import { parsePath, valueAt } from '../../src/core/scene/walk.ts';
import { simulate } from '../../src/core/sim/simulation.ts';
import { traceHash } from '../../src/core/trace/trace.ts';
import { instantOf } from '../../src/screen/state/playback.ts';
import { sceneFiles } from '../support/sceneFiles.ts';
import { SceneRun, sceneNamed } from '../support/sceneRuns.ts';

const IDS = sceneFiles().map((file) => /\/(.+)\.scene\.json$/.exec(file)![1]!);
/** No one reads faster than this many letters a second, with a look at the picture. */
const LETTERS_A_SECOND = { en: 24, ko: 14 };

describe.each(IDS)('the scene %s', (id) => {
  const { scene, trace } = new SceneRun(id);

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

  it('tells its story without a gap, from the start to the end, in half a minute to two, each beat long enough to read', () => {
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

  const hash = traceHash(trace);
  const controls = listSources(scene).filter(({ origin }) => origin === 'invented');
  it.each(controls.map(({ path, facts }) => [path, facts] as const))('[L8] %s moves the run', (path, facts) => {
    const value = numberOf(valueAt(scene, parsePath(path)) as never);
    // A little more; a lot more, where chance decides who straggles; less, where all is in one packet anyway.
    const moves = [value * 1.25, value * 8, value / 8].some((next) => {
      if (next === value || next > facts.max || next < facts.min) return false;
      return (
        traceHash(simulate(tweakScene(sceneNamed(id), [{ path, value: roundFor(facts.quantity, next) }]))) !== hash
      );
    });
    expect(moves).toBe(true);
  });
});

/** Counts are whole. */
function roundFor(quantity: string, value: number): number {
  return quantity === 'count' ? Math.round(value) : value;
}
