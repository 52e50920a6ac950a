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
import { MarkedNumber } from '../parts/MadeUpMark.tsx';
import { shownScene } from '../stage/story.ts';
import { useLater } from '../parts/useLater.ts';

/** Changes that are named one by one, as room is kept for; of more, the rest is counted. */
const MAX_NAMED = 2;

/** The half of a comparison that shows the scene as written: its heading and the box for its picture. */
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
          <Phrases phrases={shortenedList(from, language)} />
        </div>
      </section>
      <div
        class="half baseline"
        ref={effects.baselineHost}
        role="img"
        aria-label={picture(asWritten, scene.title[language])}
      >
        {run === undefined && <p class="running">{running}</p>}
      </div>
    </>
  );
}

/** The heading of the other half: what was changed, and what that changed. */
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
        <Phrases phrases={shortenedList(changes, language)} />
        <Outcome />
      </div>
    </section>
  );
}

/** The difference of the runs and, but for a talk, the way to the instant at which they first differ. */
function Outcome(): JSX.Element | null {
  const language = useLanguage();
  const dispatch = useDispatch();
  const mode = useAppState((state) => state.mode);
  const before = useAppState(baselineOf);
  const after = useAppState((state) => state.run);
  // It is found by reading both runs, so it follows the picture.
  const compared = useLater(useMemo(() => before && after && { before, after }, [before, after]));
  if (compared === undefined) return null;
  const { divergence } = differenceBetween(compared);
  const where = mode === 'watch' ? divergencePhrase(compared, language) : undefined;
  return (
    <p class="outcome">
      <Joined phrases={differencePhrases(compared, language)} />
      {where !== undefined && divergence !== undefined && (
        <span class="phrase first-differs">
          <span class="dot"> · </span>
          <PhraseText
            phrase={where}
            go={{
              title: comparisonWords(language).goDivergence,
              does: () => dispatch((state) => seek(divergence)({ ...state, playing: false })),
            }}
          />
        </span>
      )}
    </p>
  );
}

/** Says that a run has ended while the clock goes on. */
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

function Phrases({ phrases }: { phrases: readonly Phrase[] }): JSX.Element {
  return (
    <p class="changes">
      <Joined phrases={phrases} />
    </p>
  );
}

function Joined({ phrases }: { phrases: readonly Phrase[] }): JSX.Element {
  return (
    <>
      {phrases.map((phrase, index) => (
        <span key={index} class="phrase">
          {index > 0 && <span class="dot"> · </span>}
          <PhraseText phrase={phrase} />
        </span>
      ))}
    </>
  );
}

type Going = Parameters<typeof MarkedNumber>[0]['go'];

function PhraseText({ phrase: { around, value, row }, go }: { phrase: Phrase; go?: Going }): JSX.Element {
  const [before, after] = around;
  return (
    <>
      {before} {value !== undefined && <MarkedNumber value={value} row={row} go={go} />} {after}
    </>
  );
}

function shortenedList(phrases: readonly Phrase[], language: Parameters<typeof comparisonWords>[0]): readonly Phrase[] {
  const rest = phrases.length - MAX_NAMED;
  if (rest <= 0) return phrases;
  return [...phrases.slice(0, MAX_NAMED), { around: [comparisonWords(language).andMore(rest), ''], value: undefined }];
}
