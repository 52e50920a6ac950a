import { inOneGo, type Steps, within } from '../../core/base/steps.ts';
import { MOST_LINKS } from '../../screen/picture/morph.ts';
import type { ReadyLayers, RunLayers, Show } from '../../screen/view/runLayers.ts';
import type { PixiStage } from '../../screen/view/stage.ts';
import { BackgroundWork } from './backgroundWork.ts';
import { createPointer, type Pointer } from './pointed.ts';
import { isSameRoom, type RunLayout, runLayoutInSteps, type RunWanted, showOf } from './runLayout.ts';

/** A run that can be drawn: where everything stands, what the GPU holds of it, and where its things are seen. */
export type DrawableRun = {
  readonly laid: RunLayout;
  readonly show: Show;
  readonly pointer: Pointer;
  readonly layers: RunLayers;
};

/** As many steps as a frame may do of what it is to draw: a scene of the app takes fewer, so it is there in the frame that wants it. */
export const STEPS_A_FRAME = 16;

/**
 * What a picture draws of its run, and the way there. Laying out a large network and sending it to the GPU takes longer than a frame
 * may: it is done in tasks between frames, and until it is done the run that could be drawn last goes on being drawn.
 */
export class RunPreparation {
  readonly #stage: PixiStage;
  readonly #work: BackgroundWork<{ readonly laid: RunLayout; readonly ready: ReadyLayers }>;
  #drawable: DrawableRun | undefined;

  /** `ended` is called when something has become drawable between frames. */
  constructor(stage: PixiStage, ended: () => void) {
    this.#stage = stage;
    this.#work = new BackgroundWork(ended, ({ ready }) => ready.drop());
  }

  /** What can be drawn now; undefined before the first run can. */
  get drawable(): DrawableRun | undefined {
    return this.#drawable;
  }

  /** How much of the work under way is done, 0 to 1. */
  get share(): number | undefined {
    return this.#work.share;
  }

  /** Whether what can be drawn is what is wanted; else that is being made, up to `atOnce` steps of it here and now. */
  want(wanted: RunWanted, atOnce: number): boolean {
    const now = this.#drawable;
    if (now !== undefined && isSameRoom(now.laid, wanted) && isQuick(now, wanted)) {
      this.#work.giveUp();
      if (now.laid.name !== wanted.name)
        this.#drawable = drawable(inOneGo(runLayoutInSteps(wanted, now.laid)), now.layers);
      return true;
    }
    const { run, upright, aspect, name, longestQueue, longQueues } = wanted;
    const made = this.#work.want(
      [run, upright, aspect, name, longestQueue, longQueues],
      () => this.#inSteps(wanted),
      atOnce,
    );
    if (made === undefined) return false;
    this.#work.handOver();
    const layers = made.ready.take();
    if (layers !== now?.layers) now?.layers.destroy();
    this.#drawable = drawable(made.laid, layers);
    return true;
  }

  *#inSteps(wanted: RunWanted): Steps<{ laid: RunLayout; ready: ReadyLayers }> {
    const now = this.#drawable;
    const laid = yield* within(0, 0.5, runLayoutInSteps(wanted, now?.laid));
    const ready = yield* within(0.5, 1, this.#stage.layersInSteps(showOf(laid), now?.layers));
    return { laid, ready };
  }

  destroy(): void {
    this.#work.giveUp();
    this.#drawable?.layers.destroy();
    this.#drawable = undefined;
  }
}

/** Whether the same run is seen as before, or in other places that its layers are led to as they are drawn. */
function isQuick({ laid }: DrawableRun, wanted: RunWanted): boolean {
  return laid.name === wanted.name || laid.run.reader.trace.network.linkCount <= MOST_LINKS;
}

function drawable(laid: RunLayout, layers: RunLayers): DrawableRun {
  const show = showOf(laid);
  return { laid, show, pointer: createPointer(laid.run, show, laid.frame), layers };
}

/** A run that is drawn apart from the page's, as in a still: whoever has it made destroys its layers. Takes over what it can of a layout. */
export function* drawableInSteps(stage: PixiStage, wanted: RunWanted, before?: RunLayout): Steps<DrawableRun> {
  const laid = yield* within(0, 0.5, runLayoutInSteps(wanted, before));
  const ready = yield* within(0.5, 1, stage.layersInSteps(showOf(laid)));
  return drawable(laid, ready.take());
}
