import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listControls } from '../../../../src/core/scene/controls.ts';
import { checkScene, parseScene } from '../../../../src/core/scene/parse.ts';
import { SceneError } from '../../../../src/core/scene/problem.ts';
import { simulate } from '../../../../src/core/sim/simulation.ts';
import { TraceReader } from '../../../../src/core/trace/reader.ts';
import {
  changeSpeed,
  enterTalk,
  nextTheme,
  openScene,
  play,
  receiveRun,
  resetTweaks,
  seek,
  setLanguage,
  setView,
  startBeat,
  toggleHelp,
  toggleSide,
  tweak,
} from '../../../../src/screen/state/actions.ts';
import { type Action, type AppState, initialState } from '../../../../src/screen/state/appState.ts';
import { toggleCompare } from '../../../../src/screen/state/comparison.ts';
import { faultLink } from '../../../../src/screen/state/faultsByHand.ts';
import { endGesture, redo, undo } from '../../../../src/screen/state/history.ts';
import { isInAddress } from '../../../../src/screen/state/sessionNotice.ts';
import { choose, lookAt, ride } from '../../../../src/screen/state/cameraActions.ts';
import { readLink, writeLink } from '../../../../src/screen/state/link.ts';
import { openSession } from '../../../../src/screen/state/openSession.ts';
import { chooseMotion } from '../../../../src/screen/state/motion.ts';
import { openPage } from '../../../../src/screen/state/pages.ts';
import { refuseRun } from '../../../../src/screen/state/refusal.ts';
import { differencesBetween, withDifferences } from '../../../../src/screen/state/sceneDifference.ts';
import {
  changesToText,
  fileToText,
  looksToText,
  restoreSession,
  type SessionTexts,
} from '../../../../src/screen/state/session.ts';
import { looksOf } from '../../../../src/screen/state/sessionLooks.ts';
import { loopFromHere } from '../../../../src/screen/state/timeSpan.ts';
import { reseed } from '../../../../src/screen/state/tweaking.ts';
import { efaOf, GOOD_FILE, goodText, sceneWith } from '../../../support/sceneFiles.ts';

const scene = parseScene(goodText());
const trace = simulate(scene);
const run = { scene, reader: new TraceReader(trace), hash: 'hash' };
const plain = initialState(scene, GOOD_FILE, 'en', 'night');
const ready = receiveRun(run)(plain);
const BUILT_IN = [{ id: scene.id, text: goodText() }];
const OWN = JSON.stringify(sceneWith([['id'], 'own'], [['title', 'en'], 'My own']));

const kept = (state: AppState): SessionTexts => ({
  file: fileToText(state),
  changes: changesToText(state),
  looks: looksToText(state),
});
const restored = (texts: SessionTexts) => restoreSession(BUILT_IN, plain, texts);
const again = (state: AppState): AppState => restored(kept(state)).state!;

/** Random user actions; those that the scene refuses are skipped. */
const controls = listControls(scene);
const share = fc.double({ min: 0, max: 1, noNaN: true });
const number = fc
  .tuple(fc.constantFrom(...controls), fc.integer({ min: 0, max: 20 }))
  .map(([control, steps]): Action => {
    if (control.sort === 'choice') {
      const { path, options } = control.row;
      return tweak(path, options[steps % options.length]!.value);
    }
    const { min, max, step } = control.row.facts;
    return tweak(control.row.path, Math.min(min + steps * step, max));
  });
const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 3, arbitrary: number },
  fc.constantFrom<Action>(
    undo,
    redo,
    endGesture,
    resetTweaks,
    play,
    enterTalk,
    nextTheme,
    toggleHelp,
    toggleCompare,
    loopFromHere,
    changeSpeed(1),
    changeSpeed(-1),
    toggleSide('text'),
    setLanguage('ko'),
    setView('ring'),
    chooseMotion('less'),
    choose({ kind: 'pen', group: 1, plate: 2 }),
    ride(7),
    openPage('numbers'),
    openScene('own.json', OWN),
    faultLink({ from: 'c0', to: 'c1' }, 'cut'),
    faultLink({ from: 'c0', to: 'c1' }, 'slower'),
  ),
  fc.string({ minLength: 1, maxLength: 20 }).map(reseed),
  share.map((at) => seek(at * trace.finish)),
  fc.integer({ min: 0, max: 4 }).map((beat) => startBeat(beat, true)),
  fc.tuple(share, share, share).map(([x, y, near]) => lookAt({ x, y, zoom: 0.5 + 10 * near }, true)),
);

function done(actions: readonly Action[]): AppState {
  return actions.reduce((state, act) => {
    try {
      return act(state);
    } catch (error) {
      if (error instanceof SceneError) return state;
      throw error;
    }
  }, ready);
}

describe('a session', () => {
  it('[S1] restores file, scene, undo history and looks of any state', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 25 }), (actions) => {
        const state = done(actions);
        const { state: back, notice } = restored(kept(state));
        expect(notice).toBeUndefined();
        expect(back).toMatchObject({ file: state.file, written: state.written, scene: state.scene });
        expect(back!.scene).toEqual(state.scene);
        expect(back!.history).toEqual({ ...state.history, gesture: undefined });
        expect(looksOf(back!)).toEqual({ ...looksOf(state), playing: state.playing && state.motion === 'full' });
        // Saving it again gives the same texts.
        expect(kept({ ...back!, playing: state.playing })).toEqual(kept(state));
      }),
      { seed: 20, numRuns: 60 },
    );
  });

  it('saves every part of the looks', () => {
    const span = { from: 1000, to: 520_000.5 };
    const state: AppState = {
      ...ride(7)(lookAt({ x: 0.25, y: 0.5, zoom: 3 }, false)(ready)),
      ...({ mode: 'talk', page: 'numbers', language: 'ko', theme: 'contrast', view: 'ring', compare: true } as const),
      ...({ time: 520_000.25, speed: 1 / 16, beat: 3, side: 'text', help: true, share: true } as const),
      ...({ loop: span, shownSpan: span, chosenMotion: 'less', motion: 'less', voice: 15 } as const),
    };
    expect(Object.values(looksOf(state))).not.toContain(undefined);
    expect(looksOf(again(state))).toEqual(looksOf(state));
    for (const thing of [
      { kind: 'chip', chip: 3 },
      { kind: 'switch', switch: 0 },
      { kind: 'link', link: 9 },
      { kind: 'group', group: 1 },
      { kind: 'pen', group: 1, plate: 2 },
    ] as const) {
      expect(again(choose(thing)(ready)).inspection.chosen).toEqual(thing);
    }
  });

  it('can be undone back to the identical written scene, and a run continues at the same instant', () => {
    const state = seek(520_123)(tweak('cluster.efa.rate', 1)(ready));
    const back = again(state);
    expect(undo(back).scene).toBe(back.written);
    expect(receiveRun({ ...run, scene: back.scene })(back).time).toBe(520_123);
  });

  it('refers to a built-in scene by name, so that the current version is used, with the changes that it still accepts', () => {
    const texts = kept(tweak('cluster.efa.rate', 1)(ready));
    expect(texts.file.length).toBeLessThan(200);
    const today = JSON.stringify(sceneWith([['cluster', 'efa', 'latency', 'invented'], 12]));
    const { state, notice } = restoreSession([{ id: scene.id, text: today }], plain, texts);
    expect(notice).toBeUndefined();
    expect(efaOf(state!.scene)).toMatchObject({ rate: { invented: 1 }, latency: { invented: 12 } });
    expect(efaOf(undo(state!).scene)).toMatchObject({ rate: { invented: 0.5 }, latency: { invented: 12 } });
  });

  it('keeps the latest undo steps if there are too many characters', () => {
    const past = Array.from({ length: 1000 }, (_, at) => checkScene({ ...scene, seed: `${at} `.repeat(15) }));
    const state = { ...ready, history: { ...ready.history, past } };
    const back = again({ ...state, scene: past[0]! });
    expect(back.history.past.length).toBeGreaterThan(200);
    expect(back.history.past.length).toBeLessThan(past.length);
    expect(back.history.past).toEqual(state.history.past.slice(-back.history.past.length));
  });

  it('of another version, damaged, or of an invalid scene is dropped with a message', () => {
    const own = tweak('cluster.efa.rate', 1)(openScene('own.json', OWN)(seek(9000)(ready)));
    const texts = kept(own);
    const older = (text: string) => text.replace('"version":1', '"version":0');
    expect(restored({ ...texts, file: older(texts.file) })).toEqual({
      state: undefined,
      notice: { kind: 'lost', lost: 'all', why: 'version' },
    });
    const whys = (changed: Partial<SessionTexts>) => restored({ ...texts, ...changed }).notice;
    const lost = (what: string, why: string) => ({ kind: 'lost', lost: what, why });
    expect(whys({ file: '' })).toEqual(lost('all', 'damaged'));
    expect(whys({ file: texts.file.replace('"ultraServers"', '"gone"') })).toEqual(lost('all', 'scene'));
    expect(whys({ changes: older(texts.changes) })).toEqual(lost('changes', 'version'));
    expect(whys({ changes: kept(ready).changes })).toEqual(lost('changes', 'damaged'));
    expect(whys({ changes: texts.changes.replace('"invented"],1', '"invented"],-1') })).toEqual(
      lost('changes', 'scene'),
    );
    expect(whys({ looks: '{' })).toEqual(lost('looks', 'damaged'));
    const partly = restored({ ...texts, changes: '', looks: '' }).state!;
    expect(partly).toMatchObject({ file: 'own.json', scene: { id: 'own' }, time: 0, beat: -1, playing: false });
  });

  it('of a built-in scene, if incomplete, yields to the address, which has all but the undo history', () => {
    const state = seek(520_000)(tweak('cluster.efa.rate', 1)(ready));
    const link = readLink(`#${writeLink(state)}`);
    const texts = kept(state);
    expect(openSession(BUILT_IN, plain, texts, link)).toEqual(again(state));
    for (const broken of [
      { ...texts, changes: '' },
      { ...texts, looks: '' },
      { ...texts, file: '' },
    ]) {
      const opened = openSession(BUILT_IN, plain, broken, link);
      expect(opened).toMatchObject({ scene: state.scene, time: 520_000, notice: { lost: 'undo', why: 'damaged' } });
    }
    const own = openScene('own.json', OWN)(ready);
    const none = readLink(`#${writeLink(own)}`);
    const parts = openSession(BUILT_IN, plain, { ...kept(own), looks: '' }, none);
    expect(parts).toMatchObject({ file: 'own.json', notice: { lost: 'looks' } });
    const lost = openSession(BUILT_IN, plain, { ...kept(own), file: '' }, none);
    expect(lost).toMatchObject({ scene, notice: { lost: 'all' }, trouble: { source: 'noScene', stays: 'other' } });
    expect(openSession(BUILT_IN, plain, undefined, link)).toMatchObject({ scene: state.scene, notice: undefined });
  });

  it('that was tampered with never throws, and gives a complete state or none', () => {
    const texts = kept(ride(3)(tweak('cluster.efa.rate', 1)(openScene('own.json', OWN)(ready))));
    const keys = ['file', 'changes', 'looks'] as const;
    fc.assert(
      fc.property(
        fc.constantFrom(...keys),
        share,
        fc.constantFrom('', '0', '"', '-1', 'null', '{}', '[]', '__proto__', '1e999'),
        fc.integer({ min: 0, max: 12 }),
        (key, at, put, cut) => {
          const text = texts[key];
          const place = Math.floor(at * text.length);
          const { state } = restored({ ...texts, [key]: text.slice(0, place) + put + text.slice(place + cut) });
          expect(state === undefined || kept(again(state)).looks === kept(state).looks).toBe(true);
          expect('polluted' in {}).toBe(false);
        },
      ),
      { seed: 21, numRuns: 150 },
    );
  });

  it('with an unrunnable scene goes back through its undo steps, then to the first scene', () => {
    const state = tweak('workload.steps', 100)(tweak('cluster.efa.rate', 1)(openScene('own.json', OWN)(ready)));
    const refuse = refuseRun([]);
    const once = refuse(again(state));
    expect(efaOf(once.scene).rate.invented).toBe(1);
    expect(once.trouble).toMatchObject({ source: 'session', parts: ['workload.steps: 100'], stays: 'written' });
    const written = refuse(once);
    expect(written.scene).toBe(written.written);
    expect(refuse(written)).toMatchObject({ file: GOOD_FILE, scene, trouble: { file: 'own.json', stays: 'other' } });
  });
});

describe('differences', () => {
  // JSON has no −0.
  const data = fc.jsonValue({ maxDepth: 4 }).map((value) => JSON.parse(JSON.stringify(value)) as unknown);

  it('[S2] transform any plain data into any other', () => {
    fc.assert(
      fc.property(data, data, (from, to) => {
        const differences = JSON.parse(JSON.stringify(differencesBetween(from, to))) as ReturnType<
          typeof differencesBetween
        >;
        expect(withDifferences(from, differences)).toEqual(to);
      }),
      { seed: 22, numRuns: 500 },
    );
  });

  it('contain only what was changed, and share the rest', () => {
    const { scene: tweaked } = tweak('cluster.efa.rate', 1)(ready);
    expect(differencesBetween(scene, tweaked)).toEqual([[['cluster', 'efa', 'rate', 'invented'], 1]]);
    const made = withDifferences(scene, differencesBetween(scene, tweaked)) as typeof scene;
    expect(made.workload).toBe(scene.workload);
    expect(scene).not.toEqual(made);
  });

  it('handle keys of Object.prototype', () => {
    const made = withDifferences({}, [[['__proto__'], { polluted: true }]]);
    expect(Object.keys(made as object)).toEqual(['__proto__']);
    expect('polluted' in {}).toBe(false);
  });
});

it('an address can hold a built-in scene with its changes, and no other scene', () => {
  expect(isInAddress(tweak('cluster.efa.rate', 1)(ready))).toBe(true);
  expect(isInAddress(reseed('a&b=c')(ready))).toBe(true);
  expect(isInAddress(openScene('own.json', OWN)(ready))).toBe(false);
  const texts = checkScene({ ...scene, faults: undefined, title: { en: 'other', ko: 'other' } });
  expect(isInAddress({ ...ready, scene: texts })).toBe(false);
});
