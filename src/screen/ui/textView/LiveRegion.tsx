import { type ComparedRuns, comparedRuns } from '../compare/comparedRuns.ts';
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { passingFrame } from '../../picture/frame.ts';
import { outlineOf } from '../../describe/outline.ts';
import { describeBottleneck } from '../../describe/places.ts';
import type { AppState, Run } from '../../state/appState.ts';
import { markedTime } from '../../words/marked.ts';
import { comparisonWords } from '../../words/comparisonWords.ts';
import { appWords } from '../../words/appWords.ts';
import { differencePhrases, divergencePhrase, finishedPhrase, spoken } from '../../describe/comparison.ts';
import { type UiEffects, useAppState, useUi } from '../context.ts';
import { storyText } from '../stage/story.ts';
import { useLater } from '../parts/useLater.ts';

/** Announces the story to screen readers: while playing as often as the user chose, and whenever the time has settled. */
export function LiveRegion(): JSX.Element {
  const { store, effects } = useUi();
  const due = useLater(useAppState(announcementKey));
  const text = useMemo(() => announcement(store.get(), effects.describe), [due]);
  return (
    <p class="hidden" role="status">
      {text}
    </p>
  );
}

/** Changes when a new announcement is due. */
function announcementKey(state: AppState): string {
  const { run, settledTime, playing, playedSeconds, beat, voice, language } = state;
  const when = !playing
    ? `at ${settledTime}`
    : typeof voice === 'number'
      ? `part ${Math.floor(playedSeconds / voice)}`
      : voice;
  return [run?.hash, comparedRuns(state)?.before.hash, when, beat, language].join(' ');
}

function announcement(state: AppState, describe: UiEffects['describe']): string {
  const { run, language, playing, voice } = state;
  if (run === undefined || (playing && voice === 'off')) return '';
  const { title, caption } = storyText(state);
  const telling = `${sentence(title[language])} ${sentence(caption[language])}`;
  if (playing && voice === 'beats') return state.beat >= 0 ? telling : '';
  const { reader } = run;
  const moment = { reader, frame: passingFrame(reader, state.time) };
  const stuck = describeBottleneck(outlineOf(reader.trace.network), moment, language);
  const time = appWords(language).saidAt(markedTime(state.time, language, !playing).spoken);
  const compared = comparedRuns(state);
  if (compared !== undefined && !playing) return `${time} ${comparisonAnnouncement(state, compared, describe)}`;
  return playing ? `${time} ${stuck.spoken}` : `${time} ${telling} ${stuck.spoken} ${describe()}`;
}

/** Adds a full stop if needed, so that screen readers pause. */
function sentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

/** What each half of a comparison shows, and the difference. */
function comparisonAnnouncement(
  { time, language }: AppState,
  compared: ComparedRuns,
  describe: UiEffects['describe'],
): string {
  const { asWritten, yourTweak, said: ofHalf } = comparisonWords(language);
  const half = (name: string, run: Run): string =>
    ofHalf(name, time >= run.reader.trace.finish ? spoken(finishedPhrase(run, language)) : describe(run));
  const where = divergencePhrase(compared, language);
  const outcome = [...differencePhrases(compared, language), ...(where === undefined ? [] : [where])];
  return [half(asWritten, compared.before), half(yourTweak, compared.after), outcome.map(spoken).join(', ')]
    .map(sentence)
    .join(' ');
}
