import { isSameColumn } from '../../core/base/alike.ts';
import type { Network } from '../../core/model/network.ts';
import type { Layout, LinkLooks } from './layout.ts';
import { linkWidth } from './theme.ts';

/** Painting layers per plate; links within one layer are painted in the order of their rows. */
export const LAYER_STEPS = 16;

/** Light of an EFA link while nothing uses it, where many lie one upon another in a trunk; a busy one has twenty times as much. */
export const IDLE_EFA = 0.04;

type Rates = Pick<Network, 'linkCount' | 'linkRate'>;

export function createLooks(links: number): LinkLooks {
  const column = (): Float32Array => new Float32Array(links);
  return { layer: column(), idle: column(), half: column(), share: column(), most: column() };
}

export function setLook(
  looks: LinkLooks,
  { linkRate }: Rates,
  link: number,
  layer: number,
  idle: number,
  share: number,
  most = Number.POSITIVE_INFINITY,
): void {
  looks.layer[link] = layer;
  looks.idle[link] = idle;
  looks.share[link] = share;
  looks.most[link] = most;
  looks.half[link] = halfWidth(looks, link, linkRate[link]!);
}

function halfWidth({ share, most }: LinkLooks, link: number, rate: number): number {
  return Math.min((linkWidth(rate) / 2) * share[link]!, most[link]!);
}

/** The layout with link widths for other rates; the same object if no width changes. */
export function withRates(layout: Layout, { linkCount, linkRate }: Rates): Layout {
  const { looks } = layout;
  const half = new Float32Array(linkCount);
  for (let link = 0; link < linkCount; link++) half[link] = halfWidth(looks, link, linkRate[link]!);
  return isSameColumn(half, looks.half) ? layout : { ...layout, looks: { ...looks, half } };
}
