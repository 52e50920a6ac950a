import { describe, expect, it } from 'vitest';
import { parseScene } from '../../../../src/core/scene/parse.ts';
import type { Problem } from '../../../../src/core/scene/problem.ts';
import { simulate } from '../../../../src/core/sim/simulation.ts';
import { TraceReader } from '../../../../src/core/trace/reader.ts';
import { traceHash } from '../../../../src/core/trace/trace.ts';
import { cancelRun, openScene, receiveRun, reportProgress, seek, tweak } from '../../../../src/screen/state/actions.ts';
import { type AppState, initialState } from '../../../../src/screen/state/appState.ts';
import { openLinkedScene } from '../../../../src/screen/state/builtIn.ts';
import { undo } from '../../../../src/screen/state/history.ts';
import { openLink, readLink } from '../../../../src/screen/state/link.ts';
import { linkOutcome } from '../../../../src/screen/state/linkOutcome.ts';
import { narrowTrouble, refuseRun } from '../../../../src/screen/state/refusal.ts';
import { GOOD_FILE, goodText } from '../../../support/sceneFiles.ts';

const scene = parseScene(goodText());
const trace = simulate(scene);
const run = { scene, reader: new TraceReader(trace), hash: traceHash(trace) };
const empty = initialState(scene, GOOD_FILE, 'en', 'night');
const ready = receiveRun(run)(empty);
const BUILT_IN = [{ id: scene.id, text: goodText() }];
const PROBLEMS: readonly Problem[] = [{ path: 'workload', kind: 'limit', limit: 'packets', most: 1, got: '2' }];
const open = (state: AppState, hash: string): AppState => openLinkedScene(BUILT_IN, state, readLink(hash));
const refuse = refuseRun(PROBLEMS);
const BAD = '#scene=two-ultraservers&seed=x&set=workload.steps:100&fault=5,c0,c1,cut&t=9&talk&lang=ko';
const arrived = (state: AppState): AppState => receiveRun({ ...run, scene: state.scene })(state);

/** A user's state: a tweak that was run, and an instant. */
const worked = seek(520_000)(arrived(tweak('cluster.efa.rate', 1)(ready)));

describe('a link that can’t be run', () => {
  it('is reported by its parts; if nothing was shown before, the scene is shown as written', () => {
    const refused = refuse(open(empty, BAD));
    expect(refused.scene).toBe(scene);
    expect(refused.opened).toBeUndefined();
    expect(refused.trouble).toMatchObject({
      source: 'link',
      parts: ['seed=x', 'fault=5,c0,c1,cut', 'set=workload.steps:100'],
      stays: 'written',
      problems: PROBLEMS,
    });
  });

  it('keeps the earlier state: changes, undo history, instant and view', () => {
    const refused = refuse(open(worked, BAD));
    expect(refused.trouble).toMatchObject({ source: 'link', stays: 'before' });
    expect({ ...refused, trouble: undefined }).toEqual({ ...worked, language: 'ko' });
    expect(refused.scene).toBe(worked.scene);
    expect(undo(refused).scene).toBe(scene);
  });

  it('after another one, or while a file waits for its run, keeps the state before both', () => {
    expect(refuse(open(refuse(open(worked, BAD)), BAD)).scene).toBe(worked.scene);
    expect(refuse(open(open(worked, BAD), `${BAD}0`))).toMatchObject({ scene: worked.scene, time: worked.time });
    const opened = openScene('own.json', goodText())(worked);
    expect(refuse(open(opened, BAD))).toMatchObject({ file: worked.file, scene: worked.scene, time: worked.time });
  });

  it('is reported by the faulty parts while its message is shown', () => {
    const refused = refuse(open(worked, BAD));
    const parts = ['set=workload.steps:100'];
    expect(narrowTrouble(refused.trouble!, parts)(refused).trouble).toEqual({ ...refused.trouble, parts });
    expect(narrowTrouble(refused.trouble!, parts)(worked)).toBe(worked);
  });

  it('has only parts that the scene accepts; each gives the scene with that part alone', () => {
    const { opened } = openLink(
      empty,
      readLink('#seed=x&set=nowhere:1&set=cluster.efa.rate:1&set=cluster.efa.latency:12'),
    );
    expect(opened?.changes.map(({ part }) => part)).toEqual([
      'seed=x',
      'set=cluster.efa.rate:1',
      'set=cluster.efa.latency:12',
    ]);
    expect(opened?.changes[1]?.alone()).toEqual(tweak('cluster.efa.rate', 1)(empty).scene);
  });
});

describe('the message about a link', () => {
  const NO_SCENE = '#scene=nowhere&lang=en';
  const notice = (state: AppState) => linkOutcome(state.opened, state.run, Infinity);
  const differing = arrived(open(ready, '#scene=two-ultraservers&set=nowhere:1'));

  it('disappears with the next link, valid or not', () => {
    expect(notice(differing)).toBeDefined();
    expect(notice(refuse(open(differing, BAD)))).toBeUndefined();
    expect(notice(open(differing, NO_SCENE))).toBeUndefined();
    expect(notice(openScene('own.json', '{}')(differing))).toBeUndefined();
    expect(open(refuse(open(differing, BAD)), '#scene=two-ultraservers').trouble).toBeUndefined();
    expect(open(open(differing, NO_SCENE), '#scene=two-ultraservers').trouble).toBeUndefined();
  });

  it('that names an unknown scene says whether an earlier picture was kept', () => {
    expect(open(worked, NO_SCENE)).toMatchObject({
      scene: worked.scene,
      time: worked.time,
      trouble: { source: 'noScene', stays: 'before' },
    });
    expect(open(empty, NO_SCENE).trouble).toMatchObject({ source: 'noScene', stays: 'other' });
  });

  it('names a beat or an instant that the scene does not have', () => {
    const opened = arrived(open(ready, '#scene=two-ultraservers&beat=99&t=99999999'));
    expect(linkOutcome(opened.opened, opened.run, trace.finish)).toMatchObject({
      late: 't=99999999',
      unused: [{ part: 'beat=99' }],
    });
    expect(opened).toMatchObject({ beat: -1, time: trace.finish });
  });
});

describe('a scene that can’t be run', () => {
  it('from a file keeps the earlier state', () => {
    const { trouble, ...rest } = refuse(openScene('own.json', goodText())(worked));
    expect(trouble).toEqual({ file: 'own.json', problems: PROBLEMS, stays: 'before' });
    expect({ ...rest, trouble: undefined }).toEqual(worked);
  });

  it('after a change is replaced by the last good one, and the change is named', () => {
    const refused = refuse(tweak('workload.steps', 100)(worked));
    expect(refused).toMatchObject({ scene: worked.scene, time: worked.time });
    expect(refused.trouble).toMatchObject({ source: 'change', parts: ['workload.steps: 100'] });
    expect(undo(refused).scene).toBe(scene);
  });
});

it('from a cancelled file or link keeps the instant that was shown', () => {
  for (const opened of [open(worked, BAD), openScene('own.json', goodText())(worked)]) {
    expect(cancelRun(reportProgress(0)(opened))).toMatchObject({
      scene: worked.scene,
      time: worked.time,
      mode: 'watch',
      history: worked.history,
    });
  }
});
