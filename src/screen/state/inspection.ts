import { isIn, type Thing } from '../../core/trace/thing.ts';
import type { Trace } from '../../core/trace/trace.ts';
import type { CameraState } from './camera.ts';

/** The inspected things. */
export type Inspection = {
  /** Hovered, or reached with the arrow keys. */
  readonly pointed: Thing | undefined;
  /** Its card is open. */
  readonly chosen: Thing | undefined;
  /** The camera before the ride while the camera follows the chosen packet. */
  readonly riding: CameraState | undefined;
};

export const NO_INSPECTION: Inspection = { pointed: undefined, chosen: undefined, riding: undefined };

/** The inspection if the run has the same things, else none. */
export function inspectionIn(trace: Trace, inspection: Inspection): Inspection {
  const { pointed, chosen } = inspection;
  const has = (thing: Thing | undefined): boolean => thing === undefined || isIn(trace, thing);
  return has(pointed) && has(chosen) ? inspection : NO_INSPECTION;
}
