import type { Network } from '../../core/model/network.ts';
import type { Flights } from './flights.ts';
import type { Frame } from './frame.ts';
import type { Layout } from './layout.ts';

/** How what moves is drawn: packet by packet, as flows on the links, or, where groups are blocks, as their heights. */
export type Detail = 'packets' | 'flows' | 'blocks';

/** A packet's body in picture units, as wide as high. */
const BODY = 6.6;
/** Bodies that cover more than this share of the picture hide one another. */
const MOST_COVERED = 0.2;
/** Size in pixels below which packets are indistinguishable, and how many of them are then too many. */
const DUST = 2.6;
const MOST_DUST = 1500;

/**
 * Packets, until there are so many in flight that they would cover one another at the size at which they are seen, or be too
 * small to be distinguished; then flows. `scale` is pixels a picture unit, `area` that of the picture in square pixels.
 */
export function detailAt({ blocks }: Layout, frame: Frame, scale: number, area: number): Detail {
  if (blocks?.links.length === 0) return 'blocks';
  const flying = blocks?.links.reduce((sum, link) => sum + frame.linkFlying[link]!, 0) ?? frame.totalFlying;
  const body = BODY * scale;
  const covered = flying * Math.max(1, body * body);
  if (covered > MOST_COVERED * area) return 'flows';
  return body < DUST && flying > MOST_DUST ? 'flows' : 'packets';
}

/** By link: how many packets fly on it at once while it is never idle. */
export function linkCapacity(network: Network, { placeTime, quantum }: Flights): Float32Array {
  return Float32Array.from(placeTime, (time, link) => 1 + network.linkLatency[link]! / (time * quantum));
}
