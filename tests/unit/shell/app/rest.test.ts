import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { parseScene } from '../../../../src/core/scene/parse.ts';
import { simulate } from '../../../../src/core/sim/simulation.ts';
import { TraceReader } from '../../../../src/core/trace/reader.ts';
import { play, receiveRun, seek, togglePlay } from '../../../../src/screen/state/actions.ts';
import { type AppState, initialState } from '../../../../src/screen/state/appState.ts';
import { createStore, type Store } from '../../../../src/screen/state/store.ts';
import { watchRest } from '../../../../src/shell/app/rest.ts';
import { goodText } from '../../../support/sceneFiles.ts';

const scene = parseScene(goodText());
const reader = new TraceReader(simulate(scene));

describe('time', () => {
  let store: Store<AppState>;
  let rests: number[];

  beforeEach(() => {
    vi.useFakeTimers();
    store = createStore(receiveRun({ scene, reader, hash: '' })(initialState(scene, 'a file', 'en', 'night')));
    rests = [];
    watchRest(store);
    store.subscribe(() => {
      const { settledTime } = store.get();
      if (settledTime !== (rests.at(-1) ?? 0)) rests.push(settledTime);
    });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('settles once, when scrubbing stops, however long it takes', () => {
    for (let move = 1; move <= 100; move++) {
      store.update(seek(move * 1000));
      vi.advanceTimersByTime(33);
    }
    expect(rests).toEqual([]);
    // Other changes meanwhile do not delay it.
    for (let i = 0; i < 5; i++) {
      vi.advanceTimersByTime(100);
      store.update((state) => ({ ...state, help: !state.help }));
    }
    expect(rests).toEqual([100_000]);
    vi.advanceTimersByTime(60_000);
    expect(rests).toEqual([100_000]);
  });

  it('never settles while playing, and settles when paused', () => {
    store.update(play);
    for (let second = 1; second <= 5; second++) {
      store.update((state) => ({ ...state, time: second * 1000 }));
      vi.advanceTimersByTime(1000);
    }
    expect(rests).toEqual([]);
    store.update(togglePlay);
    vi.advanceTimersByTime(1000);
    expect(rests).toEqual([5000]);
  });

  it('notifies nobody if it has not changed', () => {
    store.update((state) => ({ ...state, help: true }));
    expect(vi.getTimerCount()).toBe(0);
    store.update(seek(5000));
    expect(vi.getTimerCount()).toBe(1);
    store.update(seek(0));
    expect(vi.getTimerCount()).toBe(0);
  });
});
