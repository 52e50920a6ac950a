import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { SHARE_BANDS } from '../../../core/analysis/bands.ts';
import { wayChanges } from '../../describe/ways.ts';
import { type AppState, durationOf, type Run, type TimeSpan } from '../../state/appState.ts';
import { beatSpan, stretchOf } from '../../state/playback.ts';
import { useAppState, useLanguage } from '../context.ts';
import { useLater } from '../parts/useLater.ts';
import { lanesOf, placeOnRail } from './railLanes.ts';
import { shownScene } from './story.ts';

/** Steps in which the rail shows time: about a pixel each on a large screen. */
const STEPS = 400;

/** How much of the current beat, or of the run where no beat is told, has been shown; 0 to 1. */
function shownShare(state: AppState): number {
  const { from, to } = beatSpan(state) ?? { from: 0, to: durationOf(state) };
  if (to <= from) return state.time >= to ? 1 : 0;
  return Math.min(1, Math.max(0, (state.time - from) / (to - from)));
}

/** The spans of the rail's segments: the beats, or the run of a scene without any. */
function segmentsOf({ scene, reader }: Run): readonly TimeSpan[] {
  const { trace } = reader;
  return scene.beats.length === 0 ? [{ from: 0, to: trace.finish }] : scene.beats.map((beat) => stretchOf(beat, trace));
}

/**
 * The beats of a talk as one line at the lower edge: those told, the current one with its time, and those to come. Above each stands
 * what it is made of, a lane for each of compute, NeuronLink and EFA; and where one way of doing the work follows another, the names of both.
 */
export function BeatRail(): JSX.Element {
  const count = useAppState((state) => Math.max(1, shownScene(state).beats.length));
  const current = useAppState((state) => (shownScene(state).beats.length === 0 ? 0 : state.beat));
  const share = useAppState((state) => Math.round(shownShare(state) * STEPS) / STEPS);
  const run = useLater(useAppState((state) => state.run));
  const segments = useMemo(() => run && segmentsOf(run), [run]);
  // The counter beside it says the same in words.
  return (
    <div class="beat-rail" aria-hidden="true">
      {run !== undefined && segments !== undefined && <Changes run={run} segments={segments} />}
      {Array.from({ length: count }, (_, beat) => (
        <span key={beat} class={beat === current ? 'current' : beat < current ? 'told' : ''}>
          {run !== undefined && segments?.[beat] !== undefined && <Lanes run={run} span={segments[beat]} />}
          {beat === current && run !== undefined && segments?.[beat] !== undefined && (
            <span class="shown" style={{ clipPath: `inset(0 ${(1 - share) * 100}% 0 0)` }}>
              <Lanes run={run} span={segments[beat]} />
            </span>
          )}
          <span class="line">{beat === current && <span style={{ width: `${share * 100}%` }} />}</span>
        </span>
      ))}
    </div>
  );
}

function Lanes({ run, span }: { run: Run; span: TimeSpan }): JSX.Element {
  const lanes = useMemo(() => lanesOf(run.reader, span), [run, span]);
  return (
    <span class="lanes">
      {SHARE_BANDS.map((band) => (
        <span key={band} class={band}>
          {lanes[band].map(({ from, to }) => (
            <i key={from} style={{ left: `${from * 100}%`, width: `${(to - from) * 100}%` }} />
          ))}
        </span>
      ))}
    </span>
  );
}

/** The nearest change of ways with the names of both sides; the others as lines alone, so that names never meet. */
function Changes({ run, segments }: { run: Run; segments: readonly TimeSpan[] }): JSX.Element {
  const language = useLanguage();
  const changes = useMemo(() => wayChanges(run.scene, run.reader.trace, language), [run, language]);
  const named = useAppState(({ time }) => {
    const far = changes.map((change) => Math.abs(change.time - time));
    return far.indexOf(Math.min(...far));
  });
  const hasCome = useAppState(({ time }) => changes[named] !== undefined && changes[named].time <= time);
  return (
    <>
      {changes.map(({ time, before, after }, at) => (
        <span
          key={at}
          class="change"
          data-come={at === named && hasCome}
          style={{ left: `${placeOnRail(time, segments) * 100}%` }}
        >
          {at === named && <span class="before">{before}</span>}
          {at === named && <span class="after">{after}</span>}
        </span>
      ))}
    </>
  );
}
