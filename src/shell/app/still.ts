import { bandsBetween } from '../../core/analysis/bands.ts';
import { THEMES } from '../../screen/picture/theme.ts';
import { type AppState, durationOf, type Run } from '../../screen/state/appState.ts';
import { storyText } from '../../screen/ui/stage/story.ts';
import { paintSlide } from '../../screen/view/slide.ts';
import { markedTime } from '../../screen/words/marked.ts';
import { appWords } from '../../screen/words/appWords.ts';

const BINS = 480;

/**
 * The picture and all that a still says beside it, on one canvas. `paint` writes what stands in the picture. Must follow the
 * drawing of `picture` in the same task, while its pixels are there.
 */
export function composeStill(
  picture: HTMLCanvasElement,
  width: number,
  height: number,
  state: AppState,
  run: Run,
  paint: (context: CanvasRenderingContext2D) => void,
): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d')!;
  const theme = THEMES[state.theme];
  const text = appWords(state.language);
  context.drawImage(picture, 0, 0, width, height);
  paint(context);
  const { title, caption } = storyText(state);
  const shares = bandsBetween(run.reader, 0, durationOf(state), BINS);
  const peak = Math.max(1, run.reader.survey.peakWaiting);
  const bands = [
    { name: text.compute, colour: theme.computing, shares: shares.compute },
    { name: text.neuronLink, colour: theme.link.neuronLink, shares: shares.neuronLink },
    { name: text.efa, colour: theme.link.efa, shares: shares.efa },
    { name: text.waiting, colour: theme.waiting[1], shares: shares.waiting.map((one) => one / peak) },
  ];
  const slide = {
    title: title[state.language],
    caption: caption[state.language],
    clock: markedTime(state.time, state.language),
    note: text.oneRankAChip,
  };
  const now = state.time / Math.max(1, durationOf(state));
  paintSlide(context, slide, { bands, now }, theme, width, height);
  return canvas;
}

export function toPng(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob === null) reject(new Error('the still could not be encoded'));
      else resolve(blob);
    }, 'image/png');
  });
}
