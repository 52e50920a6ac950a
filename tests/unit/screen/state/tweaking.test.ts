import { describe, expect, it } from 'vitest';
import { parseScene } from '../../../../src/core/scene/parse.ts';
import { simulate } from '../../../../src/core/sim/simulation.ts';
import { TraceReader } from '../../../../src/core/trace/reader.ts';
import {
  cancelRun,
  openScene,
  receiveRun,
  refuseScene,
  reportProgress,
  reportSlow,
  tweak,
} from '../../../../src/screen/state/actions.ts';
import { initialState } from '../../../../src/screen/state/appState.ts';
import { redo, undo } from '../../../../src/screen/state/history.ts';
import { focusOn } from '../../../../src/screen/state/focusTarget.ts';
import { reseed, resetTweak, seedAfter } from '../../../../src/screen/state/tweaking.ts';
import { goodText } from '../../../support/sceneFiles.ts';

const scene = parseScene(goodText());
const run = { scene, reader: new TraceReader(simulate(scene)), hash: 'a' };
const shown = receiveRun(run)(initialState(scene, 'a.scene.json', 'en', 'night'));
const running = reportSlow(reportProgress(0.2)(tweak('cluster.efa.rate', 2)(shown)));
const otherFile = goodText().replace('"seed": "rainier"', '"seed": "other"');

describe('a run that is cancelled', () => {
  it('keeps the scene that is shown, and undo restores its change', () => {
    const cancelled = cancelRun(running);
    expect(cancelled.scene).toBe(run.scene);
    expect(cancelled).toMatchObject({ pending: undefined, slow: false });
    expect(undo(cancelled).scene).toBe(running.scene);
    expect(redo(undo(cancelled)).scene).toBe(run.scene);
  });

  it('of a newly opened file keeps the shown file with its history', () => {
    const tweaked = receiveRun({ ...run, scene: running.scene })(running);
    const opened = reportProgress(0)(openScene('b.scene.json', otherFile)(tweaked));
    const cancelled = cancelRun(opened);
    expect(cancelled).toMatchObject({ file: 'a.scene.json', written: scene, scene: running.scene });
    expect(undo(cancelled).scene).toBe(scene);
    const refused = refuseScene({ file: 'b.scene.json', problems: [] })(opened);
    expect(refused).toMatchObject({ file: 'a.scene.json', written: scene, scene: running.scene });
    expect(refused.trouble?.file).toBe('b.scene.json');
  });

  it('does nothing if no run is pending or there is none to return to', () => {
    expect(cancelRun(shown)).toBe(shown);
    const first = reportProgress(0)(initialState(scene, 'a', 'en', 'night'));
    expect(cancelRun(first)).toBe(first);
  });
});

describe('a run of an intermediate step of a slider', () => {
  it('is shown without changing the instant; the next one is still pending', () => {
    const { finish } = run.reader.trace;
    const further = tweak('cluster.efa.rate', 3)({ ...running, time: finish + 5000 });
    const passed = receiveRun({ ...run, scene: running.scene })(further);
    expect(passed.run?.scene).toBe(running.scene);
    expect(passed).toMatchObject({ scene: further.scene, pending: 0.2, slow: true, time: finish + 5000 });
    const arrived = receiveRun({ ...run, scene: further.scene })(passed);
    expect(arrived).toMatchObject({ pending: undefined, slow: false, time: finish });
  });
});

describe('a seed', () => {
  it('always has the same successor, which differs from it', () => {
    expect(seedAfter('rainier')).toBe('rainier-2');
    expect(seedAfter('rainier-2')).toBe('rainier-3');
    const long = 'x'.repeat(100);
    expect(reseed(seedAfter(long))(shown).scene.seed.length).toBeLessThanOrEqual(100);
    expect(undo(reseed('other')(shown)).scene.seed).toBe('rainier');
  });
});

describe('resetting one value', () => {
  it('keeps the others', () => {
    const both = tweak('workload.barrier', true)(tweak('cluster.efa.rate', 2)(shown));
    expect(resetTweak('workload.barrier')(both).scene).toEqual(tweak('cluster.efa.rate', 2)(shown).scene);
    expect(resetTweak('seed')(reseed('other')(shown)).scene).toEqual(scene);
  });
});

describe('a focus target', () => {
  it('opens the page and panel that contain it', () => {
    expect(focusOn('number', 'cluster.efa.rate')({ ...shown, playing: true })).toMatchObject({
      page: 'numbers',
      playing: false,
    });
    expect(focusOn('control', 'seed')({ ...shown, page: 'numbers', mode: 'talk' })).toMatchObject({
      page: 'stage',
      mode: 'watch',
      side: 'tweak',
      focusTarget: { at: 'control', path: 'seed' },
    });
  });
});
