import { pictureAt } from '../../screen/picture/frame.ts';
import type { AppState, Run } from '../../screen/state/appState.ts';
import { NO_INSPECTION } from '../../screen/state/inspection.ts';
import { fit, lookThrough } from '../../screen/view/camera.ts';
import type { PixiStage } from '../../screen/view/stage.ts';
import type { StageSize } from '../../screen/view/stageSize.ts';
import { createCallouts } from './callouts.ts';
import { instantOf, layoutRequestOf, overlayContentOf } from './drawRun.ts';
import type { Viewport } from './viewport.ts';
import type { OverlayContent } from './overlay.ts';
import { PictureMotion } from './pictureMotion.ts';
import { Planner } from './picturePlan.ts';
import { isSameButView, type LayoutRequest } from './runLayout.ts';
import { type DrawableRun, RunPreparation, STEPS_A_FRAME } from './runPreparation.ts';

/** The outcome of drawing one picture. */
export type Drawn = {
  /** A morph or the camera is still moving. */
  readonly isMoving: boolean;
  /** The state's own picture was drawn; else it is being prepared, and the last one, if any, was drawn. */
  readonly isReady: boolean;
  /** The state's run is not visible yet. */
  readonly isBehind: boolean;
};

/** New overlay content and its opacity during a morph; content is undefined if the overlay keeps what it has. */
export type OverlayUpdate = { readonly light: number; readonly writing: OverlayContent | undefined };

/** Draws the page's picture frame by frame: prepares it in the background, applies morph and camera motion, and provides the viewport. */
export class PagePicture {
  readonly #stage: PixiStage;
  readonly #preparation: RunPreparation;
  readonly #motion = new PictureMotion();
  readonly #planner = new Planner();
  readonly #callouts = createCallouts();
  /** The last state whose run could be drawn. */
  #lastDrawn: AppState | undefined;
  #viewport: Viewport | undefined;

  constructor(stage: PixiStage, requestFrame: () => void) {
    this.#stage = stage;
    this.#preparation = new RunPreparation(stage, requestFrame);
  }

  /** Undefined until the state's run has been drawn. */
  get viewport(): Viewport | undefined {
    return this.#viewport;
  }

  /** The run that can be drawn now. */
  get drawable(): DrawableRun | undefined {
    return this.#preparation.drawable;
  }

  /** Whether the drawable run has the wanted layout. */
  has(wanted: LayoutRequest): boolean {
    const laid = this.drawable?.laid;
    return laid?.name === wanted.name && isSameButView(laid, wanted);
  }

  /** Share of the preparation that is done, 0 to 1; undefined if none is under way. */
  get share(): number | undefined {
    return this.#preparation.share;
  }

  /** Starts to prepare the state's run in the background. */
  prepare(state: AppState, run: Run, size: StageSize, beside?: Run): void {
    this.#preparation.request(layoutRequestOf(state, run, size, beside), 0);
  }

  /** Draws the state's instant, `seconds` after the last frame; calls `write` with the overlay's content. */
  draw(
    state: AppState,
    run: Run,
    size: StageSize,
    seconds: number,
    beside: Run | undefined,
    write: (written: OverlayUpdate) => void,
  ): Drawn {
    const isReady = this.#preparation.request(layoutRequestOf(state, run, size, beside), STEPS_A_FRAME);
    const { drawable } = this.#preparation;
    if (drawable === undefined) {
      this.#stage.draw();
      return { isMoving: false, isReady, isBehind: true };
    }
    const isBehind = drawable.laid.run !== run;
    // The new run isn't drawable yet: draw the last picture without inspection, its time unchanged.
    const time = this.#lastDrawn?.time ?? 0;
    const drawn = isBehind ? { ...state, run: drawable.laid.run, time, inspection: NO_INSPECTION } : state;
    if (!isBehind) this.#lastDrawn = state;
    this.#drawRun(drawn, drawable, size, seconds, beside, write);
    if (isBehind) this.#viewport = undefined;
    return { isMoving: this.#motion.isUnderWay, isReady, isBehind };
  }

  #drawRun(
    state: AppState,
    { laid, shapes, layers, geometry }: DrawableRun,
    size: StageSize,
    seconds: number,
    beside: Run | undefined,
    write: (written: OverlayUpdate) => void,
  ): void {
    const { run, layout, frame } = laid;
    pictureAt(run.reader, state.time, frame);
    const pointed = shapes.at(state);
    const plan = this.#planner.plan(state, laid, size, this.#planner.roomOf(state, run, size), pointed.marks);
    const placed = { layout, insets: plan.fitted.insets };
    const { now, view, leaving } = this.#motion.step(state, laid, placed, shapes, seconds);
    if (layers.layout !== now.layout) layers.reshape(now.layout);
    const { bounds } = now.layout;
    const onTheWay = lookThrough(view, bounds, fit(bounds, size.width, size.height, now.insets));
    const instant = instantOf(laid, now.layout, onTheWay, size, beside);
    const seen = leaving === undefined ? frame : pictureAt(run.reader, state.time, leaving);
    this.#stage.draw(layers, { ...instant, frame: seen });
    const camera = lookThrough(view, layout.bounds, plan.whole);
    const { surface, whole: fitted } = plan;
    this.#viewport = { shown: laid, geometry, shapes, surface, fitted, view, camera, detail: instant.detail };
    const { light, isOld } = this.#motion.text;
    const writing = isOld ? undefined : overlayContentOf(state, laid, plan, instant, camera, pointed, this.#callouts);
    write({ light, writing });
  }

  destroy(): void {
    this.#preparation.destroy();
  }
}
