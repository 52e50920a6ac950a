import { legend, ruleOf } from '../../screen/describe/labels.ts';
import type { FaultMark } from '../../screen/picture/faultMarks.ts';
import type { Insets } from '../../screen/picture/layout.ts';
import { THEMES } from '../../screen/picture/theme.ts';
import { type AppState, isComparing, type Run } from '../../screen/state/appState.ts';
import { stageInsets } from '../../screen/ui/stage/insets.ts';
import { type Camera, fit } from '../../screen/view/camera.ts';
import { type Fitted, fitPicture, type Legend } from '../../screen/view/legendBlock.ts';
import { markRoom } from '../../screen/view/markSize.ts';
import type { CanvasSize, Surface } from '../../screen/view/placedText.ts';
import { LastResult } from './lastResult.ts';
import type { RunLayout } from './runLayout.ts';

/** Placement of a run's picture and legend on a canvas; independent of the instant. */
export type PicturePlan = {
  readonly surface: Surface;
  readonly legend: Legend;
  readonly fitted: Fitted;
  /** The camera that shows the whole layout. */
  readonly whole: Camera;
};

/**
 * Plans pictures by the run's layout, the canvas and the fault marks shown. Insets and plan cost more than the rest of a frame, so the
 * last of each is memoized.
 */
export class Planner {
  readonly #room = new LastResult<Insets>();
  readonly #plan = new LastResult<PicturePlan>();

  /** The edges that texts cover on the page. Tweaked scenes share their text objects, so comparison by identity works. */
  roomOf(state: AppState, run: Run, size: CanvasSize): Insets {
    const { mode, language, view } = state;
    const { width, height } = size;
    const { title, caption, beats } = run.scene;
    // By the run's hash too, since a message lists beats that lie outside the run.
    const inputs = [run.hash, title, caption, beats, mode, isComparing(state), language, view, width, height];
    return this.#room.get(inputs, () => {
      const covered = stageInsets(state, width, height);
      return { ...covered, bottom: covered.bottom + markRoom(size) };
    });
  }

  plan(
    { theme, language }: AppState,
    laid: RunLayout,
    size: CanvasSize,
    insets: Insets,
    marks: readonly FaultMark[],
  ): PicturePlan {
    const { width, height, stage } = size;
    const inputs = [laid.layout, marks, insets, width, height, stage?.width, stage?.height, theme, language];
    return this.#plan.get(inputs, () => planOf(laid, { ...size, insets }, theme, language, marks));
  }
}

/** The same plan without memoization. */
export function planOf(
  { run, layout }: Pick<RunLayout, 'run' | 'layout'>,
  surface: Surface,
  theme: AppState['theme'],
  language: AppState['language'],
  marks: readonly FaultMark[] = [],
): PicturePlan {
  const key: Legend = {
    entries: legend(run.reader.trace.network, THEMES[theme], language, layout, marks),
    rule: ruleOf(layout, 'packets', language),
    at: layout.legend,
  };
  const fitted = fitPicture(layout.bounds, key, surface);
  const whole = fit(layout.bounds, surface.width, surface.height, fitted.insets);
  return { surface, legend: key, fitted, whole };
}
