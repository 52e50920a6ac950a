import type { Steps } from '../../core/base/steps.ts';
import type { Layout } from '../../screen/picture/layout.ts';
import { aspectFor, ROOM_ASPECTS, type RoomAspect } from '../../screen/picture/roomAspect.ts';
import { type AppState, baselineOf, isComparing, type Run } from '../../screen/state/appState.ts';
import { stageInsets } from '../../screen/ui/stage/insets.ts';
import { chosenView } from '../../screen/ui/stage/viewChoice.ts';
import { ARRANGEMENTS, type Arrangement, largestArrangement, shapeOf } from '../../screen/view/arrangement.ts';
import { markRoom } from '../../screen/view/markSize.ts';
import type { Extent } from '../../screen/view/placedText.ts';
import { BackgroundWork } from './backgroundWork.ts';
import { planOf } from './picturePlan.ts';
import { isSameList } from './lastResult.ts';
import { type RunLayout, runLayoutInSteps, sizeOf } from './runLayout.ts';
import { STEPS_A_FRAME } from './runPreparation.ts';

/**
 * Places the two pictures of a comparison side by side or one above the other, whichever makes them larger. Called before each frame;
 * does nothing while stage, view, language and the scene as written are unchanged. Tweaks are ignored, so that the pictures don't
 * change places while a slider moves.
 */
export type Arranger = (host: HTMLElement | null, state: AppState) => void;

/** A run laid out for a room of each shape, as far as it takes to fit it into a box. */
type Shapes = { readonly run: Run; readonly layouts: Readonly<Record<RoomAspect, Layout>> };

/** Layouts of a large network are made in the background: the pictures stay as they are until `requestFrame` announces the layouts. */
export function createArranger(requestFrame: () => void): Arranger {
  const shapes = new BackgroundWork<Shapes>(requestFrame);
  let done: readonly unknown[] = [];
  return (host, state) => {
    const pictures = host?.closest<HTMLElement>('.pictures');
    const run = baselineOf(state) ?? state.run;
    if (host === null || !pictures || run === undefined || !isComparing(state)) {
      shapes.cancel();
      done = [];
      return;
    }
    const { name } = chosenView(run, state.view);
    const laid = shapes.request([run, name], () => shapesInSteps(run, name), STEPS_A_FRAME);
    if (laid === undefined) return;
    const { clientWidth, clientHeight } = pictures;
    const key = [pictures, run, name, state.mode, state.language, clientWidth, clientHeight, devicePixelRatio];
    if (isSameList(done, key)) return;
    const now = done[0] === pictures ? (pictures.dataset['arrangement'] as Arrangement) : undefined;
    done = key;
    const boxes = boxesIn(pictures, host);
    pictures.dataset['arrangement'] = largestArrangement(boxes, (box) => scaleOf(laid, box, state), now);
  };
}

function* shapesInSteps(run: Run, name: ReturnType<typeof chosenView>['name']): Steps<Shapes> {
  const { longestQueue, longQueues } = sizeOf(run);
  let before: RunLayout | undefined;
  const layouts: [RoomAspect, Layout][] = [];
  for (const aspect of ROOM_ASPECTS) {
    const wanted = { run, upright: aspect < 1, aspect, name, longestQueue, longQueues };
    before = yield* runLayoutInSteps(wanted, before);
    layouts.push([aspect, before.layout]);
  }
  return { run, layouts: Object.fromEntries(layouts) as Shapes['layouts'] };
}

/** The box of one picture in each arrangement. Applies each arrangement in turn to measure it. */
function boxesIn(pictures: HTMLElement, host: HTMLElement): Readonly<Record<Arrangement, Extent>> {
  const boxes = ARRANGEMENTS.map((one) => {
    pictures.dataset['arrangement'] = one;
    return [one, { width: host.clientWidth, height: host.clientHeight }] as const;
  });
  return Object.fromEntries(boxes) as Record<Arrangement, Extent>;
}

/** Pixels a unit of the picture in a box, with its legend. */
function scaleOf({ run, layouts }: Shapes, box: Extent, state: AppState): number {
  const covered = stageInsets(state, box.width, box.height);
  const surface = { ...box, insets: { ...covered, bottom: covered.bottom + markRoom(box) } };
  const layout = layouts[aspectFor(shapeOf(box, true))];
  return planOf({ run, layout }, surface, state).whole.scale;
}
