import type { JSX } from 'preact';
import { useMemo, useRef, useState } from 'preact/hooks';
import { isBuiltIn } from '../../state/builtIn.ts';
import { writeLink } from '../../state/link.ts';
import { toggleShare } from '../../state/sharing.ts';
import { linkWords } from '../../words/linkWords.ts';
import { panelWords } from '../../words/panelWords.ts';
import { useAppState, useDispatch, useLanguage, useUi, useWords } from '../context.ts';
import { IconButton } from '../parts/IconButton.tsx';
import { CloseIcon } from '../parts/icons.tsx';
import { AllMadeUp } from '../parts/MadeUpMark.tsx';
import { qrCode } from './qrCode.ts';
import { shownScene } from '../stage/story.ts';
import { useModal } from '../parts/useModal.ts';

/** The dialog with a link to the current view: to copy, and as a QR code. In a talk it fills the screen. */
export function Share(): JSX.Element | null {
  const isOpen = useAppState((state) => state.share);
  return isOpen ? <ShareDialog /> : null;
}

function ShareDialog(): JSX.Element {
  const language = useLanguage();
  const { close } = useWords();
  const { shareTitle, opensThis, onlyHere, onlyThisMachine, tooLong } = linkWords(language);
  const { store, effects } = useUi();
  const dispatch = useDispatch();
  const dialog = useModal();
  const run = useAppState((state) => state.run);
  const pending = useAppState((state) => state.pending);
  const isBuiltInScene = useAppState(isBuiltIn);
  const mode = useAppState((state) => state.mode);
  const { url, reach } = effects.linkBase();
  // While the dialog is open, only a finished run can change the view.
  const link = useMemo(() => `${url}#${writeLink(store.get())}`, [run, pending]);
  const isReachable = reach !== 'file' && isBuiltInScene;
  const hasCode = isReachable && qrCode(link) !== undefined;
  const leave = (): void => dispatch((state) => (state.share ? toggleShare(state) : state));
  return (
    <dialog
      ref={dialog}
      class="share"
      data-mode={mode}
      tabIndex={-1}
      aria-labelledby="share-title"
      onCancel={leave}
      onClose={leave}
      onClick={(event) => {
        if (event.target === event.currentTarget) leave();
      }}
    >
      <div class="share-body">
        {hasCode && <QrFigure link={link} />}
        <div class="share-side">
          <div class="card-head">
            <h2 id="share-title">{shareTitle}</h2>
            <IconButton label={close} onClick={leave}>
              <CloseIcon />
            </IconButton>
          </div>
          <p>{opensThis}</p>
          <LinkField link={link} />
          {reach === 'file' && <p class="share-limit">{onlyHere}</p>}
          {reach === 'machine' && <p class="share-limit">{onlyThisMachine}</p>}
          {!isBuiltInScene && <SaveInstead />}
          {isReachable && !hasCode && <p class="share-limit">{tooLong}</p>}
          {!hasCode && <AllMadeUp />}
        </div>
      </div>
    </dialog>
  );
}

/** A link can't contain the user's own scene, so this offers the file instead. */
function SaveInstead(): JSX.Element {
  const language = useLanguage();
  const { effects } = useUi();
  return (
    <p class="share-limit">
      {linkWords(language).fromFile}
      <button type="button" onClick={effects.saveScene}>
        {panelWords(language).save}
      </button>
    </p>
  );
}

/** The QR code, dark on light in every theme, with the scene's title and the "made up" sentence below it. */
function QrFigure({ link }: { link: string }): JSX.Element | null {
  const language = useLanguage();
  const title = useAppState((state) => shownScene(state).title[language]);
  const code = useMemo(() => qrCode(link), [link]);
  if (code === undefined) return null;
  return (
    <figure class="qr-code">
      <svg
        viewBox={`0 0 ${code.size} ${code.size}`}
        shape-rendering="crispEdges"
        role="img"
        aria-label={linkWords(language).code(title)}
      >
        <path d={code.dark} />
      </svg>
      <figcaption>
        <span>{title}</span>
        <AllMadeUp />
      </figcaption>
    </figure>
  );
}

function LinkField({ link }: { link: string }): JSX.Element {
  const words = linkWords(useLanguage());
  const { effects } = useUi();
  const field = useRef<HTMLInputElement>(null);
  const [status, setStatus] = useState('');
  const copy = (): void => {
    field.current?.select();
    void effects.copy(link).then((isCopied) => setStatus(isCopied ? words.copied : words.notCopied));
  };
  return (
    <>
      <div class="link-field">
        <input
          ref={field}
          type="text"
          readOnly
          aria-label={words.link}
          value={link}
          onFocus={(event) => event.currentTarget.select()}
        />
        <button type="button" onClick={copy}>
          {words.copy}
        </button>
      </div>
      <p class="copy-status" role="status">
        {status}
      </p>
    </>
  );
}
