import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseScene } from '../../../../src/core/scene/parse.ts';
import { initialState } from '../../../../src/screen/state/appState.ts';
import { fileOf, openLinkedScene, openBuiltIn } from '../../../../src/screen/state/builtIn.ts';
import { readLink } from '../../../../src/screen/state/link.ts';
import { problemText } from '../../../../src/screen/words/problemWords.ts';
import { SCENES } from '../../../../src/shell/app/scenes.ts';
import { efaOf, goodText, sceneFiles } from '../../../support/sceneFiles.ts';

const plain = initialState(parseScene(goodText()), fileOf('two-ultraservers'), 'en', 'night');
const other = JSON.stringify({ ...(JSON.parse(goodText()) as object), id: 'other' });
const scenes = [...SCENES, { id: 'other', text: other }];
const opened = (hash: string) => openLinkedScene(scenes, plain, readLink(hash));

describe('the scenes of the app', () => {
  it('are all files of scenes/, each under its own id', () => {
    expect(SCENES.map(({ id }) => fileOf(id)).toSorted()).toEqual(sceneFiles().toSorted());
    for (const { id, text } of SCENES) {
      expect(parseScene(text).id).toBe(id);
      expect(text).toBe(readFileSync(fileOf(id), 'utf8'));
    }
  });

  it('are opened by an address with all its settings', () => {
    const state = opened('#scene=other&set=cluster.efa.rate:2&t=12.5&beat=3&lang=ko');
    expect([state.written.id, state.file, state.time, state.beat, state.language]).toEqual([
      'other',
      'scenes/other.scene.json',
      12_500,
      2,
      'ko',
    ]);
    expect(efaOf(state.scene).rate.invented).toBe(2);
    expect(opened('#scene=two-ultraservers&t=1').written).toBe(plain.written);
    expect(opened('#t=1').written).toBe(plain.written);
  });

  it('change nothing if the name is unknown, and list the known names', () => {
    for (const id of ['othre', '__proto__', 'constructor', 'x'.repeat(5000)]) {
      const state = opened(`#scene=${id}&set=cluster.efa.rate:2`);
      expect(state.scene).toBe(plain.scene);
      expect(state.trouble?.file.length).toBeLessThan(80);
    }
    const [problem] = opened('#scene=othre').trouble!.problems;
    expect(problemText(problem!, 'en').remedy).toContain('"other"');
    expect(problemText(problem!, 'ko').remedy).toContain('small-and-large, other');
    expect(openBuiltIn(scenes, 'other')(opened('#scene=othre')).trouble).toBeUndefined();
  });
});
