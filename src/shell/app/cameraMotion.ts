import { glide, type View } from '../../screen/view/camera.ts';

/** The camera's target. `follows`: the target itself moves, since it is a packet that the camera rides with. */
export type Aim = View & { readonly glides: boolean; readonly follows: boolean };

export type CameraMotion = {
  /** The view after `seconds` more; jumps to the target if `mayGlide` is false. */
  readonly step: (aim: Aim, seconds: number, mayGlide: boolean) => View;
  /** Whether the target is not reached yet. */
  readonly isUnderWay: () => boolean;
};

/** Seconds of a glide. */
const GLIDE_TIME = 0.6;
/** While following, the lag shrinks by the factor e every 1 / FOLLOW_RATE seconds and never exceeds LARGEST_LAG. */
const FOLLOW_RATE = 9;
/** Share of the screen. */
const LARGEST_LAG = 0.25;
const NEGLIGIBLE_LAG = 0.0005;

/** Moves the camera to the state's target by the animation clock. Holds only the motion, not the target. */
export function createCameraMotion(): CameraMotion {
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
        const share = Math.min(1, way.age / GLIDE_TIME);
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
  if (lag < NEGLIGIBLE_LAG) return to;
  const kept = Math.min(Math.exp(-FOLLOW_RATE * seconds), LARGEST_LAG / lag);
  return { x: to.x + dx * kept, y: to.y + dy * kept, zoom: to.zoom };
}
