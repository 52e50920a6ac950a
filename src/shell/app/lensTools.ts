import type { Thing } from '../../core/trace/thing.ts';
import { boxOf, middleOf } from '../../screen/picture/thingShape.ts';
import type { Box } from '../../screen/picture/layout.ts';
import type { Point } from '../../screen/picture/path.ts';
import { areaAt, indexInSteps, pick, type PickIndex } from '../../screen/picture/pick.ts';
import { pixelAt, shareOf, unitAt, type View, viewOn } from '../../screen/view/camera.ts';
import { BackgroundWork } from './backgroundWork.ts';
import type { Lens } from './lens.ts';

/** How much of the room a thing fills that is looked at closely, so that what is around it is seen too. */
const FILLS: Readonly<Record<Thing['kind'], number>> = {
  chip: 0.2,
  switch: 0.3,
  link: 0.6,
  group: 0.4,
  pen: 0.45,
  packet: 0.08,
};
const AREA_FILLS = 0.92;

/** Answers by what is drawn: what is under a pixel, and how to look at it. Keeps an index of the layout last asked about; of a large network it takes a while, and
 * until it is there nothing is found. */
export type LensTools = {
  /** What stands within `radius` CSS pixels of a pixel of the canvas. */
  readonly thingAt: (lens: Lens, pixel: Point, radius: number) => Thing | undefined;
  /** The view that shows what stands there closely; undefined for empty ground. */
  readonly viewAt: (lens: Lens, pixel: Point, radius: number) => View | undefined;
};

/** As many steps of the index as a move of the pointer may wait for: no scene of the app needs more. */
const STEPS_AT_ONCE = 16;

export function createLensTools(): LensTools {
  const index = new BackgroundWork<PickIndex>(() => {});
  const thingAt: LensTools['thingAt'] = ({ show, shown, camera, detail }, pixel, radius) => {
    const { layout } = show;
    const found = index.want([layout], () => indexInSteps(layout), STEPS_AT_ONCE);
    if (found === undefined) return undefined;
    const hops = detail === 'packets' ? show.flights : undefined;
    return pick(found, shown.run.reader, hops, shown.frame, unitAt(camera, pixel), radius / camera.scale);
  };
  return {
    thingAt,
    viewAt: (lens, pixel, radius) => {
      const thing = thingAt(lens, pixel, radius);
      if (thing !== undefined) return viewOnThing(lens, thing);
      const area = areaAt(lens.show.network, lens.show.layout, unitAt(lens.camera, pixel));
      return area && viewOnBox(lens, area, AREA_FILLS);
    },
  };
}

/** The view that shows a thing closely, where it is seen at all. */
export function viewOnThing(lens: Lens, thing: Thing): View | undefined {
  const shape = lens.pointer.shapeOf(thing);
  return shape && viewOnBox(lens, boxOf(shape), FILLS[thing.kind]);
}

/** The view of the same nearness with the thing in the middle, where it is seen outside the room; undefined where all is well. */
export function viewThatHas(lens: Lens, thing: Thing): View | undefined {
  const shape = lens.pointer.shapeOf(thing);
  if (shape === undefined) return undefined;
  const { insets, width, height } = lens.surface;
  const [x, y] = pixelAt(lens.camera, middleOf(shape));
  const isInRoom = x >= insets.left && x <= width - insets.right && y >= insets.top && y <= height - insets.bottom;
  return isInRoom ? undefined : { ...shareOf(lens.show.layout.bounds, middleOf(shape)), zoom: lens.view.zoom };
}

/** Small things are given a least size, that the view does not go deeper than there is anything to see. */
function viewOnBox({ show }: Lens, box: Box, fill: number): View {
  const grown = Math.max(0, LEAST - Math.max(box.right - box.left, box.bottom - box.top)) / 2;
  const grownBox = {
    left: box.left - grown,
    right: box.right + grown,
    top: box.top - grown,
    bottom: box.bottom + grown,
  };
  return viewOn(grownBox, show.layout.bounds, fill);
}

/** Picture units. */
const LEAST = 24;
