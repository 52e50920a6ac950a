import { describe, expect, it } from 'vitest';
import { reportProgress, reportSlow, nextTheme, seek } from '../../../../src/screen/state/actions.ts';
import { type AppState, initialState } from '../../../../src/screen/state/appState.ts';
import { reportRest } from '../../../../src/screen/state/rest.ts';
import { looksAlike } from '../../../../src/screen/state/unseen.ts';
import { SceneRun } from '../../../support/sceneRuns.ts';

const { scene, reader } = new SceneRun('one-ultraserver');
const shown: AppState = {
  ...initialState(scene, 'a.scene.json', 'en', 'night'),
  run: { scene, reader, hash: '' },
  time: 5000,
};

describe('what asks for a frame', () => {
  it('is no change of words alone', () => {
    const told = [reportProgress(0.4), reportSlow, reportRest].reduce((state, act) => act(state), { ...shown });
    expect(told).not.toEqual(shown);
    expect(looksAlike(shown, told)).toBe(true);
    expect(looksAlike(shown, { ...shown })).toBe(true);
  });

  it.each([
    ['the instant', seek(9000)],
    ['the colours', nextTheme],
  ])('is another of %s', (_, act) => {
    expect(looksAlike(shown, act(shown))).toBe(false);
  });
});
