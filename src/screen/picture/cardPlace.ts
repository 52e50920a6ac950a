import { clamp } from '../../core/base/clamp.ts';
import type { Box } from './layout.ts';
import type { Point } from './path.ts';

/** A card's position, and the point of its edge at which the hairline ends. */
export type CardPlace = { readonly left: number; readonly top: number; readonly joint: Point };

/** Distance between a thing and its card. */
const GAP = 30;
/** If the room is no wider, the card is along its lower edge, or its upper edge for a thing in the lower half. As in inspector.css. */
const NARROW = 560;

/**
 * Places a card right of, left of, above or below `thing`, the first side with room inside `free`, else inside `room`. If no side has
 * room, it is on the right and moved into `room`, even if it covers the thing. Everything in CSS pixels.
 */
export function placeCard(
  thing: Box,
  { width, height }: { readonly width: number; readonly height: number },
  free: Box,
  room: Box,
): CardPlace {
  const [x, y] = [(thing.left + thing.right) / 2, (thing.top + thing.bottom) / 2];
  if (room.right - room.left <= NARROW) {
    const isLow = y > (room.top + room.bottom) / 2;
    const top = isLow ? room.top : room.bottom - height;
    return { left: room.left, top, joint: [clamp(x, room.left, room.left + width), isLow ? top + height : top] };
  }
  const beside: readonly Point[] = [
    [thing.right + GAP, y - height * 0.6],
    [thing.left - GAP - width, y - height * 0.6],
    [x - width / 2, thing.top - GAP - height],
    [x - width / 2, thing.bottom + GAP],
  ];
  const tried = [free, room].flatMap((box) => beside.map((at, side) => shift(at, side < 2, box, width, height)));
  const found = tried.find((one) => one !== undefined);
  const [left, top] = found ?? [
    clamp(beside[0]![0], room.left, room.right - width),
    clamp(beside[0]![1], room.top, room.bottom - height),
  ];
  return { left, top, joint: [clamp(x, left, left + width), clamp(y, top, top + height)] };
}

/** Moves the card along the thing's side into `box`; undefined if it does not fit. */
function shift([x, y]: Point, isUpright: boolean, box: Box, width: number, height: number): Point | undefined {
  const moved: Point = isUpright
    ? [x, clamp(y, box.top, box.bottom - height)]
    : [clamp(x, box.left, box.right - width), y];
  const isInside =
    moved[0] >= box.left && moved[1] >= box.top && moved[0] + width <= box.right && moved[1] + height <= box.bottom;
  return isInside ? moved : undefined;
}
