import { describe, expect, it } from 'vitest';
import { initialState } from '../../../../src/screen/state/appState.ts';
import { startBeat } from '../../../../src/screen/state/actions.ts';
import { chooseScene } from '../../../../src/screen/state/builtIn.ts';
import { coverOf } from '../../../../src/screen/state/cover.ts';
import { openPage } from '../../../../src/screen/state/pages.ts';
import { bindingOf, switchScenes } from '../../../../src/screen/ui/keyboard/keys.ts';
import { nextPlace } from '../../../../src/screen/ui/parts/moveByArrow.ts';
import { isActiveOn } from '../../../../src/screen/ui/keyboard/pageKeys.ts';
import { SCENES } from '../../../../src/shell/app/scenes.ts';
import { SceneRun, sceneNamed } from '../../../support/sceneRuns.ts';

const stage = initialState(sceneNamed('two-ultraservers'), 'scenes/two-ultraservers.scene.json', 'en', 'night');

describe('arrow keys among cards', () => {
  // Three in a row, then two wide ones.
  const places = [10, 20, 30].map((x) => ({ x, y: 0 })).concat([12, 26].map((x) => ({ x, y: 50 })));
  const walk = (at: number, ...keys: string[]): (number | undefined)[] => keys.map((key) => nextPlace(key, at, places));

  it('move along the order, to the ends, and to the nearest card of the row above or below', () => {
    expect(walk(1, 'ArrowLeft', 'ArrowRight', 'Home', 'End')).toEqual([0, 2, 0, 4]);
    expect(walk(0, 'ArrowLeft', 'ArrowDown', 'ArrowUp')).toEqual([0, 3, 0]);
    expect(walk(2, 'ArrowRight', 'ArrowDown')).toEqual([3, 4]);
    expect(walk(4, 'ArrowRight', 'ArrowDown', 'ArrowUp')).toEqual([4, 4, 2]);
  });

  it('do nothing outside the cards, nor do other keys', () => {
    expect(nextPlace('ArrowDown', -1, places)).toBeUndefined();
    expect(walk(0, 'Enter', 'a', 'PageDown')).toEqual([undefined, undefined, undefined]);
  });
});

describe('keys while a page covers the stage', () => {
  it('G opens and closes the scenes, Escape returns to the stage, and nothing plays behind them', () => {
    const scenes = switchScenes({ ...stage, playing: true });
    expect(scenes).toMatchObject({ page: 'scenes', playing: false });
    expect(switchScenes(scenes).page).toBe('stage');
    const escape = bindingOf('Escape')!.action as (state: typeof stage) => typeof stage;
    expect(escape({ ...scenes, mode: 'talk' })).toMatchObject({ page: 'stage', mode: 'talk' });
    for (const stroke of ['Space', 't', 's', 'PageDown', 'ArrowRight']) {
      expect([isActiveOn('scenes', stroke), isActiveOn('stage', stroke)]).toEqual([false, true]);
    }
    for (const stroke of ['g', 'Escape', 'l', 'd', '?']) expect(isActiveOn('scenes', stroke)).toBe(true);
    for (const stroke of ['Space', 'ArrowRight', 'End', 'v']) expect(isActiveOn('numbers', stroke)).toBe(false);
    for (const stroke of ['#', 'Escape', 's', 'z']) expect(isActiveOn('numbers', stroke)).toBe(true);
  });
});

describe('a scene chosen in the gallery', () => {
  it('continues if it was open, else starts from the beginning; in a talk with its first beat', () => {
    const left = openPage('scenes')({ ...stage, time: 5000, beat: 2 });
    expect(chooseScene(SCENES, 'two-ultraservers')(left)).toMatchObject({ page: 'stage', time: 5000, beat: 2 });
    const other = chooseScene(SCENES, 'straggler')(left);
    expect(other).toMatchObject({ page: 'stage', time: 0, beat: -1, mode: 'watch', trouble: undefined });
    expect(other.written.id).toBe('straggler');
    expect(chooseScene(SCENES, 'straggler')({ ...left, mode: 'talk' })).toMatchObject({ mode: 'talk', beat: 0 });
  });

  it('continues in a talk once its run is there', () => {
    const { scene, reader } = new SceneRun('straggler');
    const told = { ...chooseScene(SCENES, 'straggler')({ ...stage, mode: 'talk' }), run: { scene, reader, hash: '' } };
    expect(startBeat(told.beat, true)(told)).toMatchObject({ time: 0, playing: true });
  });
});

describe('the cover of a scene', () => {
  it('is an instant of the beat marked as cover, and plays to its end at its pace', () => {
    const run = new SceneRun('two-ultraservers');
    const { from, to } = run.beat('bridge');
    const cover = coverOf(run.scene, run.reader);
    expect(cover.still).toBeCloseTo(from + 0.6 * (to - from), 6);
    expect(cover.from).toBeGreaterThan(from);
    expect([cover.to, cover.pace]).toEqual([to, 46_000]);
    const plain = { ...run.scene, beats: run.scene.beats.map((beat) => ({ ...beat, cover: undefined })) };
    expect(coverOf(plain, run.reader).to).toBe(run.beat('compute').to);
    expect(coverOf({ ...run.scene, beats: [] }, run.reader).to).toBe(run.trace.finish);
  });
});
