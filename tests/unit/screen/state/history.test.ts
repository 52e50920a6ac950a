import { describe, expect, it } from 'vitest';
import { parseScene } from '../../../../src/core/scene/parse.ts';
import { openScene, refuseScene, resetTweaks, tweak } from '../../../../src/screen/state/actions.ts';
import { initialState } from '../../../../src/screen/state/appState.ts';
import { endGesture, redo, undo } from '../../../../src/screen/state/history.ts';
import { efaOf, goodText } from '../../../support/sceneFiles.ts';

const plain = initialState(parseScene(goodText()), 'file', 'en', 'night');
const rate = tweak('cluster.efa.rate', 2)(plain);
const latency = tweak('cluster.efa.latency', 7)(rate);

describe('a change', () => {
  it('is undone and redone, back to the identical scene', () => {
    expect(undo(latency).scene).toBe(rate.scene);
    expect(undo(undo(latency)).scene).toBe(plain.scene);
    expect(undo(plain)).toBe(plain);
    expect(redo(undo(latency)).scene).toBe(latency.scene);
    expect(redo(latency)).toBe(latency);
    expect(undo(resetTweaks(latency)).scene).toBe(latency.scene);
  });

  it('drops undone changes', () => {
    const other = tweak('cluster.efa.rate', 3)(undo(latency));
    expect(redo(other)).toBe(other);
    expect(undo(undo(other)).scene).toBe(plain.scene);
  });

  it('of one gesture is undone as one; another gesture is another change', () => {
    const dragged = tweak('cluster.efa.rate', 4)(tweak('cluster.efa.rate', 3)(rate));
    expect(undo(dragged).scene).toBe(plain.scene);
    const again = tweak('cluster.efa.rate', 5)(endGesture(dragged));
    expect(undo(again).scene).toBe(dragged.scene);
  });

  it('that makes the scene unrunnable leaves nothing to undo', () => {
    const refused = refuseScene({ file: 'file', problems: [] })({ ...rate, run: undefined, scene: plain.scene });
    expect(refused.history.past).toEqual([]);
  });

  it('belongs to the scene that is open', () => {
    const opened = openScene('other', goodText())(latency);
    expect(efaOf(opened.scene)).toEqual(efaOf(plain.scene));
    expect(undo(opened)).toBe(opened);
  });
});
