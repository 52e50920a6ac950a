import { describe, expect, it } from 'vitest';
import { TraceReader } from '../../../../src/core/trace/reader.ts';
import golden from '../../../golden/peers.json' with { type: 'json' };
import { incastCase, type PeerCase, ringCase, torusTraffic } from '../../../support/peerNetworks.ts';
import { runToEnd } from '../../../support/runs.ts';

const { cases } = golden;

/** FNV-1a 64 over bytes, in two 32-bit halves; the prime is 2^40 + 435. */
class Fnv {
  #high = 0xcbf29ce4;
  #low = 0x84222325;

  /** `value` as `bytes` bytes, lowest first. */
  add(value: number, bytes: number): void {
    for (let i = 0, rest = value; i < bytes; i++, rest = Math.floor(rest / 256)) {
      const low = (this.#low ^ (rest % 256)) >>> 0;
      const product = low * 435;
      this.#high = (this.#high * 435 + Math.floor(product / 2 ** 32) + low * 256) % 2 ** 32;
      this.#low = product % 2 ** 32;
    }
  }

  get hex(): string {
    return [this.#high, this.#low].map((half) => half.toString(16).padStart(8, '0')).join('');
  }
}

const sum = (values: Iterable<number>): number => [...values].reduce((total, value) => total + value, 0);

/** The key figures of a run, as in the golden file. */
function figures({ network, program }: PeerCase) {
  const trace = runToEnd(network, program);
  const { arrival, serialized, taskOfPacket } = new TraceReader(trace);
  const delivery = new Float64Array(program.packetCount);
  trace.hopPacket.forEach((packet, hop) => {
    delivery[packet] = arrival[hop]!;
  });
  const sent = Float64Array.from(delivery, (_, packet) => trace.taskStart[taskOfPacket[packet]!]!);
  const latencies = delivery.map((time, packet) => time - sent[packet]!);
  const byPacket = new Fnv();
  delivery.forEach((time, packet) => {
    byPacket.add(packet, 4);
    byPacket.add(time, 8);
  });
  const sorted = new Fnv();
  for (const time of delivery.toSorted()) sorted.add(time, 8);
  return {
    packets: program.packetCount,
    packet_hops: trace.hopLink.length,
    completion: delivery.reduce((latest, time) => Math.max(latest, time), 0),
    sum_delivery: sum(delivery),
    link_busy_total: sum(serialized.map((end, hop) => end - trace.hopStart[hop]!)),
    fnv: byPacket.hex,
    fnv_sorted_times: sorted.hex,
    latency_sum: sum(latencies),
    latency_max: latencies.reduce((most, latency) => Math.max(most, latency), 0),
  };
}

describe('[L9] simulators that this project did not write agree to the last digit', () => {
  it('[L9] ring all-reduce on 64 nodes, 16 packets per piece: 3 engines', () => {
    const got = figures(
      ringCase(
        16,
        () => 8,
        () => 20,
      ),
    );
    const { engines, ...expected } = cases['W2 P=16'];
    expect(engines).toHaveLength(3);
    expect(got).toMatchObject(expected);
    expect(got.completion).toBe(126 * (8 * 16 + 20));
  });

  it('[L9] the same with a different rate and latency for every link: 3 engines', () => {
    const got = figures(
      ringCase(
        16,
        (link) => 8 + ((5 * link) % 7),
        (link) => 20 + ((11 * link) % 13),
      ),
    );
    const { engines, ...expected } = cases['W2h P=16'];
    expect(engines).toHaveLength(3);
    expect(got).toMatchObject(expected);
  });

  it('[L9] 32,000 packets of pseudo-random traffic on a 4 × 4 × 4 torus, by a generator on which 8 engines agree', () => {
    const { engines, ...expected } = cases['W3u N=500'];
    expect(engines).toHaveLength(1);
    expect(figures(torusTraffic(500))).toMatchObject(expected);
  });

  it('[L9] incast of 63 nodes on one: 8 engines', () => {
    const { engines, note: _, ...expected } = cases['W4 n=32'];
    expect(engines).toHaveLength(8);
    const got = figures(incastCase(32));
    expect(got).toMatchObject(expected);
    expect(got.completion).toBe(1024 * 8 + 20);
  });
});

describe('the fingerprint of the reference simulators', () => {
  it('is FNV-1a 64', () => {
    const fnv = new Fnv();
    expect(fnv.hex).toBe('cbf29ce484222325');
    for (const letter of 'foobar') fnv.add(letter.charCodeAt(0), 1);
    expect(fnv.hex).toBe('85944171f73967e8');
  });
});
