import { parseScene } from '../../core/scene/parse.ts';
import type { Scene } from '../../core/scene/schema.ts';
import { type AppState, initialState, type Run } from '../../screen/state/appState.ts';
import { type BuiltIn, chooseScene, fileOf } from '../../screen/state/builtIn.ts';
import { coverOf } from '../../screen/state/cover.ts';
import type { Store } from '../../screen/state/store.ts';
import type { Gallery } from '../../screen/ui/pages/gallery.ts';
import { createRunner, type Runner } from './runner.ts';

/** Draws the run of a state into a small canvas; false where it can't yet. */
export type DrawThumbnail = (state: AppState, canvas: HTMLCanvasElement) => boolean;

/** Seconds that a picture moves for, before it rests by itself. */
const LONGEST_PLAY = 5;

type Card = {
  readonly id: string;
  readonly canvas: HTMLCanvasElement;
  readonly hear: (finish: number) => void;
  isInSight: boolean;
  /** What it shows: instant, theme, language and size; undefined until it shows anything. */
  shown: string | undefined;
};

/** Runs of the app's scenes, one made at a time, in a worker that starts with the first; they stay in memory. */
class SceneRuns {
  readonly #sceneOf: (id: string) => Scene;
  readonly #startWorker: () => Worker;
  readonly #made: (run: Run) => void;
  readonly #runs = new Map<string, Run>();
  #runner: Runner | undefined;
  #running: string | undefined;

  /** `made` is called with each run that comes. */
  constructor(sceneOf: (id: string) => Scene, startWorker: () => Worker, made: (run: Run) => void) {
    this.#sceneOf = sceneOf;
    this.#startWorker = startWorker;
    this.#made = made;
  }

  of(id: string): Run | undefined {
    return this.#runs.get(id);
  }

  take(id: string, run: Run): void {
    this.#runs.set(id, run);
  }

  /** Makes the first of these that is not there, unless one is being made. */
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
        this.#made(run);
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

/** The cards that are on the page, and which of them are in sight. */
class Cards {
  readonly #cards = new Set<Card>();
  readonly #byCanvas = new WeakMap<Element, Card>();
  readonly #sight: IntersectionObserver;

  /** `changed` is called when cards have come in sight or gone out of it. */
  constructor(changed: () => void) {
    this.#sight = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) {
        const card = this.#byCanvas.get(target);
        if (card !== undefined) card.isInSight = isIntersecting;
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
    this.#sight.observe(card.canvas);
  }

  remove(card: Card): void {
    this.#sight.unobserve(card.canvas);
    this.#cards.delete(card);
  }
}

/**
 * Pictures of all scenes, each drawn by the app from a run of its own. While it is open, each frame draws one still, or one picture
 * more of the card that moves, so that the page stays fluid while the pictures come.
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
    this.#runs = new SceneRuns(sceneOf, startWorker, (run) => this.#tell(run));
    this.#cards = new Cards(() => this.#goOn());
  }

  /** Draws what is to be drawn of the cards in one frame; gives whether it wants another. */
  draw(seconds: number, drawThumbnail: DrawThumbnail): boolean {
    if (this.#store.get().page !== 'scenes') return false;
    const playing = this.#playing;
    const drawsStill = this.#cards.all.some((card) => {
      const isMoving = card === playing?.card && card.shown !== undefined;
      return !isMoving && this.#drawAt(card, (cover) => cover.still, drawThumbnail);
    });
    const run = playing && this.#runs.of(playing.card.id);
    if (drawsStill || playing === undefined || run === undefined) return drawsStill;
    const cover = coverOf(run.scene, run.reader);
    const time = cover.from + playing.seconds * cover.pace;
    const isOver = time > cover.to || playing.seconds > LONGEST_PLAY;
    this.#drawAt(playing.card, () => (isOver ? cover.still : Math.round(time)), drawThumbnail);
    playing.seconds += seconds;
    if (isOver) this.#playing = undefined;
    return !isOver;
  }

  /** Shows the scene in a canvas; gives what ends that. `hear` is told how long its run is. */
  show(id: string, scene: Scene, canvas: HTMLCanvasElement, hear: (finish: number) => void): () => void {
    const card: Card = { id, canvas, hear, isInSight: false, shown: undefined };
    this.#cards.add(card);
    const { run: onStage, written } = this.#store.get();
    // The run on the stage serves here too, where it is the app's own scene as it was written.
    const isSame = onStage?.scene === written && JSON.stringify(written) === JSON.stringify(scene);
    if (isSame && onStage !== undefined) this.#runs.take(id, onStage);
    const run = this.#runs.of(id);
    if (run !== undefined) hear(run.reader.trace.finish);
    return () => {
      this.#cards.remove(card);
      if (this.#playing?.card === card) this.#playing = undefined;
    };
  }

  /** Lets the picture of a scene move, and any other rest. */
  play(id: string | undefined): void {
    if (this.#playing?.card.id === id) return;
    const mayMove = this.#store.get().motion !== 'less';
    const card = mayMove ? this.#cards.all.find((one) => one.id === id) : undefined;
    this.#playing = card && { card, seconds: 0 };
    this.#requestFrame();
  }

  /** Draws the card at a time of its cover, where it doesn't show that already; gives whether it drew. */
  #drawAt(card: Card, timeOf: (cover: ReturnType<typeof coverOf>) => number, drawThumbnail: DrawThumbnail): boolean {
    const run = this.#runs.of(card.id);
    if (run === undefined || !card.isInSight) return false;
    const time = timeOf(coverOf(run.scene, run.reader));
    const { language, theme } = this.#store.get();
    const { clientWidth, clientHeight } = card.canvas;
    const wanted = [time, language, theme, clientWidth, clientHeight, window.devicePixelRatio].join(' ');
    const state = { ...initialState(run.scene, fileOf(run.scene.id), language, theme), run, time };
    if (card.shown === wanted || !drawThumbnail(state, card.canvas)) return false;
    card.shown = wanted;
    return true;
  }

  #tell({ scene, reader }: Run): void {
    for (const card of this.#cards.all) if (card.id === scene.id) card.hear(reader.trace.finish);
    this.#goOn();
  }

  #goOn(): void {
    this.#runs.make(this.#cards.all.filter(({ isInSight }) => isInSight).map(({ id }) => id));
    this.#requestFrame();
  }
}

/** The gallery as the interface needs it, and what it draws in a frame, which says whether it wants another. */
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
      show: (id, canvas, hear) => pictures.show(id, sceneOf(id), canvas, hear),
      play: (id) => pictures.play(id),
    },
    frame: (seconds, drawThumbnail) => pictures.draw(seconds, drawThumbnail),
  };
}
