import type { JSX } from 'preact';
import { useMemo, useRef } from 'preact/hooks';
import type { Language } from '../../../core/base/text.ts';
import type { Run, TimeSpan } from '../../state/appState.ts';
import { stretchOf } from '../../state/playback.ts';
import { momentName, phaseParts } from '../../words/momentWords.ts';
import { useAppState, useLanguage } from '../context.ts';
import { useWidthInEms } from '../parts/useWidthInEms.ts';

/** A tick of the ruler at `share` of its width; `label` is empty if there is no room. */
export type RulerMark = { readonly moment: string; readonly share: number; readonly label: string };

/** In ems: upper bounds of the width of a letter, and the smallest distances between ticks and between labels. */
const LETTER = { latin: 0.6, hangul: 1 };
const CLOSEST_TICKS = 0.25;
const GAP = 1.1;

/**
 * The ticks of a ruler that is `width` ems wide, at least CLOSEST_TICKS apart, with labels that don't overlap. Only starts
 * have labels; a label omits its first part if the label before it begins with the same.
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
    // Before the text is made: of tens of thousands of moments a few hundred get a tick.
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

/** The ruler's ticks for the named moments of the run. */
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
          {/* Not '': preact would write the empty text at each render, and `:empty` would be matched again. */}
          {label || undefined}
        </span>
      ))}
    </div>
  );
}

/** The beats of the story below the bands. */
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
