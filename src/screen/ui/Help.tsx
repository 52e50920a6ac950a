import type { JSX } from 'preact';
import { toggleHelp } from '../state/actions.ts';
import type { Words } from '../words/en.ts';
import { useAppState, useDispatch, useWords } from './context.ts';
import { IconButton } from './IconButton.tsx';
import { CloseIcon } from './icons.tsx';
import { KEY_ROWS } from './keys.ts';
import { AllMadeUp } from './MadeUp.tsx';
import { MotionSetting } from './MotionSetting.tsx';
import { useModal } from './useModal.ts';

/** The keys, made from their table, and how to read the picture. */
export function Help(): JSX.Element | null {
  const isOpen = useAppState((state) => state.help);
  return isOpen ? <HelpDialog /> : null;
}

function HelpDialog(): JSX.Element {
  const sentences = useWords();
  const { helpTitle, helpSees, helpSeesText, allMadeUpWhy, close } = sentences;
  const dialog = useModal();
  const dispatch = useDispatch();
  const leave = (): void => dispatch((state) => (state.help ? toggleHelp(state) : state));
  return (
    <dialog
      ref={dialog}
      class="help"
      tabIndex={-1}
      aria-labelledby="help-title"
      onClose={leave}
      onClick={(event) => {
        if (event.target === event.currentTarget) leave();
      }}
    >
      <div class="help-body">
        <div class="card-head">
          <h2 id="help-title">{helpTitle}</h2>
          <IconButton label={close} onClick={leave}>
            <CloseIcon />
          </IconButton>
        </div>
        <dl class="keys">
          {KEY_ROWS.map(({ says, also, keys }) => (
            <div key={says}>
              <dt>
                {keys.map(({ strokes }) => (
                  <Strokes key={strokes[0]} strokes={strokes} />
                ))}
              </dt>
              <dd>
                {sentences[says]}
                {also !== undefined && <small>{sentences[also]}</small>}
              </dd>
            </div>
          ))}
        </dl>
        <div class="help-foot">
          <h3>{helpSees}</h3>
          <p>{helpSeesText}</p>
          <MotionSetting />
          <AllMadeUp />
          <p class="quiet-text">{allMadeUpWhy}</p>
        </div>
      </div>
    </dialog>
  );
}

function Strokes({ strokes }: { strokes: readonly string[] }): JSX.Element {
  const sentences = useWords();
  return (
    <>
      {strokes.filter(isPrinted).map((stroke) => (
        <kbd key={stroke}>{printed(stroke, sentences)}</kbd>
      ))}
    </>
  );
}

/** Second ways to type the same sign are not worth a key cap. */
function isPrinted(stroke: string): boolean {
  return stroke !== '=' && stroke !== '_';
}

const SIGNS: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  PageUp: 'Page Up',
  PageDown: 'Page Down',
  Escape: 'Esc',
  '-': '−',
};

function printed(stroke: string, { space }: Words): string {
  if (stroke === 'Space') return space;
  return stroke
    .split('+')
    .map((key) => SIGNS[key] ?? (key.length === 1 ? key.toUpperCase() : key))
    .join(' ')
    .replace(/^ $/, '+');
}
