import type { Scene } from '../../../core/scene/schema.ts';

/** What the page of scenes asks of the app: the scenes themselves, and pictures of them that it draws from runs of its own. */
export type Gallery = {
  /** All scenes of the app, in their order; read when they are first asked for. */
  readonly scenes: () => readonly Scene[];
  /** Opens the scene of that id on the stage. */
  readonly open: (id: string) => void;
  /**
   * Keeps a canvas showing the scene: its run is made when the canvas comes into sight, one scene at a time, and stays. Tells
   * `hear` the run's length in milliticks as soon as it is known. Gives what ends that.
   */
  readonly show: (id: string, canvas: HTMLCanvasElement, hear: (finish: number) => void) => () => void;
  /** Lets the scene's picture move for some seconds, where motion is welcome, then rest again; with undefined all rest. */
  readonly play: (id: string | undefined) => void;
};
