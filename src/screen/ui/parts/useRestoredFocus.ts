import { useLayoutEffect, useState } from 'preact/hooks';

/** On unmount, restores the focus to the element that had it on mount, unless another element has taken it. */
export function useRestoredFocus(): void {
  // Read during render: children may take the focus before this component's effects run.
  const [before] = useState(() => document.activeElement);
  useLayoutEffect(
    () => () => {
      // Until the stage is rendered as visible it can't take the focus.
      queueMicrotask(() => {
        if (document.activeElement === document.body && before instanceof HTMLElement) before.focus();
      });
    },
    [],
  );
}
