import { placeCard } from '../../screen/picture/cardPlace.ts';
import { boxOf, edgeTowards, middleOf, type ThingShape } from '../../screen/picture/thingShape.ts';
import type { Point } from '../../screen/picture/path.ts';
import { type Camera, pixelAt, unitAt } from '../../screen/view/camera.ts';
import { markRoom } from '../../screen/view/markSize.ts';
import type { Surface } from '../../screen/view/placedText.ts';

/** CSS pixels between a card and the edges of the picture. */
const EDGE = 10;

/** Moves a card beside its subject in the picture of `host`. Returns the ends of the line that connects them, in CSS pixels. */
export function moveCardBeside(
  card: HTMLElement,
  host: HTMLElement,
  thing: ThingShape,
  camera: Camera,
  room: Surface,
): readonly [Point, Point] {
  const middle = middleOf(thing);
  // A link may cross the whole picture: place the card beside its middle.
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

/** Moves a card whose subject is not visible in this picture to the picture's edge. */
export function moveCardAside(card: HTMLElement, host: HTMLElement, room: Surface): void {
  const top = Math.min(room.insets.top, room.height - markRoom(room) - EDGE - card.offsetHeight);
  moveTo(card, host, { left: EDGE, top: Math.max(EDGE, top) });
}

function moveTo(card: HTMLElement, host: HTMLElement, place: { readonly left: number; readonly top: number }): void {
  // In a comparison, the picture's origin is not the stage's.
  const [stage, own] = [card.offsetParent?.getBoundingClientRect(), host.getBoundingClientRect()];
  const [dx, dy] = stage === undefined ? [0, 0] : [own.left - stage.left, own.top - stage.top];
  card.style.translate = `${place.left + dx}px ${place.top + dy}px`;
}
