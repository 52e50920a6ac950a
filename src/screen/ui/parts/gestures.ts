/**
 * Why: picture and timeline are pressed, dragged, pinched and scrolled by mouse, pen and fingers; a gesture must mean the
 * same on both.
 *
 * How: feed `createRecogniser()` with the results of `pointerSample` and `wheelSample` for browser events; each call returns the gestures
 * that were recognised, mostly one or none. Callers define only what a gesture does.
 *
 * Key idea: it works on points, ids and times without elements, so that unit tests can drive it. Points are CSS pixels from the element's
 * corner.
 */
export type Gesture =
  /** A pointer moves with nothing pressed; fingers never do. */
  | { readonly kind: 'hover'; readonly at: GesturePoint }
  /** The first pointer goes down. */
  | { readonly kind: 'press'; readonly at: GesturePoint }
  /**
   * The one pointer that is down moves. It drags from when it has left the slop around its press on; `before` is where the drag was
   * last, so that what is dragged stays under the pointer.
   */
  | {
      readonly kind: 'move';
      readonly from: GesturePoint;
      readonly before: GesturePoint;
      readonly at: GesturePoint;
      readonly phase: 'held' | 'dragStart' | 'drag';
    }
  /** A second finger goes down, or one of two moves. */
  | { readonly kind: 'pinchStart'; readonly fingers: Fingers }
  | { readonly kind: 'pinch'; readonly before: Fingers; readonly fingers: Fingers }
  /** The only pointer was released near the point of its press. */
  | { readonly kind: 'tap'; readonly at: GesturePoint; readonly isDouble: boolean }
  /** The last pointer is gone: lifted, or taken away by the browser. */
  | { readonly kind: 'end'; readonly from: GesturePoint; readonly at: GesturePoint; readonly isLifted: boolean };

export type GesturePoint = readonly [x: number, y: number];
export type Fingers = readonly [GesturePoint, GesturePoint];

/** What is read of a pointer's event. */
export type PointerSample = {
  readonly id: number;
  readonly type: PointerType;
  readonly at: GesturePoint;
  /** Milliseconds on any clock. */
  readonly time: number;
  /** Whether the main button went down; fingers and pens touching count as that. */
  readonly isMain: boolean;
  readonly isPressed: boolean;
};

export type PointerType = 'mouse' | 'pen' | 'touch';

export type Recogniser = {
  readonly down: (sample: PointerSample) => readonly Gesture[];
  readonly move: (sample: PointerSample) => readonly Gesture[];
  readonly up: (sample: PointerSample) => readonly Gesture[];
  readonly cancel: (sample: PointerSample) => readonly Gesture[];
};

/** A press that moves as many CSS pixels drags. */
const SLOP: Readonly<Record<PointerType, number>> = { mouse: 4, pen: 6, touch: 10 };
/** Two taps within so many milliseconds, and so many pixels, are a double one. */
const DOUBLE = { within: 350, near: 24 };

export function createRecogniser(): Recogniser {
  const down = new Map<number, GesturePoint>();
  /** Of the pointers that are down together: where the last press was, and whether it is a drag or a pinch by now. */
  let press: { readonly from: GesturePoint; isDrag: boolean } | undefined;
  let lastTap: { readonly at: GesturePoint; readonly time: number } | undefined;

  const tap = ({ at, time }: PointerSample): Gesture => {
    const isDouble =
      lastTap !== undefined && time - lastTap.time < DOUBLE.within && distance(at, lastTap.at) < DOUBLE.near;
    lastTap = isDouble ? undefined : { at, time };
    return { kind: 'tap', at, isDouble };
  };
  const lift = (sample: PointerSample, isLifted: boolean): Gesture[] => {
    if (!down.delete(sample.id) || down.size > 0 || press === undefined) return [];
    const { from, isDrag } = press;
    press = undefined;
    const end: Gesture = { kind: 'end', from, at: sample.at, isLifted };
    return isLifted && !isDrag ? [tap(sample), end] : [end];
  };
  const drag = ({ id, at, type }: PointerSample, { from, isDrag }: NonNullable<typeof press>): Gesture => {
    const before = down.get(id)!;
    if (!isDrag && distance(from, at) < SLOP[type]) return { kind: 'move', from, before, at, phase: 'held' };
    down.set(id, at);
    press = { from, isDrag: true };
    return { kind: 'move', from, before, at, phase: isDrag ? 'drag' : 'dragStart' };
  };
  return {
    down: ({ id, at, isMain }) => {
      if (!isMain || down.size === 2) return [];
      down.set(id, at);
      const fingers = fingersOf(down);
      press = { from: at, isDrag: fingers !== undefined };
      return [fingers === undefined ? { kind: 'press', at } : { kind: 'pinchStart', fingers }];
    },
    move: (sample) => {
      if (press === undefined || !down.has(sample.id)) {
        return sample.isPressed || sample.type === 'touch' ? [] : [{ kind: 'hover', at: sample.at }];
      }
      const before = fingersOf(down);
      if (before === undefined) return [drag(sample, press)];
      down.set(sample.id, sample.at);
      return [{ kind: 'pinch', before, fingers: fingersOf(down)! }];
    },
    up: (sample) => lift(sample, true),
    cancel: (sample) => lift(sample, false),
  };
}

function fingersOf(down: ReadonlyMap<number, GesturePoint>): Fingers | undefined {
  const [one, other] = [...down.values()];
  return one !== undefined && other !== undefined ? [one, other] : undefined;
}

export function distance(a: GesturePoint, b: GesturePoint): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
}

/** A wheel or trackpad movement, in wheel pixels. */
export type WheelSample = {
  readonly at: GesturePoint;
  readonly across: number;
  readonly down: number;
};

const PIXELS_A_LINE = 16;
/** A pinch on a trackpad comes as a wheel with Ctrl, in small steps: one of its pixels is worth as many of a wheel. */
const PINCH = 6.25;

type WheelFacts = Pick<WheelEvent, 'clientX' | 'clientY' | 'deltaX' | 'deltaY' | 'deltaMode' | 'ctrlKey'>;

/** Read alike in browsers that count in pixels and in those that count in lines. */
export function wheelSample(event: WheelFacts, corner: { readonly left: number; readonly top: number }): WheelSample {
  const scale = (event.deltaMode === 0 ? 1 : PIXELS_A_LINE) * (event.ctrlKey ? PINCH : 1);
  return {
    at: [event.clientX - corner.left, event.clientY - corner.top],
    across: event.deltaX * scale,
    down: event.deltaY * scale,
  };
}

export function pointerSample(event: PointerEvent, element: Element): PointerSample {
  const { left, top } = element.getBoundingClientRect();
  return {
    id: event.pointerId,
    type: pointerTypeOf(event),
    at: [event.clientX - left, event.clientY - top],
    time: event.timeStamp,
    isMain: event.button === 0,
    isPressed: event.buttons !== 0,
  };
}

/** A browser may name other types, or none: those are taken for mice. */
function pointerTypeOf({ pointerType }: PointerEvent): PointerType {
  return pointerType === 'pen' || pointerType === 'touch' ? pointerType : 'mouse';
}
