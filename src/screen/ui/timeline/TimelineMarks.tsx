import type { JSX } from 'preact';
import { useMemo, useRef } from 'preact/hooks';
import type { Language } from '../../../core/base/text.ts';
import type { Run, TimeSpan } from '../../state/appState.ts';
import { stretchOf } from '../../state/playback.ts';
import { momentName, phaseParts } from '../../words/momentWords.ts';
import { useAppState, useLanguage } from '../context.ts';
import { useWidthInEms } from '../parts/useWidthInEms.ts';

/** A named moment in sight, by how far along; written out where there is room for it. */
export type RulerMark = { readonly moment: string; readonly share: number; readonly label: string };

/** In ems: letters are no wider than this; ticks and names are no nearer to each other. */
const LETTER = { latin: 0.6, hangul: 1 };
const CLOSEST_TICKS = 0.25;
const GAP = 1.1;

/**
 * The moments of a run within a span, on a ruler `width` ems wide: none closer to the last than can be told apart, and names that don't run
 * into each other. Only beginnings have names; the first part is left out where the name before it has the same.
 */
export function rulerMarks(
  moments: Readonly<Record<string, number>>,
  { from, to }: TimeSpan,
  width: number,
  language: Language,
): RulerMark[] {
  const inSight = Object.entries(moments)
    .filter(([moment, time]) => moment.includes('.') && from <= time && time <= to)
    .sort(([a, before], [b, after]) => before - after || Number(b.endsWith('.start')) - Number(a.endsWith('.start')));
  const marks: RulerMark[] = [];
  let free = 0;
  let last = Number.NEGATIVE_INFINITY;
  let group = '';
  for (const [moment, time] of inSight) {
    const share = to === from ? 0 : (time - from) / (to - from);
    const x = share * width;
    const isStart = moment.endsWith('.start');
    // Of tens of thousands of moments, a few hundred can be told apart: the rest need no names.
    if (x - last < CLOSEST_TICKS && (!isStart || x < free)) continue;
    const parts = phaseParts(moment.slice(0, moment.lastIndexOf('.')), language);
    const [first = ''] = parts;
    const text = (first === group && parts.length > 1 ? parts.slice(1) : parts).join(' · ');
    const fits = isStart && x >= free && x + widthOf(text) <= width;
    if (!fits && x - last < CLOSEST_TICKS) continue;
    marks.push({ moment, share, label: fits ? text : '' });
    last = x;
    if (!fits) continue;
    free = x + widthOf(text) + GAP;
    group = first;
  }
  return marks;
}

function widthOf(text: string): number {
  return Array.from(text).reduce((sum, letter) => sum + (letter > '\u1100' ? LETTER.hangul : LETTER.latin), 0);
}

/** The named moments of the run, over the bands. */
export function Marks({ run, from, to }: { run: Run } & TimeSpan): JSX.Element {
  const language = useLanguage();
  const box = useRef<HTMLDivElement>(null);
  const width = useWidthInEms(box);
  const { moments } = run.reader.trace;
  const marks = useMemo(() => rulerMarks(moments, { from, to }, width, language), [moments, from, to, width, language]);
  return (
    <div class="marks" ref={box} aria-hidden="true">
      {marks.map(({ moment, share, label }) => (
        <span key={moment} style={{ '--at': share.toFixed(5) }} title={momentName(moment, language)}>
          {/* An empty text would be written anew each time, and what is styled by it styled anew. */}
          {label || undefined}
        </span>
      ))}
    </div>
  );
}

/** Where each beat of the story lies in this run. */
export function BeatMarks({ run, from, to }: { run: Run } & TimeSpan): JSX.Element {
  const told = useAppState((state) => state.beat);
  const { trace } = run.reader;
  const shareOf = (time: number): number => Math.min(1, Math.max(0, (time - from) / (to - from)));
  return (
    <div class="beat-marks" aria-hidden="true">
      {run.scene.beats.map((beat, index) => {
        const stretch = stretchOf(beat, trace);
        const start = shareOf(stretch.from);
        const length = shareOf(stretch.to) - start;
        return length === 0 ? null : (
          <span
            key={beat.id}
            class={index === told ? 'current' : ''}
            style={{ '--from': String(start), '--length': String(length) }}
          >
            {index + 1}
          </span>
        );
      })}
    </div>
  );
}
