import { WorkPace } from '../../core/base/steps.ts';
import type { Network } from '../../core/model/network.ts';
import { curvePoints } from './path.ts';

/** Work per step of a layout or a board: points placed, links examined or quads made. */
export const WORK_A_STEP = 16_384;

/** The pace for placing all links of a network. */
export function layoutPace({ linkCount }: Network): WorkPace {
  return new WorkPace(linkCount * (LOOKS + curvePoints(linkCount)), WORK_A_STEP);
}

/** How often a projection examines a link, besides placing its points. */
const LOOKS = 3;
