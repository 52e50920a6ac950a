import type { Network } from '../../core/model/network.ts';
import type { Thing } from '../../core/trace/thing.ts';
import { isSame } from '../../core/trace/thing.ts';
import type { Layout } from './layout.ts';
import type { Point } from './path.ts';
import { penThing } from './pick.ts';

type PlacedThing = { readonly thing: Thing; readonly at: Point };

/** What the arrow keys reach: chips, switches, pens, or blocks. Their links and packets are reached from their cards. */
export function placedThings(network: Network, layout: Layout): PlacedThing[] {
  const { blocks } = layout;
  if (blocks !== undefined) {
    return Array.from(blocks.groups, (group, block): PlacedThing => {
      return { thing: { kind: 'group', group }, at: [blocks.places[2 * block]!, blocks.places[2 * block + 1]!] };
    });
  }
  return [
    ...Array.from({ length: network.chipCount }, (_, chip): PlacedThing => {
      return { thing: { kind: 'chip', chip }, at: [layout.chips[2 * chip]!, layout.chips[2 * chip + 1]!] };
    }),
    ...layout.switches.map(
      ({ left, right, top, bottom }, row): PlacedThing => ({
        thing: { kind: 'switch', switch: row },
        at: [(left + right) / 2, (top + bottom) / 2],
      }),
    ),
    ...layout.pens.map(
      (pen): PlacedThing => ({
        thing: penThing(network, pen),
        at: [(pen.tray.left + pen.tray.right) / 2, (pen.tray.top + pen.tray.bottom) / 2],
      }),
    ),
  ];
}

/** The thing that is nearest to a point. */
export function nearestThing(network: Network, layout: Layout, [x, y]: Point): Thing | undefined {
  return nearestBy(placedThings(network, layout), ({ at }) => Math.hypot(at[0] - x, at[1] - y));
}

/** Weight of the sideways distance. With 1, arrow keys reach every chip of an isometric plate. */
const ASIDE = 1;

/** The next thing in a direction (a unit vector) from a point: the nearest within 45° of it, by distance ahead plus sideways. */
export function neighbourOf(
  network: Network,
  layout: Layout,
  from: Thing | undefined,
  [x, y]: Point,
  [ux, uy]: Point,
): Thing | undefined {
  return nearestBy(placedThings(network, layout), ({ thing, at }) => {
    const ahead = (at[0] - x) * ux + (at[1] - y) * uy;
    const aside = Math.abs((at[0] - x) * uy - (at[1] - y) * ux);
    if (isSame(thing, from) || ahead <= 0 || aside > ahead * 1.001) return Number.POSITIVE_INFINITY;
    return ahead + ASIDE * aside;
  });
}

function nearestBy(things: readonly PlacedThing[], far: (placed: PlacedThing) => number): Thing | undefined {
  let nearest: Thing | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const placed of things) {
    const distance = far(placed);
    if (distance < least) {
      least = distance;
      nearest = placed.thing;
    }
  }
  return nearest;
}
