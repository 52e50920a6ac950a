import type { TraceReader } from '../../core/trace/reader.ts';
import type { Scene } from '../../core/scene/schema.ts';
import { MILLITICKS_PER_TICK } from '../../core/base/units.ts';
import { stretchOf } from './playback.ts';

/** What stands for a scene in the gallery. Times are milliticks. */
export type Cover = {
  /** The instant of its still. */
  readonly still: number;
  /** Where it begins and ends when it moves. */
  readonly from: number;
  readonly to: number;
  /** Milliticks a second of showing. */
  readonly pace: number;
};

/** Far enough into its beat for the picture to show what the beat is about. */
export const STILL_SHARE = 0.6;
const START_SHARE = 0.3;

/** The scene's beat that is marked as its cover, else its first; the whole run where it tells no story. */
export function coverOf(scene: Scene, { trace }: TraceReader): Cover {
  const beat = scene.beats.find(({ cover }) => cover === true) ?? scene.beats[0];
  const { from, to } = beat === undefined ? { from: 0, to: trace.finish } : stretchOf(beat, trace);
  const at = (share: number): number => from + share * (to - from);
  const pace = scene.ticksPerSecond * MILLITICKS_PER_TICK * (beat?.speed ?? 1);
  return { still: at(STILL_SHARE), from: at(START_SHARE), to, pace };
}
