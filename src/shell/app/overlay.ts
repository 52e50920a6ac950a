import type { Point } from '../../screen/picture/path.ts';
import { THEMES } from '../../screen/picture/theme.ts';
import type { ThemeName } from '../../core/base/themes.ts';
import { paintCallout } from '../../screen/view/calloutPainter.ts';
import type { Camera } from '../../screen/view/camera.ts';
import { paintFaults } from '../../screen/view/faultPainter.ts';
import { paintInscription } from '../../screen/view/inscription.ts';
import type { PlacedCallout } from '../../screen/view/placeCallout.ts';
import type { PlacedInscription } from '../../screen/view/placeInscription.ts';
import { paintHairline, paintSpotlight } from '../../screen/view/spotlight.ts';
import type { StageSize } from '../../screen/view/stageSize.ts';
import type { Highlights } from './shapeFinder.ts';
import { isSameList } from './lastResult.ts';

/** Texts and marks drawn over a picture at one instant. */
export type OverlayContent = {
  readonly placed: PlacedInscription;
  readonly callout: PlacedCallout | undefined;
  readonly camera: Camera;
  readonly pointed: Highlights;
};

/** Draws the parts that stills have too: everything but highlights and the card's line. */
export function paintOverlay(
  context: CanvasRenderingContext2D,
  { placed, callout, camera, pointed }: OverlayContent,
  themeName: ThemeName,
): void {
  const theme = THEMES[themeName];
  paintFaults(context, pointed.marks, camera, theme);
  paintInscription(context, placed, theme);
  if (callout !== undefined) paintCallout(context, callout, theme);
}

/** The 2-D canvas over the picture with its labels. It is redrawn only if its content has changed. */
export class Overlay {
  readonly canvas = document.createElement('canvas');
  #written: readonly unknown[] | undefined;

  constructor() {
    this.canvas.className = 'inscription';
  }

  set opacity(opacity: number) {
    this.canvas.style.opacity = String(opacity);
  }

  /** `hairline` connects a card to its subject. */
  write(
    writing: OverlayContent,
    theme: ThemeName,
    size: StageSize,
    hairline: readonly [Point, Point] | undefined,
  ): void {
    const { placed, callout, camera, pointed } = writing;
    const { shapes, marks } = pointed;
    const near = shapes.length + marks.length === 0 ? undefined : camera;
    const written = [JSON.stringify([placed.texts, callout, near, shapes, hairline, theme, size]), marks];
    if (isSameList(this.#written, written)) return;
    this.#written = written;
    const context = this.#cleared(size);
    context.save();
    context.scale(size.pixelRatio, size.pixelRatio);
    for (const { shape, isChosen } of shapes) paintSpotlight(context, shape, camera, THEMES[theme], isChosen);
    paintOverlay(context, writing, theme);
    if (hairline !== undefined) paintHairline(context, ...hairline, THEMES[theme]);
    context.restore();
  }

  clear(size: StageSize): void {
    this.#written = undefined;
    this.#cleared(size);
  }

  #cleared({ width, height, pixelRatio }: StageSize): CanvasRenderingContext2D {
    const { canvas } = this;
    const context = canvas.getContext('2d')!;
    const [wide, high] = [Math.round(width * pixelRatio), Math.round(height * pixelRatio)];
    if (canvas.width !== wide || canvas.height !== high) [canvas.width, canvas.height] = [wide, high];
    else context.clearRect(0, 0, wide, high);
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
    return context;
  }
}
