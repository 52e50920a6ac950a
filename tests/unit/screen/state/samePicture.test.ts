import { describe, expect, it } from 'vitest';
import { reportProgress, reportSlow, nextTheme, seek } from '../../../../src/screen/state/actions.ts';
import { type AppState, initialState } from '../../../../src/screen/state/appState.ts';
import { settleTime } from '../../../../src/screen/state/settledTime.ts';
import { isSamePicture } from '../../../../src/screen/state/samePicture.ts';
import { SceneRun } from '../../../support/sceneRuns.ts';

const { scene, reader } = new SceneRun('one-ultraserver');
const shown: AppState = {
  ...initialState(scene, 'a.scene.json', 'en', 'night'),
  run: { scene, reader, hash: '' },
  time: 5000,
};

describe('a change that needs a frame', () => {
  it('is not one of text alone', () => {
    const changed = [reportProgress(0.4), reportSlow, settleTime].reduce((state, act) => act(state), { ...shown });
    expect(changed).not.toEqual(shown);
    expect(isSamePicture(shown, changed)).toBe(true);
    expect(isSamePicture(shown, { ...shown })).toBe(true);
  });

  it.each([
    ['the instant', seek(9000)],
    ['the colours', nextTheme],
  ])('is one of %s', (_, act) => {
    expect(isSamePicture(shown, act(shown))).toBe(false);
  });
});
