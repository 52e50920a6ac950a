import { z } from '../zod.ts';
import { describedKind } from '../describedKind.ts';
import { counted, LATENCY } from '../facts.ts';
import type { Problem } from '../problem.ts';
import { structural } from '../quantity.ts';
import type { CountAt } from '../soundness.ts';
import { packetWire, spreading, tooManyChips, wire } from './parts.ts';

const SHORT = { ...LATENCY, max: 100 };

/**
 * Trainium3 UltraServers (AWS Neuron documentation, Trn3 architecture, with its figures of Gen1 and Gen2). Servers are in two racks;
 * all chips of a rack are on one NeuronSwitch. A chip is also joined to its counterpart in the other rack, the chip with the same
 * server and chip number. Gen1 is 4 servers of 16 chips; Gen2 is 36 servers of 4, with a switch in each server too.
 */
export const switchedUltraServers = z.strictObject({
  kind: describedKind('switchedUltraServers', {
    en: 'Trainium3 UltraServers: switches in the rack, direct links between the racks.',
    ko: 'Trainium3 UltraServer: 랙 안은 스위치로, 랙 사이는 링크로 직접 연결.',
  }),
  ultraServers: structural({ ...counted(1, 64), label: { en: 'UltraServers', ko: 'UltraServer 수' } }),
  servers: structural({
    ...counted(2, 64),
    step: 2,
    label: { en: 'servers per UltraServer', ko: 'UltraServer당 서버 수' },
  }),
  chipsPerServer: structural({ ...counted(1, 64), label: { en: 'chips per server', ko: '서버당 칩 수' } }),
  spreading,
  inServer: wire(
    { en: 'in-server NeuronLink', ko: '서버 안 NeuronLink' },
    'Chip to the switch of its server. Gen2 has it.',
    SHORT,
  ).optional(),
  inRack: packetWire(
    { en: 'in-rack NeuronLink', ko: '랙 안 NeuronLink' },
    'Chip to the NeuronSwitch of its rack, and back.',
    SHORT,
  ),
  acrossRacks: wire(
    { en: 'NeuronLink across racks', ko: '랙 사이 NeuronLink' },
    'Chip to the chip of the same place in the other rack, and back.',
    SHORT,
  ),
  efa: packetWire({ en: 'EFA', ko: 'EFA' }, 'EFA: chip to the one switch that joins all UltraServers, and back.'),
});

/** Checks that both racks have equally many servers and that there are not too many chips. */
export function checkSwitchedUltraServers(count: CountAt): Problem[] {
  const servers = count('servers');
  const chips = servers * count('chipsPerServer') * count('ultraServers');
  if (servers % 2 === 1) {
    const expected = servers + 1;
    return [
      { path: 'cluster.servers', kind: 'inconsistent', expected, formula: '2 × servers per rack', got: `${servers}` },
    ];
  }
  return tooManyChips('cluster.ultraServers', chips);
}

export type SwitchedUltraServersCluster = z.infer<typeof switchedUltraServers>;
