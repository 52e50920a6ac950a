import { describe, expect, it } from 'vitest';
import { checkScene } from '../../../../src/core/scene/parse.ts';
import type { Scene } from '../../../../src/core/scene/schema.ts';
import { simulate } from '../../../../src/core/sim/simulation.ts';
import { TraceReader } from '../../../../src/core/trace/reader.ts';
import { receiveRun } from '../../../../src/screen/state/actions.ts';
import { type AppState, initialState } from '../../../../src/screen/state/appState.ts';
import { stageInsets } from '../../../../src/screen/ui/stage/insets.ts';
import { mishapsOf } from '../../../../src/screen/ui/stage/mishaps.ts';
import { mishapSentences } from '../../../../src/screen/words/deliveryWords.ts';
import { sceneWith } from '../../../support/sceneFiles.ts';
import { invented } from '../../../support/workloadRuns.ts';

const WHOLE = checkScene(sceneWith());
const FAULT = { at: invented(60), link: 'efa', action: { kind: 'cut' } };
const CUT = checkScene(sceneWith([['faults'], [FAULT]]));

function shown(scene: Scene): AppState {
  const run = { scene, reader: new TraceReader(simulate(scene)), hash: '' };
  return receiveRun(run)(initialState(scene, 'a.scene.json', 'en', 'night'));
}

describe('a report of undelivered packets', () => {
  it('is in full sentences, each number with its mark, in both languages', () => {
    const mishaps = { undelivered: 1, unended: 12, outOfOrder: 3400 };
    const said = (language: 'en' | 'ko') =>
      mishapSentences(mishaps, language).map(({ before, count, after }) => `${before} ${count.spoken} ${after}`.trim());
    expect(said('en')).toEqual([
      'In this run, 1 packet (made up) could not be delivered: a cut link was not restored, and there was no other route.',
      'Without them, 12 tasks (made up) never finished.',
      '3400 packets (made up) arrived after a later one of the same message, which is harmless.',
    ]);
    expect(said('ko').map((sentence) => sentence.includes('(가상의 값)'))).toEqual([true, true, true]);
  });

  it('matches the trace; is empty if everything arrived in order', () => {
    expect(mishapSentences(mishapsOf(shown(WHOLE).run), 'en')).toEqual([]);
    const { run } = shown(CUT);
    const { undelivered, unended } = run!.reader.trace;
    expect(mishapsOf(run)).toEqual({ undelivered, unended: unended.length, outOfOrder: 0 });
    expect(undelivered).toBeGreaterThan(0);
    expect(mishapSentences(mishapsOf(run), 'en')).toHaveLength(2);
  });

  it('has its own room below the picture', () => {
    const [whole, cut] = [shown(WHOLE), shown(CUT)];
    for (const [width, height] of [
      [1920, 820],
      [390, 590],
    ] as const) {
      const more = stageInsets(cut, width, height).bottom - stageInsets(whole, width, height).bottom;
      expect(more).toBeGreaterThan(24);
    }
  });
});
