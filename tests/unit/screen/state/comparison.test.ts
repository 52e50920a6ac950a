import { comparedRuns } from '../../../../src/screen/ui/compare/comparedRuns.ts';
import { describe, expect, it } from 'vitest';
import { parseScene } from '../../../../src/core/scene/parse.ts';
import type { Scene } from '../../../../src/core/scene/schema.ts';
import { tweakScene } from '../../../../src/core/scene/tweak.ts';
import { simulate } from '../../../../src/core/sim/simulation.ts';
import { TraceReader } from '../../../../src/core/trace/reader.ts';
import { traceHash } from '../../../../src/core/trace/trace.ts';
import { enterTalk, receiveRun, resetTweaks, seek, stepEvent, tweak } from '../../../../src/screen/state/actions.ts';
import { baselineOf, durationOf, initialState, isComparing, type Run } from '../../../../src/screen/state/appState.ts';
import { receiveBaseline, toggleCompare } from '../../../../src/screen/state/comparison.ts';
import { playedSpan } from '../../../../src/screen/state/playback.ts';
import { openPage } from '../../../../src/screen/state/pages.ts';
import { changesBetween, differencePhrases, spoken } from '../../../../src/screen/describe/comparison.ts';
import { goodText } from '../../../support/sceneFiles.ts';

function runOf(scene: Scene): Run {
  const trace = simulate(scene);
  return { scene, reader: new TraceReader(trace), hash: traceHash(trace) };
}

const plain = initialState(parseScene(goodText()), 'a file', 'en', 'night');
const ready = receiveRun(runOf(plain.written))(plain);
const wanted = tweak('cluster.efa.rate', 1)(ready);
const tweaked = receiveRun(runOf(wanted.scene))(wanted);
const compared = toggleCompare(tweaked);
const [shorter, longer] = [tweaked.run!.reader.trace.finish, ready.run!.reader.trace.finish];

function instantsNear(reader: TraceReader, around: number, reach: number): number[] {
  const instants: number[] = [];
  let next = reader.nextInstant(around - reach);
  while (next !== undefined && next < around + reach) {
    instants.push(next);
    next = reader.nextInstant(next);
  }
  return instants;
}

describe('comparing', () => {
  it('has one clock that ends with the longer run, and is clamped to the remaining run afterwards', () => {
    expect(shorter).toBeLessThan(longer);
    expect(durationOf(compared)).toBe(longer);
    const late = seek(longer)(compared);
    expect(late.time).toBe(longer);
    expect(toggleCompare(late).time).toBe(shorter);
    expect(durationOf(enterTalk(compared))).toBe(longer);
  });

  it('ignores a late run of an earlier scene', () => {
    const earlier = parseScene(goodText());
    const late = receiveBaseline({ ...ready.run!, scene: earlier })(compared);
    expect(baselineOf(late)).toBe(baselineOf(compared));
    expect(baselineOf(late)).toBeDefined();
  });

  it('shows the last beat until both runs have ended', () => {
    const last = compared.scene.beats.length - 1;
    expect(compared.scene.beats[last]!.to).toBe('end');
    expect([compared, tweaked].map((state) => playedSpan({ ...state, beat: last }).to)).toEqual([longer, shorter]);
  });

  it('steps from event to event of both runs', () => {
    const readers = [ready, tweaked].map(({ run }) => run!.reader);
    const near = readers.flatMap((reader) => instantsNear(reader, 700_000, 1500));
    const instants = [...new Set(near)].sort((a, b) => a - b);
    let state = seek(instants[0]!)(compared);
    for (const instant of instants.slice(1)) {
      state = stepEvent(1)(state);
      expect(state.time).toBe(instant);
    }
    for (const instant of instants.slice(0, -1).reverse()) {
      state = stepEvent(-1)(state);
      expect(state.time).toBe(instant);
    }
    expect(instants.length).toBeGreaterThan(10);
  });

  it('keeps the run of the scene as written, and accepts no other scene’s', () => {
    expect(baselineOf(tweaked)).toBe(ready.run);
    const other = { ...tweaked, written: parseScene(goodText()) };
    expect(baselineOf(other)).toBeUndefined();
    const again = runOf(other.written);
    expect(baselineOf(receiveBaseline(again)(other))).toBe(again);
    expect(comparedRuns({ ...compared, baseline: undefined })).toBeUndefined();
  });

  it('can be started from any page, and is ended only where it is visible', () => {
    expect(toggleCompare(enterTalk(tweaked))).toMatchObject({ compare: true, mode: 'talk' });
    expect(enterTalk(compared)).toMatchObject({ compare: true, mode: 'talk' });
    expect(toggleCompare(openPage('numbers')(compared))).toMatchObject({ compare: true, page: 'stage' });
    expect(isComparing(toggleCompare(compared))).toBe(false);
  });

  it('states the changes and their effect, with the mark, in both languages', () => {
    const { from, to } = changesBetween(compared.written, compared.run!.scene, 'en');
    expect([from.map(spoken), to.map(spoken)]).toEqual([
      ['EFA rate 0.5 units per tick (made up)'],
      ['EFA rate 1 units per tick (made up)'],
    ]);
    const other = tweakScene(compared.written, [{ path: 'cluster.ultraServers', value: 3 }]);
    expect(changesBetween(compared.written, other, 'ko').to.map(spoken)).toEqual(['UltraServer 수 3']);
    const percent = Math.round((100 * (longer - shorter)) / longer);
    const say = (language: 'en' | 'ko') => differencePhrases(comparedRuns(compared)!, language).map(spoken);
    expect(say('en')[0]).toBe(`finishes ${percent}% (made up) sooner`);
    expect(say('ko')[0]).toBe(`${percent}% (가상의 값) 빨리 끝남`);
    const back = resetTweaks(compared);
    const same = comparedRuns(receiveRun(runOf(parseScene(goodText())))(back))!;
    expect(differencePhrases(same, 'en').map(spoken)).toEqual([
      'The same run to a thousandth of a tick: every difference is exactly zero.',
    ]);
    expect(changesBetween(same.before.scene, same.after.scene, 'en')).toEqual({ from: [], to: [] });
  });
});
