import { halfWidth } from '../../../core/base/halfWidth.ts';
import type { AppState } from '../../state/appState.ts';
import type { Store } from '../../state/store.ts';
import type { UiEffects } from '../context.ts';
import { press } from './keys.ts';
import { isActiveOn } from './pageKeys.ts';

export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey'>;

/** What a key event says about an input method (IME) that may be composing text. */
export type Composing = Pick<KeyboardEvent, 'isComposing' | 'keyCode'>;

/** The key code of a key that an input method has consumed; in Safari also of the key that ends the composition. */
const CONSUMED = 229;

/** Whether an input method has consumed the key. Relevant only while a text field has the focus. */
export function isComposing({ isComposing: composing, keyCode }: Composing): boolean {
  return composing || keyCode === CONSUMED;
}

/**
 * The stroke of a key event, as keys.ts names it; undefined for the browser's own shortcuts and for unused characters. A Latin
 * letter, digit or sign is taken as the layout produces it, also with AltGr or Option. For a letter of another script (a
 * Korean keyboard has ㅜ on the N key), and for "Process" from an input method, the position on a US keyboard decides.
 */
export function strokeOf(event: KeyPress): string | undefined {
  const { ctrlKey, altKey, metaKey, shiftKey, code } = event;
  const key = halfWidth(event.key);
  if (ctrlKey || metaKey || (altKey && !/^[!-/:-@[-`{-~]$/.test(key))) return undefined;
  if (key === 'Process' || key === 'Unidentified') return byPosition(code, shiftKey);
  if (key === ' ') return 'Space';
  if (/^[!-~]$/.test(key)) return key.toLowerCase();
  if (Array.from(key).length > 1) return shiftKey ? `Shift+${key}` : key;
  if (/[ıİ]/.test(key)) return 'i';
  return OTHER_SCRIPT.test(key) ? byPosition(code, shiftKey) : undefined;
}

/** Characters that another layout has in place of a Latin letter, digit or sign. Not ü, € or §: those aren't strokes. */
const OTHER_SCRIPT = /^(?!\p{Script=Latin})[\p{L}\p{M}\p{Nd}\u060c\u061b\u061f\u3000-\u303f]$/u;

/** Signs by position on a US keyboard, without and with Shift. */
const SIGNS: Readonly<Record<string, string>> = {
  Backquote: '`~',
  Minus: '-_',
  Equal: '=+',
  BracketLeft: '[{',
  BracketRight: ']}',
  Backslash: '\\|',
  Semicolon: ';:',
  Quote: '\'"',
  Comma: ',<',
  Period: '.>',
  Slash: '/?',
};
const SHIFTED_DIGITS = ')!@#$%^&*(';
const NUMPAD_SIGNS: Readonly<Record<string, string>> = {
  NumpadAdd: '+',
  NumpadSubtract: '-',
  NumpadDivide: '/',
  NumpadDecimal: '.',
};

function byPosition(code: string, isShifted: boolean): string | undefined {
  if (code === 'Space') return 'Space';
  const [, letter, digit, pad] = /^(?:Key([A-Z])|Digit(\d)|Numpad(\d))$/.exec(code) ?? [];
  if (letter !== undefined) return letter.toLowerCase();
  if (digit !== undefined) return isShifted ? SHIFTED_DIGITS[Number(digit)] : digit;
  const sign = SIGNS[code]?.[isShifted ? 1 : 0] ?? pad ?? NUMPAD_SIGNS[code];
  if (sign !== undefined) return sign;
  // Keys that produce no character.
  const isNamed = /^(?:Arrow|Page|Home$|End$|Escape$|Enter$|Tab$)/.test(code);
  return isNamed ? (isShifted ? `Shift+${code}` : code) : undefined;
}

/** The kind of the focused element, which decides the keys that it needs. */
export type Focus = 'page' | 'text' | 'range' | 'choice' | 'button';

/** Whether the focused element needs the stroke itself. Page Up and Page Down are always ours: presentation remotes send them. */
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

/** Handles keys on the whole page; while a dialog is open only the keys that close it. Returns a function that stops it. */
export function listenToKeys(store: Store<AppState>, effects: UiEffects): () => void {
  const onKeyDown = (event: KeyboardEvent): void => {
    const stroke = strokeOf(event);
    if (stroke === undefined || event.defaultPrevented) return;
    const focus = focusOf(event.target);
    if (keepsStroke(focus, stroke) || (focus === 'text' && isComposing(event))) return;
    const { help, share } = store.get();
    if (help && stroke !== 'Escape' && stroke !== '?') return;
    if (share && stroke !== 'Escape' && stroke !== 'q') return;
    if (!isActiveOn(store.get().page, stroke)) return;
    if (event.repeat && (stroke === 'Space' || /^[a-z?]$/.test(stroke))) return;
    if (press(stroke, store.update, effects)) event.preventDefault();
  };
  window.addEventListener('keydown', onKeyDown);
  return () => window.removeEventListener('keydown', onKeyDown);
}

/** Blurs a button after a click by pointer, so that Space still plays and pauses. */
export function releaseFocusAfterPointer(root: HTMLElement): () => void {
  const release = (event: MouseEvent): void => {
    if (event.detail === 0 || !(event.target instanceof Element)) return;
    const button = event.target.closest('button');
    if (button !== null && button === document.activeElement && button.closest('dialog') === null) button.blur();
  };
  root.addEventListener('click', release);
  return () => root.removeEventListener('click', release);
}
