import { describe, expect, it } from 'vitest';
import { randomStream } from '../../../../src/core/base/random.ts';
import { parseScene } from '../../../../src/core/scene/parse.ts';
import { listControls } from '../../../../src/core/scene/controls.ts';
import { simulate } from '../../../../src/core/sim/simulation.ts';
import { TraceReader } from '../../../../src/core/trace/reader.ts';
import { traceHash } from '../../../../src/core/trace/trace.ts';
import {
  enterTalk,
  receiveRun,
  seek,
  setLanguage,
  setSpeed,
  startBeat,
  toggleSide,
  tweak,
} from '../../../../src/screen/state/actions.ts';
import { THEME_NAMES } from '../../../../src/core/base/themes.ts';
import { type AppState, initialState } from '../../../../src/screen/state/appState.ts';
import { openLink, readLink, writeLink } from '../../../../src/screen/state/link.ts';
import { forgetLink, linkOutcome } from '../../../../src/screen/state/linkOutcome.ts';
import { SPEEDS } from '../../../../src/screen/state/playback.ts';
import { efaOf, goodText } from '../../../support/sceneFiles.ts';

const scene = parseScene(goodText());
const plain = initialState(scene, 'scenes/two-ultraservers.scene.json', 'en', 'night');
const trace = simulate(scene);
const ready = receiveRun({ scene, reader: new TraceReader(trace), hash: traceHash(trace) })(plain);
const reopened = (state: AppState): AppState => openLink(plain, readLink(`#${writeLink(state)}`));

describe('a link', () => {
  it('omits values that are the default', () => {
    expect(writeLink(ready)).toBe(`v=2&scene=two-ultraservers&lang=en&run=${ready.run!.hash.slice(0, 8)}`);
    expect(writeLink(plain)).toBe('v=2&scene=two-ultraservers&lang=en');
    expect(readLink('#play').play).toBe(true);
  });

  it('restores scene, instant, speed, beat, view, language and theme of random states', () => {
    const random = randomStream('links', 'states');
    const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
    const controls = listControls(scene);
    for (let i = 0; i < 60; i++) {
      let state: AppState = ready;
      for (let n = Math.floor(random() * 4); n > 0; n--) {
        const { sort, row } = pick(controls);
        if (sort === 'choice') {
          const other = row.options.find(({ value }) => value !== row.value)!;
          state = tweak(row.path, other.value)(state);
          continue;
        }
        const { min, max, step } = row.facts;
        // With fewer training steps, moments of the story would be missing.
        const least = sort === 'count' ? row.value : min;
        state = tweak(row.path, Math.min(least + Math.floor(random() * 20) * step, max))(state);
      }
      state = setSpeed(pick(SPEEDS))(setLanguage(pick(['en', 'ko']))({ ...state, theme: pick(THEME_NAMES) }));
      if (random() < 0.5) state = startBeat(Math.floor(random() * 5), false)(state);
      if (random() < 0.5) state = enterTalk(state);
      else if (random() < 0.7) state = toggleSide(pick(['tweak', 'text']))(state);
      if (random() < 0.3) state = { ...state, compare: true };
      state = seek(Math.floor(random() * trace.finish))(state);
      const run = { ...ready.run!, scene: state.scene };
      state = { ...state, run };
      const again = reopened(state);
      expect(again.opened?.unused).toEqual([]);
      expect(linkOutcome(again.opened, { ...run, scene: again.scene }, trace.finish)?.isIdentical).toBe(true);
      expect(again.scene).toEqual(state.scene);
      for (const key of ['time', 'speed', 'beat', 'mode', 'language', 'theme', 'side', 'compare'] as const) {
        expect([key, again[key]]).toEqual([key, state[key]]);
      }
      expect(writeLink({ ...again, run: { ...run, scene: again.scene } })).toBe(writeLink(state));
    }
  });

  it('that names only a beat starts it when its run is finished, whatever the time was', () => {
    const asked = openLink({ ...ready, time: 7 }, readLink('#scene=two-ultraservers&beat=3&lang=en'));
    const shown = receiveRun({ ...ready.run!, scene: asked.scene })(asked);
    expect([shown.beat, shown.time]).toEqual([2, startBeat(2, false)(ready).time]);
    expect(shown.time).toBeGreaterThan(0);
    const instant = openLink(ready, readLink('#scene=two-ultraservers&beat=3&t=4'));
    expect(receiveRun({ ...ready.run!, scene: instant.scene })(instant).time).toBe(4000);
  });

  it('with unreadable parts loses only those', () => {
    for (const hash of [
      '#%',
      '#v=99&scene=two-ultraservers&t=NaN&speed=3&beat=1e9&lang=fr&theme=pink',
      '#set=workload.barrier:__proto__&set=cluster.__proto__:true&set=workload.barrier:maybe&set=seed:x',
      '#set=__proto__.x:1&set=constructor:2&set=cluster.efa.rate:-5&set=cluster.efa.rate:1e308&set=:&set=a',
      `#set=${'a.'.repeat(20_000)}:1`,
      `#${'set=cluster.efa.rate:2&'.repeat(5000)}`,
      '#t=-5&beat=0&speed=Infinity&seed=',
      `#seed=${'x'.repeat(5000)}&t=1e300`,
      '#t=1e308',
      '#scene=other&set=cluster.efa.rate:2&lang=ko',
      '#\ud800=\udfff&t=%00',
      '#v=&v=2&side=__proto__&compare=no&run=%3Cscript%3E&run=0',
      `#v=1e9&run=${'f'.repeat(9000)}&seed=\ud800`,
    ]) {
      const state = openLink(plain, readLink(hash));
      expect(state.scene.id).toBe(scene.id);
      expect(Number.isFinite(state.time)).toBe(true);
      expect(state.side === undefined || state.side === 'tweak' || state.side === 'text').toBe(true);
      expect(Object.hasOwn(Object.prototype, 'x')).toBe(false);
    }
    expect(openLink(plain, readLink('#scene=other&set=cluster.efa.rate:2&lang=ko'))).toEqual({
      ...plain,
      language: 'ko',
    });
    expect(
      efaOf(openLink(plain, readLink('#set=cluster.efa.rate:2&set=cluster.efa.rate:-5')).scene).rate.invented,
    ).toBe(2);
  });
});

/** Links of version 1, and the state that they opened. */
const STORED = [
  ['v=1&scene=two-ultraservers&lang=en', {}],
  [
    'v=1&scene=two-ultraservers&seed=second&set=cluster.efa.rate:1&t=520.25&speed=0.5&panel&lang=ko&theme=day',
    { time: 520_250, speed: 0.5, side: 'tweak', language: 'ko', theme: 'day' },
  ],
  ['v=1&scene=two-ultraservers&t=600&beat=3&talk&lang=en', { time: 600_000, beat: 2, mode: 'talk', side: undefined }],
  ['v=1&scene=two-ultraservers&text&lang=en', { side: 'text' }],
  ['panel', { side: 'tweak' }],
] as const;

describe('a link of version 1', () => {
  it('opens as before, with every part read', () => {
    for (const [link, expected] of STORED) {
      const state = openLink(plain, readLink(`#${link}`));
      expect([link, state]).toMatchObject([link, expected]);
      expect([link, state.opened?.unused]).toEqual([link, []]);
      expect(linkOutcome(state.opened, { ...ready.run!, scene: state.scene }, trace.finish)).toBeUndefined();
      expect(writeLink(state)).toMatch(/^v=2&/);
    }
    const tweaked = openLink(plain, readLink(`#${STORED[1][0]}`)).scene;
    expect([efaOf(tweaked).rate.invented, tweaked.seed]).toEqual([1, 'second']);
  });
});

describe('the outcome of a link', () => {
  const outcome = (hash: string) => {
    const state = openLink(plain, readLink(hash));
    return linkOutcome(state.opened, { ...ready.run!, scene: state.scene }, trace.finish);
  };

  it('lists the parts that could not be used', () => {
    const found = outcome(
      '#v=2&speed=3&set=cluster.efa.rate:-5&set=cluster.moon.rate:2&set=bad&beat=99&what=ever&t=1e9&run=00000000',
    )!;
    expect(found.isIdentical).toBe(false);
    expect(found.late).toBe('t=1000000000');
    expect(found.unused.map(({ part, problem }) => [part, problem?.kind, problem?.path])).toEqual([
      ['speed=3', 'notAChoice', 'speed'],
      ['set=bad', undefined, undefined],
      ['what=ever', undefined, undefined],
      ['beat=99', undefined, undefined],
      ['set=cluster.efa.rate:-5', 'outOfRange', 'cluster.efa.rate.invented'],
      ['set=cluster.moon.rate:2', 'dangling', 'cluster.moon.rate'],
    ]);
  });

  it('is undefined if everything fits and no run is named; mentions links of a newer app', () => {
    expect(outcome('#t=5&side=tweak')).toBeUndefined();
    expect(outcome('#play')).toBeUndefined();
    expect(outcome('#v=3&panel')).toMatchObject({ isNewer: true, unused: [{ part: 'panel' }] });
    expect(outcome('#v=x')).toMatchObject({ isNewer: false, unused: [{ part: 'v=x' }] });
  });

  it('appears with the link’s run, and disappears when another scene is shown or it is dismissed', () => {
    const opened = openLink(plain, readLink(`#${writeLink(ready)}`));
    expect(linkOutcome(opened.opened, undefined, 0)).toBeUndefined();
    const run = { ...ready.run!, scene: opened.scene };
    expect(linkOutcome(opened.opened, run, trace.finish)).toEqual({
      isIdentical: true,
      isNewer: false,
      late: undefined,
      unused: [],
    });
    expect(
      linkOutcome(opened.opened, { ...run, scene: tweak('cluster.efa.rate', 2)(opened).scene }, 0),
    ).toBeUndefined();
    expect(forgetLink(opened).opened).toBeUndefined();
  });
});
