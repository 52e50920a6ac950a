type KeyEvent = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey' | 'preventDefault'>;

/**
 * Arrows, Home and End move the focus among elements that stand in rows: to the side in their order, up and down to the row's nearest.
 * Each stands for the `card` (a selector) that it is in: from anything in a card they move on from there.
 */
export function moveByArrow(event: KeyEvent, elements: readonly HTMLElement[], card: string): void {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const places = elements.map((element) => {
    // By their left edges: columns share those, while the middle of a heading depends on how long its text is.
    const { left, top } = element.getBoundingClientRect();
    return { x: left, y: top };
  });
  const at = elements.findIndex((element) => element.closest(card)?.contains(document.activeElement));
  const next = nextPlace(event.key, at, places);
  if (next === undefined) return;
  elements[next]?.focus();
  event.preventDefault();
}

type Target = { readonly x: number; readonly y: number };

/** The place that a key leads to from place `at`; undefined where it leads nowhere or is no key that moves. */
export function nextPlace(key: string, at: number, places: readonly Target[]): number | undefined {
  const here = places[at];
  if (here === undefined) return undefined;
  switch (key) {
    case 'ArrowRight':
      return Math.min(at + 1, places.length - 1);
    case 'ArrowLeft':
      return Math.max(at - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return places.length - 1;
    case 'ArrowDown':
      return nearestInRow(here, places, Math.min(...places.map(({ y }) => y).filter((y) => y > here.y + SAME_ROW)));
    case 'ArrowUp':
      return nearestInRow(here, places, Math.max(...places.map(({ y }) => y).filter((y) => y < here.y - SAME_ROW)));
    default:
      return undefined;
  }
}

/** Pixels within which two stand in one row. */
const SAME_ROW = 8;

function nearestInRow(here: Target, places: readonly Target[], row: number): number | undefined {
  if (!Number.isFinite(row)) return places.indexOf(here);
  const far = places.map(({ x, y }) =>
    Math.abs(y - row) <= SAME_ROW ? Math.abs(x - here.x) : Number.POSITIVE_INFINITY,
  );
  return far.indexOf(Math.min(...far));
}
