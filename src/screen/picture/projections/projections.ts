import type { Projection } from '../layout.ts';
import { layoutPlane } from './plane.ts';
import { layoutTower } from './tower.ts';

/** Every projection: one file and one line here. */
export const PROJECTIONS = { tower: layoutTower, plane: layoutPlane } as const satisfies Record<string, Projection>;
export type ProjectionName = keyof typeof PROJECTIONS;

/** The projection that a kind of cluster is first seen in. */
export function projectionFor(cluster: string): ProjectionName {
  return cluster === 'ultraServers' ? 'tower' : 'plane';
}
