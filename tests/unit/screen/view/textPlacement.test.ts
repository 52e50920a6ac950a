import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SCALE_OUT } from '../../../../src/core/model/linkClasses.ts';
import { LONGEST_TEXTS } from '../../../../src/core/scene/limits.ts';
import { checkScene, parseScene } from '../../../../src/core/scene/parse.ts';
import type { Scene } from '../../../../src/core/scene/schema.ts';
import { tweakScene } from '../../../../src/core/scene/tweak.ts';
import { simulate } from '../../../../src/core/sim/simulation.ts';
import { TraceReader } from '../../../../src/core/trace/reader.ts';
import { createFrame, pictureAt } from '../../../../src/screen/picture/frame.ts';
import { groupCount, groupWaits } from '../../../../src/screen/picture/groupWaits.ts';
import { labelsAt, legend, ruleOf } from '../../../../src/screen/describe/labels.ts';
import type { Box, Layout } from '../../../../src/screen/picture/layout.ts';
import { PROJECTIONS, projectionsFor } from '../../../../src/screen/picture/projections/projections.ts';
import { seenBetween } from '../../../../src/screen/picture/seenBetween.ts';
import { THEMES } from '../../../../src/screen/picture/theme.ts';
import { type AppState, initialState, type Mode } from '../../../../src/screen/state/appState.ts';
import { stageInsets } from '../../../../src/screen/ui/stage/insets.ts';
import { memoizeByKey } from '../../../../src/core/base/memoize.ts';
import type { RoomAspect } from '../../../../src/screen/picture/roomAspect.ts';
import { shapeOf } from '../../../../src/screen/view/arrangement.ts';
import { type Camera, fit } from '../../../../src/screen/view/camera.ts';
import { fitPicture } from '../../../../src/screen/view/fitPicture.ts';
import { layLegend } from '../../../../src/screen/view/legendBlock.ts';
import { boxOf, leastText, overlap } from '../../../../src/screen/view/placedText.ts';
import { placeInscription } from '../../../../src/screen/view/placeInscription.ts';
import { markRoom } from '../../../../src/screen/view/markSize.ts';
import { layered, leafSpine, star, torus } from '../../../support/clusters.ts';
import { goodText, sceneFiles, sceneWith } from '../../../support/sceneFiles.ts';

const good = parseScene(goodText());
const ring = {
  kind: 'collective',
  collective: 'ringAllReduce',
  over: 'all',
  times: 1,
  rings: 1,
  size: { invented: 640, because: 'a test' },
};
const of = (cluster: object): Scene =>
  checkScene(sceneWith([['cluster'], cluster], [['workload'], ring], [['beats'], []]));

/** The stage in a talk and in the watch view: 16 : 9, 4 : 3, 21 : 9, an upright phone, 4K. */
const STAGES: readonly (readonly [width: number, height: number, mode: Mode])[] = [
  [1920, 1080, 'talk'],
  [1920, 820, 'watch'],
  [1504, 820, 'watch'],
  [1600, 1200, 'talk'],
  [2560, 1080, 'talk'],
  [390, 844, 'talk'],
  [390, 560, 'watch'],
  [3840, 2160, 'talk'],
  // A phone in landscape.
  [844, 390, 'talk'],
];

/** The longest texts that a scene may have, of which nothing may lie over the picture. */
const wordy = (scene: Scene): Scene => {
  const filled = (en: string, ko: string, most: number) => ({
    en: en
      .repeat(most)
      .slice(0, most - 1)
      .padEnd(most, '.'),
    ko: ko
      .repeat(most)
      .slice(0, most - 1)
      .padEnd(most, '.'),
  });
  const title = filled('Memory warms whom we await. ', '모든 칩이 그 링크를 기다린다. ', LONGEST_TEXTS.title);
  const caption = filled('Memory warms whom we await. ', '모든 칩이 그 링크를 기다린다. ', LONGEST_TEXTS.caption);
  return checkScene({ ...scene, title, caption, beats: scene.beats.map((beat) => ({ ...beat, title, caption })) });
};

const withoutBeats = (scene: Scene): Scene => ({ ...scene, beats: [] });
const SCENES: readonly (readonly [name: string, scene: Scene])[] = [
  ...sceneFiles().map((file) => [file, parseScene(readFileSync(file, 'utf8'))] as const),
  ['two UltraServers with the longest texts', wordy(good)],
  ['one UltraServer with EFA', withoutBeats(tweakScene(good, [{ path: 'cluster.ultraServers', value: 1 }]))],
  ['a 4 × 4 torus', of(torus([4, 4]))],
  ['a star of six', of(star(6))],
  ['leaves and spines', of(leafSpine(4, 4, 2))],
  ['UltraServers under spines', of(layered(2, 4, { side: 2, plates: 4 }))],
];

describe.each(SCENES)('text over %s', (_, scene) => {
  const reader = new TraceReader(simulate(scene));
  const { network, finish } = reader.trace;
  const waits = groupWaits(reader);
  const seen = seenBetween(reader, 0, finish);
  const isPenned = SCALE_OUT;
  const longestQueue = reader.survey.longestQueues.reduce(
    (most, one, link) => (isPenned[network.linkClass[link]!] === true ? Math.max(most, one) : most),
    0,
  );
  const frame = createFrame(network.chipCount, network.linkCount, groupCount(network));

  it.each(projectionsFor(network))('as %s overlaps no other text, chip or pen, and nothing covers it', (projection) => {
    const layoutFor = memoizeByKey((aspect: RoomAspect) =>
      PROJECTIONS[projection](network, { upright: aspect < 1, aspect, longestQueue, groupWaits: () => waits }),
    );
    for (const language of ['en', 'ko'] as const) {
      for (const [width, height, mode] of STAGES) {
        const state: AppState = { ...initialState(scene, 'a.scene.json', language, 'night'), mode };
        const layout = layoutFor(shapeOf({ width, height }, false).aspect!);
        const covered = stageInsets(state, width, height);
        const insets = { ...covered, bottom: covered.bottom + markRoom({ height }) };
        const surface = { width, height, insets };
        const key = {
          entries: legend(network, THEMES.night, language, layout, [], seen),
          rule: ruleOf(layout, 'packets', language),
          at: layout.legend,
        };
        const fitted = fitPicture(layout.bounds, key, surface, {
          layout,
          labels: labelsAt(layout, pictureAt(reader, 0, frame), language),
        });
        const camera = fit(layout.bounds, width, height, fitted.insets);
        const solid = onCanvas(solidParts(layout), camera);
        const linkPoints = onCanvas(pointsOfLinks(layout), camera);
        for (const share of [0, 0.13, 0.2, 0.45, 0.8]) {
          pictureAt(reader, finish * share, frame);
          const labels = labelsAt(layout, frame, language);
          const { texts, samples } = placeInscription({ labels, legend: key }, camera, fitted, surface);
          const where = `${projection} ${language} ${width} × ${height} at ${share}`;
          const boxes = texts.map((text) => ({ text: text.text, box: boxOf(text), tone: text.tone }));
          boxes.forEach((a, i) => {
            for (const b of boxes.slice(i + 1)) {
              if (overlap(a.box, b.box)) throw new Error(`${where}: “${a.text}” stands on “${b.text}”`);
            }
            const { left, right, top, bottom } = a.box;
            const isFree =
              left >= 7 && right <= width - 7 && top >= insets.top - 1 && bottom <= height - insets.bottom + 1;
            if (!isFree) throw new Error(`${where}: “${a.text}” is not in the free part of the stage`);
          });
          // Every name, the whole legend, and every count that is not minor must be shown.
          const written = new Set(boxes.map(({ text }) => text));
          const missing = labels.filter(
            ({ role, text, short = text, isMinor }) =>
              isMinor !== true &&
              (role === 'pen' || role === 'tower') &&
              text !== '' &&
              !written.has(text) &&
              !written.has(short),
          );
          // With the longest texts on a phone, counts without room may be left out.
          const isTight = width === 844 || (width === 390 && scene.caption.en.length === LONGEST_TEXTS.caption);
          if (!isTight) expect([where, missing.map(({ text }) => text)]).toEqual([where, []]);
          expect([where, samples.length]).toEqual([where, key.entries.length]);
          for (const { size, tone } of texts) {
            expect(size).toBeGreaterThanOrEqual(
              leastText({ width, height }) * (tone === 'rank' || tone === 'legend' ? 0.8 : 1),
            );
          }
          for (const { text, box, tone } of boxes) {
            const isOn = (part: Box): boolean => overlap(part, box);
            const isSolid = (tone === 'legend' || tone === 'tower') && solid.some(isOn);
            if (isSolid || (tone === 'legend' && linkPoints.some(isOn))) {
              throw new Error(`${where}: “${text}” stands on the network`);
            }
          }
        }
      }
    }
  });
});

function solidParts(layout: Layout): Box[] {
  const chips = Array.from({ length: layout.chips.length / 2 }, (_, chip): Box => {
    const [x, y] = [layout.chips[2 * chip]!, layout.chips[2 * chip + 1]!];
    return { left: x - 3, right: x + 3, top: y - 3, bottom: y + 3 };
  });
  return [...layout.switches, ...chips, ...layout.pens.map(({ tray }) => tray)];
}

/** Every fourth point. */
function pointsOfLinks({ paths: { points } }: Layout): Box[] {
  return Array.from({ length: Math.floor(points.length / 8) }, (_, i): Box => {
    const [x, y] = [points[8 * i]!, points[8 * i + 1]!];
    return { left: x, right: x, top: y, bottom: y };
  });
}

function onCanvas(parts: readonly Box[], { scale, x, y }: Camera): Box[] {
  return parts.map(({ left, right, top, bottom }) => ({
    left: left * scale + x,
    right: right * scale + x,
    top: top * scale + y,
    bottom: bottom * scale + y,
  }));
}

describe('text on stage', () => {
  it('is 22 px at 1920 × 1080, grows with the screen, and is legible on a phone', () => {
    expect(leastText({ width: 1920, height: 1080 })).toBeGreaterThanOrEqual(22);
    expect(leastText({ width: 3840, height: 2160 })).toBeCloseTo(2 * leastText({ width: 1920, height: 1080 }), 6);
    expect(leastText({ width: 390, height: 844 })).toBe(10);
    // Half of a talk's stage has the text size of the whole stage.
    const stage = { width: 1920, height: 1080 };
    expect(leastText({ width: 960, height: 760, stage })).toBe(leastText(stage));
  });
});

it('a legend is as high as its fullest column, with a rule and without', () => {
  const entries = Array.from({ length: 7 }, (_, i) => ({ sample: 'queue', colours: [], text: `entry ${i}` }) as const);
  for (const rule of ['', 'A pile is a queue.']) {
    for (const columns of [1, 2, 3, 6]) {
      const { texts, height } = layLegend({ entries, rule, at: 'beside' }, columns, 20);
      expect(height).toBe(Math.max(...texts.map((text) => boxOf(text).bottom)));
    }
  }
});
