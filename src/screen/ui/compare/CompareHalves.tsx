import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { seek } from '../../state/actions.ts';
import { baselineOf, type Run } from '../../state/appState.ts';
import { comparisonWords } from '../../words/comparisonWords.ts';
import { runningText } from '../../words/runWords.ts';
import {
  changesBetween,
  differenceBetween,
  differencePhrases,
  divergencePhrase,
  finishedPhrase,
  type Phrase,
} from '../../describe/comparison.ts';
import { useAppState, useDispatch, useLanguage, useUi } from '../context.ts';
import { MarkedNumber, type NumberButton } from '../parts/MarkedNumber.tsx';
import { shownScene } from '../stage/story.ts';
import { useLater } from '../parts/useLater.ts';

/** The headings reserve room for this many changes; further ones are only counted. */
const MAX_NAMED = 2;

/** The scene as written: its heading and the box for its picture. */
export function WrittenHalf(): JSX.Element {
  const { effects } = useUi();
  const language = useLanguage();
  const running = runningText(language);
  const { asWritten, picture } = comparisonWords(language);
  const written = useAppState((state) => state.written);
  const scene = useAppState(shownScene);
  const run = useAppState(baselineOf);
  const { from } = useMemo(() => changesBetween(written, scene, language), [written, scene, language]);
  return (
    <>
      <section class="half-head written" aria-labelledby="as-written">
        <div class="half-title">
          <h2 id="as-written">{asWritten}</h2>
          <FinishedNote run={run} row="run.written" />
        </div>
        <div class="half-text">
          <Changes phrases={withRestCounted(from, language)} />
        </div>
      </section>
      <div class="half" ref={effects.baselineHost} role="img" aria-label={picture(asWritten, scene.title[language])}>
        {run === undefined && <p class="running">{running}</p>}
      </div>
    </>
  );
}

/** The heading over the tweaked picture: the changes and their effect. */
export function TweakHeading(): JSX.Element {
  const language = useLanguage();
  const { yourTweak, nothingChanged } = comparisonWords(language);
  const written = useAppState((state) => state.written);
  const scene = useAppState(shownScene);
  const run = useAppState((state) => state.run);
  const { to } = useMemo(() => changesBetween(written, scene, language), [written, scene, language]);
  const changes: Phrase[] = to.length > 0 ? to : [{ around: [nothingChanged, ''], value: undefined }];
  return (
    <section class="half-head tweak" aria-labelledby="your-tweak">
      <div class="half-title">
        <h2 id="your-tweak">{yourTweak}</h2>
        <FinishedNote run={run} row="run.finish" />
      </div>
      <div class="half-text">
        <Changes phrases={withRestCounted(changes, language)} />
        <Outcome />
      </div>
    </section>
  );
}

/** The difference between the two runs and, outside a talk, a button that seeks to the first difference. */
function Outcome(): JSX.Element | null {
  const language = useLanguage();
  const dispatch = useDispatch();
  const mode = useAppState((state) => state.mode);
  const before = useAppState(baselineOf);
  const after = useAppState((state) => state.run);
  // Deferred: finding the difference reads both runs.
  const compared = useLater(useMemo(() => before && after && { before, after }, [before, after]));
  if (compared === undefined) return null;
  const { divergence } = differenceBetween(compared);
  const where = mode === 'watch' ? divergencePhrase(compared, language) : undefined;
  return (
    <p class="outcome">
      <PhraseList phrases={differencePhrases(compared, language)} />
      {where !== undefined && divergence !== undefined && (
        <span class="phrase first-differs">
          <span> · </span>
          <PhraseText
            phrase={where}
            button={{
              title: comparisonWords(language).goDivergence,
              onClick: () => dispatch((state) => seek(divergence)({ ...state, playing: false })),
            }}
          />
        </span>
      )}
    </p>
  );
}

/** Shown once a run has finished while the clock still runs. */
function FinishedNote({ run, row }: { run: Run | undefined; row: string }): JSX.Element | null {
  const language = useLanguage();
  const hasEnded = useAppState((state) => run !== undefined && state.time >= run.reader.trace.finish);
  if (run === undefined || !hasEnded) return null;
  return (
    <p class="half-end">
      <PhraseText phrase={finishedPhrase(run, language, row)} />
    </p>
  );
}

function Changes({ phrases }: { phrases: readonly Phrase[] }): JSX.Element {
  return (
    <p class="changes">
      <PhraseList phrases={phrases} />
    </p>
  );
}

/** Phrases joined by dots. */
function PhraseList({ phrases }: { phrases: readonly Phrase[] }): JSX.Element {
  return (
    <>
      {phrases.map((phrase, index) => (
        <span key={index} class="phrase">
          {index > 0 && <span> · </span>}
          <PhraseText phrase={phrase} />
        </span>
      ))}
    </>
  );
}

type PhraseTextProps = { phrase: Phrase; button?: NumberButton };

function PhraseText({ phrase: { around, value, row }, button }: PhraseTextProps): JSX.Element {
  const [before, after] = around;
  return (
    <>
      {before} {value !== undefined && <MarkedNumber value={value} row={row} button={button} />} {after}
    </>
  );
}

function withRestCounted(
  phrases: readonly Phrase[],
  language: Parameters<typeof comparisonWords>[0],
): readonly Phrase[] {
  const rest = phrases.length - MAX_NAMED;
  if (rest <= 0) return phrases;
  return [...phrases.slice(0, MAX_NAMED), { around: [comparisonWords(language).andMore(rest), ''], value: undefined }];
}
