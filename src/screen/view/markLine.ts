import { Container, Sprite, Text, Texture } from 'pixi.js';
import type { Theme } from '../picture/theme.ts';
import { markMiddle, markRoom, markSize } from './markSize.ts';
import type { StageSize } from './stageSize.ts';

const MARK_TRIES = 6;
/** Distance from the middle of the line up to the top of its text, in font sizes. */
const MARK_RISE = 0.68;
/** Opacity of the strip between the mark and a picture below it. */
const SHADE = 0.86;

/** The line at the bottom of the canvas: every timing is made up. It is part of the picture, so that no copy lacks it. */
export class MarkLine {
  readonly container = new Container();
  readonly #mark = new Text({ text: '', style: { fontFamily: 'Pretendard', fontSize: 16, fontWeight: '700' } });
  readonly #shade = new Sprite(Texture.WHITE);

  constructor() {
    this.#shade.alpha = SHADE;
    this.container.addChild(this.#shade, this.#mark);
  }

  /** Whether the picture may reach down to the mark. */
  set isOverPicture(isOver: boolean) {
    this.#shade.visible = isOver;
  }

  write(text: string, theme: Theme, size: StageSize): void {
    const mark = this.#mark;
    const left = Math.round(size.margin ?? size.height * 0.02 + 4);
    mark.text = text;
    mark.style.fill = theme.mark;
    mark.style.fontSize = markSize(size);
    // A line longer than the picture gets a smaller font, never an ellipsis. Repeated, since some engines round the width of letters.
    const room = Math.max(1, size.width - 2 * left);
    for (let tries = 0; mark.width > room && tries < MARK_TRIES; tries++) mark.style.fontSize *= room / mark.width;
    mark.position.set(left, size.height - markMiddle(size) - MARK_RISE * markSize(size));
    this.#shade.tint = theme.groundEdge;
    this.#shade.position.set(0, size.height - markRoom(size));
    this.#shade.setSize(size.width, markRoom(size));
  }
}
