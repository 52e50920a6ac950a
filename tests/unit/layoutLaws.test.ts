import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LINK_CLASSES } from '../../src/core/model/network.ts';
import { checkScene, parseScene } from '../../src/core/scene/parse.ts';
import type { Scene } from '../../src/core/scene/schema.ts';
import { tweakScene } from '../../src/core/scene/tweak.ts';
import { simulate } from '../../src/core/sim/simulation.ts';
import { TraceReader } from '../../src/core/trace/reader.ts';
import { createFrame, pictureAt } from '../../src/screen/picture/frame.ts';
import { labelsAt, legend } from '../../src/screen/picture/labels.ts';
import type { Box, Layout } from '../../src/screen/picture/layout.ts';
import { PROJECTIONS, projectionsFor } from '../../src/screen/picture/projections/projections.ts';
import { isScaleOut, THEMES } from '../../src/screen/picture/theme.ts';
import { type AppState, initialState, type Mode } from '../../src/screen/state/appState.ts';
import { stageInsets } from '../../src/screen/ui/insets.ts';
import { type Camera, fit } from '../../src/screen/view/camera.ts';
import { fitPicture } from '../../src/screen/view/legendBlock.ts';
import { boxOf, leastText, overlap } from '../../src/screen/view/placedText.ts';
import { placeInscription } from '../../src/screen/view/placeInscription.ts';
import { markRoom } from '../../src/screen/view/markSize.ts';
import { pictureText } from '../../src/screen/words/pictureWords.ts';
import { layered, leafSpine, star, torus } from '../support/clusters.ts';
import { goodText, sceneFiles, sceneWith } from '../support/sceneFiles.ts';

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
];

const withoutBeats = (scene: Scene): Scene => ({ ...scene, beats: [] });
const SCENES: readonly (readonly [name: string, scene: Scene])[] = [
  ...sceneFiles().map((file) => [file, parseScene(readFileSync(file, 'utf8'))] as const),
  ['one UltraServer with EFA', withoutBeats(tweakScene(good, [{ path: 'cluster.ultraServers', value: 1 }]))],
  ['a 4 × 4 torus', of(torus([4, 4]))],
  ['a star of six', of(star(6))],
  ['leaves and spines', of(leafSpine(4, 4, 2))],
  ['UltraServers under spines', of(layered(2, 4, { side: 2, plates: 4 }))],
];

describe.each(SCENES)('what is written over %s', (_, scene) => {
  const reader = new TraceReader(simulate(scene));
  const { network, finish } = reader.trace;
  const isPenned = LINK_CLASSES.map(isScaleOut);
  const longestQueue = reader.survey.longestQueues.reduce(
    (most, one, link) => (isPenned[network.linkClass[link]!] === true ? Math.max(most, one) : most),
    0,
  );
  const frame = createFrame(network.chipCount, network.linkCount);

  it.each(projectionsFor(network))(
    'stands as %s in no other text, in no chip or pen, and under nothing',
    (projection) => {
      for (const language of ['en', 'ko'] as const) {
        for (const [width, height, mode] of STAGES) {
          const state: AppState = { ...initialState(scene, 'a.scene.json', language, 'night'), mode };
          const layout = PROJECTIONS[projection](network, { upright: width < 0.95 * height, longestQueue });
          const covered = stageInsets(state, width, height);
          const insets = { ...covered, bottom: covered.bottom + markRoom(height) };
          const surface = { width, height, insets };
          const key = {
            entries: legend(network, THEMES.night, language),
            rule: pictureText(language).rule,
            at: layout.legend,
          };
          const fitted = fitPicture(layout.bounds, key, surface);
          const camera = fit(layout.bounds, width, height, fitted.insets);
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
            // Nothing that matters is left out: every count, every name, the whole legend.
            const written = new Set(boxes.map(({ text }) => text));
            const missing = labels.filter(
              ({ role, text, short = text }) =>
                (role === 'pen' || role === 'tower') && text !== '' && !written.has(text) && !written.has(short),
            );
            expect([where, missing.map(({ text }) => text)]).toEqual([where, []]);
            expect([where, samples.length]).toEqual([where, key.entries.length]);
            for (const { size, tone } of texts) {
              expect(size).toBeGreaterThanOrEqual(
                leastText(width, height) * (tone === 'rank' || tone === 'legend' ? 0.8 : 1),
              );
            }
            const solid = solidParts(layout, camera);
            for (const { text, box, tone } of boxes) {
              if (tone !== 'legend' && tone !== 'tower') continue;
              if (solid.some((part) => overlap(part, box)))
                throw new Error(`${where}: “${text}” stands on the network`);
            }
          }
        }
      }
    },
  );
});

/** Chips, pens and switches on the canvas. */
function solidParts(layout: Layout, { scale, x, y }: Camera): Box[] {
  const parts: Box[] = [...layout.switches];
  for (let chip = 0; chip < layout.chips.length / 2; chip++) {
    const [at, up] = [layout.chips[2 * chip]!, layout.chips[2 * chip + 1]!];
    parts.push({ left: at - 3, right: at + 3, top: up - 3, bottom: up + 3 });
  }
  for (const { tray } of layout.pens) parts.push(tray);
  return parts.map(({ left, right, top, bottom }) => ({
    left: left * scale + x,
    right: right * scale + x,
    top: top * scale + y,
    bottom: bottom * scale + y,
  }));
}

describe('text on stage', () => {
  it('is 22 px at 1920 × 1080, grows with the screen, and is legible on a phone', () => {
    expect(leastText(1920, 1080)).toBeGreaterThanOrEqual(22);
    expect(leastText(3840, 2160)).toBeCloseTo(2 * leastText(1920, 1080), 6);
    expect(leastText(390, 844)).toBe(10);
  });
});
