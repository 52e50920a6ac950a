import { curve, evenlySpaced, lane, type Point } from '../path.ts';

const LANE = 2.4;
/** Points by which the length along an ellipse is measured. */
const MEASURES = 2048;

/** An ellipse cut into equal places, and where on it they begin. */
export type Circle = {
  readonly rx: number;
  readonly ry: number;
  readonly places: number;
  /** Length of one place. */
  readonly pitch: number;
  /** By step of measuring, the length up to it. */
  readonly lengths: Float64Array;
  readonly start: number;
};

/** Places go round clockwise; from the top, or `fromBelow`, so that the first half stands at the left. */
export function circleOf(rx: number, ry: number, places: number, fromBelow: boolean): Circle {
  const start = fromBelow ? Math.PI / 2 : -Math.PI / 2;
  const lengths = new Float64Array(MEASURES + 1);
  let cos = Math.cos(start);
  let sin = Math.sin(start);
  for (let i = 1; i <= MEASURES; i++) {
    const angle = start + (2 * Math.PI * i) / MEASURES;
    const nextCos = Math.cos(angle);
    const nextSin = Math.sin(angle);
    lengths[i] = lengths[i - 1]! + Math.hypot(rx * (nextCos - cos), ry * (nextSin - sin));
    cos = nextCos;
    sin = nextSin;
  }
  return { rx, ry, places, pitch: lengths[MEASURES]! / places, lengths, start };
}

/** The point at a place (whole or between), and the direction straight out of the ellipse there. */
export function placeOn({ rx, ry, places, lengths, start }: Circle, place: number): { at: Point; out: Point } {
  const target = (lengths[MEASURES]! * (((place % places) + places) % places)) / places;
  let [low, high] = [0, MEASURES];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (lengths[middle]! <= target) low = middle;
    else high = middle;
  }
  const share = (target - lengths[low]!) / (lengths[high]! - lengths[low]! || 1);
  const angle = start + (2 * Math.PI * (low + share)) / MEASURES;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const length = Math.hypot(cos / rx, sin / ry);
  return { at: [rx * cos, ry * sin], out: [cos / rx / length, sin / ry / length] };
}

/** Neighbours on the ring by a straight lane; all others by a chord that bends inwards, the more the farther they are. */
export function chordWay(circle: Circle, from: number, to: number): Point[] {
  const [a, b] = [placeOn(circle, from).at, placeOn(circle, to).at];
  const ahead = Math.abs(to - from);
  const apart = Math.min(ahead, circle.places - ahead);
  if (apart <= 1) return lane(a, b, LANE);
  const pull = 0.16 + 0.6 * Math.sqrt(apart / circle.places);
  const side = from < to ? 1 : 1.05;
  const inwards = ([x, y]: Point): Point => [x * (1 - pull * side), y * (1 - pull * side)];
  return evenlySpaced(curve(a, inwards(a), inwards(b), b));
}

/** From where the packet waits, between its chip and the next one, to the switch. */
export function toSwitchWay(circle: Circle, place: number, head: Point, port: Point): Point[] {
  const { at, out } = placeOn(circle, place + 0.5);
  const inside: Point = [at[0] - out[0] * 26, at[1] - out[1] * 26];
  return evenlySpaced([head, at, ...toCentre(inside, out, port, -5)], 31);
}

export function fromSwitchWay(port: Point, at: Point, out: Point, r: number): Point[] {
  const inside: Point = [at[0] - out[0] * (r + 4), at[1] - out[1] * (r + 4)];
  return evenlySpaced([...toCentre(inside, out, port, 5).toReversed(), at], 31);
}

/** From inside the ring to a port, arriving level with it. */
function toCentre(inside: Point, out: Point, port: Point, shift: number): Point[] {
  const end: Point = [port[0], port[1] + shift];
  const reach = Math.hypot(inside[0] - end[0], inside[1] - end[1]) * 0.3;
  return curve(
    inside,
    [inside[0] - out[0] * reach, inside[1] - out[1] * reach],
    [end[0] + Math.sign(port[0]) * Math.min(reach, 100), end[1]],
    end,
    32,
  );
}
