import { faultLabels, labelsAt, ruleOf } from '../../screen/describe/labels.ts';
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
import type { OverlayContent } from './overlay.ts';
import type { PicturePlan } from './picturePlan.ts';
import type { Highlights } from './shapeFinder.ts';
import { type RunLayout, type LayoutRequest, sizeOf } from './runLayout.ts';

/** How the state's run is to be laid out for a canvas, to the scale of a run `beside` it. */
export function layoutRequestOf(state: AppState, run: Run, size: Extent, beside?: Run): LayoutRequest {
  const { longestQueue, longQueues } = sizeOf(run, beside);
  const { view } = state;
  return { run, ...shapeOf(size, isComparing(state)), name: chosenView(run, view).name, longestQueue, longQueues };
}

/** The instant to draw: the run's frame, seen in a layout through a camera. */
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

/** Packets waiting now as a share of the most that ever wait, 0 to 1. */
function heatOf({ totalWaiting }: Frame, peakWaiting: number): number {
  return peakWaiting === 0 ? 0 : Math.min(1, totalWaiting / peakWaiting);
}

/** Texts and marks to draw over a run at an instant. The verdict's callout is left out while a card is open. */
export function overlayContentOf(
  state: AppState,
  laid: RunLayout,
  { legend, fitted, surface }: PicturePlan,
  { frame, detail }: DrawnInstant,
  camera: Camera,
  pointed: Highlights,
  callouts: Callouts,
): OverlayContent {
  const { layout } = laid;
  const labels = [...labelsAt(layout, frame, state.language), ...faultLabels(pointed.marks, frame, state.language)];
  const rule = legend.rule === '' ? '' : ruleOf(layout, detail, state.language);
  const placed = placeInscription({ labels, legend: { ...legend, rule } }, camera, fitted, surface);
  const callout = pointed.cardSubject === undefined ? callouts(state, laid, camera, placed, surface) : undefined;
  return { placed, callout, camera, pointed };
}
