import { inSlices } from '../../core/base/steps.ts';
import type { Point } from '../../screen/picture/path.ts';
import { THEMES } from '../../screen/picture/theme.ts';
import { type AppState, isComparing, type Run } from '../../screen/state/appState.ts';
import { hasWayNames, storyEdge } from '../../screen/ui/stage/insets.ts';
import { markMiddle, markRoom, railRoom } from '../../screen/view/markSize.ts';
import { createPixiStage, type PixiStage } from '../../screen/view/stage.ts';
import type { StageSize } from '../../screen/view/stageSize.ts';
import { pictureWords } from '../../screen/words/pictureWords.ts';
import { createPause } from '../time/slices.ts';
import { PAGE_SLICE } from '../time/waits.ts';
import { moveCardAside, moveCardBeside } from './moveCard.ts';
import { layoutRequestOf } from './drawRun.ts';
import type { Viewport } from './viewport.ts';
import { Overlay, type OverlayContent } from './overlay.ts';
import { type Drawn, PagePicture } from './pagePicture.ts';
import { drawableInSteps } from './runPreparation.ts';
import { drawStill, stillSize, toPng } from './still.ts';
import { ThumbnailPainter } from './thumbnail.ts';
import { wholeStage } from './wholeStage.ts';

/** The outcome if there is no host or no run. */
const NOT_DRAWN: Drawn = { isMoving: false, isReady: true, isBehind: false };

/**
 * Owns a WebGL canvas and, over it, the overlay canvas with the labels. The page's picture, stills and thumbnails share the WebGL canvas
 * in turn, since a second context would cost more than any of them.
 */
export class PictureBox {
  readonly #stage: PixiStage;
  readonly #overlay = new Overlay();
  readonly #page: PagePicture;
  readonly #thumbnails: ThumbnailPainter;
  readonly #requestFrame: () => void;
  readonly #observer: ResizeObserver;
  #host: HTMLElement | null = null;
  #card: HTMLElement | null = null;

  constructor(stage: PixiStage, requestFrame: () => void) {
    this.#stage = stage;
    this.#page = new PagePicture(stage, requestFrame);
    this.#thumbnails = new ThumbnailPainter(stage);
    this.#requestFrame = requestFrame;
    this.#observer = new ResizeObserver(requestFrame);
  }

  /** Moves the canvases into `host`; null detaches the box from the page. */
  attach(host: HTMLElement | null): void {
    this.#observer.disconnect();
    this.#host = host;
    if (host === null) return;
    host.append(this.#stage.canvas, this.#overlay.canvas);
    this.#observer.observe(host);
  }

  /** Sets the card that is placed beside its subject; null for none. */
  attachCard(card: HTMLElement | null): void {
    this.#card = card;
  }

  /** Undefined until the state's run has been drawn. */
  get viewport(): Viewport | undefined {
    return this.#page.viewport;
  }

  /** Share of the preparation that is done, 0 to 1; undefined if none is under way. */
  get share(): number | undefined {
    return this.#page.share;
  }

  /** Starts to prepare the state's run before the frame that draws it; `beside` is the run it is compared with, which shares its scale. */
  prepare(state: AppState, beside?: Run): void {
    const size = this.#host && sizeIn(this.#host, state);
    if (state.run !== undefined && size) this.#page.prepare(state, state.run, size, beside);
  }

  /** Draws the state's instant, `seconds` after the last frame; `beside` is the run it is compared with, which shares its scale. */
  draw(state: AppState, seconds: number, beside?: Run): Drawn {
    const host = this.#host;
    const size = host && sizeIn(host, state);
    if (state.run === undefined || !size) return NOT_DRAWN;
    this.#thumbnails.drop();
    this.#setUp(state, size);
    const stage = host.closest<HTMLElement>('.stage');
    stage?.style.setProperty('--mark-room', `${markRoom(size)}px`);
    stage?.style.setProperty('--mark-middle', `${markMiddle(size)}px`);
    // Header and dock begin where the texts over the picture do.
    if (size.margin !== undefined)
      host.closest<HTMLElement>('.ui')?.style.setProperty('--text-edge', `${size.margin}px`);
    return this.#page.draw(state, state.run, size, seconds, beside, ({ light, writing }) => {
      this.#overlay.opacity = light;
      if (writing !== undefined) this.#overlay.write(writing, state.theme, size, this.#placeCard(writing));
    });
  }

  /** The picture at the state's instant as a PNG with its texts, `width` × `height` pixels. */
  async still(state: AppState, width: number, height: number): Promise<Blob> {
    if (state.run === undefined) throw new Error('there is no run to show yet');
    const size = stillSize(width, height);
    const wanted = layoutRequestOf(state, state.run, size);
    const own = this.#page.has(wanted)
      ? undefined
      : await inSlices(drawableInSteps(this.#stage, wanted, this.#page.drawable?.laid), createPause(PAGE_SLICE));
    const before = this.#stage.size;
    this.#setUp(state, size);
    const canvas = drawStill(this.#stage, own ?? this.#page.drawable!, state, size);
    // Restore the page's size in the same task, so that the other size is never visible.
    this.#stage.draw();
    this.#stage.resize(before);
    own?.layers.destroy();
    this.#requestFrame();
    return toPng(canvas);
  }

  /** Draws the state's run into a small canvas; false if there is no run or the canvas has no size. */
  drawThumbnail(state: AppState, canvas: HTMLCanvasElement): boolean {
    const [width, height, pixelRatio] = [canvas.clientWidth, canvas.clientHeight, window.devicePixelRatio];
    if (state.run === undefined || width === 0 || height === 0) return false;
    const size = { width, height, pixelRatio };
    this.#setUp(state, size);
    this.#thumbnails.draw(state, state.run, size);
    canvas.width = Math.round(width * pixelRatio);
    canvas.height = Math.round(height * pixelRatio);
    canvas.getContext('2d')!.drawImage(this.#stage.canvas, 0, 0, canvas.width, canvas.height);
    return true;
  }

  destroy(): void {
    this.#observer.disconnect();
    this.#overlay.canvas.remove();
    this.#page.destroy();
    this.#thumbnails.drop();
    this.#stage.destroy();
  }

  #setUp({ theme, language }: AppState, size: StageSize): void {
    this.#stage.resize(size);
    this.#stage.setLook({ theme: THEMES[theme], mark: pictureWords(language).mark });
  }

  /** Moves the card beside its subject, or aside if that isn't drawn; returns the ends of the connecting line. */
  #placeCard({ pointed: { cardSubject }, camera }: OverlayContent): readonly [Point, Point] | undefined {
    const surface = this.#page.viewport?.surface;
    if (this.#card === null || this.#host === null || surface === undefined) return undefined;
    if (cardSubject !== undefined) return moveCardBeside(this.#card, this.#host, cardSubject, camera, surface);
    moveCardAside(this.#card, this.#host, surface);
    return undefined;
  }
}

/** The canvas size in its host; undefined if the host has no area. */
function sizeIn(host: HTMLElement, state: AppState): StageSize | undefined {
  const own = { width: host.clientWidth, height: host.clientHeight, pixelRatio: window.devicePixelRatio };
  if (own.width === 0 || own.height === 0) return undefined;
  const whole = wholeStage(host, state);
  const text = whole ?? (isComparing(state) ? undefined : own);
  const rail = state.mode === 'talk' && !isComparing(state) ? railRoom(own.height, hasWayNames(state)) : undefined;
  return { ...own, stage: whole, margin: text && storyEdge(state.mode, text.width, text.height), rail };
}

/**
 * Rejects if there is no WebGL. `requestFrame` is called when there is something new to draw; `lost` when the WebGL context is lost:
 * the box is then unusable and must be replaced.
 */
export async function createPictureBox(requestFrame: () => void, lost: () => void): Promise<PictureBox> {
  const stage = await createPixiStage();
  const box = new PictureBox(stage, requestFrame);
  stage.canvas.addEventListener('webglcontextlost', lost, { once: true });
  return box;
}
