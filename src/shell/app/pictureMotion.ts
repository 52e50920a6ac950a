import type { Frame } from '../../screen/picture/frame.ts';
import type { Layout } from '../../screen/picture/layout.ts';
import { middleOf } from '../../screen/picture/thingShape.ts';
import type { AppState } from '../../screen/state/appState.ts';
import { shareOf, type View } from '../../screen/view/camera.ts';
import { type Aim, createCameraMotion } from './cameraMotion.ts';
import { createMorphing, type Morphing, type PlacedLayout } from './morphing.ts';
import type { ShapeFinder } from './shapeFinder.ts';
import { isSameButView, type RunLayout } from './runLayout.ts';

/** A picture's intermediate state during a morph and a camera motion. */
export type Moved = {
  /** The layout to draw, and the insets it is fitted into. */
  readonly now: PlacedLayout;
  readonly view: View;
  /** Frame of the old projection, if only that one has blocks: outgoing blocks keep updating until the morph has removed them. */
  readonly leaving: Frame | undefined;
};

/** What moves by the animation clock instead of the run's: the morph between projections, and the camera. */
export class PictureMotion {
  readonly #morphing = createMorphing();
  readonly #camera = createCameraMotion();
  #laid: RunLayout | undefined;
  #leaving: Frame | undefined;
  #mayMorph = false;

  /** Advances both by `seconds`, towards the placed layout and the state's camera. */
  step(state: AppState, laid: RunLayout, placed: PlacedLayout, shapes: ShapeFinder, seconds: number): Moved {
    if (laid !== this.#laid) {
      const before = this.#laid;
      // Only between projections of one run in one shape do the places correspond.
      this.#mayMorph = before !== undefined && isSameButView(before, laid);
      this.#leaving = this.#mayMorph && before?.layout.blocks !== undefined ? before.frame : undefined;
      this.#laid = laid;
    }
    const isFull = state.motion === 'full';
    const now = this.#morphing.step(placed, seconds, this.#mayMorph && isFull);
    const view = this.#camera.step(aimOf(state, laid.layout, shapes), seconds, isFull);
    const isLeft = now.layout.blocks !== undefined && laid.layout.blocks === undefined;
    return { now, view, leaving: isLeft ? this.#leaving : undefined };
  }

  /** Opacity of the text during a morph. */
  get text(): ReturnType<Morphing['text']> {
    return this.#morphing.text();
  }

  get isUnderWay(): boolean {
    return this.#morphing.isUnderWay() || this.#camera.isUnderWay();
  }
}

/** The camera's target: the state's, or the packet that it rides with. */
export function aimOf({ camera, inspection }: AppState, layout: Layout, shapes: ShapeFinder): Aim {
  const subject = inspection.riding && inspection.chosen && shapes.shapeOf(inspection.chosen);
  if (subject === undefined) return { ...camera, follows: false };
  return { ...camera, ...shareOf(layout.bounds, middleOf(subject)), follows: true };
}
