import { nearestThing, neighbourOf } from '../../screen/picture/neighbours.ts';
import type { Point } from '../../screen/picture/path.ts';
import { middleOf } from '../../screen/picture/thingShape.ts';
import type { AppState } from '../../screen/state/appState.ts';
import { choose, lookAt, setPointed } from '../../screen/state/cameraActions.ts';
import type { Store } from '../../screen/state/store.ts';
import { unitAt } from '../../screen/view/camera.ts';
import { viewIncluding } from './hitTest.ts';
import type { Viewport } from './viewport.ts';

const ARROWS: Readonly<Record<string, Point>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** While the picture has the focus: arrow keys move from thing to thing, Enter opens the card of the current one. */
export function listenToKeys(
  host: HTMLElement,
  store: Store<AppState>,
  viewport: () => Viewport | undefined,
  signal: AbortSignal,
): void {
  host.addEventListener('focus', () => pointAtMiddle(host, store, viewport()), { signal });
  host.addEventListener('blur', () => store.update(setPointed(undefined)), { signal });
  host.addEventListener(
    'keydown',
    (event) => {
      const seen = viewport();
      if (seen === undefined || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
      const { pointed, chosen } = store.get().inspection;
      const current = pointed ?? chosen;
      const direction = ARROWS[event.key];
      if (event.key === 'Enter' && current !== undefined) {
        event.preventDefault();
        store.update(choose(current));
      } else if (direction !== undefined) {
        event.preventDefault();
        pointAtNext(store, seen, direction);
      }
    },
    { signal },
  );
}

/** On keyboard focus, points at the thing nearest to the middle unless one is pointed at already. */
function pointAtMiddle(host: HTMLElement, store: Store<AppState>, seen: Viewport | undefined): void {
  const { pointed, chosen } = store.get().inspection;
  if (seen === undefined || pointed !== undefined || chosen !== undefined || !host.matches(':focus-visible')) return;
  store.update(setPointed(nearestThing(seen.geometry.network, seen.geometry.layout, middleOfView(seen))));
}

/** Points at the next thing in a direction; moves the camera if that is out of view. */
function pointAtNext(store: Store<AppState>, seen: Viewport, direction: Point): void {
  const { network, layout } = seen.geometry;
  const { pointed, chosen } = store.get().inspection;
  const current = pointed ?? chosen;
  const shape = current && seen.shapes.shapeOf(current);
  const from = shape === undefined ? middleOfView(seen) : middleOf(shape);
  const next = neighbourOf(network, layout, current, from, direction);
  if (next === undefined) return;
  store.update(choose(undefined));
  store.update(setPointed(next));
  const view = viewIncluding(seen, next);
  if (view !== undefined) store.update(lookAt(view, true));
}

function middleOfView({ camera, surface: { width, height } }: Viewport): Point {
  return unitAt(camera, [width / 2, height / 2]);
}
