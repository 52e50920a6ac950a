import type { Projection } from '../layout.ts';
import { layoutTower } from './tower.ts';

/** Every projection: one file and one line here. */
export const PROJECTIONS = { tower: layoutTower } as const satisfies Record<string, Projection>;
