import { type Team, torusSizes } from './team.ts';
import { isPowerOfTwo } from './halvingDoubling.ts';

/**
 * The team's chips in an order in which ranks that differ in one bit are neighbours, where the team is a torus of sides 2
 * and 4: such a torus is a hypercube by Gray code, place 0, 1, 2, 3 on an axis being 00, 01, 11, 10. On a longer side most
 * of them are near. The team's own order where it is no torus of powers of two.
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
