import { lowerBound } from '../src/core/base/search.ts';
import { parseScene } from '../src/core/scene/parse.ts';
import { simulate } from '../src/core/sim/simulation.ts';
import { TraceReader } from '../src/core/trace/reader.ts';

const invented = (number: number) => ({ invented: number, because: 'to measure the picture' });
const both = (words: string) => ({ en: words, ko: words });

/** Long wires and steady traffic on a torus of 16 × 16: two million hops, over 100,000 packets in flight at the height of it. */
export const CROWD = {
  format: 1,
  id: 'crowd',
  title: both('a crowd of packets'),
  caption: both('a crowd of packets'),
  seed: 'crowd',
  ticksPerSecond: 20,
  cluster: {
    kind: 'torus',
    sizes: [16, 16],
    wrap: true,
    ties: 'even',
    link: { rate: invented(8), latency: invented(50), packet: invented(1) },
  },
  workload: {
    kind: 'openTraffic',
    duration: invented(1000),
    arrivals: { kind: 'regular', gap: invented(40) },
    pattern: { kind: 'uniform' },
    sizes: { kind: 'fixed', size: invented(40) },
  },
  beats: [],
};

export type Crowd = {
  readonly hops: number;
  /** Ticks, and how many packets wait or fly then: the most, and the first instant with some thousand. */
  readonly busy: { readonly tick: number; readonly packets: number };
  readonly calm: { readonly tick: number; readonly packets: number };
  readonly finish: number;
};

export function surveyCrowd(): Crowd {
  const { trace, arrival } = new TraceReader(simulate(parseScene(JSON.stringify(CROWD))));
  const sortedArrivals = arrival.toSorted();
  const at = (tick: number) => {
    const enqueued = lowerBound(trace.hopEnqueue, tick * 1000 + 0.5);
    return { tick, packets: enqueued - lowerBound(sortedArrivals, tick * 1000 + 0.5) };
  };
  const all = Array.from({ length: Math.floor(trace.finish / 1000) }, (_, tick) => at(tick));
  const busy = all.reduce((most, one) => (one.packets > most.packets ? one : most));
  const calm = all.find(({ packets }) => packets >= 1000)!;
  return { hops: trace.hopLink.length, busy, calm, finish: trace.finish / 1000 };
}
