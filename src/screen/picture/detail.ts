import type { Network } from '../../core/model/network.ts';
import type { Flights } from './flights.ts';
import type { Frame } from './frame.ts';
import type { Layout } from './layout.ts';

/** How traffic is drawn: as packets, as flows on the links, or (if groups are blocks without links) as block heights only. */
export type Detail = 'packets' | 'flows' | 'blocks';

/** Width and height of a packet in picture units. */
const BODY = 6.6;
/** If packets cover more than this share of the picture, they hide one another. */
const MOST_COVERED = 0.2;
/** Packets smaller than this many pixels are drawn as flows if there are more than MOST_DUST of them. */
const DUST = 2.6;
const MOST_DUST = 1500;

/**
 * Packets, unless those in flight would hide one another or be too small to distinguish; then flows. `scale`: pixels per picture unit;
 * `area`: that of the picture in square pixels.
 */
export function detailAt({ blocks }: Layout, frame: Frame, scale: number, area: number): Detail {
  if (blocks?.links.length === 0) return 'blocks';
  const flying = blocks?.links.reduce((sum, link) => sum + frame.linkFlying[link]!, 0) ?? frame.totalFlying;
  const body = BODY * scale;
  const covered = flying * Math.max(1, body * body);
  if (covered > MOST_COVERED * area) return 'flows';
  return body < DUST && flying > MOST_DUST ? 'flows' : 'packets';
}

/** By link: how many packets are on it at once while it is never idle. */
export function linkCapacity(network: Network, { placeTime, quantum }: Flights): Float32Array {
  return Float32Array.from(placeTime, (time, link) => 1 + network.linkLatency[link]! / (time * quantum));
}
