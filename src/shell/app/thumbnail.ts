import { inOneGo } from '../../core/base/steps.ts';
import { contentOf } from '../../screen/picture/content.ts';
import { pictureAt } from '../../screen/picture/frame.ts';
import type { AppState, Run } from '../../screen/state/appState.ts';
import { fit } from '../../screen/view/camera.ts';
import { markRoom } from '../../screen/view/markSize.ts';
import type { PixiStage } from '../../screen/view/stage.ts';
import type { StageSize } from '../../screen/view/stageSize.ts';
import { instantOf, layoutRequestOf } from './drawRun.ts';
import { hasSameShape } from './runLayout.ts';
import { type DrawableRun, drawableInSteps } from './runPreparation.ts';

/** Margin around the picture, as a share of the thumbnail's height. */
const EDGE = 1 / 24;

/**
 * Draws thumbnails: the content as large as the canvas allows, without text except the mark. Keeps the last run's layers, since a
 * playing thumbnail draws the same run in the next frame.
 */
export class ThumbnailPainter {
  readonly #stage: PixiStage;
  #drawable: DrawableRun | undefined;

  constructor(stage: PixiStage) {
    this.#stage = stage;
  }

  draw(state: AppState, run: Run, size: StageSize): void {
    const wanted = layoutRequestOf(state, run, size);
    const now = this.#drawable;
    if (now?.laid.run !== run || !hasSameShape(now.laid, wanted) || now.laid.name !== wanted.name) {
      this.drop();
      this.#drawable = inOneGo(drawableInSteps(this.#stage, wanted));
    }
    const { laid, layers } = this.#drawable!;
    const { width, height } = size;
    const edge = height * EDGE;
    const insets = { top: edge, right: edge, bottom: markRoom({ height }), left: edge };
    const camera = fit(contentOf(laid.layout), width, height, insets);
    pictureAt(run.reader, state.time, laid.frame);
    this.#stage.draw(layers, instantOf(laid, laid.layout, camera, size));
  }

  /** Releases the layers that are kept. */
  drop(): void {
    this.#drawable?.layers.destroy();
    this.#drawable = undefined;
  }
}
