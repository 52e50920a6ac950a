import { delay } from '../time/slices.ts';
import { WEBGL_RETRY_DELAYS } from '../time/waits.ts';
import { createPictureBox, type PictureBox } from './pictureBox.ts';

/**
 * Replaces its picture box when the WebGL context is lost; the picture is a function of the state, so the new box shows the same instant.
 * `refused` is called with the empty host if all attempts to get WebGL fail.
 */
export class RecoveringBox {
  readonly #requestFrame: () => void;
  readonly #refused: (host: HTMLElement | null) => void;
  #box: PictureBox | undefined;
  #host: HTMLElement | null = null;
  #isDestroyed = false;
  #opening: Promise<void>;

  constructor(requestFrame: () => void, refused: (host: HTMLElement | null) => void) {
    this.#requestFrame = requestFrame;
    this.#refused = refused;
    this.#opening = this.#open();
  }

  /** Undefined before the first box is made and while a lost one is being replaced. */
  get current(): PictureBox | undefined {
    return this.#box;
  }

  /** Moves the box into `host`; null detaches it from the page. */
  attach(host: HTMLElement | null): void {
    this.#host = host;
    this.#box?.attach(host);
  }

  /** Resolves when there is a box or the browser has refused one. */
  opened(): Promise<void> {
    return this.#opening;
  }

  destroy(): void {
    this.#isDestroyed = true;
    this.#box?.destroy();
    this.#box = undefined;
  }

  async #open(): Promise<void> {
    for (const wait of WEBGL_RETRY_DELAYS) {
      try {
        await delay(wait);
        const made = await createPictureBox(this.#requestFrame, () => this.#reopen());
        if (this.#isDestroyed) {
          made.destroy();
          return;
        }
        this.#box = made;
        made.attach(this.#host);
        this.#requestFrame();
        return;
      } catch {
        // Try again after the next delay.
      }
    }
    this.#refused(this.#host);
  }

  #reopen(): void {
    if (this.#isDestroyed) return;
    this.#box?.destroy();
    this.#box = undefined;
    this.#opening = this.#open();
  }
}
