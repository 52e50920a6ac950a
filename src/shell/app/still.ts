import { bandsBetween } from '../../core/analysis/bands.ts';
import { pictureAt } from '../../screen/picture/frame.ts';
import { THEMES } from '../../screen/picture/theme.ts';
import { type AppState, durationOf, type Run } from '../../screen/state/appState.ts';
import { storyText } from '../../screen/ui/stage/story.ts';
import { lookThrough } from '../../screen/view/camera.ts';
import { paintSlide, type SlideBands, slideEdge, slideInsets } from '../../screen/view/slide.ts';
import type { PixiStage } from '../../screen/view/stage.ts';
import type { StageSize } from '../../screen/view/stageSize.ts';
import { markedTime } from '../../screen/words/marked.ts';
import { appWords } from '../../screen/words/appWords.ts';
import { createCallouts } from './callouts.ts';
import { instantOf, overlayContentOf } from './drawRun.ts';
import { paintOverlay } from './overlay.ts';
import { aimOf } from './pictureMotion.ts';
import { planOf } from './picturePlan.ts';
import type { DrawableRun } from './runPreparation.ts';

const BINS = 480;

/**
 * Draws a still of the state's instant: picture, texts and timeline on one canvas of the given size, for which the run must be laid out.
 * Leaves the stage in that size, showing the still's picture.
 */
export function drawStill(
  stage: PixiStage,
  { laid, layers, shapes }: DrawableRun,
  state: AppState,
  size: StageSize,
): HTMLCanvasElement {
  const { run, layout, frame } = laid;
  const { width, height } = size;
  const { title, caption } = storyText(state);
  const slideText = { title: title[state.language], caption: caption[state.language] };
  pictureAt(run.reader, state.time, frame);
  const pointed = shapes.at(state);
  const surface = { ...size, insets: slideInsets(width, height, slideText) };
  const plan = planOf(laid, surface, state, pointed.marks);
  const camera = lookThrough(aimOf(state, layout, shapes), layout.bounds, plan.whole);
  if (layers.layout !== layout) layers.reshape(layout);
  const instant = instantOf(laid, layout, camera, size);
  stage.draw(layers, instant);
  const writing = overlayContentOf(state, laid, plan, instant, camera, pointed, createCallouts());
  // In the same task as the drawing: afterwards WebGL clears the canvas.
  return compose(stage.canvas, size, state, run, (context) => paintOverlay(context, writing, state.theme));
}

/** The stage size for a still of `width` × `height` pixels. */
export function stillSize(width: number, height: number): StageSize {
  return { width, height, pixelRatio: 1, margin: slideEdge(width, height) };
}

function compose(
  picture: HTMLCanvasElement,
  { width, height }: StageSize,
  state: AppState,
  run: Run,
  paint: (context: CanvasRenderingContext2D) => void,
): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d')!;
  const theme = THEMES[state.theme];
  context.drawImage(picture, 0, 0, width, height);
  paint(context);
  const { title, caption } = storyText(state);
  const slide = {
    title: title[state.language],
    caption: caption[state.language],
    clock: markedTime(state.time, state.language),
    note: appWords(state.language).oneRankAChip,
  };
  const now = state.time / Math.max(1, durationOf(state));
  paintSlide(context, slide, { bands: bandsOf(state, run), now }, theme, width, height);
  return canvas;
}

/** Timeline bands of a still. */
function bandsOf(state: AppState, { reader }: Run): SlideBands['bands'] {
  const theme = THEMES[state.theme];
  const text = appWords(state.language);
  const shares = bandsBetween(reader, 0, durationOf(state), BINS);
  const peak = Math.max(1, reader.survey.peakWaiting);
  return [
    { name: text.compute, colour: theme.computing, shares: shares.compute },
    { name: text.neuronLink, colour: theme.link.neuronLink, shares: shares.neuronLink },
    { name: text.efa, colour: theme.link.efa, shares: shares.efa },
    { name: text.waiting, colour: theme.waiting[1], shares: shares.waiting.map((one) => one / peak) },
  ];
}

export function toPng(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob === null) reject(new Error('the still could not be encoded'));
      else resolve(blob);
    }, 'image/png');
  });
}
