import { glide, type View } from '../../screen/view/camera.ts';

/** Where the camera is to be. A view that `follows` moves by itself, as a packet that is ridden along with. */
export type Aim = View & { readonly glides: boolean; readonly follows: boolean };

export type Flight = {
  /** The view after `seconds` more; at once at its aim where nothing may glide. */
  readonly step: (aim: Aim, seconds: number, mayGlide: boolean) => View;
  /** Whether the aim is not reached yet. */
  readonly isUnderWay: () => boolean;
};

/** Seconds of a flight. */
const LASTS = 0.6;
/** A follower makes up for what it lags behind by the factor e in 1 / PULL seconds, and never lags by more than FARTHEST. */
const PULL = 9;
/** Share of the screen. */
const FARTHEST = 0.25;
const NEAR_ENOUGH = 0.0005;

/** Leads the camera to where the state wants it, by the loop's clock. Nothing but the way there is held here. */
export function createFlight(): Flight {
  let shown: View | undefined;
  let way: { aim: Aim; from: View; age: number } | undefined;
  let last: Aim | undefined;
  let isUnderWay = false;
  return {
    isUnderWay: () => isUnderWay,
    step: (aim, seconds, mayGlide) => {
      const isOther = last === undefined || (aim.follows ? !last.follows : !isSameView(aim, last));
      if (isOther) {
        way = shown !== undefined && aim.glides && mayGlide ? { aim, from: shown, age: 0 } : undefined;
      }
      last = aim;
      const before = shown ?? aim;
      if (way !== undefined) {
        way.age += seconds;
        const share = Math.min(1, way.age / LASTS);
        shown = glide(way.from, aim, share * share * (3 - 2 * share));
        if (share === 1) way = undefined;
      } else {
        shown = aim.follows && mayGlide ? follow(before, aim, seconds) : aim;
      }
      isUnderWay = way !== undefined || !isSameView(shown, aim);
      return shown;
    },
  };
}

function isSameView(a: View, b: View): boolean {
  return a.x === b.x && a.y === b.y && a.zoom === b.zoom;
}

function follow(from: View, to: View, seconds: number): View {
  const [dx, dy] = [from.x - to.x, from.y - to.y];
  const lag = Math.hypot(dx, dy) * to.zoom;
  if (lag < NEAR_ENOUGH) return to;
  const kept = Math.min(Math.exp(-PULL * seconds), FARTHEST / lag);
  return { x: to.x + dx * kept, y: to.y + dy * kept, zoom: to.zoom };
}
