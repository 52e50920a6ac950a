import type { JSX } from 'preact';
import type { AppState } from '../state/appState.ts';
import { markedTime } from '../words/marked.ts';
import { words } from '../words/words.ts';
import { useAppState, useUi } from './context.ts';
import { tellingOf } from './story.ts';

/** Says the story in words to those who can't see it: each beat as it begins, and the instant wherever time stands. */
export function LiveRegion(): JSX.Element {
  const { effects } = useUi();
  const text = useAppState((state) => said(state, effects.describe));
  return (
    <p class="hidden" role="status">
      {text}
    </p>
  );
}

/** Ends in a full stop, so that voices pause. */
function sentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

/** While time runs this changes with the beat only. */
function said(state: AppState, describe: () => string): string {
  const { title, caption } = tellingOf(state);
  const telling = `${sentence(title[state.language])} ${sentence(caption[state.language])}`;
  if (state.run === undefined) return '';
  if (state.playing) return state.beat >= 0 ? telling : '';
  const time = markedTime(state.time, state.language, true).spoken;
  return `${words(state.language).saidAt(time)} ${telling} ${describe()}`;
}
