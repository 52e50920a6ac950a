import { nearestThing, neighbourOf } from '../../screen/picture/neighbours.ts';
import type { Point } from '../../screen/picture/path.ts';
import { middleOf } from '../../screen/picture/thingShape.ts';
import type { AppState } from '../../screen/state/appState.ts';
import { choose, lookAt, setPointed } from '../../screen/state/cameraActions.ts';
import type { Store } from '../../screen/state/store.ts';
import { unitAt } from '../../screen/view/camera.ts';
import { viewThatHas } from './lensTools.ts';
import type { Lens } from './lens.ts';

const ARROWS: Readonly<Record<string, Point>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** While the picture has the focus: arrow keys go from thing to thing, Enter opens the card of the one pointed at. */
export function listenToKeys(
  host: HTMLElement,
  store: Store<AppState>,
  lens: () => Lens | undefined,
  signal: AbortSignal,
): void {
  host.addEventListener('focus', () => pointAtMiddle(host, store, lens()), { signal });
  host.addEventListener('blur', () => store.update(setPointed(undefined)), { signal });
  host.addEventListener(
    'keydown',
    (event) => {
      const seen = lens();
      if (seen === undefined || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
      const { pointed, chosen } = store.get().inspection;
      const current = pointed ?? chosen;
      const direction = ARROWS[event.key];
      if (event.key === 'Enter' && current !== undefined) {
        event.preventDefault();
        store.update(choose(current));
      } else if (direction !== undefined) {
        event.preventDefault();
        pointOn(store, seen, direction);
      }
    },
    { signal },
  );
}

/** Where nothing is pointed at: the thing nearest to the middle, if the focus came by key. */
function pointAtMiddle(host: HTMLElement, store: Store<AppState>, seen: Lens | undefined): void {
  const { pointed, chosen } = store.get().inspection;
  if (seen === undefined || pointed !== undefined || chosen !== undefined || !host.matches(':focus-visible')) return;
  store.update(setPointed(nearestThing(seen.show.network, seen.show.layout, middleOfView(seen))));
}

/** The next thing in a direction, with the camera moved where that is out of sight. */
function pointOn(store: Store<AppState>, seen: Lens, direction: Point): void {
  const { network, layout } = seen.show;
  const { pointed, chosen } = store.get().inspection;
  const current = pointed ?? chosen;
  const shape = current && seen.pointer.shapeOf(current);
  const from = shape === undefined ? middleOfView(seen) : middleOf(shape);
  const next = neighbourOf(network, layout, current, from, direction);
  if (next === undefined) return;
  store.update(choose(undefined));
  store.update(setPointed(next));
  const view = viewThatHas(seen, next);
  if (view !== undefined) store.update(lookAt(view, true));
}

function middleOfView({ camera, surface: { width, height } }: Lens): Point {
  return unitAt(camera, [width / 2, height / 2]);
}
