import type { Network } from '../../../core/model/network.ts';
import { groupCount } from '../groupWaits.ts';
import type { Projection } from '../layout.ts';
import { fitsFlat, layoutFlat } from './flat.ts';
import { fitsMap, layoutMap } from './map.ts';
import { fitsMountain, layoutMountain } from './mountain.ts';
import { layoutPlane } from './plane.ts';
import { fitsRing, layoutRing } from './ring.ts';
import { fitsTower, layoutTower, MOST_TOWERS } from './tower.ts';

/**
 * Every projection: one file, and one line in each of these two. The last fits every network. Their names are those of
 * src/core/scene/views.ts.
 */
export const PROJECTIONS = {
  tower: layoutTower,
  flat: layoutFlat,
  ring: layoutRing,
  mountain: layoutMountain,
  map: layoutMap,
  plane: layoutPlane,
} as const satisfies Record<string, Projection>;
export type ProjectionName = keyof typeof PROJECTIONS;

/** Whether a projection can show a network, and well. */
const FITS: Readonly<Record<ProjectionName, (network: Network) => boolean>> = {
  tower: fitsTower,
  flat: fitsFlat,
  ring: fitsRing,
  mountain: fitsMountain,
  map: fitsMap,
  plane: () => true,
};

/** The projections that fit, in the order of the table. */
export function projectionsFor(network: Network): ProjectionName[] {
  return (Object.keys(PROJECTIONS) as ProjectionName[]).filter((name) => FITS[name](network));
}

/** The projection that a network is first seen in where nobody says another. */
export function projectionFor(network: Network): ProjectionName {
  if (fitsTower(network)) return 'tower';
  if (fitsMap(network)) return 'map';
  return groupCount(network) > MOST_TOWERS && fitsMountain(network) ? 'mountain' : 'plane';
}

export type Chosen = {
  readonly name: ProjectionName;
  /** The first that was wanted, where it doesn't fit. */
  readonly refused: ProjectionName | undefined;
};

/** The first of the wanted ones that fits, else the network's own: a picture never fails for what was wanted. */
export function chooseProjection(network: Network, wanted: readonly (ProjectionName | undefined)[]): Chosen {
  const named = wanted.filter((name) => name !== undefined);
  const name = named.find((one) => FITS[one](network)) ?? projectionFor(network);
  return { name, refused: name === named[0] ? undefined : named[0] };
}
