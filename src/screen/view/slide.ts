import { countLines } from '../picture/textWidth.ts';
import type { Theme } from '../picture/theme.ts';
import { TEXT_FONT } from './inscription.ts';
import { markRoom, markSize } from './markSize.ts';

export const NUMBER_FONT = '"JetBrains Mono", ui-monospace, monospace';

/** The texts of a still; numbers have their marks. */
export type SlideText = {
  readonly title: string;
  readonly caption: string;
  readonly clock: { readonly number: string; readonly unit: string; readonly mark: string };
  readonly note: string;
};

/** Bands of shares (0 to 1) over the whole run, each with a name and a colour, and the progress of the run (0 to 1). */
export type SlideBands = {
  readonly bands: readonly { readonly name: string; readonly colour: string; readonly shares: Float32Array }[];
  readonly now: number;
};

/** The insets of the picture in a still of this size, in pixels. The bottom leaves room for the lines of the longest text. */
export function slideInsets(
  width: number,
  height: number,
  { title, caption }: Pick<SlideText, 'title' | 'caption'>,
): { top: number; right: number; bottom: number; left: number } {
  const { edge, unit } = measure(width, height);
  const wide = columnOf(width, height);
  const titles = TITLE_ROW * countLines(title, unit * TITLE, wide, true);
  const lines = titles + CAPTION_ROW * countLines(caption, unit * CAPTION, wide, false);
  // The lowest start of the picture: one title line and two caption lines.
  const top = Math.max(10.6, lines > TITLE_ROW + 2 * CAPTION_ROW ? lines + 0.6 : 0);
  return { top: edge + unit * top, right: edge / 2, bottom: markRoom({ height }) + unit * 14.6, left: edge / 2 };
}

/** Font sizes and row heights, in units of the still. */
const [TITLE, TITLE_ROW, CAPTION, CAPTION_ROW] = [4.26, 4.9, 2.3, 3.2];

function columnOf(width: number, height: number): number {
  const { edge, unit } = measure(width, height);
  return Math.min(width - 2 * edge, Math.max(width * 0.62, unit * 60));
}

/** The left margin of the text in a still of this size, in pixels. */
export function slideEdge(width: number, height: number): number {
  return measure(width, height).edge;
}

/** Paints title, caption, clock, timeline and note over a picture of `width` × `height` pixels. */
export function paintSlide(
  context: CanvasRenderingContext2D,
  text: SlideText,
  { bands, now }: SlideBands,
  theme: Theme,
  width: number,
  height: number,
): void {
  const { edge, unit } = measure(width, height);
  context.textAlign = 'left';
  context.textBaseline = 'alphabetic';
  const wide = columnOf(width, height);
  context.fillStyle = theme.text;
  context.font = `700 ${unit * TITLE}px ${TEXT_FONT}`;
  let y = edge + unit * 3.6;
  for (const line of wrap(context, text.title, wide)) {
    context.fillText(line, edge, y);
    y += unit * TITLE_ROW;
  }
  context.fillStyle = theme.quietText;
  context.font = `400 ${unit * CAPTION}px ${TEXT_FONT}`;
  y -= unit * 1;
  for (const line of wrap(context, text.caption, wide)) {
    context.fillText(line, edge, y);
    y += unit * CAPTION_ROW;
  }

  const bottom = height - markRoom({ height }) - unit * 0.8;
  const top = bottom - unit * 9.8;
  paintBands(context, bands, now, { left: edge, right: width - edge, top, bottom }, unit, theme);
  paintClock(context, text.clock, width - edge, top - unit * 1.5, unit, theme);
  context.font = `400 ${markSize({ height }) * 0.86}px ${TEXT_FONT}`;
  context.fillStyle = theme.quietText;
  context.textAlign = 'right';
  if (width > height) context.fillText(text.note, width - edge, height - markSize({ height }) * 0.75);
}

/** All lengths scale with the height; in narrow stills with the width. */
function measure(width: number, height: number): { edge: number; unit: number } {
  const unit = Math.min(height, width * 0.75) / 100;
  return { edge: unit * 5, unit };
}

function wrap(context: CanvasRenderingContext2D, text: string, room: number): string[] {
  const lines: string[] = [];
  const fits = (line: string): boolean => context.measureText(line).width <= room;
  for (const word of text.split(/[ \n\t]+/)) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && fits(longer)) {
      lines[lines.length - 1] = longer;
      continue;
    }
    lines.push('');
    // A word longer than a line is broken.
    for (const letter of fits(word) ? [word] : Array.from(word)) {
      const line = `${lines.at(-1)}${letter}`;
      if (line === letter || fits(line)) lines[lines.length - 1] = line;
      else lines.push(letter);
    }
  }
  return lines;
}

function paintClock(
  context: CanvasRenderingContext2D,
  clock: SlideText['clock'],
  right: number,
  y: number,
  unit: number,
  theme: Theme,
): void {
  const pillText = `✎ ${clock.mark}`;
  context.textAlign = 'left';
  context.font = `700 ${unit * 1.7}px ${TEXT_FONT}`;
  const pill = context.measureText(pillText).width + unit * 2;
  context.fillStyle = theme.mark;
  context.fillText(pillText, right - pill + unit, y - unit * 0.1);
  context.strokeStyle = theme.mark;
  context.lineWidth = Math.max(1, unit * 0.1);
  context.setLineDash([unit * 0.4, unit * 0.3]);
  context.beginPath();
  context.roundRect(right - pill, y - unit * 1.95, pill, unit * 2.65, unit * 1.3);
  context.stroke();
  context.setLineDash([]);
  context.font = `400 ${unit * 2.3}px ${TEXT_FONT}`;
  context.fillStyle = theme.text;
  const unitWidth = context.measureText(clock.unit).width;
  context.fillText(clock.unit, right - pill - unit - unitWidth, y);
  context.font = `400 ${unit * 2.2}px ${NUMBER_FONT}`;
  context.textAlign = 'right';
  context.fillText(`t = ${clock.number}`, right - pill - unit * 1.8 - unitWidth, y);
}

type SlideArea = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };

function paintBands(
  context: CanvasRenderingContext2D,
  bands: SlideBands['bands'],
  now: number,
  room: SlideArea,
  unit: number,
  theme: Theme,
): void {
  const width = room.right - room.left;
  const row = (room.bottom - room.top) / bands.length;
  context.fillStyle = theme.plate;
  context.globalAlpha = 0.4;
  context.beginPath();
  context.roundRect(room.left, room.top, width, room.bottom - room.top, unit * 0.8);
  context.fill();
  const head = room.left + width * now;
  bands.forEach(({ name, colour, shares }, i) => {
    const base = room.top + row * (i + 1);
    for (const [alpha, from, to] of [
      [0.85, room.left, head],
      [0.3, head, room.right],
    ] as const) {
      context.save();
      context.beginPath();
      context.rect(from, room.top, to - from, room.bottom - room.top);
      context.clip();
      context.globalAlpha = alpha;
      context.fillStyle = colour;
      context.beginPath();
      context.moveTo(room.left, base);
      shares.forEach((share, bin) => {
        context.lineTo(room.left + (width * (bin + 0.5)) / shares.length, base - share * row * 0.88);
      });
      context.lineTo(room.right, base);
      context.fill();
      context.restore();
    }
    context.globalAlpha = 1;
    context.font = `700 ${unit * 1.9}px ${TEXT_FONT}`;
    context.textAlign = 'left';
    // The name is drawn on its band, which may have the text's colour.
    context.strokeStyle = theme.groundEdge;
    context.lineWidth = unit * 0.5;
    context.lineJoin = 'round';
    context.strokeText(name, room.left + unit, base - row * 0.26);
    context.fillStyle = theme.text;
    context.fillText(name, room.left + unit, base - row * 0.26);
  });
  context.fillStyle = theme.text;
  context.fillRect(head - unit * 0.12, room.top - unit * 0.4, unit * 0.24, room.bottom - room.top + unit * 0.8);
}
