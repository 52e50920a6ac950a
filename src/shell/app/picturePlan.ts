import { labelsAt, legend, ruleOf } from '../../screen/describe/labels.ts';
import type { FaultMark } from '../../screen/picture/faultMarks.ts';
import { passingFrame } from '../../screen/picture/frame.ts';
import type { Insets } from '../../screen/picture/layout.ts';
import { THEMES } from '../../screen/picture/theme.ts';
import { type AppState, isComparing, type Run } from '../../screen/state/appState.ts';
import { stageInsets } from '../../screen/ui/stage/insets.ts';
import { type Camera, fit } from '../../screen/view/camera.ts';
import { fitPicture } from '../../screen/view/fitPicture.ts';
import type { Fitted, Legend } from '../../screen/view/legendBlock.ts';
import { markRoom } from '../../screen/view/markSize.ts';
import type { CanvasSize, Surface } from '../../screen/view/placedText.ts';
import { Remembered } from './remembered.ts';
import type { RunLayout } from './runLayout.ts';

/** Where the picture of a run stands on a canvas, whatever the instant. */
export type PicturePlan = {
  readonly surface: Surface;
  readonly legend: Legend;
  readonly fitted: Fitted;
  /** Shows the whole. */
  readonly whole: Camera;
};

/**
 * Plans pictures: a function of the run's layout, of the canvas and of what is shown of faults. The room that texts leave and the
 * legend cost more than the rest of a frame, so the last of either is remembered.
 */
export class Planner {
  readonly #room = new Remembered<Insets>();
  readonly #plan = new Remembered<PicturePlan>();

  /** What texts cover of a canvas on the page. A tweak leaves the texts of its scene the same objects. */
  roomOf(state: AppState, run: Run, size: CanvasSize): Insets {
    const { mode, language, view } = state;
    const { width, height } = size;
    const { title, caption, beats } = run.scene;
    // Beats that another run has no time for are told, too.
    const of = [run.hash, title, caption, beats, mode, isComparing(state), language, view, width, height];
    return this.#room.of(of, () => {
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
    const of = [laid.layout, marks, insets, width, height, stage?.width, stage?.height, theme, language];
    return this.#plan.of(of, () => planOf(laid, { ...size, insets }, theme, language, marks));
  }
}

/** The plan of a picture of which nothing is remembered, as of one that only its size is asked of. */
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
  const labels = labelsAt(layout, passingFrame(run.reader, 0), language);
  const fitted = fitPicture(layout.bounds, key, surface, { layout, labels });
  const whole = fit(layout.bounds, surface.width, surface.height, fitted.insets);
  return { surface, legend: key, fitted, whole };
}
