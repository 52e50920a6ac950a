import type { AppState, Run } from '../../screen/state/appState.ts';
import { durationOf } from '../../screen/state/appState.ts';
import { busyShares, longestQueues } from '../../core/analysis/load.ts';
import { LINK_CLASSES } from '../../core/model/network.ts';
import { packFlights } from '../../screen/picture/flights.ts';
import { createFrame, type Frame, pictureAt } from '../../screen/picture/frame.ts';
import { describeFrame, labelsAt, legend } from '../../screen/picture/labels.ts';
import type { Layout } from '../../screen/picture/layout.ts';
import { PROJECTIONS } from '../../screen/picture/projections/projections.ts';
import { THEMES } from '../../screen/picture/theme.ts';
import { stageInsets } from '../../screen/ui/insets.ts';
import { tellingOf } from '../../screen/ui/story.ts';
import { type Camera, fit, type Insets } from '../../screen/view/camera.ts';
import { type Inscription, paintInscription } from '../../screen/view/inscription.ts';
import { paintSlide, slideInsets } from '../../screen/view/slide.ts';
import { createStage, markRoom, type Stage, type StageSize } from '../../screen/view/stage.ts';
import { markedTime } from '../../screen/words/marked.ts';
import { pictureText } from '../../screen/words/pictureWords.ts';
import { words } from '../../screen/words/words.ts';

/** Narrower than this share of its height, a picture stands upright. */
const UPRIGHT = 0.95;
const STILL_BINS = 480;

/** The picture in its box: the WebGL canvas and, over it, the canvas that its labels are written on. */
export type PictureBox = {
  /** Moves into `host`; with null it waits outside the page. */
  readonly attach: (host: HTMLElement | null) => void;
  /** Draws the state's instant; does nothing without a box or a run. */
  readonly draw: (state: AppState) => void;
  /** The picture at the state's instant as a PNG with its texts, `width` × `height` pixels. */
  readonly still: (state: AppState, width: number, height: number) => Promise<Blob>;
  readonly destroy: () => void;
};

/** Rejects where the browser gives no WebGL. `onResize` is called when the box has another size or pixel ratio. */
export async function createPictureBox(onResize: () => void): Promise<PictureBox> {
  const stage = await createStage();
  const overlay = document.createElement('canvas');
  overlay.className = 'inscription';
  const observer = new ResizeObserver(onResize);
  let host: HTMLElement | null = null;
  let size: StageSize | undefined;
  let shown: Shown | undefined;
  let looked: string | undefined;
  let written: string | undefined;

  const show = (run: Run, upright: boolean): Shown => {
    if (shown?.run === run && shown.upright === upright) return shown;
    const { network } = run.reader.trace;
    const layout = layOut(run, upright);
    stage.setShow({ network, layout, flights: packFlights(run.reader) });
    const frame = createFrame(network.chipCount, network.linkCount);
    shown = { run, layout, upright, frame, peakWaiting: peakWaiting(run) };
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
    written = undefined;
  };
  const drawAt = (state: AppState, run: Run, next: StageSize, insets: Insets): Inscribed => {
    setSize(next);
    look(state);
    const { layout, frame, peakWaiting: peak } = show(run, next.width < UPRIGHT * next.height);
    const camera = fit(layout.bounds, next.width, next.height, insets);
    pictureAt(run.reader, state.time, frame);
    stage.draw(frame, camera, peak === 0 ? 0 : Math.min(1, frame.totalWaiting / peak));
    const inscription = {
      labels: labelsAt(run.reader.trace.network, layout, frame, state.language),
      legend: legend(THEMES[state.theme], state.language),
      legendAt: layout.legend,
    };
    return { inscription, camera };
  };

  return {
    attach: (next) => {
      observer.disconnect();
      host = next;
      if (host === null) return;
      host.append(stage.canvas, overlay);
      observer.observe(host);
    },
    draw: (state) => {
      if (host === null || state.run === undefined) return;
      const { width, height } = { width: host.clientWidth, height: host.clientHeight };
      if (width === 0 || height === 0) return;
      const ratio = window.devicePixelRatio;
      const covered = stageInsets(state, width, height);
      const insets = { ...covered, bottom: covered.bottom + markRoom(height) };
      host.parentElement?.style.setProperty('--mark-room', `${markRoom(height)}px`);
      const { inscription, camera } = drawAt(state, state.run, { width, height, pixelRatio: ratio }, insets);
      const key = JSON.stringify([inscription.labels, camera, state.theme, state.language, ratio]);
      if (key === written) return;
      written = key;
      writeOver(overlay, width, height, ratio, inscription, camera, state);
    },
    still: async (state, width, height) => {
      const { run } = state;
      if (run === undefined) throw new Error('there is no run to show yet');
      const before = size;
      const { inscription, camera } = drawAt(state, run, { width, height, pixelRatio: 1 }, slideInsets(width, height));
      const canvas = compose(stage, width, height, inscription, camera, state, run);
      if (before !== undefined) {
        setSize(before);
        onResize();
      }
      return toPng(canvas);
    },
    destroy: () => {
      observer.disconnect();
      overlay.remove();
      stage.destroy();
    },
  };
}

/** A run as it is laid out, and what follows from that once. */
type Shown = {
  readonly run: Run;
  readonly upright: boolean;
  readonly layout: Layout;
  readonly frame: Frame;
  readonly peakWaiting: number;
};

type Inscribed = { readonly inscription: Inscription; readonly camera: Camera };

/** The instant in words, with no need of a canvas. */
export function describeInstant(state: AppState): string {
  if (state.run === undefined) return '';
  const { reader } = state.run;
  const { network } = reader.trace;
  const frame: Frame = pictureAt(reader, state.time, createFrame(network.chipCount, network.linkCount));
  return describeFrame(frame, state.language);
}

function layOut(run: Run, upright: boolean): Layout {
  const { network } = run.reader.trace;
  const longest = longestQueues(run.reader);
  const efa = LINK_CLASSES.indexOf('efa');
  const longestQueue = longest.reduce(
    (most, one, link) => (network.linkClass[link] === efa ? Math.max(most, one) : most),
    0,
  );
  return PROJECTIONS.tower(network, { upright, longestQueue });
}

/** Most packets that wait at once, as far as the moments at which the scene's bands are sampled show it. */
function peakWaiting(run: Run): number {
  const { reader } = run;
  const into = new Int32Array(reader.trace.network.linkCount);
  let peak = 0;
  for (let i = 0; i <= STILL_BINS; i++) {
    peak = Math.max(peak, reader.waitingAt((reader.trace.finish * i) / STILL_BINS, into));
  }
  return peak;
}

function writeOver(
  overlay: HTMLCanvasElement,
  width: number,
  height: number,
  ratio: number,
  inscription: Inscription,
  camera: Camera,
  state: AppState,
): void {
  overlay.width = Math.round(width * ratio);
  overlay.height = Math.round(height * ratio);
  overlay.style.width = `${width}px`;
  overlay.style.height = `${height}px`;
  const context = overlay.getContext('2d')!;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  paintInscription(context, inscription, camera, THEMES[state.theme]);
}

/** Picture and texts on one 2-D canvas; must follow the drawing in the same task, while the WebGL pixels are there. */
function compose(
  stage: Stage,
  width: number,
  height: number,
  inscription: Inscription,
  camera: Camera,
  state: AppState,
  run: Run,
): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d')!;
  const theme = THEMES[state.theme];
  const text = words(state.language);
  context.drawImage(stage.canvas, 0, 0, width, height);
  paintInscription(context, inscription, camera, theme);
  const { title, caption } = tellingOf(state);
  const bands = busyShares(run.reader, STILL_BINS);
  paintSlide(
    context,
    {
      title: title[state.language],
      caption: caption[state.language],
      clock: markedTime(state.time, state.language),
      note: text.oneRankAChip,
    },
    {
      bands: [
        { name: text.compute, colour: theme.computing, shares: bands.compute },
        { name: text.neuronLink, colour: theme.link.neuronLink, shares: bands.neuronLink },
        { name: text.efa, colour: theme.link.efa, shares: bands.efa },
      ],
      now: state.time / Math.max(1, durationOf(state)),
    },
    theme,
    width,
    height,
  );
  return canvas;
}

function toPng(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob === null ? reject(new Error('the still could not be encoded')) : resolve(blob)),
      'image/png',
    );
  });
}
