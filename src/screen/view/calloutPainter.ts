import type { Box } from '../picture/layout.ts';
import type { Theme } from '../picture/theme.ts';
import type { Point } from '../picture/path.ts';
import { haloText, TEXT_FONT } from './inscription.ts';
import type { PlacedCallout } from './placeCallout.ts';

/** Paints the callout, in CSS pixels, for screen and stills. Its hairline has the colour of its subject. */
export function paintCallout(context: CanvasRenderingContext2D, placed: PlacedCallout, theme: Theme): void {
  const { line, mark, colour, size, headingSize, lineSize, headings, lineAt, bar, share, pill, hairline } = placed;
  context.save();
  if (hairline !== undefined) {
    const [from, to] = hairline;
    for (const [stroke, width] of [
      [theme.groundEdge, size * 0.22],
      [colour, size * 0.08],
    ] as const) {
      context.strokeStyle = stroke;
      context.lineWidth = width;
      context.beginPath();
      context.moveTo(...from);
      context.lineTo(...to);
      context.stroke();
      context.beginPath();
      context.arc(...to, size * 0.24, 0, 2 * Math.PI);
      context.stroke();
    }
  }
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  const write = (text: string, [x, y]: Point, of: number): void => {
    haloText(context, text, x, y, of, theme);
    context.fillText(text, x, y);
  };
  context.fillStyle = colour;
  context.font = `700 ${headingSize}px ${TEXT_FONT}`;
  for (const { text, at } of headings) write(text, at, headingSize);
  context.fillStyle = theme.text;
  context.font = `400 ${lineSize}px ${TEXT_FONT}`;
  write(line, lineAt, lineSize);
  if (bar !== undefined && share !== undefined) paintShare(context, bar, share, colour, theme);
  context.fillStyle = theme.mark;
  context.font = `700 ${size}px ${TEXT_FONT}`;
  write(`✎ ${mark}`, [(pill.left + pill.right) / 2, (pill.top + pill.bottom) / 2], size);
  context.strokeStyle = theme.mark;
  context.lineWidth = Math.max(1, size * 0.05);
  context.setLineDash([size * 0.18, size * 0.14]);
  context.beginPath();
  context.roundRect(pill.left, pill.top, pill.right - pill.left, pill.bottom - pill.top, (pill.bottom - pill.top) / 2);
  context.stroke();
  context.restore();
}

/** The run's time as a bar, of which a share is filled: a full bar beside an outlined one, so that it is read without colour too. */
function paintShare(
  context: CanvasRenderingContext2D,
  { left, top, right, bottom }: Box,
  share: number,
  colour: string,
  { text, groundEdge }: Theme,
): void {
  const [width, height] = [right - left, bottom - top];
  context.fillStyle = groundEdge;
  context.fillRect(left, top, width, height);
  context.strokeStyle = text;
  context.lineWidth = Math.max(1, height * 0.14);
  context.strokeRect(left, top, width, height);
  context.fillStyle = colour;
  context.fillRect(left, top, width * share, height);
}
