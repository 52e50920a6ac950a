import { labelsAt, legend, ruleOf } from '../../screen/describe/labels.ts';
import type { FaultMark } from '../../screen/picture/faultMarks.ts';
import { passingFrame } from '../../screen/picture/frame.ts';
import type { Insets } from '../../screen/picture/layout.ts';
import { type SpanContents, seenBetween } from '../../screen/picture/seenBetween.ts';
import { THEMES } from '../../screen/picture/theme.ts';
import { type AppState, isComparing, type Run } from '../../screen/state/appState.ts';
import { stretchOf } from '../../screen/state/playback.ts';
import { stageInsets } from '../../screen/ui/stage/insets.ts';
import { type Camera, fit } from '../../screen/view/camera.ts';
import { fitPicture } from '../../screen/view/fitPicture.ts';
import type { Fitted, Legend } from '../../screen/view/legendBlock.ts';
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

  plan(state: AppState, laid: RunLayout, size: CanvasSize, insets: Insets, marks: readonly FaultMark[]): PicturePlan {
    const { width, height, stage } = size;
    const { theme, language, mode, beat } = state;
    const inputs = [
      laid.layout,
      marks,
      insets,
      width,
      height,
      stage?.width,
      stage?.height,
      theme,
      language,
      mode,
      beat,
    ];
    return this.#plan.get(inputs, () => planOf(laid, { ...size, insets }, state, marks));
  }
}

/** The same plan without memoization. */
export function planOf(
  { run, layout }: Pick<RunLayout, 'run' | 'layout'>,
  surface: Surface,
  state: Pick<AppState, 'theme' | 'language' | 'mode' | 'beat'>,
  marks: readonly FaultMark[] = [],
): PicturePlan {
  const { theme, language, mode } = state;
  const entriesOf = (seen: SpanContents): Legend['entries'] =>
    legend(run.reader.trace.network, THEMES[theme], language, layout, marks, seen);
  const key: Legend = {
    entries: entriesOf(seenIn(run, state)),
    rule: mode === 'talk' ? '' : ruleOf(layout, 'packets', language),
    at: layout.legend,
  };
  const labels = labelsAt(layout, passingFrame(run.reader, 0), language);
  // The room is that of the legend of the whole run, so that the picture does not move from beat to beat.
  const whole = { ...key, entries: entriesOf(seenBetween(run.reader, 0, run.reader.trace.finish)) };
  const fitted = fitPicture(layout.bounds, whole, surface, { layout, labels });
  const camera = fit(layout.bounds, surface.width, surface.height, fitted.insets);
  return { surface, legend: key, fitted, whole: camera };
}

/** What can be seen of the run: in a talk in its beat, else in all of it. */
function seenIn({ scene, reader }: Run, { mode, beat }: Pick<AppState, 'mode' | 'beat'>): SpanContents {
  const { trace } = reader;
  const told = mode === 'talk' ? scene.beats[beat] : undefined;
  const { from, to } = told === undefined ? { from: 0, to: trace.finish } : stretchOf(told, trace);
  return seenBetween(reader, from, to);
}
