import { describe, expect, it } from 'vitest';
import { raceAt, raceRoom, wayChanges, wayNow } from '../../../../src/screen/describe/ways.ts';
import { sceneRun } from '../../../support/sceneRuns.ts';

const run = (id: string) => sceneRun(id);

describe('what runs now', () => {
  it('is called by the names of the workload, in both languages', () => {
    const four = run('four-ultraservers');
    const say = (moment: string, language: 'en' | 'ko', after = 1) =>
      wayNow(four.scene, four.trace, four.moment(moment) + after, language);
    expect(say('start', 'en')).toBe('now: compute, then flat ring all-reduce');
    expect(say('first.flat.start', 'en')).toBe('now: flat ring all-reduce');
    expect(say('first.flat.start', 'ko')).toBe('지금: 단일 링 all-reduce');
    expect(say('first.flat.end', 'ko')).toBe('지금: 계산, 다음은 계층형 all-reduce');
    expect(say('second.hierarchical.efa.start', 'en')).toBe('now: hierarchical all-reduce');
    expect(say('end', 'en', 0)).toBe('done: hierarchical all-reduce');
    const two = run('hash-or-spray');
    expect(wayNow(two.scene, two.trace, two.moment('first.hash.start'), 'en')).toBe('now: hash hand-over');
    expect(wayNow(two.scene, two.trace, two.moment('second.spray.start'), 'ko')).toBe('지금: 스프레이 넘기기');
  });

  it('is each that still runs, of several side by side', () => {
    const { scene, trace } = run('small-and-large');
    const at = (name: string): number => trace.moments[name]!;
    expect(wayNow(scene, trace, at('small.ring.start'), 'en')).toBe('now: small message · halving-doubling, ring');
    expect(wayNow(scene, trace, at('small.halving.end'), 'en')).toBe('now: small message · ring');
    expect(wayNow(scene, trace, at('large.ring.end'), 'ko')).toBe('지금: 큰 메시지 · halving-doubling');
  });

  it('is not told of scenes without several ways', () => {
    const one = run('straggler');
    expect(wayNow(one.scene, one.trace, 0, 'en')).toBeUndefined();
    expect(raceAt(one.scene, one.trace, 0, 'en')).toBeUndefined();
    expect(wayChanges(one.scene, one.trace, 'en')).toEqual([]);
    expect(raceRoom(one.scene)).toEqual({ rows: 0, isInTurn: false });
  });

  it('changes where a part follows another, with a name on both sides', () => {
    const changes = (id: string, language: 'en' | 'ko') => wayChanges(run(id).scene, run(id).trace, language);
    expect(changes('four-ultraservers', 'en')).toEqual([
      { time: run('four-ultraservers').moment('second.compute.start'), before: 'flat ring', after: 'hierarchical' },
    ]);
    expect(changes('small-and-large', 'ko')).toMatchObject([{ before: '작은 메시지', after: '큰 메시지' }]);
  });
});

describe('a race', () => {
  const { scene, trace } = run('small-and-large');
  const at = (name: string, after = 0): number => trace.moments[name]! + after;
  const rows = (time: number) => raceAt(scene, trace, time, 'en')!.rows;

  it('grows by the clock from the common start to the finish of each, which is then told', () => {
    const [from, first, last] = [at('small.ring.start'), at('small.halving.end'), at('small.ring.end')];
    const longest = last - from;
    expect(rows(0).map(({ share, state }) => [share, state])).toEqual([
      [0, 'notBegun'],
      [0, 'notBegun'],
    ]);
    const half = rows(from + (first - from) / 2);
    for (const row of half) {
      expect(row.share).toBeCloseTo((first - from) / 2 / longest, 9);
      expect(row).toMatchObject({ state: 'running', took: undefined, isFastest: false });
    }
    const [halving, ring] = rows(first);
    expect(halving).toMatchObject({ name: 'small message · halving-doubling', state: 'ended', isFastest: true });
    expect(halving!.took!.number).toBe(String(Math.floor((first - from) / 1000)));
    expect(halving!.took!.mark).toBe('made up');
    expect(ring).toMatchObject({ name: 'small message · ring', state: 'running', took: undefined });
    // It stays until the next one starts.
    expect(rows(at('large.ring.start', -1)).map(({ share }) => share)).toEqual([(first - from) / longest, 1]);
    expect(rows(at('large.ring.start')).map(({ share }) => share)).toEqual([0, 0]);
    // In the order of the race before.
    expect(rows(trace.finish).map(({ name, isFastest }) => [name, isFastest])).toEqual([
      ['large message · halving-doubling', false],
      ['large message · ring', true],
    ]);
  });

  it('of ways in turn lays each on the clock from its own start, and names the fastest once that is known', () => {
    const four = run('four-ultraservers');
    const told = (time: number) => raceAt(four.scene, four.trace, time, 'en')!;
    const [ring, hierarchical] = [
      four.length('first.flat'),
      four.moment('end') - four.moment('second.hierarchical.reduceScatter.start'),
    ];
    expect(told(0).kind).toBe('inTurn');
    expect(told(four.moment('first.flat.end')).rows).toMatchObject([
      { name: 'flat ring', share: 1, state: 'ended', isFastest: false },
      { name: 'hierarchical', share: 0, state: 'notBegun', isFastest: false },
    ]);
    const [first, second] = told(four.trace.finish).rows;
    expect(first).toMatchObject({ share: 1, isFastest: false });
    expect(second!.share).toBeCloseTo(hierarchical / ring, 9);
    expect(second!.isFastest).toBe(true);
    expect(raceRoom(four.scene)).toEqual({ rows: 2, isInTurn: true });
  });
});
