import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseScene } from '../../../../src/core/scene/parse.ts';
import { simulate } from '../../../../src/core/sim/simulation.ts';
import { TraceReader } from '../../../../src/core/trace/reader.ts';
import { receiveRun } from '../../../../src/screen/state/actions.ts';
import { type AppState, initialState } from '../../../../src/screen/state/appState.ts';
import { createStore } from '../../../../src/screen/state/store.ts';
import type { UiEffects } from '../../../../src/screen/ui/context.ts';
import { isComposing, keepsStroke, type KeyPress, strokeOf } from '../../../../src/screen/ui/keyboard/keyboard.ts';
import { bindingOf, KEY_ROWS, press } from '../../../../src/screen/ui/keyboard/keys.ts';
import { appEnglish } from '../../../../src/screen/words/appWords.en.ts';

const scene = parseScene(readFileSync('scenes/two-ultraservers.scene.json', 'utf8'));
const run = { scene, reader: new TraceReader(simulate(scene)), hash: '' };

function page(): { type: (...strokes: string[]) => AppState; done: string[] } {
  const store = createStore(receiveRun(run)(initialState(scene, 'a.scene.json', 'en', 'night')));
  const done: string[] = [];
  const effects: UiEffects = {
    toggleFullScreen: () => done.push('full screen'),
    openFile: () => done.push('open'),
    saveScene: () => done.push('save'),
    canvasHost: () => undefined,
    cardHost: () => undefined,
    lookCloser: () => done.push('closer'),
    baselineHost: () => undefined,
    linkBase: () => ({ url: '', reach: 'anyone' }),
    copy: () => Promise.resolve(true),
    later: () => undefined,
    describe: () => '',
    gallery: { scenes: () => [], open: () => {}, show: () => () => {}, play: () => {} },
  };
  const type = (...strokes: string[]): AppState => {
    for (const stroke of strokes) press(stroke, store.update, effects);
    return store.get();
  };
  return { type, done };
}

const key = (name: string, code = '', held: Partial<KeyPress> = {}): KeyPress => ({
  key: name,
  code,
  shiftKey: false,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  ...held,
});

describe('the table of keys', () => {
  it('binds no key twice and describes every row', () => {
    const strokes = KEY_ROWS.flatMap((row) => row.keys.flatMap((binding) => binding.strokes));
    expect(new Set(strokes).size).toBe(strokes.length);
    for (const row of KEY_ROWS) expect(appEnglish[row.label]).not.toBe('');
    expect(strokes).toEqual(
      expect.arrayContaining(['Space', 'PageDown', 'PageUp', 'Home', 'End', 'Escape', 't', 'f', 'l', 'd', 's', '?']),
    );
  });

  it('plays, steps, jumps and goes to the ends', () => {
    const { type } = page();
    expect(type('Space').playing).toBe(true);
    expect(type('Space').playing).toBe(false);
    const second = type('Home', 'ArrowRight').time;
    expect(second).toBeGreaterThan(0);
    expect(type('ArrowLeft').time).toBe(0);
    expect(type('End').time).toBe(run.reader.trace.finish);
    expect(type('Shift+ArrowLeft').time).toBe(Math.round(run.reader.trace.finish * 0.99));
    expect(type('+').speed).toBe(2);
    expect(type('ArrowDown', '-').speed).toBe(0.5);
  });

  it('steps beats by arrow in a talk, and by Page Down everywhere, as clickers send it', () => {
    const { type } = page();
    expect(type('PageDown')).toMatchObject({ beat: 0, mode: 'watch', playing: true });
    expect(type('n').beat).toBe(1);
    expect(type('t')).toMatchObject({ mode: 'talk', beat: 1 });
    expect(type('ArrowRight').beat).toBe(2);
    expect(type('PageUp', 'ArrowLeft').beat).toBe(0);
    expect(type('Escape')).toMatchObject({ mode: 'watch', beat: -1 });
  });

  it('clears the beat if the user changes the time', () => {
    const { type } = page();
    expect(type('PageDown', 'End').beat).toBe(-1);
    expect(type('t', 'End')).toMatchObject({ mode: 'talk', beat: 0 });
  });

  it('closes the topmost thing with Escape, one at a time', () => {
    const { type } = page();
    type('t', '?');
    expect(type('Escape')).toMatchObject({ help: false, mode: 'talk' });
    expect(type('Escape').mode).toBe('watch');
    expect(type('s').side).toBe('tweak');
    expect(type('t', 's')).toMatchObject({ mode: 'watch', side: 'tweak' });
  });

  it('switches language and colours, and asks the page for the full screen', () => {
    const { type, done } = page();
    expect(type('l', 'd')).toMatchObject({ language: 'ko', theme: 'day' });
    expect(type('l', 'd')).toMatchObject({ language: 'en', theme: 'contrast' });
    expect(type('d').theme).toBe('night');
    type('f');
    expect(done).toEqual(['full screen']);
    expect(bindingOf('j')).toBeUndefined();
  });
});

describe('a press', () => {
  const shift = { shiftKey: true };
  it.each<[layout: string, press: KeyPress, stroke: string | undefined]>([
    ['US', key(' ', 'Space'), 'Space'],
    ['US', key('N', 'KeyN', shift), 'n'],
    ['US', key('?', 'Slash', shift), '?'],
    ['US', key('ArrowRight', 'ArrowRight', shift), 'Shift+ArrowRight'],
    ['a clicker', key('PageDown', 'PageDown'), 'PageDown'],
    ['a clicker without places', key('PageUp'), 'PageUp'],
    ['a clicker', key('F5', 'F5'), 'F5'],
    ['a number pad', key('+', 'NumpadAdd'), '+'],
    ['a number pad without lock', key('Home', 'Numpad7'), 'Home'],
    // Korean 2-set: letters by place; the input method may keep any character to itself.
    ['Korean', key('ㅜ', 'KeyN'), 'n'],
    ['Korean', key('ㅃ', 'KeyQ', shift), 'q'],
    ['Korean', key('Process', 'KeyN'), 'n'],
    ['Korean', key('Process', 'Space'), 'Space'],
    ['Korean', key('Process', 'Slash'), '/'],
    ['Korean', key('Process', 'Slash', shift), '?'],
    ['Korean', key('Process', 'Digit3', shift), '#'],
    ['Korean', key('Process', 'Digit0'), '0'],
    ['Korean', key('Process', 'BracketLeft'), '['],
    ['Korean', key('Process', 'Minus'), '-'],
    ['Korean', key('Process', 'Equal', shift), '+'],
    ['Korean', key('Process', 'Comma'), ','],
    ['Korean', key('Process', 'NumpadAdd'), '+'],
    ['Korean', key('Process', 'Numpad0'), '0'],
    ['Korean', key('Process', 'ArrowLeft', shift), 'Shift+ArrowLeft'],
    ['Korean', key('Process', 'PageDown'), 'PageDown'],
    ['Korean', key('Process', 'Escape'), 'Escape'],
    ['Korean', key('Process', 'Lang1'), undefined],
    ['Korean', key('Process', ''), undefined],
    ['Korean', key('Process', 'KeyN', { ctrlKey: true }), undefined],
    ['Korean', key('Process', 'KeyN', { altKey: true }), undefined],
    ['an old browser', key('Unidentified', 'Slash', shift), '?'],
    ['Korean, full width', key('？', 'Slash', shift), '?'],
    ['Korean, full width', key('ｎ', 'KeyN'), 'n'],
    ['Korean, full width', key('\u3000', 'Space'), 'Space'],
    ['Chinese', key('。', 'Period'), '.'],
    ['Chinese', key('、', 'Slash'), '/'],
    ['Russian', key('т', 'KeyN'), 'n'],
    ['Russian', key('х', 'BracketLeft'), '['],
    ['Russian', key('ю', 'Period'), '.'],
    ['Russian', key('.', 'Slash'), '.'],
    ['Russian', key('?', 'Digit7', shift), '?'],
    ['Greek', key('ν', 'KeyN'), 'n'],
    ['Arabic', key('\u061f', 'Slash', shift), '?'],
    ['Turkish', key('ı', 'KeyI'), 'i'],
    ['German', key('y', 'KeyZ'), 'y'],
    ['German', key('/', 'Digit7', shift), '/'],
    ['German', key('?', 'Minus', shift), '?'],
    ['German', key('#', 'Backslash'), '#'],
    ['German', key('-', 'Slash'), '-'],
    ['German, AltGr', key('[', 'Digit8'), '['],
    ['German on a Mac, Option', key('[', 'Digit5', { altKey: true }), '['],
    ['German', key('ü', 'BracketLeft'), undefined],
    ['German', key('ö', 'Semicolon'), undefined],
    ['German', key('§', 'Digit3', shift), undefined],
    ['German', key('Dead', 'Equal'), 'Dead'],
    ['French', key('a', 'KeyQ'), 'a'],
    ['French', key('q', 'KeyA'), 'q'],
    ['French', key('z', 'KeyW'), 'z'],
    ['French', key(',', 'KeyM'), ','],
    ['French', key('?', 'KeyM', shift), '?'],
    ['French', key('/', 'Period', shift), '/'],
    ['French', key('0', 'Digit0', shift), '0'],
    ['French', key('à', 'Digit0'), undefined],
    ['Dvorak', key(',', 'KeyW'), ','],
    ['Dvorak', key('.', 'KeyE'), '.'],
    ['Dvorak', key('w', 'Comma'), 'w'],
    ['Dvorak', key('/', 'BracketLeft'), '/'],
    ['Dvorak', key('[', 'Minus'), '['],
    ['Polish, AltGr', key('ś', 'KeyS'), undefined],
  ])('on the keyboard %s: %o is %s', (_, press, stroke) => {
    expect(strokeOf(press)).toBe(stroke);
  });

  it('resolves every key of the table on a Korean keyboard, whatever its input method reports', () => {
    const places = new Map(
      ['Space', ...Array.from('abcdefghijklmnopqrstuvwxyz')].map((one) => [
        one,
        one === 'Space' ? one : `Key${one.toUpperCase()}`,
      ]),
    );
    const signs: Readonly<Record<string, [code: string, shiftKey: boolean]>> = {
      '/': ['Slash', false],
      '?': ['Slash', true],
      '#': ['Digit3', true],
      '0': ['Digit0', false],
      '[': ['BracketLeft', false],
      ']': ['BracketRight', false],
      '-': ['Minus', false],
      _: ['Minus', true],
      '+': ['Equal', true],
      '=': ['Equal', false],
      ',': ['Comma', false],
      '.': ['Period', false],
    };
    for (const stroke of KEY_ROWS.flatMap((row) => row.keys.flatMap((binding) => binding.strokes))) {
      const [code, shiftKey] = signs[stroke] ?? [
        places.get(stroke) ?? stroke.replace('Shift+', ''),
        stroke.startsWith('Shift+'),
      ];
      expect([stroke, strokeOf(key('Process', code, { shiftKey }))]).toEqual([stroke, stroke]);
    }
  });

  it('is ignored while an input method composes, by either sign of it', () => {
    expect(isComposing({ isComposing: true, keyCode: 0 })).toBe(true);
    expect(isComposing({ isComposing: false, keyCode: 229 })).toBe(true);
    expect(isComposing({ isComposing: false, keyCode: 78 })).toBe(false);
  });

  it('belongs to the browser when held with Control, Alt or Command', () => {
    for (const held of ['ctrlKey', 'altKey', 'metaKey']) {
      expect(strokeOf(key('d', 'KeyD', { [held]: true }))).toBeUndefined();
    }
  });

  it('is left to a focused text field, arrows to a slider, Space to a button', () => {
    expect(keepsStroke('text', 't')).toBe(true);
    expect(keepsStroke('text', 'PageDown')).toBe(false);
    expect(keepsStroke('range', 'ArrowLeft')).toBe(true);
    expect(keepsStroke('range', 'Space')).toBe(false);
    expect(keepsStroke('button', 'Space')).toBe(true);
    expect(keepsStroke('button', 'ArrowRight')).toBe(false);
    expect(keepsStroke('choice', 'ArrowDown')).toBe(true);
    expect(keepsStroke('page', 'Space')).toBe(false);
  });
});
