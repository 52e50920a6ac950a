import type { Misfit } from '../../core/scene/workloads/collectiveNames.ts';

/** By reason why `chips` chips don't fit: what was expected, and a remedy. */
export const misfitsEnglish: Readonly<
  Record<Misfit, { readonly expected: (chips: string) => string; readonly remedy: string }>
> = {
  powerOfTwo: {
    expected: (chips) => `a collective that ${chips} chips can do`,
    remedy:
      'Halving-doubling pairs chips until one is left: it needs 2, 4, 8, 16, … chips. Use one of these counts, or "ring" or "mesh".',
  },
  torus: {
    expected: (chips) => `a collective that needs no torus: these ${chips} chips are not one`,
    remedy:
      'Dimension by dimension needs rings along each dimension. Use a cluster that is a torus, run it over "domains", or use "hierarchical" or "ring".',
  },
  fourByFour: {
    expected: (chips) => `1 or 2 directed rings: these ${chips} chips are not a 4 × 4 torus`,
    remedy:
      'Four rings that share no link are known for a 4 × 4 torus. Run the ring over "planes" of 4 × 4 chips, or use fewer rings.',
  },
  ringCount: {
    expected: () => '1, 2 or 4 directed rings',
    remedy: 'One ring goes one way, two go both ways, four go both ways along two cycles of a 4 × 4 torus.',
  },
  severalDomains: {
    expected: () => 'a collective within one domain',
    remedy:
      'This one works inside several UltraServers of equal size and between them. Use more UltraServers, or "ring", "mesh" or "torus".',
  },
  channels: {
    expected: () => 'at most one channel per chip of an UltraServer',
    remedy: 'Each channel crosses over an EFA interface of its own. Use fewer channels.',
  },
  planes: {
    expected: () => 'a group that this cluster has',
    remedy: 'Planes span the first two dimensions of a torus. Write "all" or "domains".',
  },
  barrierBesideCompute: {
    expected: () => 'no barrier while chips compute',
    remedy:
      'A chip counts arrivals between computes, so a barrier would wait for compute that has nothing to do with it. Write "barrier": false, or turn the overlap off.',
  },
};
