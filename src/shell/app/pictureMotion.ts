import type { Frame } from '../../screen/picture/frame.ts';
import type { Layout } from '../../screen/picture/layout.ts';
import { middleOf } from '../../screen/picture/thingShape.ts';
import type { AppState } from '../../screen/state/appState.ts';
import { shareOf, type View } from '../../screen/view/camera.ts';
import { type Aim, createFlight } from './flight.ts';
import { createMorphing, type Morphing, type PlacedLayout } from './morphing.ts';
import type { Pointer } from './pointed.ts';
import { isSameRoom, type RunLayout } from './runLayout.ts';

/** Where a picture is on its ways: from one projection to another, and from where the camera was to where it is to be. */
export type Moved = {
  /** The layout to draw, and what it is fitted into. */
  readonly now: PlacedLayout;
  readonly view: View;
  /** The projection that is being left has blocks, and this one none: they go on being told of until they are gone. */
  readonly leaving: Frame | undefined;
};

/** All of a picture that moves by the clock of the loop and not by that of the run; nothing else is kept of it. */
export class PictureMotion {
  readonly #morphing = createMorphing();
  readonly #flight = createFlight();
  #laid: RunLayout | undefined;
  #leaving: Frame | undefined;
  #mayMorph = false;

  /** Where they are after `seconds` more on the way to a layout, placed, and to what the state looks at. */
  step(state: AppState, laid: RunLayout, placed: PlacedLayout, pointer: Pointer, seconds: number): Moved {
    if (laid !== this.#laid) {
      const before = this.#laid;
      // Of the same run and room only places differ: they are led from one to the other, once the run has been drawn.
      this.#mayMorph = before !== undefined && isSameRoom(before, laid);
      this.#leaving = this.#mayMorph && before?.layout.blocks !== undefined ? before.frame : undefined;
      this.#laid = laid;
    }
    const isFull = state.motion === 'full';
    const now = this.#morphing.step(placed, seconds, this.#mayMorph && isFull);
    const view = this.#flight.step(aimOf(state, laid.layout, pointer), seconds, isFull);
    const isLeft = now.layout.blocks !== undefined && laid.layout.blocks === undefined;
    return { now, view, leaving: isLeft ? this.#leaving : undefined };
  }

  /** How text is seen on the way. */
  get text(): ReturnType<Morphing['text']> {
    return this.#morphing.text();
  }

  get isUnderWay(): boolean {
    return this.#morphing.isUnderWay() || this.#flight.isUnderWay();
  }
}

/** Where the camera is to be: where the state says, or wherever the packet is that is ridden along with. */
export function aimOf({ camera, inspection }: AppState, layout: Layout, pointer: Pointer): Aim {
  const subject = inspection.riding && inspection.chosen && pointer.shapeOf(inspection.chosen);
  if (subject === undefined) return { ...camera, follows: false };
  return { ...camera, ...shareOf(layout.bounds, middleOf(subject)), follows: true };
}
