import type { RingOrders } from './ring.ts';

/**
 * One ring through all chips, domain by domain, in c channels that each carry a slice of the data. Channel k enters the first
 * domain of g chips at place k·g/c and goes once round it, then crosses to the same place of the next domain and goes round the
 * other way. So each channel crosses by EFA interfaces of its own. With an odd number of domains the ring closes one place
 * further on. Places are those of the domains' lists; the result is in ranks, domain after domain.
 */
export function flatRingOrders(domains: number, size: number, channels: number): RingOrders {
  return Array.from({ length: channels }, (_, channel) => {
    const entry = Math.floor((channel * size) / channels);
    return Array.from({ length: domains * size }, (__, i) => {
      const [domain, ahead] = [Math.floor(i / size), i % size];
      const place = domain % 2 === 0 ? entry + ahead : entry + size - 1 - ahead;
      return domain * size + (place % size);
    });
  });
}
