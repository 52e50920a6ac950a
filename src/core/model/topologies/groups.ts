import type { Cluster } from '../cluster.ts';

/** Domains of `size` consecutive chips each; peers are the chips at the same place of their domains. */
export function equalDomains(chips: number, size: number): Pick<Cluster, 'domains' | 'peers'> {
  const count = chips / size;
  return {
    domains: Array.from({ length: count }, (_, domain) => Array.from({ length: size }, (_, i) => domain * size + i)),
    peers:
      count === 1
        ? []
        : Array.from({ length: size }, (_, i) => Array.from({ length: count }, (_, domain) => i + domain * size)),
  };
}

/** The invented numbers of a link (rate, latency, packet) as plain numbers. */
export function plainWire<T extends Readonly<Record<string, { readonly invented: number }>>>(
  wire: T,
): { readonly [K in keyof T]: number } {
  return Object.fromEntries(Object.entries(wire).map(([key, { invented }]) => [key, invented])) as {
    readonly [K in keyof T]: number;
  };
}
