import type { JSX } from 'preact';
import { dismissNotice } from '../../state/sessionNotice.ts';
import { keepingWords } from '../../words/keepingWords.ts';
import { panelWords } from '../../words/panelWords.ts';
import { useAppState, useDispatch, useLanguage, useUi, useWords } from '../context.ts';
import { IconButton } from '../parts/IconButton.tsx';
import { CloseIcon, WarningIcon } from '../parts/icons.tsx';

/** What a reload would lose, with the way to save it; or what one has lost. */
export function SessionNotice(): JSX.Element {
  const language = useLanguage();
  const { unkept, unkeptWhy, unkeptHow, lost, what, why } = keepingWords(language);
  const { save } = panelWords(language);
  const { dismiss } = useWords();
  const notice = useAppState((state) => state.notice);
  const file = useAppState((state) => state.file);
  const dispatch = useDispatch();
  const { effects } = useUi();
  return (
    <div role="status" class="card-place session-place">
      {notice !== undefined && (
        <section class="trouble">
          <div class="card-head">
            <h2>
              <WarningIcon />
              {notice.kind === 'unkept' ? unkept : lost}
            </h2>
            <IconButton label={dismiss} onClick={() => dispatch(dismissNotice)}>
              <CloseIcon />
            </IconButton>
          </div>
          {notice.kind === 'unkept' ? (
            <>
              <p>{unkeptWhy[notice.why](file)}</p>
              <p>{unkeptHow}</p>
              <p class="card-action">
                <button type="button" class="plain" aria-keyshortcuts="w" onClick={effects.saveScene}>
                  {save} <kbd>W</kbd>
                </button>
              </p>
            </>
          ) : (
            <p>
              {what[notice.lost]} {why[notice.why]}
            </p>
          )}
        </section>
      )}
    </div>
  );
}
