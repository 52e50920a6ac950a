import { inOneGo, type Steps, within } from '../../core/base/steps.ts';
import { MOST_LINKS } from '../../screen/picture/morph.ts';
import type { ReadyLayers, RunLayers, RunGeometry } from '../../screen/view/runLayers.ts';
import type { PixiStage } from '../../screen/view/stage.ts';
import { BackgroundWork } from './backgroundWork.ts';
import { createShapeFinder, type ShapeFinder } from './shapeFinder.ts';
import { isSameButView, type RunLayout, runLayoutInSteps, type LayoutRequest, geometryOf } from './runLayout.ts';

/** A run that is ready to be drawn: its layout, its shapes and its layers on the GPU. */
export type DrawableRun = {
  readonly laid: RunLayout;
  readonly geometry: RunGeometry;
  readonly shapes: ShapeFinder;
  readonly layers: RunLayers;
};

/** Steps of preparation that a frame may do; built-in scenes need fewer, so they are drawn in the frame that requests them. */
export const STEPS_A_FRAME = 16;

/**
 * Prepares runs for drawing. Layout and upload of a large network take longer than a frame, so they are done in tasks between frames;
 * until then, the last drawable run stays.
 */
export class RunPreparation {
  readonly #stage: PixiStage;
  readonly #work: BackgroundWork<{ readonly laid: RunLayout; readonly ready: ReadyLayers }>;
  #drawable: DrawableRun | undefined;

  /** `onDone` is called when a preparation ends between frames. */
  constructor(stage: PixiStage, onDone: () => void) {
    this.#stage = stage;
    this.#work = new BackgroundWork(onDone, ({ ready }) => ready.drop());
  }

  /** The run that can be drawn now; undefined before the first. */
  get drawable(): DrawableRun | undefined {
    return this.#drawable;
  }

  /** Share of the preparation that is done, 0 to 1; undefined if none is under way. */
  get share(): number | undefined {
    return this.#work.share;
  }

  /** Returns whether the wanted run is drawable; if not, prepares it: up to `atOnce` steps now, the rest in the background. */
  request(wanted: LayoutRequest, atOnce: number): boolean {
    const now = this.#drawable;
    if (now !== undefined && isSameButView(now.laid, wanted) && isQuick(now, wanted)) {
      this.#work.cancel();
      if (now.laid.name !== wanted.name)
        this.#drawable = drawable(inOneGo(runLayoutInSteps(wanted, now.laid)), now.layers);
      return true;
    }
    const { run, upright, aspect, name, longestQueue, longQueues } = wanted;
    const made = this.#work.request(
      [run, upright, aspect, name, longestQueue, longQueues],
      () => this.#inSteps(wanted),
      atOnce,
    );
    if (made === undefined) return false;
    this.#work.release();
    const layers = made.ready.take();
    if (layers !== now?.layers) now?.layers.destroy();
    this.#drawable = drawable(made.laid, layers);
    return true;
  }

  *#inSteps(wanted: LayoutRequest): Steps<{ laid: RunLayout; ready: ReadyLayers }> {
    const now = this.#drawable;
    const laid = yield* within(0, 0.5, runLayoutInSteps(wanted, now?.laid));
    const ready = yield* within(0.5, 1, this.#stage.layersInSteps(geometryOf(laid), now?.layers));
    return { laid, ready };
  }

  destroy(): void {
    this.#work.cancel();
    this.#drawable?.layers.destroy();
    this.#drawable = undefined;
  }
}

/** Whether the wanted layout can be drawn with the layers there are: it is the same, or small enough to morph to. */
function isQuick({ laid }: DrawableRun, wanted: LayoutRequest): boolean {
  return laid.name === wanted.name || laid.run.reader.trace.network.linkCount <= MOST_LINKS;
}

function drawable(laid: RunLayout, layers: RunLayers): DrawableRun {
  const geometry = geometryOf(laid);
  return { laid, geometry, shapes: createShapeFinder(laid.run, geometry, laid.frame), layers };
}

/** Prepares a run for a still or thumbnail, reusing parts of the layout `before`. The caller must destroy its layers. */
export function* drawableInSteps(stage: PixiStage, wanted: LayoutRequest, before?: RunLayout): Steps<DrawableRun> {
  const laid = yield* within(0, 0.5, runLayoutInSteps(wanted, before));
  const ready = yield* within(0.5, 1, stage.layersInSteps(geometryOf(laid)));
  return drawable(laid, ready.take());
}
