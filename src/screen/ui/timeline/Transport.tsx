import type { JSX } from 'preact';
import { setSpeed, stepEvent, togglePlay } from '../../state/actions.ts';
import { SPEEDS } from '../../state/playback.ts';
import { markedTime } from '../../words/marked.ts';
import { Beats } from './Beats.tsx';
import { useAppState, useDispatch, useLanguage, useWords } from '../context.ts';
import { IconButton } from '../parts/IconButton.tsx';
import { NextEventIcon, PauseIcon, PlayIcon, PreviousEventIcon } from '../parts/icons.tsx';
import { MarkedNumber } from '../parts/MarkedNumber.tsx';

/** Playback controls: event steps, play, clock, beats, speed. */
export function Transport(): JSX.Element {
  const { transport, play, pause, nextEvent, previousEvent } = useWords();
  const playing = useAppState((state) => state.playing);
  const hasRun = useAppState((state) => state.run !== undefined);
  const dispatch = useDispatch();
  return (
    <div class="transport" role="group" aria-label={transport}>
      <div class="transport-buttons">
        <IconButton label={previousEvent} disabled={!hasRun} onClick={() => dispatch(stepEvent(-1))}>
          <PreviousEventIcon />
        </IconButton>
        <IconButton class="play" label={playing ? pause : play} disabled={!hasRun} onClick={() => dispatch(togglePlay)}>
          {playing ? <PauseIcon /> : <PlayIcon />}
        </IconButton>
        <IconButton label={nextEvent} disabled={!hasRun} onClick={() => dispatch(stepEvent(1))}>
          <NextEventIcon />
        </IconButton>
      </div>
      <Clock />
      <Beats />
      <Speed />
    </div>
  );
}

/** Whole ticks while playing, the exact time while paused. */
function Clock(): JSX.Element {
  const language = useLanguage();
  const playing = useAppState((state) => state.playing);
  const time = useAppState((state) => (state.playing ? Math.floor(state.time / 1000) * 1000 : state.time));
  return (
    <div class="clock">
      <MarkedNumber value={markedTime(time, language, !playing)} before="t = " row="run.now" />
    </div>
  );
}

function Speed(): JSX.Element {
  const { speed: label } = useWords();
  const speed = useAppState((state) => state.speed);
  const dispatch = useDispatch();
  return (
    <label class="speed">
      <span>{label}</span>
      <select value={String(speed)} onChange={(event) => dispatch(setSpeed(Number(event.currentTarget.value)))}>
        {SPEEDS.map((one) => (
          <option key={one} value={String(one)} selected={one === speed}>
            {one < 1 ? `×1/${1 / one}` : `×${one}`}
          </option>
        ))}
      </select>
    </label>
  );
}
