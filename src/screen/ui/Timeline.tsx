import type { JSX } from 'preact';
import { useMemo, useRef } from 'preact/hooks';
import { busyShares } from '../../core/analysis/load.ts';
import { pause, play } from '../state/actions.ts';
import { durationOf, type Run } from '../state/appState.ts';
import { instantOf } from '../state/playback.ts';
import { markedTime } from '../words/marked.ts';
import { BAND_HEIGHT, BANDS, bandPaths } from './bandPaths.ts';
import { useAppState, useDispatch, useLanguage, useUi, useWords } from './context.ts';
import { jump, seekFreely } from './keys.ts';

const BINS = 480;
const GAP = 14;

/** How busy compute, NeuronLink and EFA are over the whole run, with the playhead; drag to go to an instant. */
export function Timeline(): JSX.Element {
  const { howBusy, compute, neuronLink, efa } = useWords();
  const names = { compute, neuronLink, efa };
  const run = useAppState((state) => state.run);
  return (
    <div class="timeline">
      <ul class="band-names" aria-label={howBusy}>
        {BANDS.map(({ column, sign }) => (
          <li key={column}>
            <span class={`band-sign ${sign} ${column}`} aria-hidden="true" />
            {names[column]}
          </li>
        ))}
      </ul>
      <Slider>
        <Curves run={run} />
        <BeatMarks run={run} />
        <Playhead />
      </Slider>
    </div>
  );
}

/** The part that listens: a slider for keyboard and screen reader, dragged by pointer. Time stands while it is dragged. */
function Slider({ children }: { children: JSX.Element[] }): JSX.Element {
  const { timeline, timelineNow, noRunYet } = useWords();
  const language = useLanguage();
  const finish = useAppState(durationOf);
  const tick = useAppState((state) => Math.floor(state.time / 1000));
  const dispatch = useDispatch();
  const { store } = useUi();
  const drag = useRef<{ wasPlaying: boolean } | undefined>(undefined);
  const seekTo = (event: PointerEvent & { readonly currentTarget: HTMLElement }): void => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    dispatch(seekFreely((_, end) => ((event.clientX - left) / width) * end));
  };
  const end = (): void => {
    if (drag.current?.wasPlaying === true) dispatch(play);
    drag.current = undefined;
  };
  return (
    <div
      class="track"
      role="slider"
      tabIndex={0}
      aria-label={timeline}
      aria-valuemin={0}
      aria-valuemax={Math.floor(finish / 1000)}
      aria-valuenow={tick}
      aria-valuetext={
        finish === 0
          ? noRunYet
          : timelineNow(markedTime(tick * 1000, language).spoken, markedTime(finish, language).spoken)
      }
      onPointerDown={(event) => {
        if (event.button !== 0 || finish === 0) return;
        drag.current = { wasPlaying: store.get().playing };
        dispatch(pause);
        event.currentTarget.setPointerCapture(event.pointerId);
        seekTo(event);
      }}
      onPointerMove={(event) => {
        if (drag.current !== undefined) seekTo(event);
      }}
      onPointerUp={end}
      onPointerCancel={end}
      onKeyDown={(event) => {
        if (event.shiftKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
        event.preventDefault();
        dispatch(jump(event.key === 'ArrowUp' ? 0.01 : -0.01));
      }}
    >
      {children}
    </div>
  );
}

/** Drawn once a run. */
function Curves({ run }: { run: Run | undefined }): JSX.Element | null {
  const paths = useMemo(() => run && bandPaths(busyShares(run.reader, BINS), GAP), [run]);
  if (paths === undefined) return null;
  const height = BANDS.length * (BAND_HEIGHT + GAP);
  return (
    <svg class="curves" viewBox={`0 0 ${BINS} ${height}`} preserveAspectRatio="none" aria-hidden="true">
      {BANDS.map(({ column }, row) => (
        <path key={column} class={column} d={paths[row]} />
      ))}
    </svg>
  );
}

/** Where each beat of the story lies in this run. */
function BeatMarks({ run }: { run: Run | undefined }): JSX.Element | null {
  const told = useAppState((state) => state.beat);
  if (run === undefined || run.reader.trace.finish === 0) return null;
  const { trace } = run.reader;
  return (
    <div class="beat-marks" aria-hidden="true">
      {run.scene.beats.map((beat, index) => {
        const from = instantOf(beat.from, trace) / trace.finish;
        const to = instantOf(beat.to, trace) / trace.finish;
        return (
          <span
            key={beat.id}
            class={index === told ? 'told' : ''}
            style={{ '--from': String(Math.min(from, to)), '--length': String(Math.abs(to - from)) }}
          >
            {index + 1}
          </span>
        );
      })}
    </div>
  );
}

/** The one thing here that moves with time; all that lies ahead of it is dimmed. */
function Playhead(): JSX.Element {
  const share = useAppState((state) => (durationOf(state) === 0 ? 0 : state.time / durationOf(state)));
  return (
    <div class="playhead" style={{ '--now': share.toFixed(5) }}>
      <i class="ahead" />
      <i class="line" />
    </div>
  );
}
