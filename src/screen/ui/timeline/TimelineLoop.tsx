import type { JSX } from 'preact';
import { durationOf, type TimeSpan } from '../../state/appState.ts';
import { loopOf, setLoop } from '../../state/timeSpan.ts';
import { markedTime } from '../../words/marked.ts';
import { useAppState, useDispatch, useLanguage, useUi, useWords } from '../context.ts';

/** The loop over ruler and bands, with a draggable edge at each end. */
export function LoopRange({ from, to }: TimeSpan): JSX.Element | null {
  const start = useAppState((state) => loopOf(state)?.from);
  const end = useAppState((state) => loopOf(state)?.to);
  if (start === undefined || end === undefined) return null;
  const shareOf = (time: number): number => Math.min(1, Math.max(0, (time - from) / (to - from)));
  const isSeen = (time: number): boolean => from <= time && time <= to;
  return (
    <div class="loop" style={{ '--from': String(shareOf(start)), '--to': String(shareOf(end)) }}>
      <i class="shade" />
      {isSeen(start) && <Edge edge="from" time={start} step={(to - from) / 100} />}
      {isSeen(end) && <Edge edge="to" time={end} step={(to - from) / 100} />}
    </div>
  );
}

type EdgeProps = { edge: 'from' | 'to'; time: number; step: number };

function Edge({ edge, time, step }: EdgeProps): JSX.Element {
  const { loopFrom, loopTo } = useWords();
  const language = useLanguage();
  const finish = useAppState(durationOf);
  const dispatch = useDispatch();
  const { store } = useUi();
  const move = (by: number): void => {
    const { from = 0, to = 0 } = loopOf(store.get()) ?? {};
    const moved = time + by;
    if (edge === 'from' ? moved < to : moved > from)
      dispatch(edge === 'from' ? setLoop(moved, to) : setLoop(from, moved));
  };
  return (
    <div
      class={`loop-edge ${edge}`}
      data-edge={edge}
      role="slider"
      tabIndex={0}
      aria-label={edge === 'from' ? loopFrom : loopTo}
      aria-valuemin={0}
      aria-valuemax={Math.floor(finish / 1000)}
      aria-valuenow={Math.floor(time / 1000)}
      aria-valuetext={markedTime(time, language).spoken}
      onKeyDown={(event) => {
        const direction = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }[event.key];
        if (direction === undefined) return;
        event.preventDefault();
        move(direction * step * (event.shiftKey ? 10 : 1));
      }}
    />
  );
}
