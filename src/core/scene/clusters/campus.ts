import { z } from '../zod.ts';
import { describedKind } from '../describedKind.ts';
import { counted } from '../facts.ts';
import type { Problem } from '../problem.ts';
import { structural } from '../quantity.ts';
import type { CountAt } from '../soundness.ts';
import { efa, layer, neuronLink, neuronLinkZ, spreading, ties, tooManyChips, torusSides, wire } from './parts.ts';

/**
 * Buildings of UltraServers. Each building has EFA switches, assigned by plate, and border switches above them; border switches of
 * the same number are joined between every two buildings. How AWS joins buildings is not public: shape and counts are notional.
 */
export const campus = z.strictObject({
  kind: describedKind('campus', {
    en: 'Buildings of UltraServers, joined by long EFA paths.',
    ko: '여러 건물의 UltraServer: 건물 사이는 긴 EFA 경로로 연결.',
  }),
  buildings: structural({ ...counted(2, 8), label: { en: 'buildings', ko: '건물 수' } }),
  ultraServersPerBuilding: structural({
    ...counted(1, 64),
    label: { en: 'UltraServers per building', ko: '건물당 UltraServer 수' },
  }),
  ...torusSides,
  switches: structural({ ...counted(1, 8), label: { en: 'EFA switches per building', ko: '건물당 EFA 스위치 수' } }),
  borders: structural({
    ...counted(1, 16),
    label: { en: 'border switches per building', ko: '건물당 경계 스위치 수' },
  }),
  ties,
  spreading,
  neuronLink,
  neuronLinkZ,
  efa,
  fabric: z
    .strictObject(layer({ en: 'from EFA switch to border switch', ko: 'EFA 스위치–경계 스위치' }))
    .meta({ description: 'From each EFA switch to each border switch of its building, and back.' }),
  between: wire(
    { en: 'path between buildings', ko: '건물 사이 경로' },
    'From a border switch to that of the same number in another building, and back.',
  ),
});

/** Checks that no switch is without chips and that there are not too many chips. */
export function checkCampus(count: CountAt): Problem[] {
  const [plates, switches] = [count('plates'), count('switches')];
  const chips = plates * count('side') ** 2 * count('ultraServersPerBuilding') * count('buildings');
  if (switches > plates) {
    return [{ path: 'cluster.switches', kind: 'outOfRange', min: 1, max: plates, unit: 'count', got: `${switches}` }];
  }
  return tooManyChips('cluster.ultraServersPerBuilding', chips);
}

export type CampusCluster = z.infer<typeof campus>;
