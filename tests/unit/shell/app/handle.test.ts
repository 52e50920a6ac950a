import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseScene } from '../../../../src/core/scene/parse.ts';
import type { Problem } from '../../../../src/core/scene/problem.ts';
import type { Scene } from '../../../../src/core/scene/schema.ts';
import {
  cancelRun,
  openScene,
  receiveRun,
  refuseScene,
  reportProgress,
  tweak,
} from '../../../../src/screen/state/actions.ts';
import { type AppState, initialState } from '../../../../src/screen/state/appState.ts';
import { undo } from '../../../../src/screen/state/history.ts';
import { createStore, type Store } from '../../../../src/screen/state/store.ts';
import { createHandle } from '../../../../src/shell/app/handle.ts';
import { SceneRun } from '../../../support/sceneRuns.ts';

const FILE = 'scenes/small-and-large.scene.json';
const text = readFileSync(FILE, 'utf8');
const scene = parseScene(text);
const { reader } = new SceneRun('small-and-large');
const RATE = 'cluster.link.rate';
const REFUSED: readonly Problem[] = [
  { path: RATE, kind: 'limit', limit: 'tasks', most: 5, during: 'running', got: '6 tasks' },
];

const runFor = (wanted: Scene, hash: string) => ({ scene: wanted, reader, hash });
const idle = () => initialState(scene, FILE, 'en', 'night');
const shown = () => Promise.resolve();
const still = () => Promise.resolve(new Blob());

function begin(store: Store<AppState>): void {
  store.update(reportProgress(0));
}
function arrive(store: Store<AppState>, hash: string): void {
  store.update(receiveRun(runFor(store.get().scene, hash)));
}
function withRun(): { store: Store<AppState>; handle: ReturnType<typeof createHandle> } {
  const store = createStore<AppState>(idle());
  const handle = createHandle(store, { shown, still });
  begin(store);
  arrive(store, 'first');
  return { store, handle };
}
/** A promise's current state. */
async function outcome(promise: Promise<unknown>): Promise<string> {
  const waiting = new Promise<string>((resolve) => {
    setTimeout(() => resolve('waits'));
  });
  const ended = promise.then(
    () => 'resolved',
    (error: Error) => `rejected: ${error.message}`,
  );
  return Promise.race([ended, waiting]);
}

describe('ready', () => {
  it('waits until the first run is shown; from then on there is a hash', async () => {
    let show = (): void => {};
    const store = createStore<AppState>(idle());
    const handle = createHandle(store, { shown: () => new Promise((resolve) => (show = resolve)), still });
    begin(store);
    expect(await outcome(handle.ready)).toBe('waits');
    expect(handle.traceHash).toBe('');
    arrive(store, 'first');
    expect(await outcome(handle.ready)).toBe('waits');
    show();
    expect(await outcome(handle.ready)).toBe('resolved');
    expect(handle.traceHash).toBe('first');
  });

  it('rejects with the reason if the first scene can’t be run', async () => {
    const store = createStore<AppState>(idle());
    const handle = createHandle(store, { shown, still });
    begin(store);
    store.update(refuseScene({ file: FILE, problems: REFUSED }));
    expect(await outcome(handle.ready)).toMatch(
      /^rejected: scenes\/small-and-large\.scene\.json\ncluster\.link\.rate: /,
    );
  });

  it('keeps waiting if an invalid file is dropped, or another scene replaces the first', async () => {
    const store = createStore<AppState>(idle());
    const handle = createHandle(store, { shown, still });
    begin(store);
    store.update(openScene('wrong.json', '{'));
    expect(await outcome(handle.ready)).toBe('waits');
    store.update(openScene('other.json', text));
    arrive(store, 'other');
    expect(await outcome(handle.ready)).toBe('resolved');
    expect(handle.traceHash).toBe('other');
  });
});

describe('scene, duration and hash', () => {
  it('belong to the shown run while the next is being simulated', async () => {
    const { store, handle } = withRun();
    const before = handle.scene;
    const set = handle.set(RATE, 7);
    begin(store);
    expect([handle.scene, handle.traceHash]).toEqual([before, 'first']);
    arrive(store, 'second');
    await set;
    expect(handle.scene).toBe(store.get().scene);
    expect(handle.scene).not.toBe(before);
    expect(handle.traceHash).toBe('second');
    expect(Object.isFrozen(handle.scene)).toBe(true);
  });
});

describe('set', () => {
  it('while another run is pending resolves with the run of all changes', async () => {
    const { store, handle } = withRun();
    const sets = [handle.set(RATE, 7), handle.set(RATE, 8)];
    begin(store);
    expect(await Promise.all(sets.map(outcome))).toEqual(['waits', 'waits']);
    arrive(store, 'both');
    expect(await Promise.all(sets.map(outcome))).toEqual(['resolved', 'resolved']);
  });

  it('waits for the last run if more steps follow', async () => {
    const { store, handle } = withRun();
    const first = handle.set(RATE, 7);
    const passing = store.get().scene;
    const second = handle.set(RATE, 8);
    store.update(receiveRun(runFor(passing, 'passing')));
    expect(await Promise.all([first, second].map(outcome))).toEqual(['waits', 'waits']);
    arrive(store, 'last');
    expect(await Promise.all([first, second].map(outcome))).toEqual(['resolved', 'resolved']);
  });

  it('rejects an invalid path or value with file, path, fault and remedy, in the page’s language; a pending one continues', async () => {
    const { store, handle } = withRun();
    const good = handle.set(RATE, 7);
    begin(store);
    expect(await outcome(handle.set('cluster.nothing', 1))).toMatch(
      /^rejected: scenes\/.*\ncluster\.nothing: .+\n {2}.+/,
    );
    store.update((state) => ({ ...state, language: 'ko' }));
    expect(await outcome(handle.set(RATE, -1))).toMatch(/^rejected: scenes\/.*\ncluster\.link\.rate\S*: .*[가-힣]/);
    expect(await outcome(good)).toBe('waits');
    arrive(store, 'good');
    expect(await outcome(good)).toBe('resolved');
  });

  it('rejects with the problem if the scene can’t be run with it, and keeps what was shown', async () => {
    const { store, handle } = withRun();
    const before = handle.scene;
    const set = handle.set(RATE, 7);
    begin(store);
    store.update(refuseScene({ file: FILE, problems: REFUSED }));
    expect(await outcome(set)).toMatch(/^rejected: scenes\/.*\ncluster\.link\.rate: /);
    expect([handle.scene, handle.traceHash]).toEqual([before, 'first']);
  });

  it.each([
    ['an undo', undo],
    ['Escape', cancelRun],
    ['another scene', openScene('other.json', text)],
  ])('rejects if the change is withdrawn by %s before its run is there', async (_, action) => {
    const { store, handle } = withRun();
    const set = handle.set(RATE, 7);
    begin(store);
    store.update(action);
    expect(await outcome(set)).toMatch(/^rejected: cluster\.link\.rate: the change was undone/);
  });

  it('continues if an invalid file is dropped, or an earlier error is still shown', async () => {
    const { store, handle } = withRun();
    store.update(openScene('wrong.json', '{'));
    const set = handle.set(RATE, 7);
    begin(store);
    store.update(openScene('wrong.json', '['));
    expect(await outcome(set)).toBe('waits');
    arrive(store, 'second');
    expect(await outcome(set)).toBe('resolved');
  });

  it('resolves when its run is shown, not when it is received', async () => {
    let show = (): void => {};
    const store = createStore<AppState>(idle());
    arrive(store, 'first');
    const handle = createHandle(store, { shown: () => new Promise((resolve) => (show = resolve)), still });
    const set = handle.set(RATE, 7);
    arrive(store, 'second');
    expect(await outcome(set)).toBe('waits');
    show();
    expect(await outcome(set)).toBe('resolved');
  });
});

describe('seek and still', () => {
  it('refuse an invalid instant or size, naming the value and what is expected', async () => {
    const { store, handle } = withRun();
    expect(() => handle.seek(Number.NaN)).toThrow(/finite number of ticks, got NaN/);
    for (const size of [0, 16.5, 8193, Number.NaN]) {
      expect(await outcome(handle.still(size, 720))).toMatch(
        /^rejected: still: expected .* got (0|16\.5|8193|NaN) × 720/,
      );
    }
    expect(await outcome(handle.still(16, 8192))).toBe('resolved');
    store.update((state) => ({ ...state, language: 'ko' }));
    expect(() => handle.seek(Number.POSITIVE_INFINITY)).toThrow(/틱/);
  });

  it('a run can still be cancelled after an invalid file was dropped', () => {
    const { store } = withRun();
    store.update(tweak(RATE, 7));
    begin(store);
    store.update(openScene('wrong.json', '{'));
    expect(store.get().pending).toBe(0);
  });
});
