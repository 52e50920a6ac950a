import type { LinkCondition } from '../../core/analysis/linkConditions.ts';
import type { Layout } from './layout.ts';
import { pointAlong, linkLine } from './thingShape.ts';
import type { Point } from './path.ts';

/** A fault's mark: five points along the marked piece of the link. */
export type FaultMark = { readonly kind: LinkCondition['kind']; readonly piece: readonly Point[] };

/** The points of a mark, as shares of the link's length. */
const PIECE = [0.3, 0.4, 0.5, 0.6, 0.7] as const;

/** The marks of all cut or slowed links that are drawn. */
export function faultMarks(layout: Layout, conditions: ReadonlyMap<number, LinkCondition>): FaultMark[] {
  return [...conditions].flatMap(([link, { kind }]): FaultMark[] => {
    if (layout.paths.drawn[link]! < 2) return [];
    const way = linkLine(layout, link);
    return [{ kind, piece: PIECE.map((share) => pointAlong(way, share)) }];
  });
}
