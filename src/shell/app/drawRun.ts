import { labelsAt, ruleOf } from '../../screen/describe/labels.ts';
import { detailAt } from '../../screen/picture/detail.ts';
import type { Frame } from '../../screen/picture/frame.ts';
import type { Layout } from '../../screen/picture/layout.ts';
import { type AppState, isComparing, type Run } from '../../screen/state/appState.ts';
import { chosenView } from '../../screen/ui/stage/viewChoice.ts';
import { shapeOf } from '../../screen/view/arrangement.ts';
import type { Camera } from '../../screen/view/camera.ts';
import type { Extent } from '../../screen/view/placedText.ts';
import { placeInscription } from '../../screen/view/placeInscription.ts';
import type { DrawnInstant } from '../../screen/view/runLayers.ts';
import type { Callouts } from './callouts.ts';
import type { Writing } from './overlay.ts';
import type { PicturePlan } from './picturePlan.ts';
import type { PointedShapes } from './pointed.ts';
import { type RunLayout, type RunWanted, sizeOf } from './runLayout.ts';

/** How the state's run is to be laid out for a canvas, to the scale of a run `beside` it. */
export function wantedBy(state: AppState, run: Run, size: Extent, beside?: Run): RunWanted {
  const { longestQueue, longQueues } = sizeOf(run, beside);
  const { view } = state;
  return { run, ...shapeOf(size, isComparing(state)), name: chosenView(run, view).name, longestQueue, longQueues };
}

/** The instant that stands in a run's frame, as it is seen in a layout of the run through a camera. */
export function instantOf(
  { run, frame }: RunLayout,
  layout: Layout,
  camera: Camera,
  { width, height }: Extent,
  beside?: Run,
): DrawnInstant {
  const heat = heatOf(frame, sizeOf(run, beside).peakWaiting);
  return { frame, camera, heat, detail: detailAt(layout, frame, camera.scale, width * height) };
}

/** The light of all that waits, against the most that ever does. */
function heatOf({ totalWaiting }: Frame, peakWaiting: number): number {
  return peakWaiting === 0 ? 0 : Math.min(1, totalWaiting / peakWaiting);
}

/** What is to be written over a run that is drawn at an instant. One callout at a time: the card of what is pointed at is one. */
export function writingOf(
  state: AppState,
  laid: RunLayout,
  { legend, fitted, surface }: PicturePlan,
  { frame, detail }: DrawnInstant,
  camera: Camera,
  pointed: PointedShapes,
  callouts: Callouts,
): Writing {
  const { layout } = laid;
  const labels = labelsAt(layout, frame, state.language);
  const rule = ruleOf(layout, detail, state.language);
  const placed = placeInscription({ labels, legend: { ...legend, rule } }, camera, fitted, surface);
  const callout = pointed.carded === undefined ? callouts(state, laid, camera, placed, surface) : undefined;
  return { placed, callout, camera, pointed };
}
