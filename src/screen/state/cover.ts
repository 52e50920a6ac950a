import type { TraceReader } from '../../core/trace/reader.ts';
import type { Scene } from '../../core/scene/schema.ts';
import { MILLITICKS_PER_TICK } from '../../core/base/units.ts';
import { stretchOf } from './playback.ts';

/** The picture of a scene in the gallery. Times are milliticks. */
export type Cover = {
  /** Time of the still. */
  readonly still: number;
  /** Start and end of the animation. */
  readonly from: number;
  readonly to: number;
  /** Milliticks per second. */
  readonly pace: number;
};

/** Shares of the beat at which the still is taken and the animation starts. */
export const STILL_SHARE = 0.6;
const START_SHARE = 0.3;

/** From the beat marked as cover, else the first beat, else the whole run. */
export function coverOf(scene: Scene, { trace }: TraceReader): Cover {
  const beat = scene.beats.find(({ cover }) => cover === true) ?? scene.beats[0];
  const { from, to } = beat === undefined ? { from: 0, to: trace.finish } : stretchOf(beat, trace);
  const at = (share: number): number => from + share * (to - from);
  const pace = scene.ticksPerSecond * MILLITICKS_PER_TICK * (beat?.speed ?? 1);
  return { still: at(STILL_SHARE), from: at(START_SHARE), to, pace };
}
