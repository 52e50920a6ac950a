import type { JSX } from 'preact';
import { useMemo, useRef } from 'preact/hooks';
import type { Language } from '../../../core/base/text.ts';
import { type WayChange, wayChanges } from '../../describe/ways.ts';
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

/** The span of the current beat below the bands. Its number, as that of all others, is in the row of beats above. */
export function BeatSpan({ run, from, to }: { run: Run } & TimeSpan): JSX.Element | null {
  const told = useAppState((state) => state.beat);
  const beat = run.scene.beats[told];
  if (beat === undefined) return null;
  const stretch = stretchOf(beat, run.reader.trace);
  const start = shareIn({ from, to }, stretch.from);
  const length = shareIn({ from, to }, stretch.to) - start;
  return <i class="beat-span" style={{ '--from': String(start), '--length': String(length) }} />;
}

/** Where one way of doing the work follows another: a line across the bands, and below them the name of each way in its stretch. */
export function WaySpans({ run, from, to }: { run: Run } & TimeSpan): JSX.Element | null {
  const language = useLanguage();
  const changes = useMemo(() => wayChanges(run.scene, run.reader.trace, language), [run, language]);
  return changes.length === 0 ? null : (
    <WayChanges changes={changes} finish={run.reader.trace.finish} span={{ from, to }} />
  );
}

type WayChangesProps = { changes: readonly WayChange[]; finish: number; span: TimeSpan };

function WayChanges({ changes, finish, span }: WayChangesProps): JSX.Element {
  const { from, to } = span;
  const box = useRef<HTMLDivElement>(null);
  const width = useWidthInEms(box);
  return (
    <div class="way-spans" ref={box} aria-hidden="true">
      {wayLabels(changes, finish, span, width).map(({ label, from: start, to: end }) => (
        <span key={label} style={{ '--from': String(start), '--length': String(end - start) }} title={label}>
          {label}
        </span>
      ))}
      {changes.map(({ time }) =>
        from < time && time < to ? <i key={time} style={{ '--from': String(shareIn(span, time)) }} /> : null,
      )}
    </div>
  );
}

/** A name below the stretch of its way, as shares of the timeline. */
export type WayLabel = { readonly label: string; readonly from: number; readonly to: number };

/** Of a timeline `width` ems wide, the names that fit into their stretches; one that does not is put before the next: `small → large`. */
export function wayLabels(
  changes: readonly WayChange[],
  finish: number,
  span: TimeSpan,
  width: number,
): readonly WayLabel[] {
  const ends = [...changes.map(({ time }) => time), finish].map((time) => shareIn(span, time));
  const labels: WayLabel[] = [];
  let carried = '';
  ends.forEach((to, at) => {
    const from = at === 0 ? shareIn(span, 0) : ends[at - 1]!;
    // A way that has ended before the span, or begins after it, is not there.
    if (to <= from) return;
    const label = `${carried}${at === 0 ? changes[0]!.before : changes[at - 1]!.after}`;
    if (widthOf(label) + GAP <= (to - from) * width) labels.push({ label, from, to });
    carried = labels.at(-1)?.label === label ? '' : `${label} → `;
  });
  return labels;
}

function shareIn({ from, to }: TimeSpan, time: number): number {
  return Math.min(1, Math.max(0, (time - from) / (to - from)));
}
