import type { Detail } from '../../screen/picture/detail.ts';
import type { Camera, View } from '../../screen/view/camera.ts';
import type { Surface } from '../../screen/view/placedText.ts';
import type { Show } from '../../screen/view/runLayers.ts';
import type { Pointer } from './pointed.ts';
import type { RunLayout } from './runLayout.ts';

/** What hands and eyes need to know of the picture, on its way to another projection of that one. */
export type Lens = {
  readonly shown: RunLayout;
  readonly show: Show;
  readonly pointer: Pointer;
  readonly surface: Surface;
  /** Shows the whole. */
  readonly fitted: Camera;
  readonly view: View;
  readonly camera: Camera;
  readonly detail: Detail;
};
