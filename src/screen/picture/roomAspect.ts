import type { Point } from './path.ts';

/**
 * How many times as wide as high the room of a picture is, about. One of few, so that a window can be pulled without a new layout: an
 * upright phone, a half of a comparison, a 4 : 3 screen, a 16 : 9 stage between its texts, and a wider one.
 */
export const ROOM_ASPECTS = [0.8, 1.5, 2.05, 2.7, 3.6] as const;
export type RoomAspect = (typeof ROOM_ASPECTS)[number];

/** Those of rooms that are not upright. */
export const WIDE_ASPECTS = ROOM_ASPECTS.slice(1);

/** The one of `aspects` that a room of this size comes nearest to. */
export function nearestAspect([width, height]: Point, aspects: readonly RoomAspect[]): RoomAspect {
  const far = (aspect: RoomAspect): number => Math.abs(Math.log((aspect * height) / width));
  return aspects.reduce((best, one) => (far(one) < far(best) ? one : best));
}

/** The aspect that a layout is made for; if only `upright` is given, the default of that orientation. */
export function aspectFor({
  upright,
  aspect,
}: {
  readonly upright: boolean;
  readonly aspect?: RoomAspect | undefined;
}): RoomAspect {
  return aspect ?? (upright ? 0.8 : 2.05);
}

/** How large something of `width` × `height` is shown in a room of an aspect: its scale where the room is 1 high. */
export function scaleInRoom(aspect: RoomAspect, width: number, height: number): number {
  return Math.min(aspect / width, 1 / height);
}
