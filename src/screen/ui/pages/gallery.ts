import type { Scene } from '../../../core/scene/schema.ts';

/** What the page of scenes needs from the app: the scenes, and pictures of them. */
export type Gallery = {
  /** The built-in scenes in gallery order; parsed at the first call. */
  readonly scenes: () => readonly Scene[];
  /** Opens a scene on the stage. */
  readonly open: (id: string) => void;
  /**
   * Draws the scene on a canvas. The scene is simulated once, when the canvas first becomes visible, one scene at a time.
   * `onFinish` gets the run's finish in milliticks. Returns a function that releases the canvas.
   */
  readonly show: (id: string, canvas: HTMLCanvasElement, onFinish: (finish: number) => void) => () => void;
  /** Animates the scene's picture for some seconds, unless motion is reduced; undefined stops all. */
  readonly play: (id: string | undefined) => void;
};
