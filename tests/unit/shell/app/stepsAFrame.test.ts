import { basename } from 'node:path';
import { expect, it } from 'vitest';
import { boardInSteps } from '../../../../src/screen/picture/board.ts';
import { linkTexelsInSteps } from '../../../../src/screen/picture/flights.ts';
import { projectionsFor } from '../../../../src/screen/picture/projections/projections.ts';
import { runLayoutInSteps, sizeOf } from '../../../../src/shell/app/runLayout.ts';
import { STEPS_A_FRAME } from '../../../../src/shell/app/runPreparation.ts';
import type { Steps } from '../../../../src/core/base/steps.ts';
import { SceneRun } from '../../../support/sceneRuns.ts';
import { sceneFiles } from '../../../support/sceneFiles.ts';

function countSteps<T>(steps: Steps<T>): { made: T; count: number } {
  for (let count = 0; ; count++) {
    const next = steps.next();
    if (next.done === true) return { made: next.value, count };
  }
}

/** Fixed pauses between layout, board and textures, independent of size. */
const BETWEEN = 1;

it.each(sceneFiles())('%s is ready in the frame that first draws it, in each view', (file) => {
  const { scene, reader } = new SceneRun(basename(file, '.scene.json'));
  const run = { scene, reader, hash: '' };
  for (const name of projectionsFor(reader.trace.network)) {
    for (const upright of [false, true]) {
      const wanted = { run, upright, name, ...sizeOf(run) };
      const { made, count } = countSteps(runLayoutInSteps(wanted));
      const board = countSteps(boardInSteps(reader.trace.network, made.layout)).count;
      const texels = countSteps(linkTexelsInSteps(reader.trace.network, made.layout, made.flights)).count;
      expect([name, count + board + texels + BETWEEN]).toEqual([
        name,
        expect.toSatisfy((all: number) => all <= STEPS_A_FRAME),
      ]);
    }
  }
});
