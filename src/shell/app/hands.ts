import type { Thing } from '../../core/trace/thing.ts';
import { nearestThing, neighbourOf } from '../../screen/picture/neighbours.ts';
import { middleOf } from '../../screen/picture/thingShape.ts';
import type { Point } from '../../screen/picture/path.ts';
import type { AppState } from '../../screen/state/appState.ts';
import { choose, fitCamera, lookAt, panBy, setPointed, takeOver, zoomAt } from '../../screen/state/cameraActions.ts';
import type { Store } from '../../screen/state/store.ts';
import { lookThrough, shareOf, unitAt } from '../../screen/view/camera.ts';
import { createLensTools, viewThatHas } from './lensTools.ts';
import type { Lens } from './lens.ts';

/** How near in CSS pixels a pointer must come to a thing. */
const RADIUS: Readonly<Record<string, number>> = { mouse: 7, pen: 10, touch: 18 };
/** A press that moves farther drags. */
const SLOP: Readonly<Record<string, number>> = { mouse: 4, pen: 6, touch: 10 };
/** Two taps within so many milliseconds, and so many pixels, are a double one. */
const DOUBLE = { within: 350, near: 24 };
/** Natural logarithm of the zoom by a pixel of the wheel; a pinch on a trackpad comes as a wheel with Ctrl, in small steps. */
const WHEEL = { plain: 0.0016, pinch: 0.01 };
const PIXELS_A_LINE = 16;

const ARROWS: Readonly<Record<string, Point>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/**
 * Wheel, drag, pinch, tap, double tap, hover and keys on the picture's box become actions on the state; gives what stops that.
 * `lens` says what is drawn there.
 */
export function handle(host: HTMLElement, store: Store<AppState>, lens: () => Lens | undefined): () => void {
  const tools = createLensTools();
  const listening = new AbortController();
  const fingers = new Map<number, Point>();
  let drag: { from: Point; isUnderWay: boolean } | undefined;
  let lastTap: { at: Point; time: number } | undefined;

  const placeOf = (event: MouseEvent): Point => {
    const { left, top } = host.getBoundingClientRect();
    return [event.clientX - left, event.clientY - top];
  };
  const thingAt = (event: PointerEvent): Thing | undefined => {
    const seen = lens();
    return seen && tools.thingAt(seen, placeOf(event), RADIUS[event.pointerType] ?? 7);
  };
  /** The place under a pixel in the view that the state asks for, which a hand may have moved since the last drawing. */
  const shareAt = (seen: Lens, pixel: Point) => {
    const { bounds } = seen.show.layout;
    return shareOf(bounds, unitAt(lookThrough(store.get().camera, bounds, seen.fitted), pixel));
  };
  /** What was seen at pixel `from` is brought to pixel `to`, `factor` times as large. */
  const carry = (from: Point, to: Point, factor: number): void => {
    const seen = lens();
    if (seen === undefined) return;
    if (factor !== 1) store.update(zoomAt(shareAt(seen, from), factor));
    const [a, b] = [shareAt(seen, from), shareAt(seen, to)];
    store.update(panBy(a.x - b.x, a.y - b.y));
  };
  /** Middle and spread of the fingers that are down. */
  const grip = (): { middle: Point; spread: number } => {
    const [a, b] = [...fingers.values()];
    const [one, other] = [a!, b ?? a!];
    return {
      middle: [(one[0] + other[0]) / 2, (one[1] + other[1]) / 2],
      spread: Math.hypot(one[0] - other[0], one[1] - other[1]),
    };
  };
  const hover = (event: PointerEvent): void => {
    // In a talk a mouse that lies about must not open cards before an audience.
    if (event.pointerType === 'touch' || store.get().mode === 'talk') return;
    const thing = thingAt(event);
    host.style.cursor = thing === undefined ? '' : 'pointer';
    store.update(setPointed(thing));
  };
  const tap = (event: PointerEvent): void => {
    const at = placeOf(event);
    const isDouble =
      lastTap !== undefined &&
      event.timeStamp - lastTap.time < DOUBLE.within &&
      Math.hypot(at[0] - lastTap.at[0], at[1] - lastTap.at[1]) < DOUBLE.near;
    lastTap = isDouble ? undefined : { at, time: event.timeStamp };
    if (!isDouble) {
      store.update(choose(thingAt(event)));
      return;
    }
    const seen = lens();
    const view = seen && tools.viewAt(seen, at, RADIUS[event.pointerType] ?? 7);
    store.update(view === undefined ? fitCamera : lookAt(view, true));
  };
  const lift = (event: PointerEvent): void => {
    if (!fingers.delete(event.pointerId)) return;
    if (fingers.size > 0) return;
    if (drag?.isUnderWay === false && event.type === 'pointerup') tap(event);
    drag = undefined;
    host.classList.remove('dragged');
  };

  const on = <K extends keyof HTMLElementEventMap>(type: K, hear: (event: HTMLElementEventMap[K]) => void): void =>
    host.addEventListener(type, hear, { signal: listening.signal, passive: false });

  on('wheel', (event) => {
    const seen = lens();
    if (seen === undefined) return;
    event.preventDefault();
    const pixels = event.deltaY * (event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? 1 : PIXELS_A_LINE);
    const factor = Math.exp(-pixels * (event.ctrlKey ? WHEEL.pinch : WHEEL.plain));
    const { camera, inspection } = store.get();
    if (inspection.riding === undefined) {
      if (camera.glides) store.update(takeOver(seen.view));
      store.update(zoomAt(shareAt(seen, placeOf(event)), factor));
    } else store.update(zoomAt(camera, factor));
  });
  // Keys go on to mean what they mean on the page: only the Tab key gives the picture the focus.
  on('mousedown', (event) => {
    event.preventDefault();
    if (document.activeElement instanceof HTMLElement && document.activeElement !== host) document.activeElement.blur();
  });
  on('pointerdown', (event) => {
    if (event.button !== 0 || fingers.size === 2) return;
    host.setPointerCapture(event.pointerId);
    fingers.set(event.pointerId, placeOf(event));
    drag = { from: placeOf(event), isUnderWay: fingers.size === 2 };
    const seen = lens();
    if (drag.isUnderWay && seen !== undefined) store.update(takeOver(seen.view));
  });
  on('pointermove', (event) => {
    if (!fingers.has(event.pointerId) || drag === undefined) {
      if (event.buttons === 0) hover(event);
      return;
    }
    const at = placeOf(event);
    const seen = lens();
    if (!drag.isUnderWay) {
      const moved = Math.hypot(at[0] - drag.from[0], at[1] - drag.from[1]);
      if (moved < (SLOP[event.pointerType] ?? 4) || seen === undefined) return;
      drag.isUnderWay = true;
      host.classList.add('dragged');
      store.update(takeOver(seen.view));
    }
    const before = grip();
    fingers.set(event.pointerId, at);
    const after = grip();
    carry(before.middle, after.middle, before.spread > 0 && after.spread > 0 ? after.spread / before.spread : 1);
  });
  on('pointerup', lift);
  on('pointercancel', lift);
  on('pointerleave', (event) => {
    if (event.pointerType !== 'touch') store.update(setPointed(undefined));
  });
  on('focus', () => {
    const seen = lens();
    const { pointed, chosen } = store.get().inspection;
    if (seen === undefined || pointed !== undefined || chosen !== undefined || !host.matches(':focus-visible')) return;
    const { width, height } = seen.surface;
    const middle = unitAt(seen.camera, [width / 2, height / 2]);
    store.update(setPointed(nearestThing(seen.show.network, seen.show.layout, middle)));
  });
  on('blur', () => store.update(setPointed(undefined)));
  on('keydown', (event) => {
    const seen = lens();
    if (seen === undefined || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    const { pointed, chosen } = store.get().inspection;
    const current = pointed ?? chosen;
    const direction = ARROWS[event.key];
    if (event.key === 'Enter' && current !== undefined) {
      event.preventDefault();
      store.update(choose(current));
    }
    if (direction === undefined) return;
    event.preventDefault();
    const { network, layout } = seen.show;
    const shape = current && seen.pointer.shapeOf(current);
    const from =
      shape === undefined ? unitAt(seen.camera, [seen.surface.width / 2, seen.surface.height / 2]) : middleOf(shape);
    const next = neighbourOf(network, layout, current, from, direction);
    if (next === undefined) return;
    store.update(choose(undefined));
    store.update(setPointed(next));
    const view = viewThatHas(seen, next);
    if (view !== undefined) store.update(lookAt(view, true));
  });
  return () => listening.abort();
}
