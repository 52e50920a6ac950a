import { type Callout, createCallout } from '../../screen/describe/callout.ts';
import { THEMES } from '../../screen/picture/theme.ts';
import type { AppState } from '../../screen/state/appState.ts';
import { verdictOf } from '../../screen/state/verdict.ts';
import type { Camera } from '../../screen/view/camera.ts';
import { isClear, placeCallout, type PlacedCallout } from '../../screen/view/placeCallout.ts';
import type { PlacedInscription } from '../../screen/view/placeInscription.ts';
import type { Surface } from '../../screen/view/placedText.ts';
import type { RunLayout } from './runLayout.ts';

/** The verdict's callout in a picture at the state's instant; undefined where there is none, or no place for it. */
export type Callouts = (
  state: AppState,
  laid: RunLayout,
  camera: Camera,
  inscription: PlacedInscription,
  surface: Surface,
) => PlacedCallout | undefined;

/** Its place is looked for once a layout, room and language: it costs more than the rest of a frame. */
export function createCallouts(): Callouts {
  let made: { of: readonly unknown[]; at: (time: number) => Callout | undefined } | undefined;
  let placed: { of: readonly unknown[]; callout: PlacedCallout | undefined } | undefined;
  return (state, { run, layout }, camera, inscription, surface) => {
    const gains = verdictOf(state)?.gains;
    if (gains === undefined) return undefined;
    const of = [gains, run, layout, state.theme, state.language];
    if (!isSame(made?.of, of)) {
      made = { of, at: createCallout(run.reader, gains, layout, THEMES[state.theme], state.language) };
    }
    const callout = made!.at(state.time);
    if (callout === undefined) return undefined;
    const { width, height, insets } = surface;
    const room = [callout, layout, camera.scale, camera.x, camera.y, width, height, insets];
    if (!isSame(placed?.of, room)) {
      placed = { of: room, callout: placeCallout(callout, layout, camera, inscription, surface) };
    }
    const found = placed!.callout;
    return found !== undefined && isClear(found, inscription.texts) ? found : undefined;
  };
}

function isSame(before: readonly unknown[] | undefined, now: readonly unknown[]): boolean {
  return before?.length === now.length && before.every((one, i) => Object.is(one, now[i]));
}
