import type { JSX } from 'preact';
import { leaveBeats, nextBeat, previousBeat, startBeat } from '../../state/actions.ts';
import { useAppState, useDispatch, useLanguage, useWords } from '../context.ts';
import { IconButton } from '../parts/IconButton.tsx';
import { LeftIcon, RightIcon } from '../parts/icons.tsx';
import { shownScene } from '../stage/story.ts';

/** The beats as numbered buttons. Pressing the current beat again leaves the story. */
export function Beats(): JSX.Element | null {
  const { story, beat: beatName, nextBeat: next, previousBeat: previous } = useWords();
  const language = useLanguage();
  const beats = useAppState((state) => shownScene(state).beats);
  const current = useAppState((state) => state.beat);
  const hasRun = useAppState((state) => state.run !== undefined);
  const dispatch = useDispatch();
  if (beats.length === 0) return null;
  return (
    <div class="beats" role="group" aria-label={story}>
      <IconButton label={previous} disabled={!hasRun || current === 0} onClick={() => dispatch(previousBeat)}>
        <LeftIcon />
      </IconButton>
      {beats.map((beat, index) => (
        <button
          key={beat.id}
          type="button"
          class="beat"
          aria-label={beatName(index + 1, beat.title[language])}
          title={beat.title[language]}
          aria-pressed={index === current}
          disabled={!hasRun}
          onClick={() => dispatch(index === current ? leaveBeats : startBeat(index, true))}
        >
          {index + 1}
        </button>
      ))}
      <IconButton label={next} disabled={!hasRun || current === beats.length - 1} onClick={() => dispatch(nextBeat)}>
        <RightIcon />
      </IconButton>
    </div>
  );
}
