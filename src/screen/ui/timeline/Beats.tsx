import type { JSX } from 'preact';
import { leaveBeats, nextBeat, previousBeat, tellBeat } from '../../state/actions.ts';
import { useAppState, useDispatch, useLanguage, useWords } from '../context.ts';
import { IconButton } from '../parts/IconButton.tsx';
import { LeftIcon, RightIcon } from '../parts/icons.tsx';
import { shownScene } from '../stage/story.ts';

/** The story's beats in the transport: a numbered dot each; the told one is ringed, and pressed again it is left. */
export function Beats(): JSX.Element | null {
  const { story, beat: beatName, nextBeat: next, previousBeat: previous } = useWords();
  const language = useLanguage();
  const beats = useAppState((state) => shownScene(state).beats);
  const told = useAppState((state) => state.beat);
  const hasRun = useAppState((state) => state.run !== undefined);
  const dispatch = useDispatch();
  if (beats.length === 0) return null;
  return (
    <div class="beats" role="group" aria-label={story}>
      <IconButton label={previous} disabled={!hasRun || told === 0} onClick={() => dispatch(previousBeat)}>
        <LeftIcon />
      </IconButton>
      {beats.map((beat, index) => (
        <button
          key={beat.id}
          type="button"
          class="beat"
          aria-label={beatName(index + 1, beat.title[language])}
          title={beat.title[language]}
          aria-pressed={index === told}
          disabled={!hasRun}
          onClick={() => dispatch(index === told ? leaveBeats : tellBeat(index, true))}
        >
          {index + 1}
        </button>
      ))}
      <IconButton label={next} disabled={!hasRun || told === beats.length - 1} onClick={() => dispatch(nextBeat)}>
        <RightIcon />
      </IconButton>
    </div>
  );
}

/** `2 / 5`, in a talk. */
export function BeatCounter(): JSX.Element | null {
  const { beatOf } = useWords();
  const count = useAppState((state) => shownScene(state).beats.length);
  const told = useAppState((state) => state.beat);
  if (count === 0) return null;
  return (
    <p class="beat-counter">
      <span aria-hidden="true">
        {told + 1} / {count}
      </span>
      <span class="hidden">{beatOf(told + 1, count)}</span>
    </p>
  );
}

export function BeatButtons(): JSX.Element {
  const { nextBeat: next, previousBeat: previous } = useWords();
  const count = useAppState((state) => shownScene(state).beats.length);
  const told = useAppState((state) => state.beat);
  const dispatch = useDispatch();
  return (
    <>
      <IconButton label={previous} disabled={told <= 0} onClick={() => dispatch(previousBeat)}>
        <LeftIcon />
      </IconButton>
      <IconButton label={next} disabled={told === count - 1} onClick={() => dispatch(nextBeat)}>
        <RightIcon />
      </IconButton>
    </>
  );
}
