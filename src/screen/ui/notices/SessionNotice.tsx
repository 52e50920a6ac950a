import type { JSX } from 'preact';
import type { SessionNotice as Notice } from '../../state/appState.ts';
import { dismissNotice } from '../../state/sessionNotice.ts';
import { keepingWords } from '../../words/keepingWords.ts';
import { panelWords } from '../../words/panelWords.ts';
import { useAppState, useDispatch, useLanguage, useUi, useWords } from '../context.ts';
import { IconButton } from '../parts/IconButton.tsx';
import { CloseIcon, WarningIcon } from '../parts/icons.tsx';

/** Warns that a reload would lose the scene, or reports what a reload has lost. */
export function SessionNotice(): JSX.Element {
  const { unkept, lost } = keepingWords(useLanguage());
  const { dismiss } = useWords();
  const notice = useAppState((state) => state.notice);
  const dispatch = useDispatch();
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
          {notice.kind === 'unkept' ? <NotStored why={notice.why} /> : <Lost notice={notice} />}
        </section>
      )}
    </div>
  );
}

type NoticeOf<Kind extends Notice['kind']> = Extract<Notice, { kind: Kind }>;

/** Why the browser does not store the scene, and the button to save it as a file. */
function NotStored({ why }: { why: NoticeOf<'unkept'>['why'] }): JSX.Element {
  const language = useLanguage();
  const { unkeptWhy, unkeptHow } = keepingWords(language);
  const file = useAppState((state) => state.file);
  const { effects } = useUi();
  return (
    <>
      <p>{unkeptWhy[why](file)}</p>
      <p>{unkeptHow}</p>
      <p class="card-action">
        <button type="button" class="plain" aria-keyshortcuts="w" onClick={effects.saveScene}>
          {panelWords(language).save} <kbd>W</kbd>
        </button>
      </p>
    </>
  );
}

function Lost({ notice }: { notice: NoticeOf<'lost'> }): JSX.Element {
  const { what, why } = keepingWords(useLanguage());
  return (
    <p>
      {what[notice.lost]} {why[notice.why]}
    </p>
  );
}
