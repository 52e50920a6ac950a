import { inOneGo, type Steps } from '../../../core/base/steps.ts';
import { memoize, memoizeByKey } from '../../../core/base/memoize.ts';
import type { Network } from '../../../core/model/network.ts';
import { groupsWithChips, MOST_PLATED } from '../groupWaits.ts';
import type { Layout, LayoutOptions, Projection } from '../layout.ts';
import { fitsFlat, flatInSteps } from './flat.ts';
import { fitsMap, mapInSteps } from './map.ts';
import { fitsMountain, mountainInSteps } from './mountain.ts';
import { planeInSteps } from './plane.ts';
import { fitsRing, ringInSteps } from './ring.ts';
import { fitsTower, towerInSteps } from './tower.ts';

type ShownAs = {
  readonly fits: (network: Network) => boolean;
  readonly layOut: (network: Network, room: LayoutOptions) => Steps<Layout>;
};

/** Every projection: one file, and one line here. The last fits every network. Their names are those of src/core/scene/views.ts. */
const TABLE = {
  tower: { fits: fitsTower, layOut: towerInSteps },
  flat: { fits: fitsFlat, layOut: flatInSteps },
  ring: { fits: fitsRing, layOut: ringInSteps },
  mountain: { fits: fitsMountain, layOut: mountainInSteps },
  map: { fits: fitsMap, layOut: mapInSteps },
  plane: { fits: () => true, layOut: planeInSteps },
} as const satisfies Record<string, ShownAs>;
export type ProjectionName = keyof typeof TABLE;

const NAMES = Object.keys(TABLE) as ProjectionName[];

const fitting = memoize((network: Network) => memoizeByKey((name: ProjectionName) => TABLE[name].fits(network)));

/** Asked for at every frame, and found once: some look at every link. */
function fits(name: ProjectionName, network: Network): boolean {
  return fitting(network)(name);
}

/** The layout of a network by name. Refuses a network that it does not fit: it would give it places that are none. */
export function layoutInSteps(name: ProjectionName, network: Network, room: LayoutOptions): Steps<Layout> {
  if (!fits(name, network)) throw new RangeError(`a network that can't be seen as “${name}”`);
  return TABLE[name].layOut(network, room);
}

/** The same without a pause, by name. */
export const PROJECTIONS = Object.fromEntries(
  NAMES.map((name): [ProjectionName, Projection] => [
    name,
    (network, room) => inOneGo(layoutInSteps(name, network, room)),
  ]),
) as Readonly<Record<ProjectionName, Projection>>;

/** The projections that fit, in the order of the table. */
export function projectionsFor(network: Network): ProjectionName[] {
  return NAMES.filter((name) => fits(name, network));
}

/** The projection that a network is first seen in where nobody says another. */
export function projectionFor(network: Network): ProjectionName {
  if (fits('tower', network)) return 'tower';
  if (fits('map', network)) return 'map';
  return groupsWithChips(network).length > MOST_PLATED && fits('mountain', network) ? 'mountain' : 'plane';
}

export type Chosen = {
  readonly name: ProjectionName;
  /** The first that was wanted, where it doesn't fit. */
  readonly refused: ProjectionName | undefined;
};

/** The first of the wanted ones that fits, else the network's own: a picture never fails for what was wanted. */
export function chooseProjection(network: Network, wanted: readonly (ProjectionName | undefined)[]): Chosen {
  const named = wanted.filter((name) => name !== undefined);
  const name = named.find((one) => fits(one, network)) ?? projectionFor(network);
  return { name, refused: name === named[0] ? undefined : named[0] };
}
