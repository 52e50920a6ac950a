import { pictureAt } from '../../screen/picture/frame.ts';
import type { AppState, Run } from '../../screen/state/appState.ts';
import { NO_INSPECTION } from '../../screen/state/inspection.ts';
import { fit, lookThrough } from '../../screen/view/camera.ts';
import type { PixiStage } from '../../screen/view/stage.ts';
import type { StageSize } from '../../screen/view/stageSize.ts';
import { createCallouts } from './callouts.ts';
import { instantOf, wantedBy, writingOf } from './drawRun.ts';
import type { Lens } from './lens.ts';
import type { Writing } from './overlay.ts';
import { PictureMotion } from './pictureMotion.ts';
import { Planner } from './picturePlan.ts';
import { isSameRoom, type RunWanted } from './runLayout.ts';
import { type DrawableRun, RunPreparation, STEPS_A_FRAME } from './runPreparation.ts';

/** What came of a drawing. */
export type Drawn = {
  /** The picture is on its way from one projection to another, or the camera to where it is to be. */
  readonly isMoving: boolean;
  /** It is the state's picture; else that is being made ready, and the last one is drawn, if there is one. */
  readonly isReady: boolean;
  /** The state's run is not to be seen yet. */
  readonly isBehind: boolean;
};

/** What is to be written over the picture, and how it is seen on the way to another projection; none where it stays as it was. */
export type PageWriting = { readonly light: number; readonly writing: Writing | undefined };

/**
 * The picture as the page shows it, frame by frame: it is made ready in the background, it moves from projection to projection and
 * with the camera, and hands and eyes look at it through its lens.
 */
export class PagePicture {
  readonly #stage: PixiStage;
  readonly #preparation: RunPreparation;
  readonly #motion = new PictureMotion();
  readonly #planner = new Planner();
  readonly #callouts = createCallouts();
  /** The last state whose run could be drawn. */
  #last: AppState | undefined;
  #lens: Lens | undefined;

  constructor(stage: PixiStage, requestFrame: () => void) {
    this.#stage = stage;
    this.#preparation = new RunPreparation(stage, requestFrame);
  }

  /** What is drawn, and through which camera; undefined before anything of the state's run is. */
  get lens(): Lens | undefined {
    return this.#lens;
  }

  /** What can be drawn now. */
  get drawable(): DrawableRun | undefined {
    return this.#preparation.drawable;
  }

  /** Whether that is what is wanted. */
  has(wanted: RunWanted): boolean {
    const laid = this.drawable?.laid;
    return laid?.name === wanted.name && isSameRoom(laid, wanted);
  }

  /** How much of what is being made ready is done, 0 to 1; undefined where nothing is. */
  get share(): number | undefined {
    return this.#preparation.share;
  }

  /** Begins to make the state's run ready, in tasks of its own. */
  prepare(state: AppState, run: Run, size: StageSize, beside?: Run): void {
    this.#preparation.want(wantedBy(state, run, size, beside), 0);
  }

  /** Draws the state's instant, `seconds` after the last time, and has it written over. */
  draw(
    state: AppState,
    run: Run,
    size: StageSize,
    seconds: number,
    beside: Run | undefined,
    write: (written: PageWriting) => void,
  ): Drawn {
    const isReady = this.#preparation.want(wantedBy(state, run, size, beside), STEPS_A_FRAME);
    const { drawable } = this.#preparation;
    if (drawable === undefined) {
      this.#stage.draw();
      return { isMoving: false, isReady, isBehind: true };
    }
    const isBehind = drawable.laid.run !== run;
    // What is not there yet can't be asked about: the last picture stands still.
    const time = this.#last?.time ?? 0;
    const drawn = isBehind ? { ...state, run: drawable.laid.run, time, inspection: NO_INSPECTION } : state;
    if (!isBehind) this.#last = state;
    this.#drawRun(drawn, drawable, size, seconds, beside, write);
    if (isBehind) this.#lens = undefined;
    return { isMoving: this.#motion.isUnderWay, isReady, isBehind };
  }

  #drawRun(
    state: AppState,
    { laid, pointer, layers, show }: DrawableRun,
    size: StageSize,
    seconds: number,
    beside: Run | undefined,
    write: (written: PageWriting) => void,
  ): void {
    const { run, layout, frame } = laid;
    pictureAt(run.reader, state.time, frame);
    const pointed = pointer.at(state);
    const plan = this.#planner.plan(state, laid, size, this.#planner.roomOf(state, run, size), pointed.marks);
    const placed = { layout, insets: plan.fitted.insets };
    const { now, view, leaving } = this.#motion.step(state, laid, placed, pointer, seconds);
    if (layers.layout !== now.layout) layers.reshape(now.layout);
    const { bounds } = now.layout;
    const onTheWay = lookThrough(view, bounds, fit(bounds, size.width, size.height, now.insets));
    const instant = instantOf(laid, now.layout, onTheWay, size, beside);
    const seen = leaving === undefined ? frame : pictureAt(run.reader, state.time, leaving);
    this.#stage.draw(layers, { ...instant, frame: seen });
    const camera = lookThrough(view, layout.bounds, plan.whole);
    const { surface, whole: fitted } = plan;
    this.#lens = { shown: laid, show, pointer, surface, fitted, view, camera, detail: instant.detail };
    const { light, isOld } = this.#motion.text;
    const writing = isOld ? undefined : writingOf(state, laid, plan, instant, camera, pointed, this.#callouts);
    write({ light, writing });
  }

  destroy(): void {
    this.#preparation.destroy();
  }
}
