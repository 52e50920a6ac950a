import { describe, expect, it } from 'vitest';
import { parseScene } from '../../../../src/core/scene/parse.ts';
import { initialState } from '../../../../src/screen/state/appState.ts';
import { openPage } from '../../../../src/screen/state/pages.ts';
import { goodText } from '../../../support/sceneFiles.ts';

describe('the pages of the app', () => {
  const stage = initialState(parseScene(goodText()), 'scenes/two-ultraservers.scene.json', 'en', 'night');

  it('start with the stage; other pages pause it, and it is restored as it was left', () => {
    expect(stage.page).toBe('stage');
    const playing = { ...stage, mode: 'talk', beat: 2, time: 5000, playing: true, help: true } as const;
    const scenes = openPage('scenes')(playing);
    expect(scenes).toEqual({ ...playing, page: 'scenes', playing: false, help: false });
    expect(openPage('stage')(scenes)).toEqual({ ...playing, playing: false, help: false });
    expect(openPage('scenes')(scenes)).toBe(scenes);
  });
});
