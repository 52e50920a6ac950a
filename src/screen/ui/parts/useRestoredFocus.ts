import { useLayoutEffect, useState } from 'preact/hooks';

/** Gives the focus back to what had it when a page came, once that page is gone and unless something else has taken it. */
export function useRestoredFocus(): void {
  // Read at once: what the page shows may take the focus before the page's own effects.
  const [before] = useState(() => document.activeElement);
  useLayoutEffect(
    () => () => {
      // The stage can take no focus until it is drawn.
      queueMicrotask(() => {
        if (document.activeElement === document.body && before instanceof HTMLElement) before.focus();
      });
    },
    [],
  );
}
