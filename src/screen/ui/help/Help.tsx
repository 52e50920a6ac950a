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

/** The help dialog: all keys, how to read the picture, the motion setting, and the licences. */
export function Help(): JSX.Element | null {
  const isOpen = useAppState((state) => state.help);
  return isOpen ? <HelpDialog /> : null;
}

function HelpDialog(): JSX.Element {
  const dialog = useModal();
  const dispatch = useDispatch();
  /** `back`: the keys again, after the licences; the focus returns to their button. */
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
  const { helpTitle, close } = useWords();
  return (
    <div class="help-body">
      <div class="card-head">
        <h2 id="help-title">{helpTitle}</h2>
        <IconButton label={close} onClick={onLeave}>
          <CloseIcon />
        </IconButton>
      </div>
      <KeyList />
      <HelpFoot isBack={isBack} onLicences={onLicences} />
    </div>
  );
}

/** Generated from the table of key bindings. */
function KeyList(): JSX.Element {
  const words = useWords();
  return (
    <dl class="keys">
      {KEY_ROWS.map(({ label, note, keys }) => (
        <div key={label}>
          <dt>
            {keys.map(({ strokes }) => (
              <Strokes key={strokes[0]} strokes={strokes} />
            ))}
          </dt>
          <dd>
            {words[label]}
            {note !== undefined && <small>{words[note]}</small>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function HelpFoot({ isBack, onLicences }: Pick<KeysProps, 'isBack' | 'onLicences'>): JSX.Element {
  const { helpSees, helpSeesText, allMadeUpWhy } = useWords();
  const language = useLanguage();
  const licencesButton = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    if (isBack) licencesButton.current?.focus();
  }, []);
  return (
    <div class="help-foot">
      <h3>{helpSees}</h3>
      <p>{helpSeesText}</p>
      <MotionSetting />
      <AllMadeUp />
      <p class="quiet-text">{allMadeUpWhy}</p>
      <button ref={licencesButton} type="button" class="plain framed to-licences" onClick={onLicences}>
        {licenceWords(language).title}
      </button>
    </div>
  );
}

function Strokes({ strokes }: { strokes: readonly string[] }): JSX.Element {
  const words = useWords();
  return (
    <>
      {strokes.filter(isListed).map((stroke) => (
        <kbd key={stroke}>{keyCap(stroke, words)}</kbd>
      ))}
    </>
  );
}

/** False for the alternatives to + and − that differ only in Shift. */
function isListed(stroke: string): boolean {
  return stroke !== '=' && stroke !== '_';
}

const KEY_CAPS: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  PageUp: 'Page Up',
  PageDown: 'Page Down',
  Escape: 'Esc',
  '-': '−',
};

/** What is printed on the keys of a stroke. */
function keyCap(stroke: string, { space }: Words): string {
  if (stroke === 'Space') return space;
  return stroke
    .split('+')
    .map((key) => KEY_CAPS[key] ?? (key.length === 1 ? key.toUpperCase() : key))
    .join(' ')
    .replace(/^ $/, '+');
}
