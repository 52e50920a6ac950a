import { describe, expect, it } from 'vitest';
import { randomStream } from '../../src/core/base/random.ts';
import { parseScene } from '../../src/core/scene/parse.ts';
import { listControls } from '../../src/core/scene/controls.ts';
import { simulate } from '../../src/core/sim/simulation.ts';
import { TraceReader } from '../../src/core/trace/reader.ts';
import { traceHash } from '../../src/core/trace/trace.ts';
import {
  enterTalk,
  receiveRun,
  seek,
  setLanguage,
  setSpeed,
  setTheme,
  tellBeat,
  tweak,
} from '../../src/screen/state/actions.ts';
import { type AppState, initialState } from '../../src/screen/state/appState.ts';
import { openLink, readLink, writeLink } from '../../src/screen/state/link.ts';
import { SPEEDS } from '../../src/screen/state/playback.ts';
import { efaOf, goodText } from '../support/sceneFiles.ts';

const scene = parseScene(goodText());
const plain = initialState(scene, 'scenes/two-ultraservers.scene.json', 'en', 'night');
const trace = simulate(scene);
const ready = receiveRun({ scene, reader: new TraceReader(trace), hash: traceHash(trace) })(plain);
const reopened = (state: AppState): AppState => openLink(plain, readLink(`#${writeLink(state)}`));

describe('a link', () => {
  it('says little of a state that is as it would be anyway', () => {
    expect(writeLink(ready)).toBe('v=1&scene=two-ultraservers&lang=en');
    expect(readLink('#play').play).toBe(true);
  });

  it('brings back scene, instant, speed, beat, view, language and theme of random states', () => {
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
        // Fewer training steps would leave the story without its moments.
        const least = sort === 'count' ? row.value : min;
        state = tweak(row.path, Math.min(least + Math.floor(random() * 20) * step, max))(state);
      }
      state = setSpeed(pick(SPEEDS))(setLanguage(pick(['en', 'ko']))(setTheme(pick(['night', 'day']))(state)));
      if (random() < 0.5) state = tellBeat(Math.floor(random() * 5), false)(state);
      if (random() < 0.5) state = enterTalk(state);
      state = seek(Math.floor(random() * trace.finish))(state);
      const again = reopened(state);
      expect(again.scene).toEqual(state.scene);
      for (const key of ['time', 'speed', 'beat', 'mode', 'language', 'theme', 'side'] as const) {
        expect([key, again[key]]).toEqual([key, state[key]]);
      }
      expect(writeLink({ ...again, run: ready.run })).toBe(writeLink(state));
    }
  });

  it('from anyone breaks nothing: what is not understood is left out', () => {
    for (const hash of [
      '#%',
      '#v=99&scene=two-ultraservers&t=NaN&speed=3&beat=1e9&lang=fr&theme=pink',
      '#set=workload.barrier:__proto__&set=cluster.__proto__:true&set=workload.barrier:maybe&set=seed:x',
      '#set=__proto__.x:1&set=constructor:2&set=cluster.efa.rate:-5&set=cluster.efa.rate:1e308&set=:&set=a',
      `#set=${'a.'.repeat(20_000)}:1`,
      `#${'set=cluster.efa.rate:2&'.repeat(5000)}`,
      '#t=-5&beat=0&speed=Infinity&seed=',
      `#seed=${'x'.repeat(5000)}&t=1e300`,
      '#scene=other&set=cluster.efa.rate:2&lang=ko',
      '#\ud800=\udfff&t=%00',
    ]) {
      const state = openLink(plain, readLink(hash));
      expect(state.scene.id).toBe(scene.id);
      expect(Number.isFinite(state.time)).toBe(true);
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
