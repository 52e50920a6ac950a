import { isIn, type Thing } from '../../core/trace/thing.ts';
import type { Trace } from '../../core/trace/trace.ts';
import type { CameraState } from './camera.ts';

/** What of the picture is asked about. */
export type Inspection = {
  /** Under the pointer, or reached with the arrow keys. */
  readonly pointed: Thing | undefined;
  /** Its card stays open. */
  readonly chosen: Thing | undefined;
  /** The chosen packet is followed; what was looked at before. */
  readonly riding: CameraState | undefined;
};

export const NO_INSPECTION: Inspection = { pointed: undefined, chosen: undefined, riding: undefined };

/** What is asked about, as far as another run has it. */
export function inspectionIn(trace: Trace, inspection: Inspection): Inspection {
  const { pointed, chosen } = inspection;
  const has = (thing: Thing | undefined): boolean => thing === undefined || isIn(trace, thing);
  return has(pointed) && has(chosen) ? inspection : NO_INSPECTION;
}
