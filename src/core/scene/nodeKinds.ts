/** Kinds of nodes, in the order of the network's columns (src/core/model/network.ts). */
export const NODE_KIND_NAMES = ['chip', 'switch'] as const;
