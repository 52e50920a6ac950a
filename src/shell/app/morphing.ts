import type { Layout } from '../../screen/picture/layout.ts';
import { blendOf, canBlend } from '../../screen/picture/morph.ts';
import type { Insets } from '../../screen/picture/layout.ts';

/** A layout, and what it is fitted into. */
export type PlacedLayout = { readonly layout: Layout; readonly insets: Insets };

export type Morphing = {
  /** What to draw after `seconds` more, on the way to `target`; at once `target` where it may not move. */
  readonly step: (target: PlacedLayout, seconds: number, mayMove: boolean) => PlacedLayout;
  /**
   * How text is seen: its light, 0 to 1, and whether it is still what stood where this way began. Text does not go along, it
   * fades out and in.
   */
  readonly text: () => { readonly light: number; readonly isOld: boolean };
  readonly isUnderWay: () => boolean;
};

/** Seconds from one layout to another, and where there are blocks that rise or sink on the way. */
const [LASTS, LASTS_WITH_BLOCKS] = [0.8, 1.4];
/** Shares of that time in which text goes and comes. */
const [FADES_OUT, FADES_IN] = [0.25, 0.3];

/** Leads from layout to layout by the loop's clock. Nothing but the way there is held here. */
export function createMorphing(): Morphing {
  let shown: PlacedLayout | undefined;
  let aim: Layout | undefined;
  let way:
    | {
        readonly blend: (u: number) => Layout;
        readonly from: Insets;
        readonly isFromRest: boolean;
        readonly lasts: number;
        age: number;
      }
    | undefined;
  return {
    isUnderWay: () => way !== undefined,
    text: () => {
      if (way === undefined) return { light: 1, isOld: false };
      const share = way.age / way.lasts;
      const out = way.isFromRest ? 1 - share / FADES_OUT : 0;
      return { light: Math.max(0, out, 1 - (1 - share) / FADES_IN), isOld: share < 0.5 };
    },
    step: (target, seconds, mayMove) => {
      const { layout, insets } = target;
      if (layout !== aim) {
        way =
          shown !== undefined && mayMove && canBlend(shown.layout, layout)
            ? {
                blend: blendOf(shown.layout, layout),
                from: shown.insets,
                isFromRest: way === undefined,
                lasts: shown.layout.blocks === undefined && layout.blocks === undefined ? LASTS : LASTS_WITH_BLOCKS,
                age: 0,
              }
            : undefined;
        aim = layout;
      }
      if (way !== undefined) way.age += seconds;
      if (way === undefined || way.age >= way.lasts) {
        way = undefined;
        shown = target;
      } else {
        const share = way.age / way.lasts;
        const u = share * share * (3 - 2 * share);
        shown = { layout: way.blend(u), insets: mix(way.from, insets, u) };
      }
      return shown;
    },
  };
}

function mix(a: Insets, b: Insets, u: number): Insets {
  const side = (key: keyof Insets): number => a[key] + (b[key] - a[key]) * u;
  return { top: side('top'), right: side('right'), bottom: side('bottom'), left: side('left') };
}
