import type { JSX } from 'preact';
import { useLayoutEffect, useMemo, useState } from 'preact/hooks';
import type { Problem } from '../../../core/scene/problem.ts';
import { dismissTrouble } from '../../state/actions.ts';
import { shorten } from '../../../core/scene/shorten.ts';
import type { Trouble } from '../../state/appState.ts';
import { linkWords } from '../../words/linkWords.ts';
import { problemText } from '../../words/problemWords.ts';
import { troubleWords } from '../../words/troubleWords.ts';
import { useAppState, useDispatch, useLanguage, useUi, useWords } from '../context.ts';
import { IconButton } from '../parts/IconButton.tsx';
import { CloseIcon, WarningIcon } from '../parts/icons.tsx';

/** Why a scene can't be shown: every problem with its path and remedy. The last good picture stays behind the card. */
export function TroubleCard(): JSX.Element {
  const language = useLanguage();
  const { troubleCount, wholeFile, dismiss } = useWords();
  const { title, stays, wholeRun } = troubleWords(language);
  const trouble = useAppState((state) => state.trouble);
  const dispatch = useDispatch();
  return (
    <div role="alert" class="card-place">
      {trouble !== undefined && (
        <section class="trouble">
          <div class="card-head">
            <h2>
              <WarningIcon />
              {title[trouble.source ?? 'file']}
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
          <PartsAtFault trouble={trouble} />
          <Problems problems={trouble.problems} unplaced={trouble.parts === undefined ? wholeFile : wholeRun} />
          <p class="trouble-stays">{stays[trouble.stays ?? 'before']}</p>
        </section>
      )}
    </div>
  );
}

/** Problems that are rendered per task: suggesting a name for a wrong one searches all names. */
const PROBLEMS_PER_TASK = 3;

/** `unplaced` stands in place of the path of a problem that no single part causes. */
function Problems({ problems, unplaced }: { problems: readonly Problem[]; unplaced: string }): JSX.Element {
  const { effects } = useUi();
  const [rendered, setRendered] = useState({ problems, count: PROBLEMS_PER_TASK });
  const count = rendered.problems === problems ? rendered.count : PROBLEMS_PER_TASK;
  useLayoutEffect(() => {
    if (count < problems.length) effects.later(() => setRendered({ problems, count: count + PROBLEMS_PER_TASK }));
  }, [count, problems]);
  return (
    <ol>
      {problems.slice(0, count).map((problem, index) => (
        <ProblemItem key={index} problem={problem} unplaced={unplaced} />
      ))}
    </ol>
  );
}

function ProblemItem({ problem, unplaced }: { problem: Problem; unplaced: string }): JSX.Element {
  const language = useLanguage();
  const { where, what, remedy } = useMemo(() => problemText(problem, language), [problem, language]);
  return (
    <li>
      <code>{where === '' ? unplaced : where}</code>
      <p>{what}</p>
      <p class="remedy">{remedy}</p>
    </li>
  );
}

/** Further parts are only counted. */
const MAX_LISTED = 10;

/** The parts of the link, or the changes, that make the run impossible. */
function PartsAtFault({ trouble: { source, parts } }: { trouble: Trouble }): JSX.Element | null {
  const language = useLanguage();
  const { linkParts, changeParts } = troubleWords(language);
  if (parts === undefined || parts.length === 0) return null;
  const rest = parts.length - MAX_LISTED;
  return (
    <div class="trouble-parts">
      <p>{(source === 'link' ? linkParts : changeParts)(parts.length)}</p>
      <ul>
        {parts.slice(0, MAX_LISTED).map((part, index) => (
          <li key={index}>
            <code>{shorten(part)}</code>
          </li>
        ))}
        {rest > 0 && <li>{linkWords(language).andMore(rest)}</li>}
      </ul>
    </div>
  );
}
