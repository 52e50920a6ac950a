import 'pixi.js/unsafe-eval';
import { Container, Ticker, WebGLRenderer } from 'pixi.js';
import type { Steps } from '../../core/base/steps.ts';
import type { Theme } from '../picture/theme.ts';
import { type Dress, dressOf } from './dress.ts';
import { MarkLine } from './markLine.ts';
import { markRoom } from './markSize.ts';
import { type DrawnInstant, layersInSteps, type ReadyLayers, type RunLayers, type RunGeometry } from './runLayers.ts';
import type { StageSize } from './stageSize.ts';
import { allowUploadsInSteps } from './upload.ts';

export type Look = { readonly theme: Theme; readonly mark: string };

/**
 * The WebGL canvas: one context, one renderer. A caller creates layers with `layersInSteps`, owns them, and draws them when needed; so
 * the page's picture, a still and a gallery card can share one canvas in turn. The stage holds no run and no time, and requests no frames.
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

  /** Creates the layers for a geometry, fully uploaded to the GPU; changes the layers `now` in place where possible. */
  layersInSteps(geometry: RunGeometry, now?: RunLayers): Steps<ReadyLayers> {
    return layersInSteps(this.#renderer, geometry, now);
  }

  setLook({ theme, mark }: Look): void {
    if (this.#look?.theme === theme && this.#look.mark === mark) return;
    this.#look = { theme, mark, dress: dressOf(theme) };
    this.#renderer.background.color = theme.groundEdge;
    this.#writeMark();
  }

  /** Resizing clears the canvas; the same size does nothing. */
  resize(next: StageSize): void {
    const before = this.#size;
    const isSame = (['width', 'height', 'pixelRatio', 'margin'] as const).every((key) => before[key] === next[key]);
    if (isSame && markRoom(before) === markRoom(next)) return;
    this.#size = next;
    this.#renderer.resize(next.width, next.height, next.pixelRatio);
    this.#writeMark();
  }

  /** Draws the layers at an instant; without layers, only the ground and the mark. */
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

/** Rejects if there is no WebGL. */
export async function createPixiStage(): Promise<PixiStage> {
  // Pixi's system ticker would request frames continuously, only to collect unused textures.
  Ticker.system.autoStart = false;
  allowUploadsInSteps();
  // An Application would first create another context to detect WebGL, which takes a third of a second without a GPU.
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
