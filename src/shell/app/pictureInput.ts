import type { Thing } from '../../core/trace/thing.ts';
import type { AppState } from '../../screen/state/appState.ts';
import { choose, fitCamera, lookAt, panBy, setPointed, takeOver, zoomAt } from '../../screen/state/cameraActions.ts';
import type { Store } from '../../screen/state/store.ts';
import {
  createRecogniser,
  distance,
  type Fingers,
  type Gesture,
  type GesturePoint,
  pointerSample,
  type PointerType,
  wheelSample,
} from '../../screen/ui/parts/gestures.ts';
import { lookThrough, shareOf, unitAt } from '../../screen/view/camera.ts';
import { createHitTester, type HitTester } from './hitTest.ts';
import { listenToKeys } from './pictureKeys.ts';
import type { Viewport } from './viewport.ts';

/** Hit radius in CSS pixels. */
const RADIUS: Readonly<Record<PointerType, number>> = { mouse: 7, pen: 10, touch: 18 };
/** Natural logarithm of the zoom factor per wheel pixel. */
const WHEEL_ZOOM = 0.0016;

/** The picture that receives the input, and the store that the input changes. */
type Target = {
  readonly host: HTMLElement;
  readonly store: Store<AppState>;
  readonly viewport: () => Viewport | undefined;
  readonly hits: HitTester;
};

/**
 * Turns wheel, drag, pinch, tap, double tap, hover and keys on the picture into actions on the state. `viewport` returns what is drawn
 * there. Returns the unsubscribe function.
 */
export function listenToPicture(
  host: HTMLElement,
  store: Store<AppState>,
  viewport: () => Viewport | undefined,
): () => void {
  const target: Target = { host, store, viewport, hits: createHitTester() };
  const recogniser = createRecogniser();
  const listening = new AbortController();
  const on = <K extends keyof HTMLElementEventMap>(type: K, handle: (event: HTMLElementEventMap[K]) => void): void =>
    host.addEventListener(type, handle, { signal: listening.signal, passive: false });
  const feed = (event: PointerEvent, what: keyof typeof recogniser): void => {
    const sample = pointerSample(event, host);
    for (const gesture of recogniser[what](sample)) {
      if (gesture.kind === 'press' || gesture.kind === 'pinchStart') host.setPointerCapture(event.pointerId);
      follow(target, gesture, sample.type);
    }
  };

  on('pointerdown', (event) => feed(event, 'down'));
  on('pointermove', (event) => feed(event, 'move'));
  on('pointerup', (event) => feed(event, 'up'));
  on('pointercancel', (event) => feed(event, 'cancel'));
  on('pointerleave', (event) => {
    if (event.pointerType !== 'touch') store.update(setPointed(undefined));
  });
  on('wheel', (event) => turnWheel(target, event));
  // A click must not focus the picture, or the page's keys would stop working; only the Tab key focuses it.
  on('mousedown', (event) => {
    event.preventDefault();
    if (document.activeElement instanceof HTMLElement && document.activeElement !== host) document.activeElement.blur();
  });
  listenToKeys(host, store, viewport, listening.signal);
  return () => listening.abort();
}

function follow(target: Target, gesture: Gesture, type: PointerType): void {
  switch (gesture.kind) {
    case 'hover':
      hover(target, gesture.at, type);
      break;
    case 'tap':
      tap(target, gesture, type);
      break;
    case 'move':
      if (gesture.phase === 'held') break;
      if (gesture.phase === 'dragStart') {
        target.host.classList.add('dragged');
        takeOverCamera(target);
      }
      moveCamera(target, gesture.before, gesture.at, 1);
      break;
    case 'pinchStart':
      takeOverCamera(target);
      break;
    case 'pinch':
      pinch(target, gesture.before, gesture.fingers);
      break;
    case 'end':
      target.host.classList.remove('dragged');
      break;
    case 'press':
      break;
  }
}

function thingAt({ viewport, hits }: Target, at: GesturePoint, type: PointerType): Thing | undefined {
  const seen = viewport();
  return seen && hits.thingAt(seen, at, RADIUS[type]);
}

function hover(target: Target, at: GesturePoint, type: PointerType): void {
  const { host, store } = target;
  // In a talk an accidental hover must not open cards.
  if (store.get().mode === 'talk') return;
  const thing = thingAt(target, at, type);
  host.style.cursor = thing === undefined ? '' : 'pointer';
  store.update(setPointed(thing));
}

function tap(target: Target, { at, isDouble }: Gesture & { kind: 'tap' }, type: PointerType): void {
  const { store, viewport, hits } = target;
  if (!isDouble) {
    store.update(choose(thingAt(target, at, type)));
    return;
  }
  const seen = viewport();
  const view = seen && hits.viewAt(seen, at, RADIUS[type]);
  store.update(view === undefined ? fitCamera : lookAt(view, true));
}

/** Stops any glide at the view on the screen: the gesture moves the camera from there. */
function takeOverCamera({ store, viewport }: Target): void {
  const seen = viewport();
  if (seen !== undefined) store.update(takeOver(seen.view));
}

function pinch(target: Target, before: Fingers, after: Fingers): void {
  const [was, is] = [distance(...before), distance(...after)];
  moveCamera(target, middle(before), middle(after), was > 0 && is > 0 ? is / was : 1);
}

function middle([a, b]: Fingers): GesturePoint {
  return [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
}

/** Moves the point under pixel `from` to pixel `to` and zooms by `factor`. */
function moveCamera({ store, viewport }: Target, from: GesturePoint, to: GesturePoint, factor: number): void {
  const seen = viewport();
  if (seen === undefined) return;
  if (factor !== 1) store.update(zoomAt(shareAt(store, seen, from), factor));
  const [a, b] = [shareAt(store, seen, from), shareAt(store, seen, to)];
  store.update(panBy(a.x - b.x, a.y - b.y));
}

/** The place under a pixel by the state's camera, which may have moved since the last frame. */
function shareAt(store: Store<AppState>, seen: Viewport, pixel: GesturePoint) {
  const { bounds } = seen.geometry.layout;
  return shareOf(bounds, unitAt(lookThrough(store.get().camera, bounds, seen.fitted), pixel));
}

function turnWheel({ host, store, viewport }: Target, event: WheelEvent): void {
  const seen = viewport();
  if (seen === undefined) return;
  event.preventDefault();
  const { at, down } = wheelSample(event, host.getBoundingClientRect());
  const factor = Math.exp(-down * WHEEL_ZOOM);
  const { camera, inspection } = store.get();
  if (inspection.riding !== undefined) {
    store.update(zoomAt(camera, factor));
    return;
  }
  if (camera.glides) store.update(takeOver(seen.view));
  store.update(zoomAt(shareAt(store, seen, at), factor));
}
