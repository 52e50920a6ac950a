import { placeCard } from '../../screen/picture/cardPlace.ts';
import { boxOf, edgeTowards, middleOf, type ThingShape } from '../../screen/picture/thingShape.ts';
import type { Point } from '../../screen/picture/path.ts';
import { type Camera, pixelAt, unitAt } from '../../screen/view/camera.ts';
import { markRoom } from '../../screen/view/markSize.ts';
import type { Surface } from '../../screen/view/placedText.ts';

/** CSS pixels between a card and the edges of the picture. */
const EDGE = 10;

/** Moves a card beside the thing that it is about in the picture of `host`; gives the ends of the line that joins them. */
export function moveBeside(
  card: HTMLElement,
  host: HTMLElement,
  thing: ThingShape,
  camera: Camera,
  room: Surface,
): readonly [Point, Point] {
  const middle = middleOf(thing);
  // Beside the middle of a link, which may run across the whole picture.
  const box = thing.kind === 'line' ? boxOf({ kind: 'spot', at: middle, radius: thing.half }) : boxOf(thing);
  const [left, top] = pixelAt(camera, [box.left, box.top]);
  const [right, bottom] = pixelAt(camera, [box.right, box.bottom]);
  const { width, height, insets } = room;
  const whole = { left: EDGE, top: EDGE, right: width - EDGE, bottom: height - markRoom(room) - EDGE };
  const free = { ...whole, top: insets.top, bottom: height - insets.bottom };
  const size = { width: card.offsetWidth, height: card.offsetHeight };
  const place = placeCard({ left, top, right, bottom }, size, free, whole);
  moveTo(card, host, place);
  return [pixelAt(camera, edgeTowards(thing, unitAt(camera, place.joint))), place.joint];
}

/** Moves a card to the edge of the picture of `host`, out of its way: what it is about is not seen in this one. */
export function moveAside(card: HTMLElement, host: HTMLElement, room: Surface): void {
  const top = Math.min(room.insets.top, room.height - markRoom(room) - EDGE - card.offsetHeight);
  moveTo(card, host, { left: EDGE, top: Math.max(EDGE, top) });
}

function moveTo(card: HTMLElement, host: HTMLElement, place: { readonly left: number; readonly top: number }): void {
  // Beside a second picture, this one does not begin where the stage does.
  const [stage, own] = [card.offsetParent?.getBoundingClientRect(), host.getBoundingClientRect()];
  const [dx, dy] = stage === undefined ? [0, 0] : [own.left - stage.left, own.top - stage.top];
  card.style.translate = `${place.left + dx}px ${place.top + dy}px`;
}
