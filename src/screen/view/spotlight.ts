import type { ThingShape } from '../picture/thingShape.ts';
import type { Point } from '../picture/path.ts';
import type { Theme } from '../picture/theme.ts';
import { type Camera, pixelAt } from './camera.ts';

/** Outlines the inspected thing: a ring in the text colour on a wider one in the background colour, visible on any background. */
export function paintSpotlight(
  context: CanvasRenderingContext2D,
  shape: ThingShape,
  camera: Camera,
  theme: Theme,
  isChosen: boolean,
): void {
  const line = isChosen ? 3 : 2;
  const trace = (): void => {
    context.beginPath();
    if (shape.kind === 'spot') {
      const [x, y] = pixelAt(camera, shape.at);
      context.arc(x, y, Math.max(8, shape.radius * camera.scale) + line, 0, 2 * Math.PI);
      return;
    }
    shape.points.forEach((point, i) => {
      if (i === 0) context.moveTo(...pixelAt(camera, point));
      else context.lineTo(...pixelAt(camera, point));
    });
    if (shape.kind === 'area') context.closePath();
  };
  context.save();
  context.lineJoin = 'round';
  context.lineCap = 'round';
  const inner = shape.kind === 'line' ? Math.max(2, 2 * shape.half * camera.scale) + 5 : 0;
  for (const [colour, halo] of [
    [theme.groundEdge, 4],
    [theme.text, 0],
  ] as const) {
    context.strokeStyle = colour;
    context.lineWidth = inner === 0 ? line + halo : inner + 2 * line + halo;
    trace();
    context.stroke();
  }
  if (shape.kind === 'line') {
    // Erases the inside of the outline, so that the link stays visible.
    context.globalCompositeOperation = 'destination-out';
    context.lineWidth = inner;
    trace();
    context.stroke();
  }
  context.restore();
}

/** The hairline from a thing to its card, in CSS pixels. */
export function paintHairline(context: CanvasRenderingContext2D, from: Point, to: Point, theme: Theme): void {
  context.save();
  for (const [colour, width] of [
    [theme.groundEdge, 4],
    [theme.text, 1.5],
  ] as const) {
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.beginPath();
    context.moveTo(...from);
    context.lineTo(...to);
    context.stroke();
  }
  context.restore();
}
