import type { Insets } from '../../screen/picture/layout.ts';
import { contentOf } from '../../screen/picture/content.ts';
import { type Detail, detailAt } from '../../screen/picture/detail.ts';
import { type Frame, pictureAt } from '../../screen/picture/frame.ts';
import { labelsAt, legend, ruleOf } from '../../screen/describe/labels.ts';
import type { Layout } from '../../screen/picture/layout.ts';
import { middleOf } from '../../screen/picture/thingShape.ts';
import { THEMES } from '../../screen/picture/theme.ts';
import { type AppState, isComparing, type Run } from '../../screen/state/appState.ts';
import { stageInsets, storyEdge } from '../../screen/ui/stage/insets.ts';
import { isUpright } from '../../screen/view/arrangement.ts';
import { storyText } from '../../screen/ui/stage/story.ts';
import { type Camera, fit, lookThrough, shareOf, type View } from '../../screen/view/camera.ts';
import { paintCallout } from '../../screen/view/calloutPainter.ts';
import { paintFaults } from '../../screen/view/faultPainter.ts';
import { paintInscription } from '../../screen/view/inscription.ts';
import { type Fitted, fitPicture, type Legend } from '../../screen/view/legendBlock.ts';
import type { PlacedCallout } from '../../screen/view/placeCallout.ts';
import { type PlacedInscription, placeInscription } from '../../screen/view/placeInscription.ts';
import type { CanvasSize, Surface } from '../../screen/view/placedText.ts';
import { slideEdge, slideInsets } from '../../screen/view/slide.ts';
import { markRoom } from '../../screen/view/markSize.ts';
import { paintHairline, paintSpotlight } from '../../screen/view/spotlight.ts';
import { createPixiStage, type Show, type StageSize } from '../../screen/view/stage.ts';
import { pictureWords } from '../../screen/words/pictureWords.ts';
import { moveAside, moveBeside } from './besideThing.ts';
import { createCallouts } from './callouts.ts';
import { type Aim, createFlight } from './flight.ts';
import { createMorphing } from './morphing.ts';
import { createPointer, type PointedShapes, type Pointer } from './pointed.ts';
import { layOut, type RunLayout, showOf, sizeOf } from './runLayout.ts';
import { composeStill, toPng } from './still.ts';
import { wholeStage } from './wholeStage.ts';

/** The light of all that waits, against the most that ever does. */
function heatOf({ totalWaiting }: Frame, peakWaiting: number): number {
  return peakWaiting === 0 ? 0 : Math.min(1, totalWaiting / peakWaiting);
}

/** The picture in its box: the WebGL canvas and, over it, the canvas that its labels are written on. */
export type PictureBox = {
  /** Moves into `host`; with null it waits outside the page. */
  readonly attach: (host: HTMLElement | null) => void;
  /** Takes the card that stands beside what it is about; with null there is none. */
  readonly attachCard: (card: HTMLElement | null) => void;
  /**
   * Makes ready the state's run, so that the frame that first draws it need not; nothing else comes of it. The first call lays it out,
   * the second gives it to the stage: each takes long of a large cluster, and is called for in a task of its own.
   */
  readonly prepare: (state: AppState, beside?: Run) => void;
  /**
   * Draws the state's instant, `seconds` after the last time, to the scale of a run `beside` it; does nothing without a box or
   * a run. Gives whether the picture is still on its way from one projection to another, or the camera to where it is to be.
   */
  readonly draw: (state: AppState, seconds: number, beside?: Run) => boolean;
  /** What is drawn, and through which camera; undefined before anything is. */
  readonly lens: () => Lens | undefined;
  /** The picture at the state's instant as a PNG with its texts, `width` × `height` pixels. */
  readonly still: (state: AppState, width: number, height: number) => Promise<Blob>;
  /** The picture at the state's instant, its chips as large as the canvas allows, with no word but the mark; false without room. */
  readonly sketch: (state: AppState, canvas: HTMLCanvasElement) => boolean;
  readonly destroy: () => void;
};

/** What hands and eyes need to know of the picture, on its way to another projection of that one. */
export type Lens = {
  readonly shown: RunLayout;
  readonly show: Show;
  readonly pointer: Pointer;
  readonly surface: Surface;
  /** Shows the whole. */
  readonly fitted: Camera;
  readonly view: View;
  readonly camera: Camera;
  readonly detail: Detail;
};

type Drawn = {
  readonly placed: PlacedInscription;
  readonly callout: PlacedCallout | undefined;
  readonly camera: Camera;
  readonly pointed: PointedShapes;
};

/**
 * Rejects where the browser gives no WebGL. `onResize` is called when the box has another size or pixel ratio; `onLost` when the
 * browser has taken the canvas' context away: this box draws no more, and another one must be made.
 */
export async function createPictureBox(onResize: () => void, onLost: () => void): Promise<PictureBox> {
  const stage = await createPixiStage();
  stage.canvas.addEventListener('webglcontextlost', onLost, { once: true });
  const overlay = document.createElement('canvas');
  overlay.className = 'inscription';
  const observer = new ResizeObserver(onResize);
  let host: HTMLElement | null = null;
  let size: StageSize | undefined;
  let shown: RunLayout | undefined;
  let parts: { show: Show; pointer: Pointer } | undefined;
  let lens: Lens | undefined;
  let card: HTMLElement | null = null;
  const flight = createFlight();
  const callouts = createCallouts();
  let looked: string | undefined;
  let written: string | undefined;
  let writtenMarks: PointedShapes['marks'] | undefined;
  let room: { of: readonly unknown[]; insets: Insets } | undefined;
  let fitted: { of: readonly unknown[]; key: Legend; place: Fitted } | undefined;
  let drawn: Layout | undefined;
  const morphing = createMorphing();
  let mayMorph = false;
  /** The frame of the projection that is being left: where that has blocks, they go on being told of until they are gone. */
  let leaving: Frame | undefined;

  /** A layout that was made before it is shown. */
  let ahead: { of: readonly unknown[]; layout: RunLayout } | undefined;
  /** Lays the run out, unless that has been done; and whether it had been. */
  const laidOut = (...of: [Run, boolean, AppState['view'], number]): { layout: RunLayout; isReady: boolean } => {
    const isReady = ahead?.of.every((one, i) => one === of[i]) === true;
    if (!isReady) ahead = { of, layout: layOut(...of, shown) };
    return { layout: ahead!.layout, isReady };
  };
  const show = (run: Run, upright: boolean, wanted: AppState['view'], longestQueue: number): RunLayout => {
    const isSame = shown?.run === run && shown.upright === upright && shown.longestQueue === longestQueue;
    if (isSame && shown!.wanted === wanted) return shown!;
    const next = laidOut(run, upright, wanted, longestQueue).layout;
    ahead = undefined;
    // Of the same run and room only places differ: they are led from one to the other, once the run has been drawn.
    mayMorph = isSame && lens?.shown.run === run;
    leaving = mayMorph && shown!.layout.blocks !== undefined ? shown!.frame : undefined;
    const made = isSame ? { ...parts!.show, layout: next.layout } : showOf(next);
    parts = { show: made, pointer: createPointer(run, made, next.frame) };
    if (!mayMorph) {
      stage.setShow(made);
      drawn = next.layout;
    }
    shown = next;
    return shown;
  };
  /** To the scale of a run `beside` it. */
  const showIn = (sheet: CanvasSize, { view }: AppState, run: Run, beside?: Run): RunLayout =>
    show(run, isUpright(sheet), view, sizeOf(run, beside).longestQueue);
  const look = (state: AppState): void => {
    const key = `${state.theme} ${state.language}`;
    if (key === looked) return;
    looked = key;
    stage.setLook({ theme: THEMES[state.theme], mark: pictureWords(state.language).mark });
  };
  const setSize = (next: StageSize): void => {
    const isSame = size?.width === next.width && size.height === next.height && size.pixelRatio === next.pixelRatio;
    if (isSame && size!.margin === next.margin && markRoom(size!) === markRoom(next)) return;
    size = next;
    stage.resize(next);
    host?.closest<HTMLElement>('.stage')?.style.setProperty('--mark-room', `${markRoom(next)}px`);
  };
  /** The room that texts leave depends on few things, and costs more than the rest of a frame. */
  const roomIn = (state: AppState, run: Run, sheet: CanvasSize): Insets => {
    const { mode, language, view } = state;
    const { width, height } = sheet;
    // A tweak leaves the texts of its scene the same objects. Beats that another run has no time for are told, too.
    const { title, caption, beats } = run.scene;
    const of = [run.hash, title, caption, beats, mode, isComparing(state), language, view, width, height];
    if (room?.of.every((one, i) => one === of[i]) === true) return room.insets;
    const covered = stageInsets(state, width, height);
    room = { of, insets: { ...covered, bottom: covered.bottom + markRoom(sheet) } };
    return room.insets;
  };
  /** The legend and what the picture is fitted into; both cost more than the rest of a frame. */
  const fitIn = (
    state: AppState,
    { run, layout }: RunLayout,
    surface: Surface,
    marks: PointedShapes['marks'],
  ): { key: Legend; place: Fitted } => {
    const of = [layout, marks, surface.insets, surface.width, surface.height, state.theme, state.language];
    if (fitted?.of.every((one, i) => one === of[i]) === true) return fitted;
    const key: Legend = {
      entries: legend(run.reader.trace.network, THEMES[state.theme], state.language, layout, marks),
      rule: ruleOf(layout, 'packets', state.language),
      at: layout.legend,
    };
    fitted = { of, key, place: fitPicture(layout.bounds, key, surface) };
    return fitted;
  };
  /** Where the camera is to be: where the state says, or wherever the packet is that is ridden along with. */
  const aimOf = ({ camera, inspection }: AppState, layout: Layout, pointer: Pointer): Aim => {
    const subject = inspection.riding && inspection.chosen && pointer.shapeOf(inspection.chosen);
    if (subject === undefined) return { ...camera, follows: false };
    return { ...camera, ...shareOf(layout.bounds, middleOf(subject)), follows: true };
  };
  /** At once where it is to be if no `seconds` are given, as for a still. */
  const drawAt = (
    state: AppState,
    run: Run,
    next: StageSize,
    insets: Insets,
    beside?: Run,
    seconds?: number,
  ): Drawn => {
    setSize(next);
    look(state);
    const { peakWaiting } = sizeOf(run, beside);
    const laid = showIn(next, state, run, beside);
    const { layout, frame } = laid;
    const surface = { ...next, insets };
    const { pointer } = parts!;
    pictureAt(run.reader, state.time, frame);
    const pointed = pointer.at(state);
    const { key, place } = fitIn(state, laid, surface, pointed.marks);
    const target = { layout, insets: place.insets };
    const now = seconds === undefined ? target : morphing.step(target, seconds, mayMorph && state.motion === 'full');
    if (drawn !== now.layout) {
      stage.reshape(now.layout);
      drawn = now.layout;
    }
    const aim = aimOf(state, layout, pointer);
    const view = seconds === undefined ? aim : flight.step(aim, seconds, state.motion === 'full');
    const { bounds } = now.layout;
    const onTheWay = lookThrough(view, bounds, fit(bounds, next.width, next.height, now.insets));
    const detail = detailAt(now.layout, frame, onTheWay.scale, next.width * next.height);
    const isLeft = now.layout.blocks !== undefined && layout.blocks === undefined && leaving !== undefined;
    stage.draw(
      isLeft ? pictureAt(run.reader, state.time, leaving!) : frame,
      onTheWay,
      heatOf(frame, peakWaiting),
      detail,
    );
    const labels = labelsAt(layout, frame, state.language);
    const rule = ruleOf(layout, detail, state.language);
    const whole = fit(layout.bounds, next.width, next.height, place.insets);
    const camera = lookThrough(view, layout.bounds, whole);
    if (seconds !== undefined) lens = { ...parts!, shown: laid, surface, fitted: whole, view, camera, detail };
    const placed = placeInscription({ labels, legend: { ...key, rule } }, camera, place, surface);
    // One callout at a time: the card of what is pointed at is one.
    const callout = pointed.carded === undefined ? callouts(state, laid, camera, placed, surface) : undefined;
    return { placed, callout, camera, pointed };
  };
  const write = (
    state: AppState,
    { width, height, pixelRatio }: StageSize,
    { placed, callout, camera, pointed }: Drawn,
  ): void => {
    const { carded, shapes, marks } = pointed;
    const hairline = card && host && carded && lens && moveBeside(card, host, carded, camera, lens.surface);
    if (card && host && lens && carded === undefined) moveAside(card, host, lens.surface);
    const near = shapes.length + marks.length === 0 ? undefined : camera;
    const key = JSON.stringify([placed.texts, callout, near, shapes, hairline, state.theme, size]);
    if (key === written && marks === writtenMarks) return;
    written = key;
    writtenMarks = marks;
    const context = overlay.getContext('2d')!;
    const [wide, high] = [Math.round(width * pixelRatio), Math.round(height * pixelRatio)];
    if (overlay.width !== wide || overlay.height !== high) {
      [overlay.width, overlay.height] = [wide, high];
    } else {
      context.clearRect(0, 0, wide, high);
    }
    overlay.style.width = `${width}px`;
    overlay.style.height = `${height}px`;
    context.save();
    context.scale(pixelRatio, pixelRatio);
    const theme = THEMES[state.theme];
    for (const { shape, isChosen } of shapes) paintSpotlight(context, shape, camera, theme, isChosen);
    paintFaults(context, marks, camera, theme);
    paintInscription(context, placed, theme);
    if (callout) paintCallout(context, callout, theme);
    if (hairline) paintHairline(context, ...hairline, theme);
    context.restore();
  };

  return {
    attach: (next) => {
      observer.disconnect();
      host = next;
      if (host === null) return;
      host.append(stage.canvas, overlay);
      observer.observe(host);
    },
    attachCard: (next) => {
      card = next;
    },
    lens: () => lens,
    prepare: (state, beside) => {
      const { run, view } = state;
      if (host === null || size === undefined || run === undefined) return;
      const isShown = shown?.run === run;
      if (isShown || laidOut(run, isUpright(size), view, sizeOf(run, beside).longestQueue).isReady) {
        showIn(size, state, run, beside);
      }
    },
    draw: (state, seconds, beside) => {
      const { run } = state;
      if (host === null || run === undefined) return false;
      const own = { width: host.clientWidth, height: host.clientHeight, pixelRatio: window.devicePixelRatio };
      const whole = wholeStage(host, state);
      const text = whole ?? (isComparing(state) ? undefined : own);
      const next = { ...own, stage: whole, margin: text && storyEdge(state.mode, text.width, text.height) };
      if (next.width === 0 || next.height === 0) return false;
      const inscription = drawAt(state, run, next, roomIn(state, run, next), beside, seconds);
      const { light, isOld } = morphing.text();
      overlay.style.opacity = String(light);
      if (!isOld) write(state, next, inscription);
      return morphing.isUnderWay() || flight.isUnderWay();
    },
    still: async (state, width, height) => {
      const { run } = state;
      if (run === undefined) throw new Error('there is no run to show yet');
      const before = size;
      const { title, caption } = storyText(state);
      const told = { title: title[state.language], caption: caption[state.language] };
      const still = { width, height, pixelRatio: 1, margin: slideEdge(width, height) };
      const { placed, callout, camera, pointed } = drawAt(state, run, still, slideInsets(width, height, told));
      const canvas = composeStill(stage.canvas, width, height, state, run, (context) => {
        paintFaults(context, pointed.marks, camera, THEMES[state.theme]);
        paintInscription(context, placed, THEMES[state.theme]);
        if (callout) paintCallout(context, callout, THEMES[state.theme]);
      });
      // Back to the box's size in the same task: nobody sees the other one.
      if (before !== undefined) setSize(before);
      onResize();
      return toPng(canvas);
    },
    sketch: (state, canvas) => {
      const { run } = state;
      const [width, height, pixelRatio] = [canvas.clientWidth, canvas.clientHeight, window.devicePixelRatio];
      if (run === undefined || width === 0 || height === 0) return false;
      const { peakWaiting } = sizeOf(run);
      const { layout, frame } = showIn({ width, height }, state, run);
      setSize({ width, height, pixelRatio });
      look(state);
      const edge = height / 24;
      const camera = fit(contentOf(layout), width, height, {
        top: edge,
        right: edge,
        bottom: markRoom({ height }),
        left: edge,
      });
      pictureAt(run.reader, state.time, frame);
      stage.draw(frame, camera, heatOf(frame, peakWaiting), detailAt(layout, frame, camera.scale, width * height));
      canvas.width = Math.round(width * pixelRatio);
      canvas.height = Math.round(height * pixelRatio);
      canvas.getContext('2d')!.drawImage(stage.canvas, 0, 0, canvas.width, canvas.height);
      return true;
    },
    destroy: () => {
      stage.canvas.removeEventListener('webglcontextlost', onLost);
      observer.disconnect();
      overlay.remove();
      stage.destroy();
    },
  };
}
