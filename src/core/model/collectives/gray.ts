import { type Team, torusSizes } from './team.ts';
import { isPowerOfTwo } from './halvingDoubling.ts';

/**
 * The team's chips in an order in which ranks that differ in one bit are close. On a torus of sides 2 and 4 they are neighbours:
 * such a torus is a hypercube if places 0, 1, 2, 3 of an axis are labelled 00, 01, 11, 10 (Gray code). On longer sides most are
 * close. If the team is not a torus with sides that are powers of two, its own order.
 */
export function hypercubeOrder(team: Team): readonly number[] {
  const sizes = torusSizes(team);
  if (sizes === undefined || !sizes.every(isPowerOfTwo)) return team.chips;
  const labels = new Map<number, number>(team.chips.map((chip) => [chip, 0]));
  team.rings.forEach((rings, dimension) => {
    for (const ring of rings) {
      ring.forEach((chip, place) => {
        labels.set(chip, labels.get(chip)! * sizes[dimension]! + (place ^ (place >> 1)));
      });
    }
  });
  return team.chips.toSorted((a, b) => labels.get(a)! - labels.get(b)!);
}
