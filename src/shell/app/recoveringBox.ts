import { after } from '../time/slices.ts';
import { BEFORE_WEBGL } from '../time/waits.ts';
import { createPictureBox, type PictureBox } from './pictureBox.ts';

/**
 * A picture box that recovers when the browser takes its WebGL context away: the picture is a function of the state, so another box is
 * made, and shows the same instant. `none` is called with the empty host where the browser gives no WebGL, however often it is asked.
 */
export class RecoveringBox {
  readonly #requestFrame: () => void;
  readonly #none: (host: HTMLElement | null) => void;
  #box: PictureBox | undefined;
  #host: HTMLElement | null = null;
  #isGone = false;
  #trying: Promise<void>;

  constructor(requestFrame: () => void, none: (host: HTMLElement | null) => void) {
    this.#requestFrame = requestFrame;
    this.#none = none;
    this.#trying = this.#open();
  }

  /** The box there is now; undefined before the first and between a loss and the next. */
  get current(): PictureBox | undefined {
    return this.#box;
  }

  /** Moves into `host`; with null it waits outside the page. */
  attach(host: HTMLElement | null): void {
    this.#host = host;
    this.#box?.attach(host);
  }

  /** Resolves when there is a box, or the browser has refused one. */
  tried(): Promise<void> {
    return this.#trying;
  }

  destroy(): void {
    this.#isGone = true;
    this.#box?.destroy();
    this.#box = undefined;
  }

  async #open(): Promise<void> {
    for (const wait of BEFORE_WEBGL) {
      try {
        await after(wait);
        const made = await createPictureBox(this.#requestFrame, () => this.#openAnother());
        if (this.#isGone) {
          made.destroy();
          return;
        }
        this.#box = made;
        made.attach(this.#host);
        this.#requestFrame();
        return;
      } catch {
        // It is tried again.
      }
    }
    this.#none(this.#host);
  }

  #openAnother(): void {
    if (this.#isGone) return;
    this.#box?.destroy();
    this.#box = undefined;
    this.#trying = this.#open();
  }
}
