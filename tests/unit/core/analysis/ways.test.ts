import { describe, expect, it } from 'vitest';
import { racesOf, severalWays, wayParts } from '../../../../src/core/analysis/ways.ts';
import { checkScene } from '../../../../src/core/scene/parse.ts';
import { simulate } from '../../../../src/core/sim/simulation.ts';
import type { Trace } from '../../../../src/core/trace/trace.ts';
import { ultraServers } from '../../../support/plainNetworks.ts';
import { sceneWith } from '../../../support/sceneFiles.ts';
import { sceneRun } from '../../../support/sceneRuns.ts';
import { invented } from '../../../support/workloadRuns.ts';

const partsIn = (id: string) => {
  const { scene, trace } = sceneRun(id);
  return { parts: wayParts(severalWays(scene)!, trace), trace };
};

/** First start and last end of all tasks of phases that begin with a name, task by task. */
function scan({ program, taskStart, taskEnd }: Trace, name: string) {
  let [from, to] = [Number.POSITIVE_INFINITY, 0];
  for (let task = 0; task < program.taskCount; task++) {
    const phase = program.phases[program.phase[task]!]!;
    if (phase !== name && !phase.startsWith(`${name}.`)) continue;
    from = Math.min(from, taskStart[task]!);
    to = Math.max(to, taskEnd[task]!);
  }
  return { from, to };
}

describe('the ways of a sequence', () => {
  it.each(['four-ultraservers', 'hash-or-spray', 'small-and-large'])(
    'begin with their first task and end with their last, as a slow scan of all tasks finds: %s',
    (id) => {
      const { parts, trace } = partsIn(id);
      for (const { name, from, ways } of parts) {
        expect(from).toBe(scan(trace, `${name}.compute`).from);
        for (const way of ways) {
          expect({ from: way.from, to: way.to }).toEqual(scan(trace, `${name}.${way.name}`));
          expect(way.hasEnded).toBe(true);
        }
      }
    },
  );

  it('race side by side in a part, from a common start, and in turn where a part has one', () => {
    const { parts } = partsIn('small-and-large');
    const races = racesOf(parts);
    expect(races.map(({ kind, runners }) => [kind, runners.length])).toEqual([
      ['together', 2],
      ['together', 2],
    ]);
    races.forEach(({ from, longest, runners }, part) => {
      const { ways } = parts[part]!;
      expect(from).toBe(Math.min(...ways.map((way) => way.from)));
      expect(longest).toBe(Math.max(...ways.map((way) => way.to)) - from);
      expect(runners.map(({ start }) => start)).toEqual([from, from]);
    });
    const turns = partsIn('hash-or-spray').parts;
    const [race, ...others] = racesOf(turns);
    expect(others).toEqual([]);
    expect(race).toMatchObject({ kind: 'inTurn', from: turns[0]!.ways[0]!.from });
    expect(race!.runners.map(({ start }) => start)).toEqual(turns.map(({ ways }) => ways[0]!.from));
    expect(race!.longest).toBe(Math.max(...turns.map(({ ways }) => ways[0]!.to - ways[0]!.from)));
  });

  it('are told apart only where there are several', () => {
    const run = { name: 'ring', collective: 'ringAllReduce', over: 'all' };
    const part = (name: string, ...runs: object[]) => ({ name, compute: invented(1), size: invented(64), runs });
    const sceneOf = (...parts: object[]) =>
      checkScene(
        sceneWith(
          [['cluster'], ultraServers({ servers: 2, side: 2, plates: 2 })],
          [['workload'], { kind: 'sequence', parts }],
          [['beats'], []],
        ),
      );
    expect(severalWays(sceneOf(part('a', run)))).toBeUndefined();
    expect(severalWays(sceneOf(part('a', run, { ...run, name: 'other' })))?.parts).toHaveLength(1);
    expect(severalWays(sceneRun('straggler').scene)).toBeUndefined();
    // The same once more is no other way.
    expect(severalWays(sceneOf(part('a', run), part('b', run)))).toBeUndefined();
    expect(severalWays(sceneRun('one-ultraserver').scene)).toBeUndefined();
    const mixed = sceneOf(part('a', run), part('b', run, { ...run, name: 'other' }), part('c', run));
    const races = racesOf(wayParts(severalWays(mixed)!, simulate(mixed)));
    expect(races.map(({ kind, runners }) => [kind, runners.map(({ part: at }) => at)])).toEqual([
      ['inTurn', [0, 2]],
      ['together', [1, 1]],
    ]);
  });
});
