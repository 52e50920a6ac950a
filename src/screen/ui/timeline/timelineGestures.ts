import { useRef } from 'preact/hooks';
import { pause, play } from '../../state/actions.ts';
import { type AppState, durationOf, type TimeSpan } from '../../state/appState.ts';
import type { Store } from '../../state/store.ts';
import { clearLoop, loopOf, panTimeline, setLoop, showSpan, shownSpan, zoomTimeline } from '../../state/timeSpan.ts';
import { seekFreely } from '../keyboard/keys.ts';
import {
  createRecogniser,
  type Gesture,
  type GesturePoint,
  pointerSample,
  type Recogniser,
  wheelSample,
} from '../parts/gestures.ts';

/** A drag shorter than this many px counts as a press. */
const PRESS = 4;
/** How far one px of the wheel zooms, as a power of e; and the most of one turn. */
const WHEEL_ZOOM = 0.0025;
const WHEEL_MOST = 120;

/** The current drag on the track. */
type Hold =
  | { readonly kind: 'seek'; readonly wasPlaying: boolean }
  | { readonly kind: 'brush'; readonly anchor: number }
  | { readonly kind: 'edge'; readonly fixed: number }
  | { readonly kind: 'pinch'; readonly times: readonly [number, number] };

type Pointer = PointerEvent & { readonly currentTarget: HTMLElement };
type Wheel = WheelEvent & { readonly currentTarget: HTMLElement };

export type TrackHandlers = {
  readonly onPointerDown: (event: Pointer) => void;
  readonly onPointerMove: (event: Pointer) => void;
  readonly onPointerUp: (event: Pointer) => void;
  readonly onPointerCancel: (event: Pointer) => void;
  readonly onWheel: (event: Wheel) => void;
};

/**
 * Pointer gestures on the track: on the bands they seek, and playback pauses meanwhile; on the ruler, or with Shift, they
 * brushes a loop; at a loop's edge it moves that; two fingers zoom and move what is shown. The wheel zooms; sideways it moves.
 */
export function useTrackGestures(store: Store<AppState>): TrackHandlers {
  const recogniser = useRef<Recogniser | undefined>(undefined);
  const hold = useRef<Hold | undefined>(undefined);
  const feed = (event: Pointer, what: keyof Recogniser): void => {
    recogniser.current ??= createRecogniser();
    for (const gesture of recogniser.current[what](pointerSample(event, event.currentTarget))) {
      if (gesture.kind === 'press' || gesture.kind === 'pinchStart') {
        event.currentTarget.setPointerCapture(event.pointerId);
      }
      hold.current = follow(store, event, hold.current, gesture);
    }
  };
  return {
    onPointerDown: (event) => {
      if (durationOf(store.get()) > 0) feed(event, 'down');
    },
    onPointerMove: (event) => feed(event, 'move'),
    onPointerUp: (event) => feed(event, 'up'),
    onPointerCancel: (event) => feed(event, 'cancel'),
    onWheel: (event) => turnWheel(store, event),
  };
}

/** Does what a gesture asks for while the hand does `hold`; gives what it does from then on. */
function follow(store: Store<AppState>, event: Pointer, hold: Hold | undefined, gesture: Gesture): Hold | undefined {
  const { width } = event.currentTarget.getBoundingClientRect();
  const timeAt = ([x]: GesturePoint): number => timeAtShare(store, x / width);
  switch (gesture.kind) {
    case 'press':
      return take(store, event, timeAt(gesture.at));
    case 'move':
      move(store, hold, timeAt(gesture.at), Math.abs(gesture.at[0] - gesture.from[0]) >= PRESS);
      return hold;
    case 'pinchStart': {
      release(store, hold);
      const [one, other] = gesture.fingers;
      return { kind: 'pinch', times: [timeAt(one), timeAt(other)] };
    }
    case 'pinch': {
      const shares = gesture.fingers.map(([x]) => x / width);
      const span = hold?.kind === 'pinch' ? pinched(hold.times, shares) : undefined;
      if (span !== undefined) store.update(showSpan(span.from, span.to));
      return hold;
    }
    case 'end': {
      const { from, at, isLifted } = gesture;
      if (hold?.kind === 'brush' && isLifted && Math.abs(at[0] - from[0]) < PRESS) pressRuler(store, hold.anchor);
      release(store, hold);
      return undefined;
    }
    case 'hover':
    case 'tap':
      return hold;
  }
}

/** What a press at `time` begins: that depends on the part of the track it meets. */
function take(store: Store<AppState>, event: Pointer, time: number): Hold {
  const loop = loopOf(store.get());
  const part = event.target instanceof Element ? event.target : null;
  const edge = part?.closest('[data-edge]')?.getAttribute('data-edge');
  if (edge !== undefined && edge !== null && loop !== undefined) {
    return { kind: 'edge', fixed: edge === 'from' ? loop.to : loop.from };
  }
  if (event.shiftKey || part?.closest('.ruler') !== null) return { kind: 'brush', anchor: time };
  const wasPlaying = store.get().playing;
  store.update(pause);
  store.update(seekFreely(() => time));
  return { kind: 'seek', wasPlaying };
}

function move(store: Store<AppState>, hold: Hold | undefined, time: number, isFar: boolean): void {
  if (hold?.kind === 'seek') store.update(seekFreely(() => time));
  else if (hold?.kind === 'edge') store.update(setLoop(hold.fixed, time));
  else if (hold?.kind === 'brush' && isFar) store.update(setLoop(hold.anchor, time));
}

/** A press that brushed nothing ends the loop, and where there is none goes to its instant. */
function pressRuler(store: Store<AppState>, time: number): void {
  store.update(loopOf(store.get()) === undefined ? seekFreely(() => time) : clearLoop);
}

function release(store: Store<AppState>, hold: Hold | undefined): void {
  if (hold?.kind === 'seek' && hold.wasPlaying) store.update(play);
}

function turnWheel(store: Store<AppState>, event: Wheel): void {
  event.preventDefault();
  const corner = event.currentTarget.getBoundingClientRect();
  const { at, across, down } = wheelSample(event, corner);
  if (event.shiftKey || Math.abs(across) > Math.abs(down)) {
    store.update(panTimeline((event.shiftKey ? across + down : across) / corner.width));
    return;
  }
  const turn = Math.max(-WHEEL_MOST, Math.min(WHEEL_MOST, down));
  store.update(zoomTimeline(Math.exp(turn * WHEEL_ZOOM), timeAtShare(store, at[0] / corner.width)));
}

function timeAtShare(store: Store<AppState>, share: number): number {
  const { from, to } = shownSpan(store.get());
  return from + share * (to - from);
}

/** The span in which two instants are where two fingers are, as shares of the track; undefined while those are too near. */
export function pinched(times: readonly [number, number], shares: readonly number[]): TimeSpan | undefined {
  const [one = 0, other = 0] = shares;
  const perTrack = (times[1] - times[0]) / (other - one);
  if (Math.abs(other - one) < 0.02 || !(perTrack > 0)) return undefined;
  const from = times[0] - one * perTrack;
  return { from, to: from + perTrack };
}
