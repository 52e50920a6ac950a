import { type Callout, createCallout } from '../../screen/describe/callout.ts';
import { THEMES } from '../../screen/picture/theme.ts';
import type { AppState } from '../../screen/state/appState.ts';
import { verdictOf } from '../../screen/state/verdict.ts';
import type { Camera } from '../../screen/view/camera.ts';
import { isClear, placeCallout, type PlacedCallout } from '../../screen/view/placeCallout.ts';
import type { PlacedInscription } from '../../screen/view/placeInscription.ts';
import type { Surface } from '../../screen/view/placedText.ts';
import { LastResult } from './lastResult.ts';
import type { RunLayout } from './runLayout.ts';

/** Returns the verdict's callout, placed in the picture at the state's instant; undefined if there is none or no room for it. */
export type Callouts = (
  state: AppState,
  laid: RunLayout,
  camera: Camera,
  inscription: PlacedInscription,
  surface: Surface,
) => PlacedCallout | undefined;

/** The search for a place costs more than the rest of a frame, so it is repeated only if layout, camera, room or callout differ. */
export function createCallouts(): Callouts {
  const finder = new LastResult<(time: number) => Callout | undefined>();
  const placement = new LastResult<PlacedCallout | undefined>();
  return (state, { run, layout }, camera, inscription, surface) => {
    const gains = verdictOf(state)?.gains;
    if (gains === undefined) return undefined;
    const calloutAt = finder.get([gains, run, layout, state.theme, state.language], () =>
      createCallout(run.reader, gains, layout, THEMES[state.theme], state.language),
    );
    const callout = calloutAt(state.time);
    if (callout === undefined) return undefined;
    const { width, height, insets } = surface;
    const placed = placement.get([callout, layout, camera.scale, camera.x, camera.y, width, height, insets], () =>
      placeCallout(callout, layout, camera, inscription, surface),
    );
    return placed !== undefined && isClear(placed, inscription.texts) ? placed : undefined;
  };
}
