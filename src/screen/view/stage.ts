import 'pixi.js/unsafe-eval';
import { Container, Ticker, WebGLRenderer } from 'pixi.js';
import type { Steps } from '../../core/base/steps.ts';
import type { Theme } from '../picture/theme.ts';
import { type Dress, dressOf } from './dress.ts';
import { MarkLine } from './markLine.ts';
import { markRoom } from './markSize.ts';
import { type DrawnInstant, layersInSteps, type ReadyLayers, type RunLayers, type Show } from './runLayers.ts';
import type { StageSize } from './stageSize.ts';
import { allowUploadsInSteps } from './upload.ts';

export type Look = { readonly theme: Theme; readonly mark: string };

/**
 * The WebGL canvas: one context, one renderer. Whoever has something to draw has layers made for it (`layersInSteps`), which stay
 * theirs, and draws them when it likes; so the page's picture, a still and a card of the gallery can take turns on one canvas. It
 * holds no run and no time, and asks for no frames.
 */
export class PixiStage {
  readonly #renderer: WebGLRenderer;
  readonly #root = new Container();
  readonly #mark = new MarkLine();
  #size: StageSize = { width: 320, height: 180, pixelRatio: 1 };
  #look: (Look & { readonly dress: Dress }) | undefined;
  #layers: RunLayers | undefined;

  constructor(renderer: WebGLRenderer) {
    this.#renderer = renderer;
    this.#root.addChild(this.#mark.container);
  }

  get canvas(): HTMLCanvasElement {
    return this.#renderer.canvas;
  }

  get size(): StageSize {
    return this.#size;
  }

  /** Makes the layers for a show, to the last byte on the GPU; of those that show something `now`, where they have much in common. */
  layersInSteps(show: Show, now?: RunLayers): Steps<ReadyLayers> {
    return layersInSteps(this.#renderer, show, now);
  }

  setLook({ theme, mark }: Look): void {
    if (this.#look?.theme === theme && this.#look.mark === mark) return;
    this.#look = { theme, mark, dress: dressOf(theme) };
    this.#renderer.background.color = theme.groundEdge;
    this.#writeMark();
  }

  /** Does nothing where nothing changes. What was drawn is gone where something does. */
  resize(next: StageSize): void {
    const before = this.#size;
    const isSame = (['width', 'height', 'pixelRatio', 'margin'] as const).every((key) => before[key] === next[key]);
    if (isSame && markRoom(before) === markRoom(next)) return;
    this.#size = next;
    this.#renderer.resize(next.width, next.height, next.pixelRatio);
    this.#writeMark();
  }

  /** Draws layers as they are at an instant; without any the ground and the mark alone. */
  draw(layers?: RunLayers, instant?: DrawnInstant): void {
    if (layers !== this.#layers) {
      if (this.#layers !== undefined) this.#root.removeChild(this.#layers.container);
      if (layers !== undefined) this.#root.addChildAt(layers.container, 0);
      this.#layers = layers;
    }
    this.#mark.isOverPicture = instant?.camera.isFitted === false;
    if (layers !== undefined && instant !== undefined && this.#look !== undefined) {
      layers.set(instant, this.#size, this.#look.dress);
    }
    this.#renderer.render(this.#root);
  }

  destroy(): void {
    this.draw();
    this.#root.destroy({ children: true, texture: true });
    this.#renderer.destroy({ removeView: true });
  }

  #writeMark(): void {
    if (this.#look !== undefined) this.#mark.write(this.#look.mark, this.#look.theme, this.#size);
  }
}

/** Rejects where the browser gives no WebGL. */
export async function createPixiStage(): Promise<PixiStage> {
  // Pixi's system ticker would ask for frame after frame, only to look for textures that are out of use.
  Ticker.system.autoStart = false;
  allowUploadsInSteps();
  // An Application would first make a context of its own, only to learn whether there is WebGL: a third of a second without a GPU.
  const renderer = new WebGLRenderer();
  await renderer.init({
    eventMode: 'none',
    antialias: false,
    autoDensity: true,
    backgroundAlpha: 1,
    width: 320,
    height: 180,
  });
  return new PixiStage(renderer);
}
