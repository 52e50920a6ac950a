import { parseScene } from '../../core/scene/parse.ts';
import type { Scene } from '../../core/scene/schema.ts';
import { type AppState, initialState, type Run } from '../../screen/state/appState.ts';
import { type BuiltIn, chooseScene, fileOf } from '../../screen/state/builtIn.ts';
import { coverOf } from '../../screen/state/cover.ts';
import type { Store } from '../../screen/state/store.ts';
import type { Gallery } from '../../screen/ui/pages/gallery.ts';
import { createRunner, type Runner } from './runner.ts';

/** Draws the run of a state into a small canvas; false if it can't yet. */
export type DrawThumbnail = (state: AppState, canvas: HTMLCanvasElement) => boolean;

/** Seconds after which a playing preview stops by itself. */
const LONGEST_PLAY = 5;

type Card = {
  readonly id: string;
  readonly canvas: HTMLCanvasElement;
  readonly onFinish: (finish: number) => void;
  isVisible: boolean;
  /** Key of what is drawn: instant, theme, language and size; undefined until something is. */
  shown: string | undefined;
};

/** Simulates the built-in scenes one at a time, in a worker that starts with the first, and keeps all runs in memory. */
class SceneRuns {
  readonly #sceneOf: (id: string) => Scene;
  readonly #startWorker: () => Worker;
  readonly #onRun: (run: Run) => void;
  readonly #runs = new Map<string, Run>();
  #runner: Runner | undefined;
  #running: string | undefined;

  /** `onRun` is called with each finished run. */
  constructor(sceneOf: (id: string) => Scene, startWorker: () => Worker, onRun: (run: Run) => void) {
    this.#sceneOf = sceneOf;
    this.#startWorker = startWorker;
    this.#onRun = onRun;
  }

  get(id: string): Run | undefined {
    return this.#runs.get(id);
  }

  set(id: string, run: Run): void {
    this.#runs.set(id, run);
  }

  /** Simulates the first wanted scene without a run, unless a simulation is under way. */
  make(wanted: readonly string[]): void {
    const next = wanted.find((id) => !this.#runs.has(id));
    if (this.#running !== undefined || next === undefined) return;
    this.#running = next;
    this.#runner ??= this.#start();
    this.#runner.run(this.#sceneOf(next));
  }

  #start(): Runner {
    return createRunner(this.#startWorker, {
      progress: () => {},
      done: (scene, reader, hash) => {
        const run = { scene, reader, hash };
        this.#runs.set(scene.id, run);
        this.#running = undefined;
        this.#onRun(run);
      },
      refused: (scene) => {
        throw new Error(`the app's own scene ${scene.id} is refused`);
      },
      failed: (message) => {
        throw new Error(`the simulation failed: ${message}`);
      },
    });
  }
}

/** The cards on the page; tracks which are scrolled into view. */
class Cards {
  readonly #cards = new Set<Card>();
  readonly #byCanvas = new WeakMap<Element, Card>();
  readonly #observer: IntersectionObserver;

  /** `changed` is called when cards have been scrolled into or out of view. */
  constructor(changed: () => void) {
    this.#observer = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) {
        const card = this.#byCanvas.get(target);
        if (card !== undefined) card.isVisible = isIntersecting;
      }
      changed();
    });
  }

  get all(): readonly Card[] {
    return [...this.#cards];
  }

  add(card: Card): void {
    this.#cards.add(card);
    this.#byCanvas.set(card.canvas, card);
    this.#observer.observe(card.canvas);
  }

  remove(card: Card): void {
    this.#observer.unobserve(card.canvas);
    this.#cards.delete(card);
  }
}

/**
 * Draws the gallery's pictures, each from a run of its scene. To keep the page responsive, a frame draws one still, or, if none is
 * missing, the next picture of the card that plays.
 */
class SceneGallery {
  readonly #store: Store<AppState>;
  readonly #requestFrame: () => void;
  readonly #runs: SceneRuns;
  readonly #cards: Cards;
  #playing: { readonly card: Card; seconds: number } | undefined;

  constructor(
    sceneOf: (id: string) => Scene,
    startWorker: () => Worker,
    store: Store<AppState>,
    requestFrame: () => void,
  ) {
    this.#store = store;
    this.#requestFrame = requestFrame;
    this.#runs = new SceneRuns(sceneOf, startWorker, (run) => this.#runMade(run));
    this.#cards = new Cards(() => this.#continue());
  }

  /** Draws one card; returns whether another frame is needed. */
  draw(seconds: number, drawThumbnail: DrawThumbnail): boolean {
    if (this.#store.get().page !== 'scenes') return false;
    const playing = this.#playing;
    const drawsStill = this.#cards.all.some((card) => {
      const isMoving = card === playing?.card && card.shown !== undefined;
      return !isMoving && this.#drawAt(card, (cover) => cover.still, drawThumbnail);
    });
    const run = playing && this.#runs.get(playing.card.id);
    if (drawsStill || playing === undefined || run === undefined) return drawsStill;
    const cover = coverOf(run.scene, run.reader);
    const time = cover.from + playing.seconds * cover.pace;
    const isOver = time > cover.to || playing.seconds > LONGEST_PLAY;
    this.#drawAt(playing.card, () => (isOver ? cover.still : Math.round(time)), drawThumbnail);
    playing.seconds += seconds;
    if (isOver) this.#playing = undefined;
    return !isOver;
  }

  /** Shows the scene in a canvas; calls `onFinish` with the finish time of its run, in milliticks. Returns the function that removes it. */
  show(id: string, scene: Scene, canvas: HTMLCanvasElement, onFinish: (finish: number) => void): () => void {
    const card: Card = { id, canvas, onFinish, isVisible: false, shown: undefined };
    this.#cards.add(card);
    const { run: onStage, written } = this.#store.get();
    // Reuse the run on the stage if it is of the same untweaked built-in scene.
    const isSame = onStage?.scene === written && JSON.stringify(written) === JSON.stringify(scene);
    if (isSame && onStage !== undefined) this.#runs.set(id, onStage);
    const run = this.#runs.get(id);
    if (run !== undefined) onFinish(run.reader.trace.finish);
    return () => {
      this.#cards.remove(card);
      if (this.#playing?.card === card) this.#playing = undefined;
    };
  }

  /** Plays the preview of this scene and stops any other. */
  play(id: string | undefined): void {
    if (this.#playing?.card.id === id) return;
    const mayMove = this.#store.get().motion !== 'less';
    const card = mayMove ? this.#cards.all.find((one) => one.id === id) : undefined;
    this.#playing = card && { card, seconds: 0 };
    this.#requestFrame();
  }

  /** Draws the card at a time of its cover unless it already shows that; returns whether it drew. */
  #drawAt(card: Card, timeOf: (cover: ReturnType<typeof coverOf>) => number, drawThumbnail: DrawThumbnail): boolean {
    const run = this.#runs.get(card.id);
    if (run === undefined || !card.isVisible) return false;
    const time = timeOf(coverOf(run.scene, run.reader));
    const { language, theme } = this.#store.get();
    const { clientWidth, clientHeight } = card.canvas;
    const wanted = [time, language, theme, clientWidth, clientHeight, window.devicePixelRatio].join(' ');
    const state = { ...initialState(run.scene, fileOf(run.scene.id), language, theme), run, time };
    if (card.shown === wanted || !drawThumbnail(state, card.canvas)) return false;
    card.shown = wanted;
    return true;
  }

  #runMade({ scene, reader }: Run): void {
    for (const card of this.#cards.all) if (card.id === scene.id) card.onFinish(reader.trace.finish);
    this.#continue();
  }

  #continue(): void {
    this.#runs.make(this.#cards.all.filter(({ isVisible }) => isVisible).map(({ id }) => id));
    this.#requestFrame();
  }
}

/** Creates the gallery for the interface, and `frame`, which draws a part of it and returns whether another frame is needed. */
export function createGallery(
  builtIn: readonly BuiltIn[],
  startWorker: () => Worker,
  store: Store<AppState>,
  requestFrame: () => void,
): { readonly gallery: Gallery; readonly frame: (seconds: number, drawThumbnail: DrawThumbnail) => boolean } {
  let parsed: readonly Scene[] | undefined;
  const scenes = (): readonly Scene[] => (parsed ??= builtIn.map(({ text }) => parseScene(text)));
  const sceneOf = (id: string): Scene => scenes().find((scene) => scene.id === id)!;
  const pictures = new SceneGallery(sceneOf, startWorker, store, requestFrame);
  return {
    gallery: {
      scenes,
      open: (id) => store.update(chooseScene(builtIn, id)),
      show: (id, canvas, onFinish) => pictures.show(id, sceneOf(id), canvas, onFinish),
      play: (id) => pictures.play(id),
    },
    frame: (seconds, drawThumbnail) => pictures.draw(seconds, drawThumbnail),
  };
}
