const invented = (number: number) => ({ invented: number, because: 'to measure a large cluster' });
const both = (words: string) => ({ en: words, ko: words });
const wire = (rate: number, latency: number) => ({ rate: invented(rate), latency: invented(latency) });

/** 1,024 UltraServers of 64 chips over a fabric of two layers; each chip sends to another one, once in a while. */
const SCENE = {
  format: 1,
  id: 'many-chips',
  title: both('65,536 chips'),
  caption: both('65,536 chips'),
  seed: 'many',
  ticksPerSecond: 100,
  cluster: {
    kind: 'ultraServers',
    ultraServers: 1024,
    chipsPerUltraServer: 64,
    plates: 4,
    side: 4,
    efaPerChip: 1,
    switches: 16,
    neuronLink: { ...wire(8, 1), packet: invented(4) },
    neuronLinkZ: wire(4, 1),
    efa: { ...wire(1, 20), packet: invented(4) },
    fabric: {
      leaves: 'byUltraServer',
      spines: { switches: 4, oversubscription: 2, latency: invented(20) },
    },
  },
  workload: {
    kind: 'openTraffic',
    duration: invented(100),
    arrivals: { kind: 'poisson', gap: invented(100) },
    pattern: { kind: 'uniform' },
    sizes: { kind: 'fixed', size: invented(8) },
  },
  beats: [],
};

export const MANY_CHIPS = JSON.stringify(SCENE);
