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
import { instantOf, writingOf } from './drawRun.ts';
import { paintWriting } from './overlay.ts';
import { aimOf } from './pictureMotion.ts';
import { planOf } from './picturePlan.ts';
import type { DrawableRun } from './runPreparation.ts';

const BINS = 480;

/**
 * A still of the state's instant: its picture and all that is said beside it, on one canvas of `width` × `height` pixels. The run must
 * be laid out for that size. The stage is left with nothing on it, in the size of the still.
 */
export function drawStill(
  stage: PixiStage,
  { laid, layers, pointer }: DrawableRun,
  state: AppState,
  size: StageSize,
): HTMLCanvasElement {
  const { run, layout, frame } = laid;
  const { width, height } = size;
  const { title, caption } = storyText(state);
  const told = { title: title[state.language], caption: caption[state.language] };
  pictureAt(run.reader, state.time, frame);
  const pointed = pointer.at(state);
  const surface = { ...size, insets: slideInsets(width, height, told) };
  const plan = planOf(laid, surface, state.theme, state.language, pointed.marks);
  const camera = lookThrough(aimOf(state, layout, pointer), layout.bounds, plan.whole);
  if (layers.layout !== layout) layers.reshape(layout);
  const instant = instantOf(laid, layout, camera, size);
  stage.draw(layers, instant);
  const writing = writingOf(state, laid, plan, instant, camera, pointed, createCallouts());
  // In the task of the drawing, while the stage's pixels are there.
  return compose(stage.canvas, size, state, run, (context) => paintWriting(context, writing, state.theme));
}

/** The size of the canvas that a still of so many pixels is drawn on. */
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

/** The timeline of a still, band by band. */
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
