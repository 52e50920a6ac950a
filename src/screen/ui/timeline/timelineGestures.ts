import { useRef } from 'preact/hooks';
import { pause, play } from '../../state/actions.ts';
import { type AppState, durationOf, type TimeSpan } from '../../state/appState.ts';
import type { Store } from '../../state/store.ts';
import { clearLoop, loopOf, panTimeline, setLoop, showSpan, shownSpan, zoomTimeline } from '../../state/timeSpan.ts';
import { seekFreely } from '../keyboard/keys.ts';

/** Nearer to where it began than this many px, a drag is a press. */
const PRESS = 4;
/** How far one px of the wheel zooms, as a power of e; and the most of one turn. */
const WHEEL_ZOOM = 0.0025;
const WHEEL_MOST = 120;

type Gesture =
  | { readonly kind: 'seek'; readonly wasPlaying: boolean }
  | { readonly kind: 'brush'; readonly x: number; readonly anchor: number }
  | { readonly kind: 'edge'; readonly fixed: number }
  | { readonly kind: 'pinch'; readonly times: readonly [number, number] };

type Pointer = PointerEvent & { readonly currentTarget: HTMLElement };

export type TrackHandlers = {
  readonly onPointerDown: (event: Pointer) => void;
  readonly onPointerMove: (event: Pointer) => void;
  readonly onPointerUp: (event: Pointer) => void;
  readonly onPointerCancel: (event: Pointer) => void;
  readonly onWheel: (event: WheelEvent & { readonly currentTarget: HTMLElement }) => void;
};

/**
 * What a pointer does on the track: on the bands it goes to an instant, and time stands meanwhile; on the ruler, or with Shift, it
 * brushes a loop; at a loop's edge it moves that; two fingers zoom and move what is shown. The wheel zooms; sideways it moves.
 */
export function useTrackGestures(store: Store<AppState>): TrackHandlers {
  const gesture = useRef<Gesture | undefined>(undefined);
  const fingers = useRef(new Map<number, number>());

  const timeAt = (track: HTMLElement, x: number): number => {
    const { left, width } = track.getBoundingClientRect();
    const { from, to } = shownSpan(store.get());
    return from + ((x - left) / width) * (to - from);
  };
  const end = (): void => {
    const { current } = gesture;
    gesture.current = undefined;
    if (current?.kind === 'seek' && current.wasPlaying) store.update(play);
  };
  const begin = (event: Pointer): Gesture => {
    const time = timeAt(event.currentTarget, event.clientX);
    const loop = loopOf(store.get());
    const part = event.target instanceof Element ? event.target : null;
    const edge = part?.closest('[data-edge]')?.getAttribute('data-edge');
    if (edge !== undefined && edge !== null && loop !== undefined) {
      return { kind: 'edge', fixed: edge === 'from' ? loop.to : loop.from };
    }
    if (event.shiftKey || part?.closest('.ruler') !== null) return { kind: 'brush', x: event.clientX, anchor: time };
    const wasPlaying = store.get().playing;
    store.update(pause);
    store.update(seekFreely(() => time));
    return { kind: 'seek', wasPlaying };
  };
  const pinch = (track: HTMLElement, times: readonly [number, number]): void => {
    const { left, width } = track.getBoundingClientRect();
    const span = pinched(
      times,
      [...fingers.current.values()].map((x) => (x - left) / width),
    );
    if (span !== undefined) store.update(showSpan(span.from, span.to));
  };

  return {
    onPointerDown: (event) => {
      if (event.button !== 0 || durationOf(store.get()) === 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      fingers.current.set(event.pointerId, event.clientX);
      const [one, other] = [...fingers.current.values()];
      if (fingers.current.size === 1) {
        gesture.current = begin(event);
      } else if (fingers.current.size === 2) {
        end();
        gesture.current = {
          kind: 'pinch',
          times: [timeAt(event.currentTarget, one!), timeAt(event.currentTarget, other!)],
        };
      }
    },
    onPointerMove: (event) => {
      if (!fingers.current.has(event.pointerId)) return;
      fingers.current.set(event.pointerId, event.clientX);
      const time = timeAt(event.currentTarget, event.clientX);
      const { current } = gesture;
      if (current?.kind === 'seek') store.update(seekFreely(() => time));
      else if (current?.kind === 'edge') store.update(setLoop(current.fixed, time));
      else if (current?.kind === 'pinch') pinch(event.currentTarget, current.times);
      else if (current?.kind === 'brush' && Math.abs(event.clientX - current.x) >= PRESS) {
        store.update(setLoop(current.anchor, time));
      }
    },
    onPointerUp: (event) => {
      const { current } = gesture;
      if (current?.kind === 'brush' && Math.abs(event.clientX - current.x) < PRESS) {
        store.update(loopOf(store.get()) === undefined ? seekFreely(() => current.anchor) : clearLoop);
      }
      fingers.current.delete(event.pointerId);
      end();
    },
    onPointerCancel: (event) => {
      fingers.current.delete(event.pointerId);
      end();
    },
    onWheel: (event) => {
      event.preventDefault();
      const { width } = event.currentTarget.getBoundingClientRect();
      const sideways = event.shiftKey ? event.deltaX + event.deltaY : event.deltaX;
      if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
        store.update(panTimeline(sideways / width));
        return;
      }
      const turn = Math.max(-WHEEL_MOST, Math.min(WHEEL_MOST, event.deltaY));
      store.update(zoomTimeline(Math.exp(turn * WHEEL_ZOOM), timeAt(event.currentTarget, event.clientX)));
    },
  };
}

/** The span in which two instants are where two fingers are, as shares of the track; undefined while those are too near. */
export function pinched(times: readonly [number, number], shares: readonly number[]): TimeSpan | undefined {
  const [one = 0, other = 0] = shares;
  const perTrack = (times[1] - times[0]) / (other - one);
  if (Math.abs(other - one) < 0.02 || !(perTrack > 0)) return undefined;
  const from = times[0] - one * perTrack;
  return { from, to: from + perTrack };
}
