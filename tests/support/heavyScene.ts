const made = (number: number) => ({ invented: number, because: 'heavy' });
const both = (words: string) => ({ en: words, ko: words });
const wire = (rate: number, latency: number) => ({ rate: made(rate), latency: made(latency) });

/** UltraServers of 64 chips around one EFA switch, 65,536 chips if there are 1,024; each chip sends about ten messages to random others. */
export function heavyScene(ultraServers: number, parts: object = {}): string {
  return JSON.stringify({
    format: 1,
    id: 'heavy',
    title: both('heavy'),
    caption: both('heavy'),
    seed: 'heavy',
    ticksPerSecond: 46,
    cluster: {
      kind: 'ultraServers',
      ultraServers,
      chipsPerUltraServer: 64,
      plates: 4,
      side: 4,
      efaPerChip: 1,
      switches: 1,
      neuronLink: { ...wire(100, 1), packet: made(256) },
      neuronLinkZ: wire(50, 1),
      efa: { ...wire(0.5, 10), packet: made(8) },
    },
    workload: {
      kind: 'openTraffic',
      duration: made(10),
      arrivals: { kind: 'regular', gap: made(1) },
      pattern: { kind: 'uniform' },
      sizes: { kind: 'fixed', size: made(1) },
    },
    beats: [],
    ...parts,
  });
}
