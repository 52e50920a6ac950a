import { describe, expect, it } from 'vitest';
import { groupWaits } from '../../../../src/screen/picture/groupWaits.ts';
import { projectionsFor } from '../../../../src/screen/picture/projections/projections.ts';
import type { ViewName } from '../../../../src/core/base/views.ts';
import { type AppState, initialState, type Mode } from '../../../../src/screen/state/appState.ts';
import { stageInsets } from '../../../../src/screen/ui/stage/insets.ts';
import { shapeOf } from '../../../../src/screen/view/arrangement.ts';
import { hasWayNames } from '../../../../src/screen/ui/stage/insets.ts';
import { markRoom, railRoom } from '../../../../src/screen/view/markSize.ts';
import { planOf } from '../../../../src/shell/app/picturePlan.ts';
import { layOut } from '../../../../src/shell/app/runLayout.ts';
import { litShare } from '../../../support/litShare.ts';
import { sceneFiles } from '../../../support/sceneFiles.ts';
import { sceneRun } from '../../../support/sceneRuns.ts';

type StageName = 'talk' | 'watch' | '4K' | '4:3' | '21:9' | 'phone' | 'phone on its side' | 'half';

/** Canvases in CSS pixels: of a talk, of the watch view beside its timeline, and of a half of a comparison. */
const STAGES: readonly (readonly [StageName, width: number, height: number, mode: Mode])[] = [
  ['talk', 1920, 1080, 'talk'],
  ['watch', 1920, 860, 'watch'],
  ['4K', 3840, 2160, 'talk'],
  ['4:3', 1024, 768, 'talk'],
  ['21:9', 2560, 1080, 'talk'],
  ['phone', 390, 844, 'talk'],
  ['phone on its side', 844, 390, 'talk'],
  ['half', 960, 740, 'watch'],
];

/** What a picture lights at least of its room. */
const LEAST = 0.3;
/** Texts of other lengths move a picture's edges a little. */
const SLACK = 0.02;

type Exception = {
  readonly scenes: readonly string[];
  readonly view: ViewName;
  readonly stages: readonly StageName[];
  /** What of the shape of the cluster leaves the room empty. */
  readonly because: string;
};

const ALL = STAGES.map(([name]) => name);

const EXCEPTIONS: readonly Exception[] = [
  {
    scenes: ['hash-or-spray'],
    view: 'mountain',
    stages: ALL,
    because: 'packets wait at one of two groups: the other block has no height',
  },
  {
    scenes: ['hash-or-spray'],
    view: 'plane',
    stages: ['watch', '21:9', 'phone on its side'],
    because: 'sixteen chips, ten switches and the wires between three layers, which are lines',
  },
  {
    scenes: ['small-and-large'],
    view: 'ring',
    stages: ALL,
    because: 'a ring is hollow, and 32 chips are too few to fill its rim',
  },
  {
    scenes: ['two-ultraservers'],
    view: 'ring',
    stages: ['phone', 'phone on its side'],
    because: 'a ring is hollow',
  },
  {
    scenes: ['four-ultraservers'],
    view: 'ring',
    stages: ['4:3', 'phone'],
    because: 'a ring is hollow',
  },
  {
    scenes: ['one-ultraserver'],
    view: 'plane',
    stages: ['watch', '21:9', 'phone', 'phone on its side'],
    because: 'four slanted plates: two rows are twice as wide as high, one row four times',
  },
  {
    scenes: ['straggler'],
    view: 'plane',
    stages: ['watch', '21:9', 'phone', 'phone on its side'],
    because: 'four slanted plates: two rows are twice as wide as high, one row four times',
  },
  {
    scenes: ['small-and-large'],
    view: 'plane',
    stages: ['phone', 'half'],
    because: 'two slanted plates: side by side four times as wide as high, else as wide as high',
  },
  {
    scenes: ['two-ultraservers'],
    view: 'tower',
    stages: ['phone'],
    because: 'all that its legend can list is seen in the run, which takes four rows of an upright phone',
  },
  {
    scenes: ['two-ultraservers'],
    view: 'plane',
    stages: ['half'],
    because: 'two rows of four slanted plates below their switches are wider than the room',
  },
  {
    scenes: ['small-and-large'],
    view: 'flat',
    stages: ['talk', 'watch', '4K', '21:9', 'phone', 'phone on its side'],
    because: 'two squares with arcs above them: side by side less wide than the room, else too high for it',
  },
  {
    scenes: ['small-and-large'],
    view: 'tower',
    stages: ['4:3', 'phone on its side'],
    because: 'stairs of two plates are twice as wide as high',
  },
  {
    scenes: ['four-ultraservers'],
    view: 'tower',
    stages: ['4:3', 'half'],
    because: 'two towers on either side of the switches leave the middle to two trunks',
  },
  {
    scenes: ['two-ultraservers'],
    view: 'mountain',
    stages: ['watch', '21:9', 'phone on its side'],
    because: 'two blocks and a ruler: heights need more height than there is',
  },
];

function exceptionFor(id: string, view: ViewName, stage: StageName): Exception | undefined {
  return EXCEPTIONS.find((one) => one.scenes.includes(id) && one.view === view && one.stages.includes(stage));
}

describe.each(sceneFiles().map((file) => /\/(.+)\.scene\.json$/.exec(file)![1]!))('%s', (id) => {
  const { scene, reader } = sceneRun(id);
  const run = { scene, reader, hash: '' };
  const { network } = reader.trace;

  it.each(projectionsFor(network))('as %s lights three tenths of every stage that its shape can fill', (view) => {
    const fullest = { longestQueues: reader.survey.longestQueues, waits: groupWaits(reader) };
    for (const [stage, width, height, mode] of STAGES) {
      const isHalf = stage === 'half';
      const state: AppState = { ...initialState(scene, `${id}.scene.json`, 'en', 'night'), mode, run };
      const size = { width, height, rail: mode === 'talk' ? railRoom(height, hasWayNames(state)) : undefined };
      const covered = stageInsets(isHalf ? { ...state, compare: true } : state, width, height);
      const surface = { ...size, insets: { ...covered, bottom: covered.bottom + markRoom(size) } };
      const { upright, aspect } = shapeOf(size, isHalf);
      const laid = layOut(run, upright, view, undefined, undefined, aspect);
      const { whole } = planOf(laid, surface, state);
      const lit = litShare(network, laid.layout, fullest, whole, surface);
      // An exception that is no longer one is to be struck out.
      const [least, most] = exceptionFor(id, view, stage) === undefined ? [LEAST, 1] : [0, LEAST + SLACK];
      expect([stage, lit, lit >= least, lit <= most]).toEqual([stage, lit, true, true]);
    }
  });
});
