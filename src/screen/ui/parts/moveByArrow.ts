type KeyEvent = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey' | 'preventDefault'>;

/**
 * Moves the focus in a grid of cards by arrow keys, Home and End: left and right in document order, up and down to the
 * nearest element of the next row. `elements` has the focusable element of each card, `card` is the selector of a card; if
 * another element of a card has the focus, the move starts from that card.
 */
export function moveByArrow(event: KeyEvent, elements: readonly HTMLElement[], card: string): void {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const places = elements.map((element) => {
    // Left edges align in a column; centres depend on the length of the text.
    const { left, top } = element.getBoundingClientRect();
    return { x: left, y: top };
  });
  const at = elements.findIndex((element) => element.closest(card)?.contains(document.activeElement));
  const next = nextPlace(event.key, at, places);
  if (next === undefined) return;
  elements[next]?.focus();
  event.preventDefault();
}

type Position = { readonly x: number; readonly y: number };

/** The index that a key moves to from index `at`; undefined for other keys and if `at` is out of range. */
export function nextPlace(key: string, at: number, places: readonly Position[]): number | undefined {
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
      return nearestInRow(
        here,
        places,
        Math.min(...places.map(({ y }) => y).filter((y) => y > here.y + ROW_TOLERANCE)),
      );
    case 'ArrowUp':
      return nearestInRow(
        here,
        places,
        Math.max(...places.map(({ y }) => y).filter((y) => y < here.y - ROW_TOLERANCE)),
      );
    default:
      return undefined;
  }
}

/** Tops that differ by at most this many px are in one row. */
const ROW_TOLERANCE = 8;

function nearestInRow(here: Position, places: readonly Position[], row: number): number | undefined {
  if (!Number.isFinite(row)) return places.indexOf(here);
  const far = places.map(({ x, y }) =>
    Math.abs(y - row) <= ROW_TOLERANCE ? Math.abs(x - here.x) : Number.POSITIVE_INFINITY,
  );
  return far.indexOf(Math.min(...far));
}
