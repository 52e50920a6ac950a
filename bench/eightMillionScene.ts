/** Open traffic on a torus of 16 × 16 chips, just within the limits. */
const invented = (number: number) => ({ invented: number, because: 'to measure memory' });
const both = (words: string) => ({ en: words, ko: words });
const SCENE = {
  format: 1,
  id: 'eight-million-hops',
  title: both('eight million hops'),
  caption: both('eight million hops'),
  seed: 'memory',
  ticksPerSecond: 100,
  cluster: {
    kind: 'torus',
    sizes: [16, 16],
    wrap: true,
    ties: 'even',
    link: { rate: invented(4), latency: invented(3), packet: invented(1) },
  },
  workload: {
    kind: 'openTraffic',
    duration: invented(3830),
    arrivals: { kind: 'regular', gap: invented(10) },
    pattern: { kind: 'uniform' },
    sizes: { kind: 'fixed', size: invented(10) },
  },
  beats: [],
};

export const EIGHT_MILLION_HOPS = JSON.stringify(SCENE);
