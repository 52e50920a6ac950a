import { createPictureBox, type PictureBox } from './pictureBox.ts';

/** Milliseconds; a page that gets no WebGL in all these tries gets none. */
const PAUSES_BEFORE_TRIES = [0, 100, 400, 1500];

/** A picture box that comes back: the picture is a function of the state, so one that is lost is made anew, and shows the same instant. */
export type SteadyBox = {
  /** Moves into `host`; with null it waits outside the page. */
  readonly attach: (host: HTMLElement | null) => void;
  /** The box there is now; undefined before the first and between a loss and the next. */
  readonly current: () => PictureBox | undefined;
  /** Resolves when there is a box, or the browser has refused one. */
  readonly tried: () => Promise<void>;
  readonly destroy: () => void;
};

/** `onNone` is called with the empty host where the browser gives no WebGL, however often it is asked. */
export function createSteadyBox(requestFrame: () => void, onNone: (host: HTMLElement | null) => void): SteadyBox {
  let box: PictureBox | undefined;
  let host: HTMLElement | null = null;
  let isGone = false;

  const open = async (): Promise<void> => {
    for (const pause of PAUSES_BEFORE_TRIES) {
      try {
        await new Promise((resume) => setTimeout(resume, pause));
        const made = await createPictureBox(requestFrame, () => {
          box?.destroy();
          box = undefined;
          trying = open();
        });
        if (isGone) {
          made.destroy();
          return;
        }
        box = made;
        box.attach(host);
        requestFrame();
        return;
      } catch {
        // The browser may give a context a little later, as after a crash of its GPU process.
      }
    }
    onNone(host);
  };
  let trying = open();

  return {
    attach: (next) => {
      host = next;
      box?.attach(host);
    },
    current: () => box,
    tried: () => trying,
    destroy: () => {
      isGone = true;
      box?.destroy();
      box = undefined;
    },
  };
}
