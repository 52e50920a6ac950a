import type { Frame } from './frame.ts';
import type { Glow, Layout } from './layout.ts';

/** The lights of what waits: those of the layout, else one for all, behind the switches, or behind the blocks. */
export function glowsOf({ glows, switches, blocks }: Pick<Layout, 'glows' | 'switches' | 'blocks'>): readonly Glow[] {
  if (glows !== undefined) return glows;
  if (blocks !== undefined) return [{ at: blocks.heat, reach: [560, 420] }];
  if (switches.length === 0) return [];
  const x = switches.reduce((sum, box) => sum + box.left + box.right, 0) / (2 * switches.length);
  const y = switches.reduce((sum, box) => sum + box.top + box.bottom, 0) / (2 * switches.length);
  return [{ at: [x, y], reach: [330, 300] }];
}

/** How bright each light is, where `heat` is that of all that waits: so bright where most does, and less elsewhere. */
export function glowHeats(glows: readonly Glow[], { waiting }: Pick<Frame, 'waiting'>, heat: number): number[] {
  const here = glows.map(({ links }) => links?.reduce((sum, link) => sum + waiting[link]!, 0));
  const most = here.reduce<number>((highest, one = 0) => Math.max(highest, one), 0);
  return here.map((one) => (one === undefined ? heat : most === 0 ? 0 : (heat * one) / most));
}
