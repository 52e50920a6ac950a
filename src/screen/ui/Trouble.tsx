import type { JSX } from 'preact';
import { dismissTrouble } from '../state/actions.ts';
import { problemText } from '../words/problems.ts';
import { useAppState, useDispatch, useLanguage, useWords } from './context.ts';
import { IconButton } from './IconButton.tsx';
import { CloseIcon, WarningIcon } from './icons.tsx';

/** Why a scene can't be shown: every problem of the file, with its place and what to do. The picture stays behind it. */
export function Trouble(): JSX.Element {
  const language = useLanguage();
  const { troubleTitle, troubleStays, troubleCount, wholeFile, dismiss } = useWords();
  const trouble = useAppState((state) => state.trouble);
  const dispatch = useDispatch();
  return (
    <div role="alert" class="card-place">
      {trouble !== undefined && (
        <section class="trouble">
          <div class="card-head">
            <h2>
              <WarningIcon />
              {troubleTitle}
            </h2>
            <IconButton label={dismiss} onClick={() => dispatch(dismissTrouble)}>
              <CloseIcon />
            </IconButton>
          </div>
          <p class="trouble-file">
            {trouble.file !== '' && <code>{trouble.file}</code>}
            {trouble.file !== '' && ' · '}
            {troubleCount(trouble.problems.length)}
          </p>
          <ol>
            {trouble.problems.map((problem, index) => {
              const { where, what, remedy } = problemText(problem, language);
              return (
                <li key={index}>
                  <code>{where === '' ? wholeFile : where}</code>
                  <p>{what}</p>
                  <p class="remedy">{remedy}</p>
                </li>
              );
            })}
          </ol>
          <p class="trouble-stays">{troubleStays}</p>
        </section>
      )}
    </div>
  );
}
