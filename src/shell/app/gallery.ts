import { parseScene } from '../../core/scene/parse.ts';
import type { Scene } from '../../core/scene/schema.ts';
import { type AppState, initialState, type Run } from '../../screen/state/appState.ts';
import { type BuiltIn, chooseScene, fileOf } from '../../screen/state/builtIn.ts';
import { type Cover, coverOf } from '../../screen/state/cover.ts';
import type { Store } from '../../screen/state/store.ts';
import type { Gallery } from '../../screen/ui/pages/gallery.ts';
import { createRunner, type Runner } from './runner.ts';

/** Draws the run of a state into a canvas; false where it can't yet. */
export type Sketch = (state: AppState, canvas: HTMLCanvasElement) => boolean;

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

/**
 * Pictures of all scenes, each drawn by the app from a run of its own. One run is made at a time, in a worker that starts with
 * the first; runs stay in memory. `frame` draws one still a frame, or the one that moves, and says whether it wants another.
 */
export function createGallery(
  builtIn: readonly BuiltIn[],
  startWorker: () => Worker,
  store: Store<AppState>,
  requestFrame: () => void,
): { readonly gallery: Gallery; readonly frame: (seconds: number, sketch: Sketch | undefined) => boolean } {
  let parsed: readonly Scene[] | undefined;
  let runner: Runner | undefined;
  let running: string | undefined;
  let playing: { readonly card: Card; seconds: number } | undefined;
  const runs = new Map<string, Run>();
  const cards = new Set<Card>();
  const byCanvas = new WeakMap<Element, Card>();

  const scenes = (): readonly Scene[] => (parsed ??= builtIn.map(({ text }) => parseScene(text)));
  const sceneOf = (id: string): Scene => scenes().find((scene) => scene.id === id)!;

  /** Makes the next run that a card in sight waits for. */
  const runNext = (): void => {
    const next = [...cards].find(({ id, isInSight }) => isInSight && !runs.has(id));
    if (running !== undefined || next === undefined) return;
    running = next.id;
    runner ??= createRunner(startWorker, {
      progress: () => {},
      done: (scene, reader, hash) => {
        runs.set(scene.id, { scene, reader, hash });
        running = undefined;
        for (const card of cards) if (card.id === scene.id) card.hear(reader.trace.finish);
        requestFrame();
        runNext();
      },
      refused: (scene) => {
        throw new Error(`the app's own scene ${scene.id} is refused`);
      },
      failed: (message) => {
        throw new Error(`the simulation failed: ${message}`);
      },
    });
    runner.run(sceneOf(next.id));
  };

  const sight = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      const card = byCanvas.get(target);
      if (card !== undefined) card.isInSight = isIntersecting;
    }
    runNext();
    requestFrame();
  });

  const stateAt = (run: Run, time: number): AppState => {
    const { language, theme } = store.get();
    return { ...initialState(run.scene, fileOf(run.scene.id), language, theme), run, time };
  };
  /** Draws the card where it doesn't show this already; gives whether it drew. */
  const paint = (card: Card, time: number, sketch: Sketch): boolean => {
    const run = runs.get(card.id);
    if (run === undefined || !card.isInSight) return false;
    const { language, theme } = store.get();
    const { clientWidth, clientHeight } = card.canvas;
    const wanted = [time, language, theme, clientWidth, clientHeight, window.devicePixelRatio].join(' ');
    if (card.shown === wanted || !sketch(stateAt(run, time), card.canvas)) return false;
    card.shown = wanted;
    return true;
  };
  const frame = (seconds: number, sketch: Sketch | undefined): boolean => {
    if (store.get().page !== 'scenes' || sketch === undefined) return false;
    const coverIn = ({ id }: Card): Cover | undefined => {
      const run = runs.get(id);
      return run && coverOf(run.scene, run.reader);
    };
    // One still a frame, so that the page stays fluid while the pictures come; only then one of them moves.
    const drawsStill = [...cards].some((card) => {
      const isMoving = card === playing?.card && card.shown !== undefined;
      const cover = isMoving ? undefined : coverIn(card);
      return cover !== undefined && paint(card, cover.still, sketch);
    });
    const cover = playing && coverIn(playing.card);
    if (drawsStill || playing === undefined || cover === undefined) return drawsStill;
    const time = cover.from + playing.seconds * cover.pace;
    const isOver = time > cover.to || playing.seconds > LONGEST_PLAY;
    paint(playing.card, isOver ? cover.still : Math.round(time), sketch);
    playing.seconds += seconds;
    if (isOver) playing = undefined;
    return !isOver;
  };

  const gallery: Gallery = {
    scenes,
    open: (id) => store.update(chooseScene(builtIn, id)),
    show: (id, canvas, hear) => {
      const card: Card = { id, canvas, hear, isInSight: false, shown: undefined };
      cards.add(card);
      byCanvas.set(canvas, card);
      sight.observe(canvas);
      const { run: onStage, written } = store.get();
      // The run on the stage serves here too, where it is the app's own scene as it was written.
      const isSame = onStage?.scene === written && JSON.stringify(written) === JSON.stringify(sceneOf(id));
      if (isSame && onStage !== undefined) runs.set(id, onStage);
      const run = runs.get(id);
      if (run !== undefined) hear(run.reader.trace.finish);
      return () => {
        sight.unobserve(canvas);
        cards.delete(card);
        if (playing?.card === card) playing = undefined;
      };
    },
    play: (id) => {
      if (playing?.card.id === id) return;
      const card = store.get().motion === 'less' ? undefined : [...cards].find((one) => one.id === id);
      playing = card && { card, seconds: 0 };
      requestFrame();
    },
  };
  return { gallery, frame };
}
