import type { JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { toggleHelp } from '../../state/actions.ts';
import type { Words } from '../../words/appWords.en.ts';
import { licenceWords } from '../../words/licenceWords.ts';
import { useAppState, useDispatch, useLanguage, useWords } from '../context.ts';
import { IconButton } from '../parts/IconButton.tsx';
import { CloseIcon } from '../parts/icons.tsx';
import { KEY_ROWS } from '../keyboard/keys.ts';
import { Licences } from './Licences.tsx';
import { AllMadeUp } from '../parts/MadeUpMark.tsx';
import { MotionSetting } from './MotionSetting.tsx';
import { useModal } from '../parts/useModal.ts';

/** The keys, made from their table, and how to read the picture. */
export function Help(): JSX.Element | null {
  const isOpen = useAppState((state) => state.help);
  return isOpen ? <HelpDialog /> : null;
}

function HelpDialog(): JSX.Element {
  const dialog = useModal();
  const dispatch = useDispatch();
  /** `back`: the keys once more, after the licences. */
  const [shown, show] = useState<'keys' | 'licences' | 'back'>('keys');
  const leave = (): void => dispatch((state) => (state.help ? toggleHelp(state) : state));
  const leaveLicencesFirst = (event: Event): void => {
    if (shown !== 'licences') return;
    event.preventDefault();
    show('back');
  };
  return (
    <dialog
      ref={dialog}
      class="help"
      tabIndex={-1}
      aria-labelledby="help-title"
      onKeyDown={(event) => {
        if (event.key === 'Escape') leaveLicencesFirst(event);
      }}
      onCancel={leaveLicencesFirst}
      onClose={leave}
      onClick={(event) => {
        if (event.target === event.currentTarget) leave();
      }}
    >
      {shown === 'licences' ? (
        <Licences onBack={() => show('back')} />
      ) : (
        <Keys isBack={shown === 'back'} onLeave={leave} onLicences={() => show('licences')} />
      )}
    </dialog>
  );
}

type KeysProps = { isBack: boolean; onLeave: () => void; onLicences: () => void };

function Keys({ isBack, onLeave, onLicences }: KeysProps): JSX.Element {
  const sentences = useWords();
  const { helpTitle, helpSees, helpSeesText, allMadeUpWhy, close } = sentences;
  const toLicences = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    if (isBack) toLicences.current?.focus();
  }, []);
  return (
    <div class="help-body">
      <div class="card-head">
        <h2 id="help-title">{helpTitle}</h2>
        <IconButton label={close} onClick={onLeave}>
          <CloseIcon />
        </IconButton>
      </div>
      <dl class="keys">
        {KEY_ROWS.map(({ label: says, note: also, keys }) => (
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
        <button ref={toLicences} type="button" class="plain framed to-licences" onClick={onLicences}>
          {licenceWords(useLanguage()).title}
        </button>
      </div>
    </div>
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
