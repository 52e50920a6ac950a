import type { JSX } from 'preact';
import { type AppState, durationOf } from '../../state/appState.ts';
import { beatSpan } from '../../state/playback.ts';
import { useAppState } from '../context.ts';
import { shownScene } from './story.ts';

/** Steps in which the rail shows time: about a pixel each on a large screen. */
const STEPS = 400;

/** How much of the current beat, or of the run where no beat is told, has been shown; 0 to 1. */
function shownShare(state: AppState): number {
  const { from, to } = beatSpan(state) ?? { from: 0, to: durationOf(state) };
  if (to <= from) return state.time >= to ? 1 : 0;
  return Math.min(1, Math.max(0, (state.time - from) / (to - from)));
}

/** The beats of a talk as one line at the lower edge: those told, the current one with its time, and those to come. */
export function BeatRail(): JSX.Element {
  const count = useAppState((state) => Math.max(1, shownScene(state).beats.length));
  const current = useAppState((state) => (shownScene(state).beats.length === 0 ? 0 : state.beat));
  const share = useAppState((state) => Math.round(shownShare(state) * STEPS) / STEPS);
  // The counter beside it says the same in words.
  return (
    <div class="beat-rail" aria-hidden="true">
      {Array.from({ length: count }, (_, beat) => (
        <span key={beat} class={beat === current ? 'current' : beat < current ? 'told' : ''}>
          {beat === current && <span style={{ width: `${share * 100}%` }} />}
        </span>
      ))}
    </div>
  );
}
