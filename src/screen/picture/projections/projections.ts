import { inOneGo, type Steps } from '../../../core/base/steps.ts';
import { memoize, memoizeByKey } from '../../../core/base/memoize.ts';
import { type ViewName, VIEWS } from '../../../core/base/views.ts';
import type { Network } from '../../../core/model/network.ts';
import { groupsWithChips, MOST_PLATED } from '../groupWaits.ts';
import type { Layout, LayoutOptions, Projection } from '../layout.ts';
import { fitsFlat, flatInSteps } from './flat.ts';
import { fitsMap, mapInSteps } from './map.ts';
import { fitsMountain, mountainInSteps } from './mountain.ts';
import { planeInSteps } from './plane.ts';
import { fitsRing, ringInSteps } from './ring.ts';
import { fitsTower, towerInSteps } from './tower.ts';

type ProjectionEntry = {
  readonly fits: (network: Network) => boolean;
  readonly layOut: (network: Network, room: LayoutOptions) => Steps<Layout>;
};

/** The projection of each view. `plane` fits every network. */
const TABLE: Readonly<Record<ViewName, ProjectionEntry>> = {
  tower: { fits: fitsTower, layOut: towerInSteps },
  flat: { fits: fitsFlat, layOut: flatInSteps },
  ring: { fits: fitsRing, layOut: ringInSteps },
  mountain: { fits: fitsMountain, layOut: mountainInSteps },
  map: { fits: fitsMap, layOut: mapInSteps },
  plane: { fits: () => true, layOut: planeInSteps },
};

const fitting = memoize((network: Network) => memoizeByKey((name: ViewName) => TABLE[name].fits(network)));

/** Memoized, since every frame needs it and some projections visit every link. */
function fits(name: ViewName, network: Network): boolean {
  return fitting(network)(name);
}

/** Lays out a network in a view. Throws RangeError if the view does not fit the network. */
export function layoutInSteps(name: ViewName, network: Network, room: LayoutOptions): Steps<Layout> {
  if (!fits(name, network)) throw new RangeError(`a network that can't be seen as “${name}”`);
  return TABLE[name].layOut(network, room);
}

/** The same in one go, by view. */
export const PROJECTIONS = Object.fromEntries(
  VIEWS.map((name): [ViewName, Projection] => [name, (network, room) => inOneGo(layoutInSteps(name, network, room))]),
) as Readonly<Record<ViewName, Projection>>;

/** The views that fit a network, in the order of VIEWS. */
export function projectionsFor(network: Network): ViewName[] {
  return VIEWS.filter((name) => fits(name, network));
}

/** The default view of a network. */
export function projectionFor(network: Network): ViewName {
  if (fits('tower', network)) return 'tower';
  if (fits('map', network)) return 'map';
  return groupsWithChips(network).length > MOST_PLATED && fits('mountain', network) ? 'mountain' : 'plane';
}

export type Chosen = {
  readonly name: ViewName;
  /** The first wanted view, if it doesn't fit. */
  readonly refused: ViewName | undefined;
};

/** The first of the wanted views that fits, else the network's default. */
export function chooseProjection(network: Network, wanted: readonly (ViewName | undefined)[]): Chosen {
  const named = wanted.filter((name) => name !== undefined);
  const name = named.find((one) => fits(one, network)) ?? projectionFor(network);
  return { name, refused: name === named[0] ? undefined : named[0] };
}
