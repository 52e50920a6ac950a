import type { FaultMark } from '../picture/faultMarks.ts';
import type { Point } from '../picture/path.ts';
import type { Theme } from '../picture/theme.ts';
import { type Camera, pixelAt } from './camera.ts';

/** Radius of a mark's disc, of its sign's size. */
const DISC = 1.7;

/**
 * Paints fault marks: a cut link is dashed with a cross, a slowed one has three slanted bars, each on a disc. The shapes differ, not only the
 * colours.
 */
export function paintFaults(
  context: CanvasRenderingContext2D,
  marks: readonly FaultMark[],
  camera: Camera,
  theme: Theme,
): void {
  const size = Math.min(14, Math.max(5, 7 * camera.scale));
  context.save();
  for (const { kind, piece } of marks) {
    const points = piece.map((point) => pixelAt(camera, point));
    if (kind === 'cut') {
      context.strokeStyle = theme.groundEdge;
      context.lineWidth = 2 + Math.max(3, 4 * camera.scale);
      context.setLineDash([size * 0.8, size * 0.8]);
      context.beginPath();
      points.forEach((point, i) => (i === 0 ? context.moveTo(...point) : context.lineTo(...point)));
      context.stroke();
      context.setLineDash([]);
    }
    paintDisc(context, points[2]!, size * DISC, theme);
    const [before, middle, after] = [points[1]!, points[2]!, points[3]!];
    paintFaultSign(context, kind, middle, [after[0] - before[0], after[1] - before[1]], size, theme);
  }
  context.restore();
}

/** The ground of a mark, so that it is seen over whatever moves there. */
function paintDisc(context: CanvasRenderingContext2D, [x, y]: Point, radius: number, theme: Theme): void {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fillStyle = theme.groundEdge;
  context.fill();
  context.strokeStyle = theme.text;
  context.lineWidth = radius * 0.14;
  context.stroke();
}

/** Paints the sign of a fault at a point of a link with direction `way`. */
export function paintFaultSign(
  context: CanvasRenderingContext2D,
  kind: FaultMark['kind'],
  [x, y]: Point,
  way: Point,
  size: number,
  theme: Theme,
): void {
  const length = Math.hypot(...way) || 1;
  const [ux, uy] = [(way[0] / length) * size, (way[1] / length) * size];
  const strokes: readonly (readonly [Point, Point])[] =
    kind === 'cut'
      ? [
          [
            [-ux - uy, -uy + ux],
            [ux + uy, uy - ux],
          ],
          [
            [-ux + uy, -uy - ux],
            [ux - uy, uy + ux],
          ],
        ]
      : [-0.75, 0, 0.75].map((at): [Point, Point] => [
          [ux * (at - 0.4) - uy * 0.8, uy * (at - 0.4) + ux * 0.8],
          [ux * (at + 0.4) + uy * 0.8, uy * (at + 0.4) - ux * 0.8],
        ]);
  const reach = kind === 'cut' ? 0.75 : 1;
  for (const [colour, width] of [
    [theme.groundEdge, size * 0.75],
    [theme.text, size * 0.36],
  ] as const) {
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.lineCap = 'round';
    context.beginPath();
    for (const [a, b] of strokes) {
      context.moveTo(x + a[0] * reach, y + a[1] * reach);
      context.lineTo(x + b[0] * reach, y + b[1] * reach);
    }
    context.stroke();
  }
}
