import type { JSX } from 'preact';
import { leaveTalk, nextBeat, previousBeat } from '../../state/actions.ts';
import { useAppState, useDispatch, useWords } from '../context.ts';
import { IconButton } from '../parts/IconButton.tsx';
import { CloseIcon, LeftIcon, RightIcon } from '../parts/icons.tsx';
import { shownScene } from './story.ts';

/** The beat's number in a talk. The buttons are invisible until they are hovered or focused. */
export function TalkControls(): JSX.Element {
  const dispatch = useDispatch();
  return (
    <div class="talk-controls">
      <BeatCounter />
      <div class="talk-buttons">
        <BeatButtons />
        <IconButton label={useWords().leaveTalk} onClick={() => dispatch(leaveTalk)}>
          <CloseIcon />
        </IconButton>
      </div>
    </div>
  );
}

/** `2 / 5` */
function BeatCounter(): JSX.Element | null {
  const { beatOf } = useWords();
  const count = useAppState((state) => shownScene(state).beats.length);
  const current = useAppState((state) => state.beat);
  if (count === 0) return null;
  return (
    <p class="beat-counter">
      <span aria-hidden="true">
        {current + 1} / {count}
      </span>
      <span class="hidden">{beatOf(current + 1, count)}</span>
    </p>
  );
}

function BeatButtons(): JSX.Element {
  const { nextBeat: next, previousBeat: previous } = useWords();
  const count = useAppState((state) => shownScene(state).beats.length);
  const current = useAppState((state) => state.beat);
  const dispatch = useDispatch();
  return (
    <>
      <IconButton label={previous} disabled={current <= 0} onClick={() => dispatch(previousBeat)}>
        <LeftIcon />
      </IconButton>
      <IconButton label={next} disabled={current === count - 1} onClick={() => dispatch(nextBeat)}>
        <RightIcon />
      </IconButton>
    </>
  );
}
