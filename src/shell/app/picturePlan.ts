import { memoize } from '../../core/base/memoize.ts';
import type { TraceReader } from '../../core/trace/reader.ts';
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
  readonly #fit = new LastResult<Fitted>();
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
    // Runs that differ in time alone share a layout, and mostly a legend.
    const seen = seenAsText(laid.run.reader);
    const stageSize = [width, height, stage?.width, stage?.height];
    const place = [laid.layout, seen, insets, ...stageSize, language, mode === 'talk', marks];
    const surface = { ...size, insets };
    const fitted = this.#fit.get(place, () => fitWhole(laid, surface, state, marks));
    return this.#plan.get([fitted, laid.run, theme, beat], () => planIn(laid, surface, fitted, state, marks));
  }
}

type Look = Pick<AppState, 'theme' | 'language' | 'mode' | 'beat'>;
type Laid = Pick<RunLayout, 'run' | 'layout'>;

/** The same plan without memoization. */
export function planOf(laid: Laid, surface: Surface, look: Look, marks: readonly FaultMark[] = []): PicturePlan {
  return planIn(laid, surface, fitWhole(laid, surface, look, marks), look, marks);
}

/** The room for the legend of the whole run, so that the picture does not move from beat to beat. */
function fitWhole({ run, layout }: Laid, surface: Surface, look: Look, marks: readonly FaultMark[]): Fitted {
  const { reader } = run;
  const whole = legendOf({ run, layout }, look, marks, seenInRun(reader));
  const labels = labelsAt(layout, passingFrame(reader, 0), look.language);
  return fitPicture(layout.bounds, whole, surface, { layout, labels });
}

function planIn(laid: Laid, surface: Surface, fitted: Fitted, look: Look, marks: readonly FaultMark[]): PicturePlan {
  const whole = fit(laid.layout.bounds, surface.width, surface.height, fitted.insets);
  return { surface, legend: legendOf(laid, look, marks, seenIn(laid.run, look)), fitted, whole };
}

function legendOf(
  { run, layout }: Laid,
  { theme, language, mode }: Look,
  marks: readonly FaultMark[],
  seen: SpanContents,
): Legend {
  return {
    entries: legend(run.reader.trace.network, THEMES[theme], language, layout, marks, seen),
    rule: mode === 'talk' ? '' : ruleOf(layout, 'packets', language),
    at: layout.legend,
  };
}

const seenInRun = memoize((reader: TraceReader) => seenBetween(reader, 0, reader.trace.finish));

const seenAsText = memoize((reader: TraceReader) => JSON.stringify(seenInRun(reader)));

/** What can be seen of the run: in a talk in its beat, else in all of it. */
function seenIn({ scene, reader }: Run, { mode, beat }: Look): SpanContents {
  const shown = mode === 'talk' ? scene.beats[beat] : undefined;
  if (shown === undefined) return seenInRun(reader);
  const { from, to } = stretchOf(shown, reader.trace);
  return seenBetween(reader, from, to);
}
