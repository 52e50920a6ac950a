import type { LegendEntry } from '../describe/label.ts';
import { CHIP_FORMS, HALF_SHARE, type Theme } from '../picture/theme.ts';
import { paintFaultSign } from './faultPainter.ts';
import type { PlacedInscription } from './placeInscription.ts';
import { isBold, type PlacedSample, type Tone } from './placedText.ts';

export const TEXT_FONT = 'Pretendard, "Noto Sans KR", "Apple SD Gothic Neo", "Malgun Gothic", sans-serif';

/** Paints all text in the picture on a 2-D canvas, in CSS pixels. Screen and stills use the same painter. */
export function paintInscription(
  context: CanvasRenderingContext2D,
  { texts, samples }: PlacedInscription,
  theme: Theme,
): void {
  context.textBaseline = 'middle';
  for (const sample of samples) paintSample(context, sample, theme);
  for (const { text, tone, x, y, size, align } of texts) {
    context.font = `${isBold(tone) ? 700 : 400} ${size}px ${TEXT_FONT}`;
    context.textAlign = align;
    if (tone !== 'legend') haloText(context, text, x, y, size, theme);
    context.fillStyle = colourOf(tone, theme);
    context.fillText(text, x, y);
  }
}

/** Text may overlap blocks, switches and links: an outline in the background colour keeps it legible. */
export function haloText(
  context: CanvasRenderingContext2D,
  text: string,
  x: number,
  y: number,
  size: number,
  { groundEdge }: Theme,
): void {
  context.strokeStyle = groundEdge;
  context.lineJoin = 'round';
  context.lineWidth = size * HALO;
  context.strokeText(text, x, y);
}

const HALO = 0.28;

function colourOf(tone: Tone, theme: Theme): string {
  if (tone === 'pen') return theme.penText;
  if (tone === 'note') return theme.text;
  return tone === 'rack' ? theme.rackText : theme.quietText;
}

/** Fills a lozenge by its middle and half its width and height. */
function paintLozenge(context: CanvasRenderingContext2D, x: number, y: number, halfX: number, halfY: number): void {
  context.beginPath();
  context.moveTo(x - halfX, y);
  context.lineTo(x, y - halfY);
  context.lineTo(x + halfX, y);
  context.lineTo(x, y + halfY);
  context.fill();
}

function paintSample(
  context: CanvasRenderingContext2D,
  { entry, x, y, width, size }: PlacedSample,
  theme: Theme,
): void {
  const { sample, colours } = entry;
  const [first, second] = colours;
  if (sample === 'line') {
    context.fillStyle = first!;
    context.fillRect(x, y - size * 0.09, width, size * 0.18);
    context.beginPath();
    const [middle, r] = [x + width / 2, size * 0.28];
    if (second === 'lozenge') {
      paintLozenge(context, middle, y, r * 1.3, r);
    } else {
      context.arc(middle, y, r, 0, 2 * Math.PI);
      context.fill();
    }
  } else if (sample === 'cut' || sample === 'slower') {
    context.fillStyle = first!;
    context.fillRect(x, y - size * 0.09, width, size * 0.18);
    paintFaultSign(context, sample, [x + width / 2, y], [1, 0], size * 0.3, theme);
  } else if (sample === 'queue') {
    const side = size * 0.42;
    colours.forEach((colour, i) => {
      context.fillStyle = colour;
      paintLozenge(context, x + (i + 0.34) * side * 1.45 + (width - side * 3.9) / 2, y, side * 0.66, side * 0.66);
    });
  } else {
    paintChip(context, entry, x + width / 2, y, size);
  }
}

/** A chip of the legend, as the board draws it. */
function paintChip(
  context: CanvasRenderingContext2D,
  { colours: [fill, rim], state }: LegendEntry,
  x: number,
  y: number,
  size: number,
): void {
  const { face, sign } = CHIP_FORMS[state!];
  const r = size * 0.75;
  const outline = (): void => {
    context.beginPath();
    context.moveTo(x - r, y);
    context.lineTo(x, y - r / 2);
    context.lineTo(x + r, y);
    context.lineTo(x, y + r / 2);
    context.closePath();
  };
  context.save();
  context.lineWidth = Math.max(1, size * 0.08);
  context.strokeStyle = rim!;
  outline();
  context.globalAlpha = face;
  context.fillStyle = fill!;
  context.fill();
  context.globalAlpha = 1;
  if (sign !== 'bar') context.stroke();
  context.fillStyle = rim!;
  context.clip();
  if (sign === 'half') {
    context.globalAlpha = HALF_SHARE;
    context.fillRect(x - r, y, 2 * r, r);
    context.globalAlpha = 1;
  }
  if (sign === 'bar') context.fillRect(x - r * 0.6, y - r * 0.1, r * 1.2, r * 0.2);
  context.restore();
}
