import type { AppState } from '../state/appState.ts';
import type { Store } from '../state/store.ts';
import type { UiEffects } from './context.ts';
import { press } from './keys.ts';
import { worksOn } from './pageKeys.ts';

export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey'>;

/**
 * The name that keys.ts has for a press; undefined for one that belongs to the browser. A letter is known by its place too,
 * as a Korean keyboard sends ㅜ where N is.
 */
export function strokeOf(event: KeyPress): string | undefined {
  if (event.ctrlKey || event.altKey || event.metaKey) return undefined;
  if (event.key === ' ') return 'Space';
  if (/^[a-z]$/i.test(event.key)) return event.key.toLowerCase();
  const letter = /^Key([A-Z])$/.exec(event.code)?.[1];
  if (letter !== undefined) return letter.toLowerCase();
  if (event.key.length === 1) return event.key;
  return event.shiftKey ? `Shift+${event.key}` : event.key;
}

/** What has the focus, as far as keys go. */
export type Focus = 'page' | 'text' | 'range' | 'choice' | 'button';

/** True where the focused thing needs the stroke for itself. Page Up and Page Down, which clickers send, always are ours. */
export function keepsStroke(focus: Focus, stroke: string): boolean {
  switch (focus) {
    case 'page':
      return false;
    case 'text':
      return !stroke.startsWith('Page');
    case 'range':
      return /^(?:Shift\+)?(?:Arrow|Home|End)/.test(stroke);
    case 'choice':
      return !stroke.startsWith('Page') && stroke !== 'Escape';
    case 'button':
      return stroke === 'Space' || stroke === 'Enter';
  }
}

function focusOf(target: EventTarget | null): Focus {
  if (!(target instanceof HTMLElement)) return 'page';
  if (target instanceof HTMLInputElement) {
    if (target.type === 'checkbox') return 'button';
    return target.type === 'range' ? 'range' : 'text';
  }
  if (target instanceof HTMLTextAreaElement || target.isContentEditable) return 'text';
  if (target instanceof HTMLSelectElement) return 'choice';
  return target.closest('button, a[href], summary') === null ? 'page' : 'button';
}

/** Listens for keys on the whole page; gives what stops that. While a dialog is open only its own keys count. */
export function listenToKeys(store: Store<AppState>, effects: UiEffects): () => void {
  const hear = (event: KeyboardEvent): void => {
    const stroke = strokeOf(event);
    if (stroke === undefined || event.defaultPrevented || event.isComposing) return;
    if (keepsStroke(focusOf(event.target), stroke)) return;
    const { help, share } = store.get();
    if (help && stroke !== 'Escape' && stroke !== '?') return;
    if (share && stroke !== 'Escape' && stroke !== 'q') return;
    if (!worksOn(store.get().page, stroke)) return;
    if (event.repeat && (stroke === 'Space' || /^[a-z?]$/.test(stroke))) return;
    if (press(stroke, store.update, effects)) event.preventDefault();
  };
  window.addEventListener('keydown', hear);
  return () => window.removeEventListener('keydown', hear);
}

/** A button pressed by pointer gives the focus back, so that Space goes on to mean play and pause. */
export function releaseFocusAfterPointer(root: HTMLElement): () => void {
  const release = (event: MouseEvent): void => {
    if (event.detail === 0 || !(event.target instanceof Element)) return;
    const button = event.target.closest('button');
    if (button !== null && button === document.activeElement && button.closest('dialog') === null) button.blur();
  };
  root.addEventListener('click', release);
  return () => root.removeEventListener('click', release);
}
