import type { Network } from '../../../core/model/network.ts';
import type { Projection } from '../layout.ts';
import { layoutPlane } from './plane.ts';
import { layoutTower } from './tower.ts';

/** Every projection: one file and one line here. */
export const PROJECTIONS = { tower: layoutTower, plane: layoutPlane } as const satisfies Record<string, Projection>;
export type ProjectionName = keyof typeof PROJECTIONS;

/** The projection that a cluster is first seen in: towers where UltraServers hang on one layer of switches, else the plane. */
export function projectionFor(kind: string, { chipCount, linkCount, linkFrom, linkTo }: Network): ProjectionName {
  if (kind !== 'ultraServers' && kind !== 'oneUltraServer') return 'plane';
  for (let link = 0; link < linkCount; link++) {
    if (linkFrom[link]! >= chipCount && linkTo[link]! >= chipCount) return 'plane';
  }
  return 'tower';
}
