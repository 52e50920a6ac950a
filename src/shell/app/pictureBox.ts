import { contentOf } from '../../screen/picture/content.ts';
import { detailAt } from '../../screen/picture/detail.ts';
import { type Frame, pictureAt } from '../../screen/picture/frame.ts';
import { labelsAt, legend, ruleOf } from '../../screen/picture/labels.ts';
import { THEMES } from '../../screen/picture/theme.ts';
import { type AppState, isComparing, type Run } from '../../screen/state/appState.ts';
import { stageInsets } from '../../screen/ui/insets.ts';
import { fit, type Insets } from '../../screen/view/camera.ts';
import { paintInscription } from '../../screen/view/inscription.ts';
import { fitPicture, type Legend } from '../../screen/view/legendBlock.ts';
import { type PlacedInscription, placeInscription } from '../../screen/view/placeInscription.ts';
import { slideInsets } from '../../screen/view/slide.ts';
import { markRoom } from '../../screen/view/markSize.ts';
import { createStage, type StageSize } from '../../screen/view/stage.ts';
import { pictureText } from '../../screen/words/pictureWords.ts';
import { layOut, type RunLayout, showOf, sizeOf } from './runLayout.ts';
import { composeStill, toPng } from './still.ts';

/** Narrower than this share of its height, a picture stands upright. */
const UPRIGHT = 0.95;

/** The light of all that waits, against the most that ever does. */
function heatOf({ totalWaiting }: Frame, peakWaiting: number): number {
  return peakWaiting === 0 ? 0 : Math.min(1, totalWaiting / peakWaiting);
}

/** The picture in its box: the WebGL canvas and, over it, the canvas that its labels are written on. */
export type PictureBox = {
  /** Moves into `host`; with null it waits outside the page. */
  readonly attach: (host: HTMLElement | null) => void;
  /** Draws the state's instant, to the scale of a run `beside` it; does nothing without a box or a run. */
  readonly draw: (state: AppState, beside?: Run) => void;
  /** The picture at the state's instant as a PNG with its texts, `width` × `height` pixels. */
  readonly still: (state: AppState, width: number, height: number) => Promise<Blob>;
  /** The picture at the state's instant, its chips as large as the canvas allows, with no word but the mark; false without room. */
  readonly sketch: (state: AppState, canvas: HTMLCanvasElement) => boolean;
  readonly destroy: () => void;
};

/**
 * Rejects where the browser gives no WebGL. `onResize` is called when the box has another size or pixel ratio; `onLost` when the
 * browser has taken the canvas' context away: this box draws no more, and another one must be made.
 */
export async function createPictureBox(onResize: () => void, onLost: () => void): Promise<PictureBox> {
  const stage = await createStage();
  stage.canvas.addEventListener('webglcontextlost', onLost, { once: true });
  const overlay = document.createElement('canvas');
  overlay.className = 'inscription';
  const observer = new ResizeObserver(onResize);
  let host: HTMLElement | null = null;
  let size: StageSize | undefined;
  let shown: RunLayout | undefined;
  let looked: string | undefined;
  let written: string | undefined;
  let room: { key: string; insets: Insets } | undefined;

  const show = (run: Run, upright: boolean, wanted: AppState['view'], longestQueue: number): RunLayout => {
    const isSame = shown?.run === run && shown.upright === upright && shown.wanted === wanted;
    if (isSame && shown?.longestQueue === longestQueue) return shown;
    shown = layOut(run, upright, wanted, longestQueue);
    stage.setShow(showOf(shown));
    return shown;
  };
  const look = (state: AppState): void => {
    const key = `${state.theme} ${state.language}`;
    if (key === looked) return;
    looked = key;
    stage.setLook({ theme: THEMES[state.theme], mark: pictureText(state.language).mark });
  };
  const setSize = (next: StageSize): void => {
    if (size?.width === next.width && size.height === next.height && size.pixelRatio === next.pixelRatio) return;
    size = next;
    stage.resize(next);
    host?.closest<HTMLElement>('.stage')?.style.setProperty('--mark-room', `${markRoom(next.height)}px`);
  };
  /** The room that texts leave depends on few things, and costs more than the rest of a frame. */
  const roomIn = (state: AppState, run: Run, width: number, height: number): Insets => {
    const { mode, language, view } = state;
    const key = [run.hash, run.scene.id, mode, isComparing(state), language, view, width, height].join(' ');
    if (room?.key === key) return room.insets;
    const covered = stageInsets(state, width, height);
    room = { key, insets: { ...covered, bottom: covered.bottom + markRoom(height) } };
    return room.insets;
  };
  const drawAt = (state: AppState, run: Run, next: StageSize, insets: Insets, beside?: Run): PlacedInscription => {
    setSize(next);
    look(state);
    const { longestQueue, peakWaiting } = sizeOf(run, beside);
    const { layout, frame } = show(run, next.width < UPRIGHT * next.height, state.view, longestQueue);
    const key: Legend = {
      entries: legend(run.reader.trace.network, THEMES[state.theme], state.language, layout),
      rule: ruleOf(layout, 'packets', state.language),
      at: layout.legend,
    };
    const surface = { width: next.width, height: next.height, insets };
    const fitted = fitPicture(layout.bounds, key, surface);
    const { camera } = fitted;
    pictureAt(run.reader, state.time, frame);
    const detail = detailAt(layout, frame, camera.scale, next.width * next.height);
    stage.draw(frame, camera, heatOf(frame, peakWaiting), detail);
    const labels = labelsAt(layout, frame, state.language);
    const rule = ruleOf(layout, detail, state.language);
    return placeInscription({ labels, legend: { ...key, rule } }, camera, fitted, surface);
  };
  const write = (state: AppState, { width, height, pixelRatio }: StageSize, drawn: PlacedInscription): void => {
    const key = JSON.stringify([drawn.texts, state.theme, size]);
    if (key === written) return;
    written = key;
    overlay.width = Math.round(width * pixelRatio);
    overlay.height = Math.round(height * pixelRatio);
    overlay.style.width = `${width}px`;
    overlay.style.height = `${height}px`;
    const context = overlay.getContext('2d')!;
    context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
    paintInscription(context, drawn, THEMES[state.theme]);
  };

  return {
    attach: (next) => {
      observer.disconnect();
      host = next;
      if (host === null) return;
      host.append(stage.canvas, overlay);
      observer.observe(host);
    },
    draw: (state, beside) => {
      const { run } = state;
      if (host === null || run === undefined) return;
      const next = { width: host.clientWidth, height: host.clientHeight, pixelRatio: window.devicePixelRatio };
      if (next.width === 0 || next.height === 0) return;
      write(state, next, drawAt(state, run, next, roomIn(state, run, next.width, next.height), beside));
    },
    still: async (state, width, height) => {
      const { run } = state;
      if (run === undefined) throw new Error('there is no run to show yet');
      const before = size;
      const drawn = drawAt(state, run, { width, height, pixelRatio: 1 }, slideInsets(width, height));
      const canvas = composeStill(stage.canvas, width, height, state, run, (context) =>
        paintInscription(context, drawn, THEMES[state.theme]),
      );
      // Back to the box's size in the same task: nobody sees the other one.
      if (before !== undefined) setSize(before);
      onResize();
      return toPng(canvas);
    },
    sketch: (state, canvas) => {
      const { run } = state;
      const [width, height, pixelRatio] = [canvas.clientWidth, canvas.clientHeight, window.devicePixelRatio];
      if (run === undefined || width === 0 || height === 0) return false;
      const { longestQueue, peakWaiting } = sizeOf(run, undefined);
      const { layout, frame } = show(run, width < UPRIGHT * height, state.view, longestQueue);
      setSize({ width, height, pixelRatio });
      look(state);
      const edge = height / 24;
      const camera = fit(contentOf(layout), width, height, {
        top: edge,
        right: edge,
        bottom: markRoom(height),
        left: edge,
      });
      pictureAt(run.reader, state.time, frame);
      stage.draw(frame, camera, heatOf(frame, peakWaiting), detailAt(layout, frame, camera.scale, width * height));
      canvas.width = Math.round(width * pixelRatio);
      canvas.height = Math.round(height * pixelRatio);
      canvas.getContext('2d')!.drawImage(stage.canvas, 0, 0, canvas.width, canvas.height);
      return true;
    },
    destroy: () => {
      stage.canvas.removeEventListener('webglcontextlost', onLost);
      observer.disconnect();
      overlay.remove();
      stage.destroy();
    },
  };
}
