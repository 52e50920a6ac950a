import { reportPreparing } from '../../screen/state/actions.ts';
import { type AppState, baselineOf, isComparing, type Run } from '../../screen/state/appState.ts';
import type { Store } from '../../screen/state/store.ts';
import { pictureWords } from '../../screen/words/pictureWords.ts';
import { createTimer } from '../time/timer.ts';
import { PICTURE_PROGRESS_INTERVAL, PICTURE_PROGRESS_DELAY } from '../time/waits.ts';
import { createArranger } from './arranging.ts';
import { listenToPicture } from './pictureInput.ts';
import type { Viewport } from './viewport.ts';
import type { PictureBox } from './pictureBox.ts';
import { RecoveringBox } from './recoveringBox.ts';

/** The outcome of a frame, over all pictures. */
export type FrameDrawn = {
  /** One of them is still moving: another frame is needed. */
  readonly isMoving: boolean;
  /** The state is on the screen: as picture, in words if there is no WebGL, or covered by a page. */
  readonly isShown: boolean;
};

/** The element that hosts one picture, with its input handlers. It comes and goes while the box lives on. */
class PicturePlace {
  readonly #store: Store<AppState>;
  readonly #viewport: () => Viewport | undefined;
  #host: HTMLElement | null = null;
  #stopListening: () => void = () => {};

  constructor(store: Store<AppState>, viewport: () => Viewport | undefined) {
    this.#store = store;
    this.#viewport = viewport;
  }

  get host(): HTMLElement | null {
    return this.#host;
  }

  set host(element: HTMLElement | null) {
    this.#stopListening();
    this.#host = element;
    this.#stopListening = element === null ? () => {} : listenToPicture(element, this.#store, this.#viewport);
  }
}

/**
 * Owns the page's pictures: the run's, the baseline's (the scene as written) while both are compared, and the gallery's, drawn on the
 * first one's canvas. Each is a function of the state; this class holds only boxes and host elements.
 */
export class Pictures {
  readonly #store: Store<AppState>;
  readonly #requestFrame: () => void;
  readonly #arrange: ReturnType<typeof createArranger>;
  readonly #place: PicturePlace;
  readonly #baselinePlace: PicturePlace;
  #box: RecoveringBox | undefined;
  #baselineBox: RecoveringBox | undefined;
  #card: HTMLElement | null = null;
  #isBehind = false;
  readonly #progressTimer = createTimer(() => this.#reportProgress());

  constructor(store: Store<AppState>, requestFrame: () => void) {
    this.#store = store;
    this.#requestFrame = requestFrame;
    this.#arrange = createArranger(requestFrame);
    this.#place = new PicturePlace(store, () => this.viewport);
    this.#baselinePlace = new PicturePlace(store, () => this.#baselineBox?.current?.viewport);
  }

  /** Starts drawing; `refused` is called if there is no WebGL. The page's fonts must be loaded. */
  start(refused: () => void): void {
    this.#box = new RecoveringBox(this.#requestFrame, refused);
    this.#box.attach(this.#place.host);
  }

  /** The element for the run's picture; null when it is unmounted. */
  set host(element: HTMLElement | null) {
    this.#place.host = element;
    this.#box?.attach(element);
  }

  /** The element for the baseline's picture; null when the comparison ends. */
  set baselineHost(element: HTMLElement | null) {
    this.#baselinePlace.host = element;
    if (element === null) {
      this.#baselineBox?.destroy();
      this.#baselineBox = undefined;
      return;
    }
    this.#baselineBox ??= new RecoveringBox(this.#requestFrame, (host) =>
      showNoPictureMessage(host, this.#store.get()),
    );
    this.#baselineBox.attach(element);
  }

  /** The inspector's card, which is placed beside its subject; null when it is unmounted. */
  set card(element: HTMLElement | null) {
    this.#card = element;
    this.#requestFrame();
  }

  /** Viewport of the run's picture; undefined until it has been drawn. */
  get viewport(): Viewport | undefined {
    return this.#box?.current?.viewport;
  }

  /** Whether the state's run is not visible yet: playback waits for it. */
  get isBehind(): boolean {
    return this.#isBehind;
  }

  /** Starts to prepare a new run and its baseline in the background, to relieve the frame that draws them. */
  prepare(): void {
    const state = this.#store.get();
    if (!isDrawing(state)) return;
    this.#box?.current?.prepare(state, baselineBeside(state));
    const written = baselineState(state);
    if (written !== undefined) this.#baselineBox?.current?.prepare(written, state.run);
  }

  /** Draws the state's instant in all visible pictures, `seconds` after the last frame. */
  draw(state: AppState, seconds: number): FrameDrawn {
    this.#isBehind = false;
    // The gallery uses the same canvas for its own pictures.
    if (!isDrawing(state)) return { isMoving: false, isShown: true };
    const picture = this.#box?.current;
    if (picture === undefined) return { isMoving: false, isShown: state.pictureRefused };
    picture.attachCard(this.#card);
    this.#arrange(this.#place.host, state);
    const written = baselineState(state);
    const drawn = [
      picture.draw(state, seconds, baselineBeside(state)),
      ...(written === undefined ? [] : [this.#baselineBox?.current?.draw(written, seconds, state.run)]),
    ].filter((one) => one !== undefined);
    this.#isBehind = drawn[0]!.isBehind;
    const isPending = drawn.some(({ isReady }) => !isReady);
    if (isPending && !this.#progressTimer.isRunning()) this.#progressTimer.start(PICTURE_PROGRESS_DELAY);
    return { isMoving: drawn.some(({ isMoving }) => isMoving), isShown: drawn[0]!.isReady };
  }

  /** Draws the run of a state into a small canvas; false if it can't yet. */
  readonly drawThumbnail = (state: AppState, canvas: HTMLCanvasElement): boolean =>
    this.#box?.current?.drawThumbnail(state, canvas) ?? false;

  /** The run's picture box, once WebGL was granted or refused; undefined if refused. */
  async settled(): Promise<PictureBox | undefined> {
    await this.#box?.opened();
    return this.#box?.current;
  }

  /** Reports the share of the preparation that is done, repeatedly until it ends. */
  #reportProgress(): void {
    const share = this.#box?.current?.share ?? this.#baselineBox?.current?.share;
    this.#store.update(reportPreparing(share));
    if (share !== undefined) this.#progressTimer.start(PICTURE_PROGRESS_INTERVAL);
  }
}

function isDrawing({ page }: AppState): boolean {
  return page !== 'scenes';
}

/** The baseline, if it is shown beside the run. */
function baselineBeside(state: AppState): Run | undefined {
  return isComparing(state) ? baselineOf(state) : undefined;
}

/** The state with the baseline as its run; undefined unless it is shown. */
function baselineState(state: AppState): AppState | undefined {
  const run = baselineBeside(state);
  return run && { ...state, run, verdict: undefined };
}

/** Shows a message instead of the baseline's picture if the browser refuses a second WebGL context. */
function showNoPictureMessage(host: HTMLElement | null, { language }: AppState): void {
  const message = document.createElement('p');
  message.className = 'no-picture';
  message.textContent = pictureWords(language).noWebGl;
  host?.append(message);
}
