import { z } from '../zod.ts';
import { describedKind } from '../describedKind.ts';
import { numberOf } from '../../base/provenance.ts';
import { counted } from '../facts.ts';
import type { Problem } from '../problem.ts';
import { structural } from '../quantity.ts';
import { shorten } from '../shorten.ts';
import type { CountAt } from '../soundness.ts';
import { fabric } from './fabricLayers.ts';
import { efa, neuronLink, neuronLinkZ, spreading, ties, tooManyChips, torusSides } from './parts.ts';

/** UltraServers, each a 3-D torus of chips, with one EFA interface per chip into one to three layers of switches. */
export const ultraServers = z.strictObject({
  kind: describedKind('ultraServers', {
    en: 'UltraServers: each a 3-D torus of chips, one EFA interface per chip.',
    ko: 'UltraServer: 각각 칩으로 된 3차원 토러스, 칩당 EFA 인터페이스 하나.',
  }),
  ultraServers: structural({
    ...counted(1, 1024),
    scale: 'logarithmic',
    label: { en: 'UltraServers', ko: 'UltraServer 수' },
  }),
  chipsPerUltraServer: structural({
    ...counted(8, 512),
    derived: true,
    label: { en: 'chips per UltraServer', ko: 'UltraServer당 칩 수' },
  }),
  ...torusSides,
  efaPerChip: structural({
    ...counted(1, 1),
    label: { en: 'EFA interfaces per chip', ko: '칩당 EFA 인터페이스 수' },
  }),
  switches: structural({ ...counted(1, 16), label: { en: 'EFA switches', ko: 'EFA 스위치 수' } }),
  ties: ties.optional(),
  spreading: spreading.optional(),
  neuronLink,
  neuronLinkZ,
  efa,
  fabric: fabric.optional(),
});

/** Checks that the chips are those on all plates and not too many, and that no switch is without chips. */
export function checkUltraServers(count: CountAt, cluster: UltraServersCluster | undefined): Problem[] {
  const problems: Problem[] = [];
  const chips = count('chipsPerUltraServer');
  const expected = count('plates') * count('side') ** 2;
  if (chips !== expected && !Number.isNaN(chips) && !Number.isNaN(expected)) {
    const formula = 'plates × side × side';
    const path = 'cluster.chipsPerUltraServer';
    problems.push({ path, kind: 'inconsistent', expected, formula, got: shorten(chips) });
  }
  problems.push(...tooManyChips('cluster.ultraServers', chips * count('ultraServers')));
  return cluster?.fabric === undefined ? problems : [...problems, ...checkFabric(count, cluster.fabric)];
}

/** Checks that every leaf has chips and every pod has leaves. */
function checkFabric(count: CountAt, { leaves, cores }: z.infer<typeof fabric>): Problem[] {
  const switches = count('switches');
  const most = count('plates') * (leaves === 'byPlate' ? 1 : count('ultraServers'));
  if (switches > most) {
    return [{ path: 'cluster.switches', kind: 'outOfRange', min: 1, max: most, unit: 'count', got: `${switches}` }];
  }
  const pods = cores === undefined ? 1 : numberOf(cores.pods);
  if (pods <= switches) return [];
  if (switches < 2) {
    return [
      {
        path: 'cluster.switches',
        kind: 'outOfRange',
        min: pods,
        max: Math.max(pods, most),
        unit: 'count',
        got: `${switches}`,
      },
    ];
  }
  return [
    { path: 'cluster.fabric.cores.pods', kind: 'outOfRange', min: 2, max: switches, unit: 'count', got: `${pods}` },
  ];
}

export type UltraServersCluster = z.infer<typeof ultraServers>;
