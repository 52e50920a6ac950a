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
import { BeatSpan, Marks, WaySpans } from './TimelineMarks.tsx';
import { useLater } from '../parts/useLater.ts';

/**
 * The timeline of a time span: ruler with named moments, bands of utilization and waiting packets, ways, the current beat, loop and playhead.
 * In a comparison the bands of the second run are below the first, on the same span.
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
        {shown && <WaySpans {...shown} />}
        {shown && <BeatSpan {...shown} />}
        <LoopRange from={from} to={to} />
      </div>
    </div>
  );
}

/** The runs whose bands are drawn, and the span. Both lag behind the state until the new bands are computed, so they stay consistent. */
function useDrawnRuns(): { run: Run | undefined; beside: Run | undefined } & TimeSpan {
  const latest = useAppState((state) => state.run);
  const latestBeside = useAppState((state) => comparedRuns(state)?.before);
  const from = useAppState((state) => shownSpan(state).from);
  const to = useAppState((state) => shownSpan(state).to);
  const [run, beside] = [useLater(latest), useLater(latestBeside)];
  const span = useRef({ from, to });
  if (run === latest && beside === latestBeside) span.current = { from, to };
  return { run, beside, ...span.current };
}

/** Scrolls the zoomed timeline page by page so that the current time stays visible. */
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

/** The box of the bands is a slider for keyboard and screen readers. */
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

/** A bar on the ruler's edge that shows which part of the run is visible; only while the timeline is zoomed. */
function Overview({ from, to }: { from: number; to: number }): JSX.Element | null {
  const finish = useAppState(durationOf);
  const isWhole = useAppState((state) => state.shownSpan === undefined);
  if (isWhole || finish === 0) return null;
  return <i class="overview" style={{ '--from': String(from / finish), '--to': String(to / finish) }} />;
}

/** Dims the future. The only part of the timeline that renders as time passes. */
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
