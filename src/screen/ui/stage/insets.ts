import { severalWays } from '../../../core/analysis/ways.ts';
import { raceRoom } from '../../describe/ways.ts';
import type { Insets } from '../../picture/layout.ts';
import type { Scene } from '../../../core/scene/schema.ts';
import { countLines } from '../../picture/textWidth.ts';
import { type AppState, isComparing, type Mode } from '../../state/appState.ts';
import { mishapSentences } from '../../words/deliveryWords.ts';
import { mishapsOf, stillBeats } from './mishaps.ts';
import { shownScene } from './story.ts';
import { footNote } from './viewChoice.ts';

/** max(floor px, min(height % of the stage's height, width % of its width)). */
type Length = { readonly height: number; readonly width: number; readonly floor: number };
type TextPart = 'title' | 'caption' | 'note' | 'edge' | 'top' | 'gap';

/**
 * Sizes of the text over the picture, and its distance from the stage's sides (`edge`) and from its top. At 1920 × 1080 a talk's title
 * is 59 px, its caption 29 px, its sides 72 px, and no text is smaller than 22 px.
 */
const SIZES: Readonly<Record<Mode, Readonly<Record<TextPart, Length>>>> = {
  watch: {
    title: { height: 5.6, width: 5.6, floor: 20 },
    caption: { height: 2.7, width: 3.6, floor: 14 },
    note: { height: 1.75, width: 3, floor: 12 },
    edge: { height: 9.06, width: 3.8, floor: 14 },
    top: { height: 3.4, width: 3.8, floor: 14 },
    gap: { height: 1, width: 2, floor: 4 },
  },
  talk: {
    title: { height: 5.5, width: 6, floor: 22 },
    caption: { height: 2.7, width: 4, floor: 16 },
    note: { height: 2.04, width: 3.4, floor: 13 },
    edge: { height: 6.7, width: 3.8, floor: 16 },
    top: { height: 5, width: 3.8, floor: 16 },
    gap: { height: 1.1, width: 2, floor: 5 },
  },
};

/** The story's share of the stage's width. A narrow stage gives it the whole width. */
const COLUMN = 0.8;
/** A stage narrower than this many px has one column. Keep in step with stage.css. */
const NARROW = 760;
/** In a talk with a smaller aspect ratio the notes stand above the line of the mark, not at its right. Keep in step with stage.css. */
const BESIDE = 1.25;
/** A stage lower than this many px shows no caption. Keep in step with stage.css. */
const LOW = 360;
/** A narrow or a wide stage lower than this many px shows no race: the picture needs the room. Keep in step with ways.css. */
const SHORT = { narrow: 600, wide: 480 };
/** The title's font size on such a stage, px. Keep in step with stage.css. */
const LOW_TITLE = 17;
/** In a comparison the headings are outside the canvas. */
const HALF: Insets = { top: 8, right: 8, bottom: 8, left: 8 };
/** A text as wide as a mark's border, padding and pencil. */
const PILL = 'MM';
const LEADING = { title: 1.16, caption: 1.42, note: 1.4, mishap: 1.65, race: 1.6 };
/** Below the bars of a race, in font sizes of a note. Keep in step with ways.css. */
const RACE_GAP = 0.5;
/** The distance of the title from the stage's top in font sizes of a note, where the way that runs now is named above it. */
const NOW_ROOM = 2.2;

/** The sizes as CSS custom properties `--story-…`; stageInsets computes with the same numbers. */
export function storyVariables(mode: Mode): Record<string, string> {
  const entries = Object.entries(SIZES[mode]).map(([part, { height, width, floor }]) => [
    `--story-${part}`,
    `max(${floor}px, min(${height}cqh, ${width}cqw))`,
  ]);
  const leading = Object.entries(LEADING).map(([part, factor]) => [`--story-${part}-leading`, String(factor)]);
  const column = ['--story-column', `${COLUMN * 100}cqw`];
  const now = ['--story-now', `calc(${NOW_ROOM} * var(--story-note))`];
  return Object.fromEntries([...entries, ...leading, column, now]) as Record<string, string>;
}

/**
 * The part of a stage of `width` × `height` CSS px that text covers; the picture is fitted into the rest. Room is reserved for
 * the longest text of the scene, so that the picture does not move from beat to beat.
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
  const column = isNarrow ? whole : Math.min(width * COLUMN, whole);
  const isOnMarkLine = isTalk && !hasOneColumn;
  const scene = shownScene(state);
  const stories = [scene, ...scene.beats].map(({ title, caption }) => {
    const titleSize = isLow && !isTalk ? LOW_TITLE : px('title');
    const titleLines = countLines(title[state.language], titleSize, isLow && !isTalk ? whole : column, true);
    const captionLines = countLines(caption[state.language], px('caption'), column, false);
    const captionHeight = isLow ? 0 : px('gap') + captionLines * px('caption') * LEADING.caption;
    return titleLines * titleSize * LEADING.title + captionHeight;
  });
  const noteHeight = isOnMarkLine
    ? 0
    : countLines(footNote(state), px('note'), column, false) * px('note') * LEADING.note;
  const mishaps = mishapSentences(mishapsOf(state.run), state.language).map(({ before, count, after }) => {
    return `${before} ${count.number} ${count.unit} ${PILL}${count.mark.replaceAll(' ', '\u00a0')} ${after}`;
  });
  const mishapLines = [...mishaps, stillBeats(state) ?? []]
    .flat()
    .map((text) => countLines(text, px('note'), column, false))
    .reduce((sum, lines) => sum + lines, 0);
  const race = height < (isNarrow ? SHORT.narrow : SHORT.wide) ? 0 : raceHeight(scene, isNarrow) * px('note');
  const footHeight = noteHeight + mishapLines * px('note') * LEADING.mishap + race;
  const counter = isTalk ? px('note') * 1.9 : 0;
  const nowRoom = !isLow && severalWays(scene) !== undefined ? NOW_ROOM * px('note') : 0;
  // In a talk the picture is no nearer to the sides than the story, except on a narrow stage.
  const side = isTalk && !isNarrow ? Math.ceil(px('edge')) : 0;
  return {
    top: Math.ceil(Math.max(px('top'), nowRoom) + Math.max(...stories) + 2 * px('gap')),
    right: side,
    bottom: Math.ceil((footHeight > 0 ? 0.25 * px('edge') : 0) + footHeight + (isNarrow ? counter : 0) + px('gap')),
    left: side,
  };
}

/** The height of the bars of a race and the gap below them, in font sizes of a note. A narrow stage has the note of bars in turn below them. */
function raceHeight(scene: Pick<Scene, 'workload'>, isNarrow: boolean): number {
  const { rows, isInTurn } = raceRoom(scene);
  return rows === 0 ? 0 : (rows + (isInTurn && isNarrow ? 1 : 0)) * LEADING.race + RACE_GAP;
}

/** Whether the rail of a talk names the parts of a sequence. */
export function hasWayNames(state: AppState): boolean {
  const sequence = severalWays(shownScene(state));
  return sequence !== undefined && sequence.parts.length > 1;
}

/** The distance from the stage's left edge to its text, in CSS px. */
export function storyEdge(mode: Mode, width: number, height: number): number {
  return lengthOf(SIZES[mode].edge, width, height);
}

function lengthOf({ height, width, floor }: Length, stageWidth: number, stageHeight: number): number {
  return Math.max(floor, Math.min((stageHeight * height) / 100, (stageWidth * width) / 100));
}
