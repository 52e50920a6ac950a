import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { checkScene, parseScene } from '../../../../src/core/scene/parse.ts';
import type { Scene } from '../../../../src/core/scene/schema.ts';
import { simulate } from '../../../../src/core/sim/simulation.ts';
import { TraceReader } from '../../../../src/core/trace/reader.ts';
import { traceHash } from '../../../../src/core/trace/trace.ts';
import { receiveRun, startBeat } from '../../../../src/screen/state/actions.ts';
import { type AppState, initialState } from '../../../../src/screen/state/appState.ts';
import { backwardBeats, backwardProblems } from '../../../../src/screen/state/backwardBeats.ts';
import { coverOf } from '../../../../src/screen/state/cover.ts';
import { advance, stretchOf } from '../../../../src/screen/state/playback.ts';
import { stageInsets } from '../../../../src/screen/ui/stage/insets.ts';
import { stillBeats } from '../../../../src/screen/ui/stage/mishaps.ts';
import { runCommandLine } from '../../../../src/shell/cli/commandLine.ts';
import { sceneFiles, sceneWith } from '../../../support/sceneFiles.ts';
import { invented } from '../../../support/workloadRuns.ts';

const folder = mkdtempSync(join(tmpdir(), 'chokepoint-beats-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** In this run EFA takes long and the rest little, so the beat's end is before its start; with other numbers it may not be. */
const data = sceneWith(
  [['beats', 2, 'from'], 'step1.efa.end'],
  [['beats', 2, 'to'], { between: ['step1.efa.start', 'step1.allGather.end'], share: 0.05 }],
);
const scene = checkScene(data);
const trace = simulate(scene);

function stateOf(of: Scene): AppState {
  const run = simulate(of);
  const state = initialState(of, 'a.json', 'en', 'night');
  return receiveRun({ scene: of, reader: new TraceReader(run), hash: traceHash(run) })(state);
}

describe('a beat that ends before it begins in its run', () => {
  const state = stateOf(scene);

  it('is found after the run, and reported like any problem of a file', () => {
    expect(backwardBeats(scene, trace)).toEqual([2]);
    expect(backwardProblems(scene, trace)).toEqual([
      {
        path: 'beats[2].to',
        kind: 'backwards',
        inRun: true,
        after: 'step1.efa.end',
        got: '"step1.efa.start → step1.allGather.end · 5%"',
      },
    ]);
    const faster = checkScene(sceneWith([['beats', 2, 'to'], 'step1.allGather.end']));
    expect(backwardBeats(faster, simulate(faster))).toEqual([]);
  });

  it('does not occur in built-in scenes', () => {
    for (const file of sceneFiles()) {
      const own = parseScene(readFileSync(file, 'utf8'));
      expect(backwardBeats(own, simulate(own)), file).toEqual([]);
    }
  });

  it('has length 0 at its start, wherever it is used', () => {
    const begin = trace.moments['step1.efa.end']!;
    expect(stretchOf(scene.beats[2]!, trace)).toEqual({ from: begin, to: begin });
    const inBeat = startBeat(2, true)(state);
    expect(inBeat.time).toBe(begin);
    expect(advance(inBeat, 5)).toMatchObject({ time: begin, playing: false });
    expect(coverOf(scene, state.run!.reader)).toMatchObject({ from: begin, still: begin, to: begin });
  });

  it('is reported beside the picture, which leaves room for it, but not in a talk', () => {
    expect(stillBeats(state)).toBe('In this run beat 3 ends no later than it begins, so it stands still.');
    expect(stillBeats({ ...state, language: 'ko' })).toMatch(/멈춰 있는 챕터가 있습니다: 3\.$/);
    expect(stillBeats({ ...state, mode: 'talk' })).toBeUndefined();
    const plain = stateOf(checkScene(sceneWith()));
    expect(stillBeats(plain)).toBeUndefined();
    expect(stageInsets(state, 1200, 600).bottom).toBeGreaterThan(stageInsets(plain, 1200, 600).bottom);
    const two = { ...scene, beats: [scene.beats[2]!, scene.beats[0]!, scene.beats[2]!] };
    expect(stillBeats({ ...state, run: { ...state.run!, scene: two } })).toContain('beats 1, 3 end no later');
  });

  it('is refused by check and reported by run, which still gives its result', () => {
    const file = join(folder, 'backward.json');
    writeFileSync(file, JSON.stringify(data));
    const call = (...args: readonly string[]) => {
      let [out, err] = ['', ''];
      const terminal = { out: (text: string) => void (out += text), err: (text: string) => void (err += text) };
      return { code: runCommandLine(args, {}, terminal), out, err };
    };
    const says = /^beats\[2\]\.to: expected something later than step1\.efa\.end, got .*5%"\n {2}In the run/m;
    const checked = call('check', file);
    expect(checked).toMatchObject({ code: 1, out: '' });
    expect(checked.err).toMatch(says);
    const run = call('run', file, '--json');
    expect(run).toMatchObject({ code: 0 });
    expect(run.err).toMatch(says);
    expect(JSON.parse(run.out)).toMatchObject({ traceHash: traceHash(trace) });
  });
});

describe('a beat whose moments never come, since the run does not finish', () => {
  it('is no problem', () => {
    const cut = { at: invented(60), link: 'efa', action: { kind: 'cut' } };
    const stuck = checkScene(sceneWith([['faults'], [cut]]));
    const run = simulate(stuck);
    expect(run.unended.length).toBeGreaterThan(0);
    expect(backwardBeats(stuck, run)).toEqual([]);
  });
});
