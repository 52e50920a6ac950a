import { legend, ruleOf } from '../../screen/describe/labels.ts';
import { THEMES } from '../../screen/picture/theme.ts';
import { type AppState, baselineOf, isComparing, type Run } from '../../screen/state/appState.ts';
import { stageInsets } from '../../screen/ui/stage/insets.ts';
import { ARRANGEMENTS, type Arrangement, isUpright, largestArrangement } from '../../screen/view/arrangement.ts';
import { fit } from '../../screen/view/camera.ts';
import { fitPicture } from '../../screen/view/legendBlock.ts';
import { markRoom } from '../../screen/view/markSize.ts';
import type { Extent } from '../../screen/view/placedText.ts';
import { layOut, type RunLayout } from './runLayout.ts';

/**
 * Arranges the two pictures of a comparison around `host`, so that both are as large as can be; called before each frame, and does
 * nothing while stage, view, language and the scene as written are those of the last one. What is tweaked has no say: pictures
 * must not change places under a moving hand.
 */
export type Arranger = (host: HTMLElement | null, state: AppState) => void;

export function createArranger(): Arranger {
  let done: readonly unknown[] = [];
  let laid: RunLayout | undefined;
  const scaleIn = (state: AppState, run: Run, box: Extent): number => {
    laid = layOut(run, isUpright(box), state.view, undefined, laid);
    return scaleOf(laid, box, state);
  };
  return (host, state) => {
    const pictures = host?.closest<HTMLElement>('.pictures');
    const run = baselineOf(state) ?? state.run;
    if (host === null || !pictures || run === undefined || !isComparing(state)) {
      done = [];
      return;
    }
    const { clientWidth, clientHeight } = pictures;
    const key = [pictures, run, state.view, state.mode, state.language, clientWidth, clientHeight, devicePixelRatio];
    if (key.every((part, i) => part === done[i])) return;
    const now = done[0] === pictures ? (pictures.dataset['arrangement'] as Arrangement) : undefined;
    done = key;
    const boxes = Object.fromEntries(
      ARRANGEMENTS.map((one) => {
        pictures.dataset['arrangement'] = one;
        return [one, { width: host.clientWidth, height: host.clientHeight }];
      }),
    ) as Record<Arrangement, Extent>;
    pictures.dataset['arrangement'] = largestArrangement(boxes, (box) => scaleIn(state, run, box), now);
  };
}

/** Pixels a unit of the picture in a box, with its legend. */
function scaleOf({ run, layout }: RunLayout, box: Extent, state: AppState): number {
  const covered = stageInsets(state, box.width, box.height);
  const surface = { ...box, insets: { ...covered, bottom: covered.bottom + markRoom(box) } };
  const { theme, language } = state;
  const key = {
    entries: legend(run.reader.trace.network, THEMES[theme], language, layout),
    rule: ruleOf(layout, 'packets', language),
    at: layout.legend,
  };
  return fit(layout.bounds, box.width, box.height, fitPicture(layout.bounds, key, surface).insets).scale;
}
