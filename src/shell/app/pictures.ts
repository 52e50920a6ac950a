import { reportPreparing } from '../../screen/state/actions.ts';
import { type AppState, baselineOf, isComparing, type Run } from '../../screen/state/appState.ts';
import type { Store } from '../../screen/state/store.ts';
import { pictureWords } from '../../screen/words/pictureWords.ts';
import { createTimer } from '../time/timer.ts';
import { BETWEEN_SHARES, PICTURE_IS_SLOW } from '../time/waits.ts';
import { createArranger } from './arranging.ts';
import { listenToPicture } from './pictureInput.ts';
import type { Lens } from './lens.ts';
import type { PictureBox } from './pictureBox.ts';
import { RecoveringBox } from './recoveringBox.ts';

/** What a frame has drawn, of all pictures together. */
export type FrameDrawn = {
  /** One of them is on its way: another frame is wanted. */
  readonly isMoving: boolean;
  /** What the state holds is on the screen: as picture, in words where there is none, or under a page that lies over it. */
  readonly isShown: boolean;
};

/** A place on the page for one picture, with the hands on it: the box is there before its element, and outlives it. */
class PicturePlace {
  readonly #store: Store<AppState>;
  readonly #lens: () => Lens | undefined;
  #host: HTMLElement | null = null;
  #letGo: () => void = () => {};

  constructor(store: Store<AppState>, lens: () => Lens | undefined) {
    this.#store = store;
    this.#lens = lens;
  }

  get host(): HTMLElement | null {
    return this.#host;
  }

  set host(element: HTMLElement | null) {
    this.#letGo();
    this.#host = element;
    this.#letGo = element === null ? () => {} : listenToPicture(element, this.#store, this.#lens);
  }
}

/**
 * Owns all pictures of the page: that of the run, beside it that of the scene as written while both are compared, and, on the canvas
 * of the first, those of the gallery. Whoever draws, makes ready or looks through one asks here. Each is a function of the state, so
 * nothing but where they stand is kept.
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
  readonly #tidings = createTimer(() => this.#tell());

  constructor(store: Store<AppState>, requestFrame: () => void) {
    this.#store = store;
    this.#requestFrame = requestFrame;
    this.#arrange = createArranger(requestFrame);
    this.#place = new PicturePlace(store, () => this.lens);
    this.#baselinePlace = new PicturePlace(store, () => this.#baselineBox?.current?.lens);
  }

  /** Begins to draw; `refused` is called where the browser gives no WebGL. Text is written in the page's fonts, which must be there. */
  start(refused: () => void): void {
    this.#box = new RecoveringBox(this.#requestFrame, refused);
    this.#box.attach(this.#place.host);
  }

  /** Gets the empty box for the picture of the run, and null when it goes. */
  set host(element: HTMLElement | null) {
    this.#place.host = element;
    this.#box?.attach(element);
  }

  /** The same for the picture of the scene as written, which is there only to compare with. */
  set baselineHost(element: HTMLElement | null) {
    this.#baselinePlace.host = element;
    if (element === null) {
      this.#baselineBox?.destroy();
      this.#baselineBox = undefined;
      return;
    }
    this.#baselineBox ??= new RecoveringBox(this.#requestFrame, (host) => sayNoPicture(host, this.#store.get()));
    this.#baselineBox.attach(element);
  }

  /** Gets the card that stands beside what is asked about, and null when it goes. */
  set card(element: HTMLElement | null) {
    this.#card = element;
    this.#requestFrame();
  }

  /** What hands and eyes need of the picture of the run; undefined before there is one. */
  get lens(): Lens | undefined {
    return this.#box?.current?.lens;
  }

  /** Whether the run of the state is not to be seen yet: its clock is to stand until then. */
  get isBehind(): boolean {
    return this.#isBehind;
  }

  /** Begins to make a new run, and what it is compared with, ready: the task that brings it and the frame that draws it have enough to do. */
  prepare(): void {
    const state = this.#store.get();
    if (!isDrawing(state)) return;
    this.#box?.current?.prepare(state, besideOf(state));
    const half = baselineHalf(state);
    if (half !== undefined) this.#baselineBox?.current?.prepare(half, state.run);
  }

  /** Draws the state's instant in all pictures that are to be seen, `seconds` after the last time. */
  draw(state: AppState, seconds: number): FrameDrawn {
    this.#isBehind = false;
    // Over the gallery the same canvas draws the pictures of all scenes.
    if (!isDrawing(state)) return { isMoving: false, isShown: true };
    const picture = this.#box?.current;
    if (picture === undefined) return { isMoving: false, isShown: state.pictureRefused };
    picture.attachCard(this.#card);
    this.#arrange(this.#place.host, state);
    const half = baselineHalf(state);
    const drawn = [
      picture.draw(state, seconds, besideOf(state)),
      ...(half === undefined ? [] : [this.#baselineBox?.current?.draw(half, seconds, state.run)]),
    ].filter((one) => one !== undefined);
    this.#isBehind = drawn[0]!.isBehind;
    const isPending = drawn.some(({ isReady }) => !isReady);
    if (isPending && !this.#tidings.isRunning()) this.#tidings.start(PICTURE_IS_SLOW);
    return { isMoving: drawn.some(({ isMoving }) => isMoving), isShown: drawn[0]!.isReady };
  }

  /** Draws the run of a state into a small canvas; false where it can't yet. */
  readonly drawThumbnail = (state: AppState, canvas: HTMLCanvasElement): boolean =>
    this.#box?.current?.drawThumbnail(state, canvas) ?? false;

  /** The picture of the run, once the browser has given or refused one; undefined where it has refused it. */
  async settled(): Promise<PictureBox | undefined> {
    await this.#box?.tried();
    return this.#box?.current;
  }

  /** Says how far what is being made ready has come, until it is there. */
  #tell(): void {
    const share = this.#box?.current?.share ?? this.#baselineBox?.current?.share;
    this.#store.update(reportPreparing(share));
    if (share !== undefined) this.#tidings.start(BETWEEN_SHARES);
  }
}

function isDrawing({ page }: AppState): boolean {
  return page !== 'scenes';
}

/** What stands beside the picture of the run, and is drawn to one scale with it. */
function besideOf(state: AppState): Run | undefined {
  return isComparing(state) ? baselineOf(state) : undefined;
}

/** The state as that of the scene as written, while it is compared with. */
function baselineHalf(state: AppState): AppState | undefined {
  const run = besideOf(state);
  return run && { ...state, run, verdict: undefined };
}

/** Where the browser gives no second WebGL context: words in the picture's place. */
function sayNoPicture(host: HTMLElement | null, { language }: AppState): void {
  const message = document.createElement('p');
  message.className = 'no-picture';
  message.textContent = pictureWords(language).noWebGl;
  host?.append(message);
}
