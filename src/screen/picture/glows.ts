import type { Frame } from './frame.ts';
import type { Blocks, Glow, Layout, Pen } from './layout.ts';
import type { Point } from './path.ts';

/** A pen's light reaches so far beyond its sides, and as high as a high pile, in picture units. It depends on no queue. */
const [BESIDE, HIGH] = [92, 90];
/** Reach of the light of a pen without an area, such as an arc of a ring; its middle is between that place and the count. */
const ROUND: Point = [84, 84];
/** Behind the switches nothing waits: their light is a third of the pens'. */
const SWITCH_STRENGTH = 1 / 3;

/** The lights of what waits: those of the layout, else one behind the blocks, or behind each pen and, faint, behind the switches. */
export function glowsOf({
  glows,
  switches,
  blocks,
  pens,
}: Pick<Layout, 'glows' | 'switches' | 'blocks' | 'pens'>): readonly Glow[] {
  if (glows !== undefined) return glows;
  if (blocks !== undefined) return blockGlows(blocks);
  return [...switchGlow(switches), ...pens.map(penGlow)];
}

/** Of more blocks than this, one light is behind all. */
const MOST_LIT = 16;

/** Behind each block, or behind the middle of them, where the blocks with the longest waits are. */
function blockGlows({ groups, places, axes, rise, heat }: Blocks): Glow[] {
  if (groups.length > MOST_LIT) return [{ at: heat, reach: [560, 420] }];
  const half = Math.abs(axes[0][0]) + Math.abs(axes[1][0]);
  return Array.from(groups, (group, block): Glow => {
    const at: Point = [places[2 * block]!, places[2 * block + 1]! - rise * 0.4];
    return { at, reach: [half + BESIDE, rise * 0.8 + HIGH], group };
  });
}

function switchGlow(switches: Layout['switches']): Glow[] {
  if (switches.length === 0) return [];
  const x = switches.reduce((sum, box) => sum + box.left + box.right, 0) / (2 * switches.length);
  const y = switches.reduce((sum, box) => sum + box.top + box.bottom, 0) / (2 * switches.length);
  return [{ at: [x, y], reach: [220, 200], strength: SWITCH_STRENGTH }];
}

function penGlow({ tray: { left, right, bottom }, label, links }: Pen): Glow {
  if (label !== undefined && left === right) {
    return { at: [(left + label[0]) / 2, (bottom + label[1]) / 2], reach: ROUND, links };
  }
  return { at: [(left + right) / 2, bottom - HIGH / 2], reach: [(right - left) / 2 + BESIDE, 1.5 * HIGH], links };
}

/** How bright each light is, 0 to 1, where `heat` is that of all that waits: so bright where most does, and less elsewhere. */
export function glowHeats(
  glows: readonly Glow[],
  { waiting, groupWaiting }: Pick<Frame, 'waiting' | 'groupWaiting'>,
  heat: number,
): number[] {
  const here = glows.map(({ links, group }) => {
    return group === undefined ? links?.reduce((sum, link) => sum + waiting[link]!, 0) : groupWaiting[group]!;
  });
  const most = here.reduce<number>((highest, one = 0) => Math.max(highest, one), 0);
  return here.map((one, i) => {
    const share = one === undefined ? 1 : most === 0 ? 0 : one / most;
    return heat * share * (glows[i]!.strength ?? 1);
  });
}
