import { halfWidth } from '../../../core/base/halfWidth.ts';
import type { AppState } from '../../state/appState.ts';
import type { Store } from '../../state/store.ts';
import type { UiEffects } from '../context.ts';
import { press } from './keys.ts';
import { isActiveOn } from './pageKeys.ts';

export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey'>;

/** What a press says of an input method: whether the key was part of a letter or word that it still composes. */
export type Composing = Pick<KeyboardEvent, 'isComposing' | 'keyCode'>;

/** The key code that browsers give to whatever an input method has taken. Safari gives it to the press that ends a word as well. */
const TAKEN = 229;

/** Whether an input method has the press for itself, where there is text for it to write into. */
export function isComposing({ isComposing: composes, keyCode }: Composing): boolean {
  return composes || keyCode === TAKEN;
}

/**
 * The name that keys.ts has for a press; undefined for one that belongs to the browser, and for one that means nothing here.
 * What is printed on the key decides: Latin letters, digits and signs are what the layout makes of them, with AltGr or Option
 * too. For a letter of another script (a Korean keyboard has ㅜ where N is), and where an input method keeps the character to
 * itself ("Process"), the place of the key decides, as a US keyboard names it.
 */
export function strokeOf(event: KeyPress): string | undefined {
  const { ctrlKey, altKey, metaKey, shiftKey, code } = event;
  const key = halfWidth(event.key);
  if (ctrlKey || metaKey || (altKey && !/^[!-/:-@[-`{-~]$/.test(key))) return undefined;
  if (key === 'Process' || key === 'Unidentified') return byPlace(code, shiftKey);
  if (key === ' ') return 'Space';
  if (/^[!-~]$/.test(key)) return key.toLowerCase();
  if (Array.from(key).length > 1) return shiftKey ? `Shift+${key}` : key;
  if (/[ıİ]/.test(key)) return 'i';
  return OF_ANOTHER_SCRIPT.test(key) ? byPlace(code, shiftKey) : undefined;
}

/** What is printed in place of a Latin letter, digit or sign. Not ü, € or §, which mean themselves. */
const OF_ANOTHER_SCRIPT = /^(?!\p{Script=Latin})[\p{L}\p{M}\p{Nd}\u060c\u061b\u061f\u3000-\u303f]$/u;

/** Signs by their places on a US keyboard, without and with Shift. */
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
const PADS: Readonly<Record<string, string>> = {
  NumpadAdd: '+',
  NumpadSubtract: '-',
  NumpadDivide: '/',
  NumpadDecimal: '.',
};

function byPlace(code: string, isShifted: boolean): string | undefined {
  if (code === 'Space') return 'Space';
  const [, letter, digit, pad] = /^(?:Key([A-Z])|Digit(\d)|Numpad(\d))$/.exec(code) ?? [];
  if (letter !== undefined) return letter.toLowerCase();
  if (digit !== undefined) return isShifted ? SHIFTED_DIGITS[Number(digit)] : digit;
  const sign = SIGNS[code]?.[isShifted ? 1 : 0] ?? pad ?? PADS[code];
  if (sign !== undefined) return sign;
  // Keys that write nothing are named after their places.
  const isNamed = /^(?:Arrow|Page|Home$|End$|Escape$|Enter$|Tab$)/.test(code);
  return isNamed ? (isShifted ? `Shift+${code}` : code) : undefined;
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
