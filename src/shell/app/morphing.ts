import type { Layout } from '../../screen/picture/layout.ts';
import { blendOf, canBlend } from '../../screen/picture/morph.ts';
import type { Insets } from '../../screen/picture/layout.ts';

/** A layout and the insets that it is fitted into. */
export type PlacedLayout = { readonly layout: Layout; readonly insets: Insets };

export type Morphing = {
  /** The layout to draw after `seconds` more of the morph to `target`; `target` itself if `mayMove` is false. */
  readonly step: (target: PlacedLayout, seconds: number, mayMove: boolean) => PlacedLayout;
  /** Opacity of the text, 0 to 1, and whether it is still the old layout's. Text does not move: it fades out, then in. */
  readonly text: () => { readonly light: number; readonly isOld: boolean };
  readonly isUnderWay: () => boolean;
};

/** Seconds of a morph; longer if blocks rise or sink. */
const [MORPH_TIME, MORPH_TIME_WITH_BLOCKS] = [0.8, 1.4];
/** Shares of that time in which text fades out and in. */
const [FADE_OUT, FADE_IN] = [0.25, 0.3];

/** Morphs from layout to layout by the animation clock. Holds only the motion, not the target. */
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
      const out = way.isFromRest ? 1 - share / FADE_OUT : 0;
      return { light: Math.max(0, out, 1 - (1 - share) / FADE_IN), isOld: share < 0.5 };
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
                lasts:
                  shown.layout.blocks === undefined && layout.blocks === undefined
                    ? MORPH_TIME
                    : MORPH_TIME_WITH_BLOCKS,
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
