import type { JSX } from 'preact';
import { useId, useMemo, useRef } from 'preact/hooks';
import { bandsBetween } from '../../../core/analysis/bands.ts';
import { eventsBetween } from '../../../core/analysis/eventTicks.ts';
import type { Run, TimeSpan } from '../../state/appState.ts';
import { markedCount } from '../../words/marked.ts';
import { BAND_HEIGHT, BANDS, bandPath, pilePath, tickPath } from './bandPaths.ts';
import { useLanguage, useWords } from '../context.ts';
import { useWidthInEms } from '../parts/useWidthInEms.ts';

/** Two px per bin at 1080p; bins grow with the font size. */
const BINS_AN_EM = 8;
/** Start and end ticks are drawn only if there are at least this many bins per event. */
const BINS_AN_EVENT = 2;

/**
 * The utilization of compute, NeuronLink and EFA, and the waiting packets on a scale up to `peak`. The paths are computed once
 * per run, span and width.
 */
export function BandCurves({ run, from, to, peak }: { run: Run; peak: number } & TimeSpan): JSX.Element {
  const box = useRef<HTMLDivElement>(null);
  const gradient = useId();
  const bins = Math.round(useWidthInEms(box) * BINS_AN_EM);
  const drawn = useMemo(() => draw(run, { from, to }, bins, peak), [run, from, to, bins, peak]);
  return (
    <div class="bands" ref={box} aria-hidden="true">
      {BANDS.map(({ column }, row) => (
        <svg
          key={column}
          class={`band ${column}`}
          style={{ '--at': String(row) }}
          viewBox={`0 0 ${bins} ${BAND_HEIGHT}`}
          preserveAspectRatio="none"
        >
          {column === 'waiting' && <PileColours id={gradient} />}
          <path
            class="curve"
            d={drawn[column].curve}
            style={column === 'waiting' ? { fill: `url(#${gradient})` } : undefined}
          />
          <path class="events" d={drawn[column].events} />
        </svg>
      ))}
    </div>
  );
}

/** The colours of the queues in the picture: head at the bottom, tail at the top. */
function PileColours({ id }: { id: string }): JSX.Element {
  return (
    <linearGradient id={id} gradientUnits="userSpaceOnUse" x1="0" y1={BAND_HEIGHT} x2="0" y2="0">
      <stop class="head" offset="0" />
      <stop class="middle" offset="0.5" />
      <stop class="tail" offset="1" />
    </linearGradient>
  );
}

type BandShapes = { readonly curve: string; readonly events: string };

function draw(
  { reader }: Run,
  span: TimeSpan,
  bins: number,
  peak: number,
): Readonly<Record<(typeof BANDS)[number]['column'], BandShapes>> {
  const { compute, neuronLink, efa, waiting } = bandsBetween(reader, span.from, span.to, bins);
  const events = eventsBetween(reader, span.from, span.to, bins / BINS_AN_EVENT);
  const lines = (column: 'compute' | 'neuronLink' | 'efa'): string =>
    events === undefined ? '' : tickPath(events[column], span, bins);
  return {
    compute: { curve: bandPath(compute), events: lines('compute') },
    neuronLink: { curve: bandPath(neuronLink), events: lines('neuronLink') },
    efa: { curve: bandPath(efa), events: lines('efa') },
    waiting: { curve: pilePath(waiting.map((packets) => packets / peak)), events: '' },
  };
}

/** The names of the bands. The name of the waiting band also says how many packets its full height is. */
export function BandNames({ run, peak }: { run: Run | undefined; peak: number }): JSX.Element {
  const { howBusy, compute, neuronLink, efa, waiting, mostWaiting } = useWords();
  const language = useLanguage();
  const names = { compute, neuronLink, efa, waiting };
  const most = run === undefined ? undefined : mostWaiting(markedCount(peak, '', language).spoken);
  return (
    <ul class="band-names" aria-label={howBusy}>
      {BANDS.map(({ column }) => (
        <li key={column} title={column === 'waiting' ? most : undefined}>
          <span class={`band-sign ${column}`} aria-hidden="true" />
          {names[column]}
          {column === 'waiting' && most !== undefined && <span class="hidden">, {most}</span>}
        </li>
      ))}
    </ul>
  );
}
