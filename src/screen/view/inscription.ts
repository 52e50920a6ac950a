import type { Label, LegendEntry } from '../picture/labels.ts';
import type { Point } from '../picture/path.ts';
import type { Theme } from '../picture/theme.ts';
import type { Camera } from './camera.ts';

export const TEXT_FONT = 'Pretendard, "Noto Sans KR", "Apple SD Gothic Neo", "Malgun Gothic", sans-serif';

/** What stands written in the picture: labels at their places, and the legend. */
export type Inscription = {
  readonly labels: readonly Label[];
  readonly legend: readonly LegendEntry[];
  /** What width, time and piles mean, in one line under the legend. */
  readonly rule: string;
  /** Middle of the legend's upper edge, in picture units. */
  readonly legendAt: Point;
  readonly legendColumns: number;
};

/** Sizes in picture units: at 1080p and scale 1, pixels. */
const SIZE = { pen: 22, tower: 23, rack: 22, rank: 18, legend: 21 };
const SMALLEST = 10;
/** In a lower picture than this, counts alone are written: kept legible, more would cover its neighbours. */
const LOW = 360;

/** Writes the inscription on a 2-D canvas, in CSS pixels; the same painter serves the screen and the still. */
export function paintInscription(
  context: CanvasRenderingContext2D,
  inscription: Inscription,
  camera: Camera,
  { width, height }: { readonly width: number; readonly height: number },
  theme: Theme,
): void {
  const place = ([x, y]: Point): Point => [x * camera.scale + camera.x, y * camera.scale + camera.y];
  context.textBaseline = 'middle';
  context.textAlign = 'center';
  for (const { at, text, role } of inscription.labels) {
    if (role !== 'pen' && height < LOW) continue;
    const size = Math.max(SMALLEST, SIZE[role] * camera.scale);
    context.font = `${role === 'tower' ? 400 : 700} ${size}px ${TEXT_FONT}`;
    context.fillStyle = role === 'tower' ? theme.quietText : role === 'rack' ? theme.rackText : theme.penText;
    context.fillText(text, ...place(at));
  }
  if (height < LOW) return;
  const at = place(inscription.legendAt);
  const size = Math.max(SMALLEST, SIZE.legend * camera.scale);
  const legendHeight = paintLegend(context, inscription, at, size, theme);
  if (SIZE.legend * camera.scale < SMALLEST) return;
  context.font = `400 ${size * 0.88}px ${TEXT_FONT}`;
  context.textAlign = 'center';
  context.fillStyle = theme.quietText;
  const lines = inscription.legendColumns === 1 ? inscription.rule.split(/(?<=\.|,) /) : [inscription.rule];
  lines.forEach((line, i) => {
    const reach = context.measureText(line).width / 2;
    if (at[0] - reach < 8 || at[0] + reach > width - 8) return;
    context.fillText(line, at[0], at[1] + legendHeight + size * (0.35 + 1.3 * i));
  });
}

/** In columns, from top to bottom. Gives its height. */
function paintLegend(
  context: CanvasRenderingContext2D,
  { legend: entries, legendColumns }: Inscription,
  [x, y]: Point,
  size: number,
  theme: Theme,
): number {
  const rows = Math.ceil(entries.length / legendColumns);
  context.font = `400 ${size}px ${TEXT_FONT}`;
  context.textAlign = 'left';
  const sample = size * 2.1;
  const gap = size * 0.6;
  const between = size * 1.8;
  const widths = Array.from({ length: Math.ceil(entries.length / rows) }, (_, column) => {
    const texts = entries.slice(column * rows, (column + 1) * rows).map(({ text }) => context.measureText(text).width);
    return sample + gap + Math.max(...texts);
  });
  const lefts = widths.map((_, column) => widths.slice(0, column).reduce((sum, width) => sum + width + between, 0));
  const left = x - (lefts.at(-1)! + widths.at(-1)!) / 2;
  entries.forEach((entry, i) => {
    const column = Math.floor(i / rows);
    const atX = left + lefts[column]!;
    const atY = y + (i % rows) * size * 1.5;
    paintSample(context, entry, atX, atY, sample, size);
    context.fillStyle = theme.quietText;
    context.fillText(entry.text, atX + sample + gap, atY);
  });
  return rows * size * 1.5;
}

function paintSample(
  context: CanvasRenderingContext2D,
  { sample, colours }: LegendEntry,
  x: number,
  y: number,
  width: number,
  size: number,
): void {
  const [first, second] = colours;
  if (sample === 'line') {
    context.fillStyle = first!;
    context.fillRect(x, y - size * 0.09, width, size * 0.18);
    context.beginPath();
    const [middle, r] = [x + width / 2, size * 0.28];
    if (second === 'lozenge') {
      context.moveTo(middle - r * 1.3, y);
      context.lineTo(middle, y - r);
      context.lineTo(middle + r * 1.3, y);
      context.lineTo(middle, y + r);
    } else {
      context.arc(middle, y, r, 0, 2 * Math.PI);
    }
    context.fill();
  } else if (sample === 'queue') {
    const side = size * 0.42;
    colours.forEach((colour, i) => {
      context.fillStyle = colour;
      context.beginPath();
      context.roundRect(x + i * side * 1.45 + (width - side * 3.9) / 2, y - side / 2, side, side, side * 0.25);
      context.fill();
    });
  } else {
    const [middle, r] = [x + width / 2, size * 0.75];
    context.beginPath();
    context.moveTo(middle - r, y);
    context.lineTo(middle, y - r / 2);
    context.lineTo(middle + r, y);
    context.lineTo(middle, y + r / 2);
    context.closePath();
    context.fillStyle = first!;
    context.fill();
    if (second === undefined) return;
    context.strokeStyle = second;
    context.lineWidth = Math.max(1, size * 0.08);
    context.stroke();
  }
}
