import type { Detail } from '../../screen/picture/detail.ts';
import type { Camera, View } from '../../screen/view/camera.ts';
import type { Surface } from '../../screen/view/placedText.ts';
import type { RunGeometry } from '../../screen/view/runLayers.ts';
import type { ShapeFinder } from './shapeFinder.ts';
import type { RunLayout } from './runLayout.ts';

/** What is drawn and how it maps to pixels; input handlers and cards use it. During a morph it describes the target projection. */
export type Viewport = {
  readonly shown: RunLayout;
  readonly geometry: RunGeometry;
  readonly shapes: ShapeFinder;
  readonly surface: Surface;
  /** The camera that shows the whole layout. */
  readonly fitted: Camera;
  readonly view: View;
  readonly camera: Camera;
  readonly detail: Detail;
};
