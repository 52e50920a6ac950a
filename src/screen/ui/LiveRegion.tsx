import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { momentAt } from '../picture/moment.ts';
import { outlineOf } from '../picture/outline.ts';
import { tellStuck } from '../picture/telling.ts';
import type { AppState } from '../state/appState.ts';
import { markedTime } from '../words/marked.ts';
import { words } from '../words/words.ts';
import { useAppState, useUi } from './context.ts';
import { tellingOf } from './story.ts';

/** Says the story in words to those who can't see it: as often as they wish while it plays, and wherever time stands. */
export function LiveRegion(): JSX.Element {
  const { store, effects } = useUi();
  const due = useAppState(whatIsDue);
  const text = useMemo(() => said(store.get(), effects.describe), [due]);
  return (
    <p class="hidden" role="status">
      {text}
    </p>
  );
}

/** Changes when something is to be said. */
function whatIsDue({ run, time, playing, playedSeconds, beat, voice, language }: AppState): string {
  const when = !playing
    ? `at ${time}`
    : typeof voice === 'number'
      ? `part ${Math.floor(playedSeconds / voice)}`
      : voice;
  return [run?.hash, when, beat, language].join(' ');
}

function said(state: AppState, describe: () => string): string {
  const { run, language, playing, voice } = state;
  if (run === undefined || (playing && voice === 'off')) return '';
  const { title, caption } = tellingOf(state);
  const telling = `${sentence(title[language])} ${sentence(caption[language])}`;
  if (playing && voice === 'beats') return state.beat >= 0 ? telling : '';
  const { reader, scene } = run;
  const stuck = tellStuck(outlineOf(reader.trace.network, scene.cluster.kind), momentAt(reader, state.time), language);
  const time = words(language).saidAt(markedTime(state.time, language, !playing).spoken);
  return playing ? `${time} ${stuck.spoken}` : `${time} ${telling} ${stuck.spoken} ${describe()}`;
}

/** Ends in a full stop, so that voices pause. */
function sentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}
