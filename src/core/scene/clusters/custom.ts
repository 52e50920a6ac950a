import { z } from '../zod.ts';
import { describedKind } from '../describedKind.ts';
import { counted, LATENCY, PACKET, RATE } from '../facts.ts';
import { LINK_CLASS_NAMES } from '../linkClasses.ts';
import { LONGEST_TEXTS } from '../limits.ts';
import { fewOf, listOf } from '../lists.ts';
import { NODE_KIND_NAMES } from '../nodeKinds.ts';
import { invented, structural } from '../quantity.ts';
import { text } from '../texts.ts';
import { spreading } from './parts.ts';

const node = z
  .strictObject({
    id: text(LONGEST_TEXTS.node, true).meta({ description: 'Name of the node, unique in the cluster.' }),
    kind: z.literal(NODE_KIND_NAMES).meta({ description: 'What the node is.' }),
    group: structural({ ...counted(-1, 65_535), label: { en: 'group of a node', ko: '노드의 그룹' } }),
    place: fewOf(
      structural({ ...counted(-10_000, 10_000), label: { en: 'position of a node', ko: '노드의 위치' } }),
      { least: 3, most: 3 },
      'Position of the node: x, y, z.',
    ),
  })
  .meta({ description: 'A chip or a switch. Chips are ranked in the order of this list.' });

const link = z
  .strictObject({
    from: text(LONGEST_TEXTS.node, true).meta({ description: 'Id of the node where the link begins.' }),
    to: text(LONGEST_TEXTS.node, true).meta({ description: 'Id of the node where it ends.' }),
    class: z.literal(LINK_CLASS_NAMES).meta({ description: 'What the link is made of.' }),
    both: z.literal([true, false]).meta({ description: 'Whether the same link leads back too.' }),
    rate: invented({ ...RATE, label: { en: 'rate of a link', ko: '링크 대역폭' } }),
    latency: invented({ ...LATENCY, label: { en: 'latency of a link', ko: '링크 지연 시간' } }),
  })
  .meta({ description: 'A link from one node to another.' });

/** Nodes and links listed one by one. Messages take the paths of fewest links. */
export const custom = z.strictObject({
  kind: describedKind('custom', {
    en: 'Nodes and links listed one by one.',
    ko: '노드와 링크를 하나씩 적은 클러스터.',
  }),
  spreading,
  packet: invented({ ...PACKET, label: { en: 'packet', ko: '패킷 크기' } }),
  nodes: listOf(node, 'nodes', 'Every node. A group of 0 or more is an UltraServer, −1 is none.', ({ id }, number) => ({
    en: `Node ${number}: ${id}`,
    ko: `노드 ${number}: ${id}`,
  })),
  links: listOf(link, 'links', 'Every link.', ({ from, to }, number) => ({
    en: `Link ${number}: ${from} → ${to}`,
    ko: `링크 ${number}: ${from} → ${to}`,
  })),
});

export type CustomCluster = z.infer<typeof custom>;
