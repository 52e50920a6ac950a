import type { Thing } from '../../core/trace/thing.ts';
import { boxOf, middleOf } from '../../screen/picture/thingShape.ts';
import type { Box } from '../../screen/picture/layout.ts';
import type { Point } from '../../screen/picture/path.ts';
import { areaAt, indexInSteps, pick, type PickIndex } from '../../screen/picture/pick.ts';
import { pixelAt, shareOf, unitAt, type View, viewOn } from '../../screen/view/camera.ts';
import { BackgroundWork } from './backgroundWork.ts';
import type { Viewport } from './viewport.ts';

/** Share of the screen that a thing fills in its close-up, so that its surroundings stay visible. */
const FILLS: Readonly<Record<Thing['kind'], number>> = {
  chip: 0.2,
  switch: 0.3,
  link: 0.6,
  group: 0.4,
  pen: 0.45,
  packet: 0.08,
};
const AREA_FILLS = 0.92;

/**
 * Finds what is drawn under a pixel, and the view for its close-up. Keeps a spatial index of the last layout; until the index of a large
 * network is ready, nothing is found.
 */
export type HitTester = {
  /** The thing within `radius` CSS pixels of a pixel of the canvas. */
  readonly thingAt: (viewport: Viewport, pixel: Point, radius: number) => Thing | undefined;
  /** The close-up view of the thing or area there; undefined if there is none. */
  readonly viewAt: (viewport: Viewport, pixel: Point, radius: number) => View | undefined;
};

/** Steps of the index that one pointer move may do at once; no built-in scene needs more. */
const STEPS_AT_ONCE = 16;

export function createHitTester(): HitTester {
  const index = new BackgroundWork<PickIndex>(() => {});
  const thingAt: HitTester['thingAt'] = ({ geometry, shown, camera, detail }, pixel, radius) => {
    const { layout } = geometry;
    const found = index.request([layout], () => indexInSteps(layout), STEPS_AT_ONCE);
    if (found === undefined) return undefined;
    const hops = detail === 'packets' ? geometry.flights : undefined;
    return pick(found, shown.run.reader, hops, shown.frame, unitAt(camera, pixel), radius / camera.scale);
  };
  return {
    thingAt,
    viewAt: (viewport, pixel, radius) => {
      const thing = thingAt(viewport, pixel, radius);
      if (thing !== undefined) return viewOnThing(viewport, thing);
      const area = areaAt(viewport.geometry.network, viewport.geometry.layout, unitAt(viewport.camera, pixel));
      return area && viewOnBox(viewport, area, AREA_FILLS);
    },
  };
}

/** The close-up view of a thing; undefined if the thing isn't drawn. */
export function viewOnThing(viewport: Viewport, thing: Thing): View | undefined {
  const shape = viewport.shapes.shapeOf(thing);
  return shape && viewOnBox(viewport, boxOf(shape), FILLS[thing.kind]);
}

/** The view at the current zoom with the thing in the middle; undefined if the thing is already visible or isn't drawn. */
export function viewIncluding(viewport: Viewport, thing: Thing): View | undefined {
  const shape = viewport.shapes.shapeOf(thing);
  if (shape === undefined) return undefined;
  const { insets, width, height } = viewport.surface;
  const [x, y] = pixelAt(viewport.camera, middleOf(shape));
  const isInRoom = x >= insets.left && x <= width - insets.right && y >= insets.top && y <= height - insets.bottom;
  return isInRoom
    ? undefined
    : { ...shareOf(viewport.geometry.layout.bounds, middleOf(shape)), zoom: viewport.view.zoom };
}

/** Grows small boxes to SMALLEST_BOX, which limits the zoom. */
function viewOnBox({ geometry }: Viewport, box: Box, fill: number): View {
  const grown = Math.max(0, SMALLEST_BOX - Math.max(box.right - box.left, box.bottom - box.top)) / 2;
  const grownBox = {
    left: box.left - grown,
    right: box.right + grown,
    top: box.top - grown,
    bottom: box.bottom + grown,
  };
  return viewOn(grownBox, geometry.layout.bounds, fill);
}

/** Picture units. */
const SMALLEST_BOX = 24;
