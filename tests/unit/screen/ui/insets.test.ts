import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseScene } from '../../../../src/core/scene/parse.ts';
import { type AppState, initialState } from '../../../../src/screen/state/appState.ts';
import { stageInsets, storyVariables } from '../../../../src/screen/ui/stage/insets.ts';

const scene = parseScene(readFileSync('scenes/two-ultraservers.scene.json', 'utf8'));
const watch = initialState(scene, 'a.scene.json', 'en', 'night');
const talk: AppState = { ...watch, mode: 'talk', beat: 2 };
const STAGES = [
  [1920, 820],
  [1504, 820],
  [1920, 1080],
  [3840, 2160],
  [1600, 1200],
  [2560, 1080],
  [390, 590],
  [390, 285],
] as const;

/** The number of a `max(…px, min(…cqh, …cqw))` on a stage. */
function px(variable: string | undefined, width: number, height: number): number {
  const [floor, ofHeight, ofWidth] = (variable ?? '').match(/[\d.]+/g)!.map(Number) as [number, number, number];
  return Math.max(floor, Math.min((ofHeight * height) / 100, (ofWidth * width) / 100));
}

describe('the stage’s insets for text', () => {
  it.each(STAGES)('leave the larger part of %i × %i to the picture', (width, height) => {
    const isWindow = height > 360;
    for (const state of isWindow ? [watch, talk, { ...talk, language: 'ko' } as const] : [watch]) {
      const { top, right, bottom, left } = stageInsets(state, width, height);
      expect(height - top - bottom).toBeGreaterThan(height * 0.5);
      expect(width - left - right).toBeGreaterThan(width * 0.9);
    }
  });

  it.each(STAGES)(
    'holds at least the title on %i × %i, and the note where it has a line of its own',
    (width, height) => {
      for (const state of [watch, talk]) {
        const variables = storyVariables(state.mode);
        const of = (name: string): number => px(variables[`--story-${name}`], width, height);
        const { top, right, bottom, left } = stageInsets(state, width, height);
        expect(top).toBeGreaterThan(of('top') + of('title'));
        // On a wide stage the note of a talk stands on the mark's line, whose room is the mark's.
        if (state === talk && width >= 760 && width >= 1.25 * height) expect(bottom).toBe(Math.ceil(of('gap')));
        else expect(bottom).toBeGreaterThan(of('note') + of('gap'));
        const side = state === talk && width >= 760 ? Math.ceil(of('edge')) : 0;
        expect([left, right]).toEqual([side, side]);
      }
    },
  );

  it('are the same for every beat, so that the picture does not jump', () => {
    const wordy = { ...scene.beats[0]!, caption: { en: 'word '.repeat(90), ko: '낱말 '.repeat(90) } };
    const mixed = { ...talk, scene: { ...scene, beats: [wordy, ...scene.beats.slice(1)] } };
    const rooms = scene.beats.map((_, beat) => stageInsets({ ...mixed, beat }, 1920, 1080));
    for (const room of rooms) expect(room).toEqual(rooms[0]);
  });

  it('grow with the screen', () => {
    const [small, large] = [stageInsets(talk, 1920, 1080), stageInsets(talk, 3840, 2160)];
    expect(large.top / small.top).toBeCloseTo(2, 1);
  });

  it('grow with a longer caption', () => {
    const long = { en: 'word '.repeat(90).trim(), ko: '낱말 '.repeat(90).trim() };
    const wordy = { ...talk, scene: { ...scene, caption: long } };
    expect(stageInsets(wordy, 1920, 1080).top).toBeGreaterThan(stageInsets(talk, 1920, 1080).top);
  });
});

describe('the text over the picture', () => {
  it('has in a talk at 1920 × 1080 a title of 59 px, a caption of 29 px, sides of 72 px and nothing under 22 px', () => {
    const variables = storyVariables('talk');
    const of = (part: string): number => px(variables[`--story-${part}`], 1920, 1080);
    expect(of('title')).toBeCloseTo(59.4, 1);
    expect(of('caption')).toBeCloseTo(29.2, 1);
    expect(of('edge')).toBeCloseTo(72.4, 1);
    for (const part of ['title', 'caption', 'note']) expect(of(part)).toBeGreaterThanOrEqual(22);
    expect(px(storyVariables('watch')['--story-title'], 1920, 820)).toBeCloseTo(46, 0);
  });
});
