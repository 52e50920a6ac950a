import { describe, expect, it } from 'vitest';
import { simulate } from '../../../../src/core/sim/simulation.ts';
import { TraceReader } from '../../../../src/core/trace/reader.ts';
import { traceHash } from '../../../../src/core/trace/trace.ts';
import {
  changeSpeed,
  enterTalk,
  leaveTalk,
  nextBeat,
  openScene,
  play,
  previousBeat,
  receiveRun,
  refuseScene,
  resetTweaks,
  seek,
  setSpeed,
  stepEvent,
  startBeat,
  togglePlay,
  tweak,
} from '../../../../src/screen/state/actions.ts';
import { type AppState, durationOf, initialState } from '../../../../src/screen/state/appState.ts';
import { advance, beatSpan, instantOf } from '../../../../src/screen/state/playback.ts';
import { parseScene } from '../../../../src/core/scene/parse.ts';
import { efaOf, goodText } from '../../../support/sceneFiles.ts';

const scene = parseScene(goodText());
const trace = simulate(scene);
const reader = new TraceReader(trace);
const empty = initialState(scene, 'scenes/two-ultraservers.scene.json', 'en', 'night');
const ready: AppState = receiveRun({ scene, reader, hash: traceHash(trace) })(empty);

describe('playing', () => {
  it('advances time by seconds × pace × speed, at any frame rate', () => {
    const start = play(setSpeed(2)(ready));
    const whole = advance(start, 1).time;
    let pieces = start;
    for (let i = 0; i < 64; i++) pieces = advance(pieces, 1 / 64);
    expect(whole).toBe(2 * scene.ticksPerSecond * 1000);
    expect(pieces.time).toBeCloseTo(whole, 6);
  });

  it('stops at the end, and restarts from the beginning when played again', () => {
    const end = advance(play(ready), 1e6);
    expect(end).toMatchObject({ time: trace.finish, playing: false });
    expect(play(end)).toMatchObject({ time: 0, playing: true });
    expect(advance(end, 1)).toBe(end);
  });

  it('does nothing before the first run', () => {
    expect(play(empty)).toBe(empty);
    expect(advance({ ...empty, playing: true }, 1).time).toBe(0);
    expect(stepEvent(1)(empty)).toBe(empty);
  });

  it('limits speeds to powers of two from 1/16 to 16', () => {
    let state = ready;
    for (let i = 0; i < 20; i++) state = changeSpeed(1)(state);
    expect(state.speed).toBe(16);
    for (let i = 0; i < 20; i++) state = changeSpeed(-1)(state);
    expect(state.speed).toBe(1 / 16);
    expect(setSpeed(3)(ready)).toBe(ready);
  });
});

describe('seeking and stepping', () => {
  it('stays within the run', () => {
    expect(seek(-5)(ready).time).toBe(0);
    expect(seek(1e15)(ready).time).toBe(trace.finish);
  });

  it('visits the same instants forward and backward, each once', () => {
    const visited: number[] = [];
    let state = seek(500_000.5)(ready);
    for (let i = 0; i < 50; i++) {
      state = stepEvent(1)(state);
      visited.push(state.time);
    }
    expect(visited.every((time, i) => i === 0 || time > visited[i - 1]!)).toBe(true);
    for (let i = 48; i >= 0; i--) {
      state = stepEvent(-1)(state);
      expect(state.time).toBe(visited[i]);
    }
    expect(stepEvent(-1)(seek(0)(ready)).time).toBe(0);
    expect(stepEvent(1)(seek(trace.finish)(ready)).time).toBe(trace.finish);
  });
});

describe('beats', () => {
  it('each run forward within the run, and end at their stated instant', () => {
    scene.beats.forEach((beat, index) => {
      const told = startBeat(index, true)(ready);
      const span = beatSpan(told)!;
      expect(span.to).toBeGreaterThan(span.from);
      expect(told.time).toBe(instantOf(beat.from, trace));
      expect(advance(told, 1e6)).toMatchObject({ time: span.to, playing: false });
      const seconds = (span.to - span.from) / 1000 / scene.ticksPerSecond / span.speed;
      expect(seconds).toBeGreaterThan(3);
    });
  });

  it('the whole story takes 60 to 90 seconds at ×1', () => {
    const seconds = durationOf(ready) / 1000 / scene.ticksPerSecond;
    expect(seconds).toBeGreaterThan(60);
    expect(seconds).toBeLessThan(90);
  });

  it('next and previous stop at the ends; a talk starts with the first and clears the beat when left', () => {
    const talk = enterTalk(ready);
    expect(talk).toMatchObject({ mode: 'talk', beat: 0, playing: false });
    expect(previousBeat(talk).beat).toBe(0);
    expect(scene.beats.reduce((state) => nextBeat(state), talk).beat).toBe(scene.beats.length - 1);
    expect(leaveTalk(talk)).toMatchObject({ mode: 'watch', beat: -1 });
  });
});

describe('scenes', () => {
  it('a tweak requests another scene and keeps the run; reset requests the written one', () => {
    const tweaked = tweak('cluster.efa.rate', 1)(ready);
    expect(tweaked.run).toBe(ready.run);
    expect(efaOf(tweaked.scene).rate.invented).toBe(1);
    expect(resetTweaks(tweaked).scene).toBe(scene);
    expect(() => tweak('cluster.efa.rate', -1)(ready)).toThrow('cluster.efa.rate');
  });

  it('time is clamped to a shorter run; a refused scene falls back to the last good one', () => {
    const faster = tweak('cluster.efa.rate', 100)(seek(trace.finish)(ready));
    const run = simulate(faster.scene);
    const shown = receiveRun({ scene: faster.scene, reader: new TraceReader(run), hash: '' })(faster);
    expect(shown.time).toBe(run.finish);
    expect(run.finish).toBeLessThan(trace.finish);
    expect(refuseScene({ file: 'a', problems: [] })(tweak('cluster.efa.rate', 2)(ready)).scene).toBe(scene);
  });

  it('an invalid file changes nothing but the error message', () => {
    const { trouble, ...rest } = openScene('x.json', '{ "format": 1 }')(ready);
    const { trouble: before, ...old } = ready;
    expect(rest).toEqual(old);
    expect(before).toBeUndefined();
    expect(trouble?.problems.length).toBeGreaterThan(3);
    expect(togglePlay(openScene('y.json', goodText())(ready)).playing).toBe(true);
  });
});
