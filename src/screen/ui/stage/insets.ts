import type { Insets } from '../../picture/layout.ts';
import { countLines } from '../../picture/textWidth.ts';
import { type AppState, isComparing, type Mode } from '../../state/appState.ts';
import { mishapSentences } from '../../words/deliveryWords.ts';
import { mishapsOf, stillBeats } from './mishaps.ts';
import { shownScene } from './story.ts';
import { footNote } from './viewChoice.ts';

/** A length: so many hundredths of the stage's height, but not more of its width, nor less than a floor in px. */
type Length = { readonly height: number; readonly width: number; readonly floor: number };
type TextPart = 'title' | 'caption' | 'note' | 'edge' | 'gap';

/** Sizes of the text over the picture. At 1920 × 1080 the title is 46 px and in a talk no text is under 22 px. */
const SIZES: Readonly<Record<Mode, Readonly<Record<TextPart, Length>>>> = {
  watch: {
    title: { height: 5.6, width: 5.6, floor: 20 },
    caption: { height: 2.7, width: 3.6, floor: 14 },
    note: { height: 1.75, width: 3, floor: 12 },
    edge: { height: 3.4, width: 3.8, floor: 14 },
    gap: { height: 1, width: 2, floor: 4 },
  },
  talk: {
    title: { height: 4.26, width: 6, floor: 22 },
    caption: { height: 2.3, width: 4, floor: 16 },
    note: { height: 2.04, width: 3.4, floor: 13 },
    edge: { height: 5, width: 3.8, floor: 16 },
    gap: { height: 1.1, width: 2, floor: 5 },
  },
};

/** Share of the stage's width that the story may take, beside the mark in a talk; on a narrow stage all of it. */
const COLUMN: Readonly<Record<Mode, number>> = { watch: 0.8, talk: 0.62 };
/** The mark in the corner of a talk, in sizes of a note: never narrower, in either language. */
const MARK = 21;
/** Narrower than this many px a stage has one column. As in stage.css. */
const NARROW = 760;
/** Where a talk is not so many times as wide as high, its mark stands over the story: beside it, it would leave no room. As in stage.css. */
const BESIDE = 1.25;
/** Lower than this many px a stage shows no caption. */
const LOW = 360;
/** Its title is this high, over the whole width. As in stage.css. */
const LOW_TITLE = 17;
/** Half a stage has its headings beside the canvas. */
const HALF: Insets = { top: 8, right: 8, bottom: 8, left: 8 };
/** As wide as a mark's edges and pencil. */
const PILL = 'MM';
const LEADING = { title: 1.16, caption: 1.42, note: 1.4, mishap: 1.65 };

/** The sizes as CSS custom properties `--story-…`, for a box inside the stage. The same numbers that stageInsets reckons with. */
export function storyVariables(mode: Mode): Record<string, string> {
  const entries = Object.entries(SIZES[mode]).map(([part, { height, width, floor }]) => [
    `--story-${part}`,
    `max(${floor}px, min(${height}cqh, ${width}cqw))`,
  ]);
  const leading = Object.entries(LEADING).map(([part, factor]) => [`--story-${part}-leading`, String(factor)]);
  const share = `${COLUMN[mode] * 100}cqw`;
  const beside = `calc(100cqw - 3 * var(--story-edge) - ${MARK} * var(--story-note))`;
  const column = mode === 'talk' ? `min(${share}, ${beside})` : share;
  return Object.fromEntries([...entries, ...leading, ['--story-column', column]]) as Record<string, string>;
}

/**
 * How much of a stage of `width` × `height` CSS px is covered by text, so that the picture is fitted into the rest. Room is
 * kept for the longest of the scene's texts, so that the picture stays where it is while the story goes on.
 */
export function stageInsets(state: AppState, width: number, height: number): Insets {
  if (isComparing(state)) return HALF;
  const sizes = SIZES[state.mode];
  const px = (part: TextPart): number => lengthOf(sizes[part], width, height);
  const isNarrow = width < NARROW;
  const isTalk = state.mode === 'talk';
  const isLow = height < LOW;
  const whole = width - 2 * px('edge');
  const hasOneColumn = isNarrow || (isTalk && width < BESIDE * height);
  const beside = isTalk ? whole - px('edge') - MARK * px('note') : whole;
  const column = hasOneColumn ? whole : Math.min(width * COLUMN[state.mode], beside);
  const scene = shownScene(state);
  const stories = [scene, ...scene.beats].map(({ title, caption }) => {
    const titleSize = isLow && !isTalk ? LOW_TITLE : px('title');
    const titleLines = countLines(title[state.language], titleSize, isLow && !isTalk ? whole : column, true);
    const captionLines = countLines(caption[state.language], px('caption'), column, false);
    const captionHeight = isLow ? 0 : px('gap') + captionLines * px('caption') * LEADING.caption;
    return titleLines * titleSize * LEADING.title + captionHeight;
  });
  const noteHeight = countLines(footNote(state), px('note'), column, false) * px('note') * LEADING.note;
  const mishaps = mishapSentences(mishapsOf(state.run), state.language).map(({ before, count, after }) => {
    return `${before} ${count.number} ${count.unit} ${PILL}${count.mark.replaceAll(' ', '\u00a0')} ${after}`;
  });
  const mishapLines = [...mishaps, stillBeats(state) ?? []]
    .flat()
    .map((text) => countLines(text, px('note'), column, false))
    .reduce((sum, lines) => sum + lines, 0);
  const footHeight = noteHeight + mishapLines * px('note') * LEADING.mishap;
  const counter = isTalk ? px('note') * 1.9 : 0;
  const pill = isTalk && hasOneColumn ? px('note') * 1.4 + 1.2 * px('gap') + 12 : 0;
  // On stage nothing stands nearer to the sides than the story; a narrow stage has no room to give.
  const side = isTalk && !isNarrow ? Math.ceil(px('edge')) : 0;
  return {
    top: Math.ceil(px('edge') + pill + Math.max(...stories) + 2 * px('gap')),
    right: side,
    bottom: Math.ceil(0.25 * px('edge') + footHeight + (isNarrow ? counter : 0) + px('gap')),
    left: side,
  };
}

/** From the left edge of a stage of `width` × `height` CSS px to its text, in CSS px. */
export function storyEdge(mode: Mode, width: number, height: number): number {
  return lengthOf(SIZES[mode].edge, width, height);
}

function lengthOf({ height, width, floor }: Length, stageWidth: number, stageHeight: number): number {
  return Math.max(floor, Math.min((stageHeight * height) / 100, (stageWidth * width) / 100));
}
