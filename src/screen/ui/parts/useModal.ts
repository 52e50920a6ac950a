import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/** Opens a `<dialog tabIndex={-1}>` as a modal with the focus on it, and restores the focus on unmount. */
export function useModal(): RefObject<HTMLDialogElement | null> {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const before = document.activeElement;
    const opened = dialog.current;
    opened?.showModal();
    opened?.focus();
    return () => {
      // Closed first: while a modal is open, nothing behind it can take the focus.
      opened?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return dialog;
}
