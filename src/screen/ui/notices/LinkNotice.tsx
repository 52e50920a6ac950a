import type { JSX } from 'preact';
import { shorten } from '../../../core/scene/shorten.ts';
import { durationOf, type UnusedPart } from '../../state/appState.ts';
import { forgetLink, linkOutcome, type LinkOutcome } from '../../state/linkOutcome.ts';
import { linkWords } from '../../words/linkWords.ts';
import { problemText } from '../../words/problemWords.ts';
import { useAppState, useDispatch, useLanguage, useWords } from '../context.ts';
import { IconButton } from '../parts/IconButton.tsx';
import { CheckIcon, CloseIcon, WarningIcon } from '../parts/icons.tsx';

/** Further parts are only counted. */
const MAX_LISTED = 10;

/** The outcome of the opened link: "identical" for a few seconds, or the differences until they are dismissed. */
export function LinkNotice(): JSX.Element {
  const opened = useAppState((state) => state.opened);
  const run = useAppState((state) => state.run);
  const finish = useAppState(durationOf);
  const isWatched = useAppState(({ mode, notice }) => mode === 'watch' && notice === undefined);
  const outcome = isWatched ? linkOutcome(opened, run, finish) : undefined;
  return (
    <div role="status" class="card-place link-place">
      {outcome !== undefined && (isClean(outcome) ? <Identical /> : <Differences outcome={outcome} />)}
    </div>
  );
}

function isClean({ isIdentical, isNewer, late, unused }: LinkOutcome): boolean {
  return isIdentical === true && !isNewer && late === undefined && unused.length === 0;
}

/** Disappears when its animation ends. Reduced motion shortens the fade, not the delay before it. */
function Identical(): JSX.Element {
  const { identical, identicalLong } = linkWords(useLanguage());
  const dispatch = useDispatch();
  return (
    <p class="link-same" title={identicalLong} onAnimationEnd={() => dispatch(forgetLink)}>
      <CheckIcon />
      {identical}
    </p>
  );
}

function Differences({ outcome }: { outcome: LinkOutcome }): JSX.Element {
  const { isIdentical, isNewer, late, unused } = outcome;
  const language = useLanguage();
  const words = linkWords(language);
  const { dismiss } = useWords();
  const dispatch = useDispatch();
  const parts = unused.map((one) => ({ part: one.part, why: unusedReason(one, language) }));
  if (late !== undefined) parts.push({ part: late, why: words.late });
  return (
    <section class="trouble link-differs">
      <div class="card-head">
        <h2>
          {isIdentical === true ? <CheckIcon /> : <WarningIcon />}
          {isIdentical === false ? words.different : isIdentical === true ? words.identical : words.link}
        </h2>
        <IconButton label={dismiss} onClick={() => dispatch(forgetLink)}>
          <CloseIcon />
        </IconButton>
      </div>
      {isNewer && <p>{words.newer}</p>}
      {isIdentical === true && <p>{words.sameAnyway}</p>}
      {parts.length > 0 && <UnusedParts parts={parts} />}
      {isIdentical === false && parts.length === 0 && !isNewer && <p>{words.differentWhy}</p>}
    </section>
  );
}

type UnusedPartsProps = { parts: readonly { readonly part: string; readonly why: string }[] };

function UnusedParts({ parts }: UnusedPartsProps): JSX.Element {
  const { notUsed, andMore } = linkWords(useLanguage());
  const rest = parts.length - MAX_LISTED;
  return (
    <>
      <p>{notUsed}</p>
      <ul>
        {parts.slice(0, MAX_LISTED).map(({ part, why }, index) => (
          <li key={index}>
            <code>{shorten(part)}</code>
            <p>{why}</p>
          </li>
        ))}
        {rest > 0 && <li>{andMore(rest)}</li>}
      </ul>
    </>
  );
}

function unusedReason({ problem }: UnusedPart, language: Parameters<typeof linkWords>[0]): string {
  return problem === undefined ? linkWords(language).notUnderstood : problemText(problem, language).what;
}
