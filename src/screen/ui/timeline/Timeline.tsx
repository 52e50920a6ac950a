import type { ComponentChildren, JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { THEMES } from '../../picture/theme.ts';
import { durationOf, isComparing, type Run, type TimeSpan } from '../../state/appState.ts';
import { shownSpan, showTime, showWholeRun } from '../../state/timeSpan.ts';
import { markedTime } from '../../words/marked.ts';
import { comparedRuns } from '../compare/comparedRuns.ts';
import { CompareMarks } from '../compare/CompareMarks.tsx';
import { useAppState, useDispatch, useLanguage, useUi, useWords } from '../context.ts';
import { jump } from '../keyboard/keys.ts';
import { BandNames, BandCurves } from './TimelineBands.tsx';
import { useTrackGestures } from './timelineGestures.ts';
import { LoopRange } from './TimelineLoop.tsx';
import { BeatMarks, Marks } from './TimelineMarks.tsx';
import { useLater } from '../parts/useLater.ts';

/**
 * A stretch of the run: its named moments, how busy it is and what waits, the beats of the story, the loop, and the playhead.
 * Further runs stand on the same stretch: one more `BandNames` and `Bands` each, below the first.
 */
export function Timeline(): JSX.Element {
  const { run, beside, from, to } = useDrawnRuns();
  const compare = useAppState(isComparing);
  const theme = useAppState((state) => state.theme);
  const { store } = useUi();
  const dispatch = useDispatch();
  const gestures = useTrackGestures(store);
  useFollowTime();
  const shown = run !== undefined && from < to ? { run, from, to } : undefined;
  const peak = Math.max(1, ...[run, beside].map((one) => one?.reader.survey.peakWaiting ?? 0));
  const [head, middle, tail] = THEMES[theme].waiting;
  return (
    <div
      class="timeline"
      data-compare={compare}
      style={{ '--waiting-head': head, '--waiting-middle': middle, '--waiting-tail': tail }}
    >
      <div class="band-columns">
        <BandNames run={run} peak={peak} />
        {compare && <BandNames run={beside} peak={peak} />}
      </div>
      <div class="track" onDblClick={() => dispatch(showWholeRun)} {...gestures}>
        <div class="ruler">{shown && <Marks {...shown} />}</div>
        <Overview from={from} to={to} />
        <TimeSlider>
          {shown && <BandCurves {...shown} peak={peak} />}
          {shown && compare && beside && <BandCurves {...shown} run={beside} peak={peak} />}
          {run && compare && beside && <CompareMarks before={beside} after={run} from={from} to={to} />}
          <Playhead from={from} to={to} />
        </TimeSlider>
        {shown && <BeatMarks {...shown} />}
        <LoopRange from={from} to={to} />
      </div>
    </div>
  );
}

/** The runs whose bands are drawn, with the stretch shown of them: until new bands are made, the last ones stay as they are. */
function useDrawnRuns(): { run: Run | undefined; beside: Run | undefined } & TimeSpan {
  const now = useAppState((state) => state.run);
  const besideNow = useAppState((state) => comparedRuns(state)?.before);
  const from = useAppState((state) => shownSpan(state).from);
  const to = useAppState((state) => shownSpan(state).to);
  const [run, beside] = [useLater(now), useLater(besideNow)];
  const span = useRef({ from, to });
  if (run === now && beside === besideNow) span.current = { from, to };
  return { run, beside, ...span.current };
}

/** Whatever moves time, the timeline turns its pages to where it is. */
function useFollowTime(): void {
  const { store } = useUi();
  useLayoutEffect(() => {
    let { time } = store.get();
    return store.subscribe(() => {
      if (store.get().time === time) return;
      ({ time } = store.get());
      store.update(showTime);
    });
  }, [store]);
}

/** A slider for keyboard and screen reader. */
function TimeSlider({ children }: { children: ComponentChildren }): JSX.Element {
  const { timeline, timelineNow, noRunYet } = useWords();
  const language = useLanguage();
  const finish = useAppState(durationOf);
  const tick = useAppState((state) => Math.floor(state.time / 1000));
  const dispatch = useDispatch();
  return (
    <div
      class="bands-field"
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

/** While a part of the run is shown: which part. */
function Overview({ from, to }: { from: number; to: number }): JSX.Element | null {
  const finish = useAppState(durationOf);
  const isWhole = useAppState((state) => state.shownSpan === undefined);
  if (isWhole || finish === 0) return null;
  return <i class="overview" style={{ '--from': String(from / finish), '--to': String(to / finish) }} />;
}

/** The one thing here that moves with time; all that lies ahead of it is dimmed. */
function Playhead({ from, to }: { from: number; to: number }): JSX.Element {
  const share = useAppState(({ time }) => (from < to ? (time - from) / (to - from) : 0));
  const isSeen = 0 <= share && share <= 1;
  return (
    <div class="playhead" style={{ '--now': Math.min(1, Math.max(0, share)).toFixed(5) }}>
      <i class="ahead" />
      {isSeen && <i class="line" />}
    </div>
  );
}
