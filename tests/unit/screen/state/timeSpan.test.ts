import { describe, expect, it } from 'vitest';
import { parseScene } from '../../../../src/core/scene/parse.ts';
import { simulate } from '../../../../src/core/sim/simulation.ts';
import { TraceReader } from '../../../../src/core/trace/reader.ts';
import { pause, play, receiveRun, seek, startBeat } from '../../../../src/screen/state/actions.ts';
import { type AppState, initialState } from '../../../../src/screen/state/appState.ts';
import { openLink, readLink, writeLink } from '../../../../src/screen/state/link.ts';
import { chooseMotion, followSystemMotion } from '../../../../src/screen/state/motion.ts';
import { advance } from '../../../../src/screen/state/playback.ts';
import {
  clearLoop,
  loopFromHere,
  loopOf,
  loopToHere,
  panTimeline,
  setLoop,
  showSpan,
  shownSpan,
  showTime,
  zoomTimeline,
} from '../../../../src/screen/state/timeSpan.ts';
import { goodText } from '../../../support/sceneFiles.ts';

const scene = parseScene(goodText());
const reader = new TraceReader(simulate(scene));
const { finish } = reader.trace;
const plain = initialState(scene, 'a.scene.json', 'en', 'night');
const ready = receiveRun({ scene, reader, hash: '' })(plain);
/** Milliticks per second at speed 1. */
const pace = scene.ticksPerSecond * 1000;
const after = (state: AppState, seconds: number, steps: number): AppState => {
  let next = state;
  for (let i = 0; i < steps; i++) next = advance(next, seconds / steps);
  return next;
};

describe('a loop', () => {
  const loop = setLoop(200_000, 400_000);

  it('repeats, from its start if the time is outside it', () => {
    const playing = play(loop(seek(900_000)(ready)));
    expect(playing.time).toBe(200_000);
    const length = 200_000 / pace;
    expect(after(playing, length * 2.25, 100).time).toBeCloseTo(250_000, -1);
    expect(after(playing, length * 2.25, 100).playing).toBe(true);
    expect(after(play(clearLoop(playing)), finish / pace, 3)).toMatchObject({ time: finish, playing: false });
  });

  it('clears the beat, and is inactive during a beat', () => {
    const inBeat = startBeat(0, true)(ready);
    expect(loop(inBeat).beat).toBe(-1);
    expect(after(startBeat(0, true)(loop(ready)), 100, 5)).toMatchObject({ playing: false, beat: 0 });
  });

  it('is set from either end, in any order, and clamped to the run', () => {
    expect(loopOf(setLoop(400_000.4, 200_000)(ready))).toEqual({ from: 200_000, to: 400_000 });
    expect(loopOf(setLoop(5, 5)(ready))).toBeUndefined();
    expect(loopOf(setLoop(-10, finish + 10)(ready))).toEqual({ from: 0, to: finish });
    const begun = loopFromHere(seek(300_000)(ready));
    expect(loopOf(begun)).toEqual({ from: 300_000, to: finish });
    expect(loopOf(loopToHere(seek(700_000)(begun)))).toEqual({ from: 300_000, to: 700_000 });
    expect(loopOf(loopToHere(seek(100_000)(begun)))).toEqual({ from: 0, to: 100_000 });
  });

  it('is in the address to the millitick; an invalid one is ignored', () => {
    const state = setLoop(480_125, 620_000)(ready);
    expect(writeLink(state)).toContain('loop=480.125-620');
    expect(openLink(plain, readLink(`#${writeLink(state)}`)).loop).toEqual({ from: 480_125, to: 620_000 });
    for (const text of ['620-480', '5-5', 'a-b', '1-', '-1', '1e3-2e3', '1-2-3']) {
      expect(readLink(`#loop=${text}`).loop).toBeUndefined();
    }
  });
});

describe('what the timeline shows', () => {
  it('is the whole run or a span within it, clamped to the run', () => {
    expect(shownSpan(ready)).toEqual({ from: 0, to: finish });
    const near = zoomTimeline(0.1, 500_000)(ready);
    const { from, to } = shownSpan(near);
    expect(to - from).toBeCloseTo(finish / 10, 3);
    expect((500_000 - from) / (to - from)).toBeCloseTo(500_000 / finish, 6);
    expect(zoomTimeline(10, 500_000)(near).shownSpan).toBeUndefined();
    expect(shownSpan(panTimeline(100)(near)).to).toBe(finish);
    expect(shownSpan(panTimeline(-100)(near)).from).toBe(0);
    const closest = shownSpan(zoomTimeline(1e-12, 500_000)(ready));
    expect(closest.to - closest.from).toBe(250);
  });

  it('scrolls by pages to the current instant, and stays while that is visible', () => {
    const near = showSpan(100_000, 200_000)(ready);
    expect(showTime(seek(150_000)(near)).shownSpan).toEqual({ from: 100_000, to: 200_000 });
    expect(showTime(seek(420_000)(near)).shownSpan).toEqual({ from: 400_000, to: 500_000 });
    expect(showTime(seek(0)(near)).shownSpan).toEqual({ from: 0, to: 100_000 });
    expect(showTime(seek(420_000)(ready))).toMatchObject({ shownSpan: undefined });
  });
});

describe('less motion', () => {
  const less = chooseMotion('less')(ready);

  it('shows only instants of events, at most four per second, at the given pace', () => {
    const shown: number[] = [];
    let state = play(seek(500_000)(less));
    for (let frame = 0; frame < 600; frame++) {
      const { time } = state;
      state = advance(state, 1 / 60);
      if (state.time !== time) shown.push(frame);
      if (state.time !== 500_000) expect(reader.nextInstant(state.time - 1)).toBe(state.time);
    }
    expect(shown.length).toBeGreaterThan(30);
    for (let i = 1; i < shown.length; i++) expect(shown[i]! - shown[i - 1]!).toBeGreaterThanOrEqual(15);
    expect(state.time).toBeLessThanOrEqual(500_000 + 10 * pace);
    expect(state.time).toBeGreaterThan(500_000 + 9 * pace);
  });

  it('restarts from a new instant, and ends with the run', () => {
    const ahead = after(play(seek(500_000)(less)), 0.2, 5);
    expect(ahead.time).toBe(500_000);
    expect(after(play(seek(100_000)(pause(ahead))), 0.1, 5).time).toBe(100_000);
    expect(after(play(seek(finish - 10)(less)), 1, 10)).toMatchObject({ time: finish, playing: false });
  });

  it('follows the system until the user chooses, which is then in the address', () => {
    const system = followSystemMotion('less')(ready);
    expect(system.motion).toBe('less');
    expect(writeLink(system)).not.toContain('motion');
    const chosen = chooseMotion('full')(system);
    expect(followSystemMotion('less')(chosen).motion).toBe('full');
    expect(openLink(plain, readLink(`#${writeLink(chooseMotion('less')(ready))}`))).toMatchObject({
      motion: 'less',
      chosenMotion: 'less',
    });
  });
});
