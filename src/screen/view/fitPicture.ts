import type { Box } from '../picture/layout.ts';
import { fit } from './camera.ts';
import { type Fitted, fitOutside, type Legend } from './legendBlock.ts';
import { fitWithin, type Scenery } from './legendWithin.ts';
import type { Surface } from './placedText.ts';

/**
 * The insets that show the whole picture as large as text and its legend allow: of those with the legend where nothing is drawn
 * (`scenery`), beside the picture and below it, the largest.
 */
export function fitPicture(bounds: Box, legend: Legend, surface: Surface, scenery?: Scenery): Fitted {
  const outside = fitOutside(bounds, legend, surface);
  if (scenery === undefined) return outside;
  const { scale } = fit(bounds, surface.width, surface.height, outside.insets);
  return fitWithin(scenery, legend, surface, scale) ?? outside;
}
