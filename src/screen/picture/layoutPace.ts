import { WorkPace } from '../../core/base/steps.ts';
import type { Network } from '../../core/model/network.ts';
import { curvePoints } from './path.ts';

/** Of a layout or a board, as much as a step does: so many points placed, links looked at or quads made. */
export const WORK_A_STEP = 16_384;

/** Pace for placing all links of a network, each with some points. */
export function layoutPace({ linkCount }: Network): WorkPace {
  return new WorkPace(linkCount * (LOOKS + curvePoints(linkCount)), WORK_A_STEP);
}

/** How often a projection looks at a link beside placing its points. */
const LOOKS = 3;
