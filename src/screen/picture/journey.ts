import { hopsOnLink } from '../../core/analysis/hopsOnLink.ts';
import { upperBound } from '../../core/base/search.ts';
import type { TraceReader } from '../../core/trace/reader.ts';

/** A packet's position over all its hops at an instant. Links and nodes are rows of the network. */
export type PacketPosition =
  | { readonly kind: 'before'; readonly node: number }
  /** The `place`-th, from 1, of `of` packets that wait for `link`; `row`: the index in the journey's hops. */
  | {
      readonly kind: 'inLine';
      readonly row: number;
      readonly link: number;
      readonly place: number;
      readonly of: number;
    }
  | { readonly kind: 'onWire'; readonly row: number; readonly link: number }
  | { readonly kind: 'arrived'; readonly node: number };

export type Journey = {
  readonly packet: number;
  readonly from: number;
  readonly to: number;
  /** Its hops, rows of the trace in order of time, without withdrawn ones. */
  readonly hops: readonly number[];
};

export function journeyOf({ trace, taskOfPacket }: TraceReader, packet: number): Journey {
  const { hopPacket, program, withdrawn } = trace;
  const hops: number[] = [];
  for (let hop = hopPacket.indexOf(packet); hop !== -1; hop = hopPacket.indexOf(packet, hop + 1)) {
    if (withdrawn[upperBound(withdrawn, hop) - 1] !== hop) hops.push(hop);
  }
  const task = taskOfPacket[packet]!;
  return { packet, from: program.from[task]!, to: program.to[task]!, hops };
}

export function packetPosition(reader: TraceReader, { hops, from }: Journey, t: number): PacketPosition {
  const { hopEnqueue, hopStart, hopLink, network } = reader.trace;
  const row = hops.findLastIndex((hop) => hopEnqueue[hop]! <= t);
  if (row === -1) return { kind: 'before', node: from };
  const hop = hops[row]!;
  const link = hopLink[hop]!;
  if (reader.arrival[hop]! <= t) return { kind: 'arrived', node: network.linkTo[link]! };
  if (hopStart[hop]! <= t) return { kind: 'onWire', row, link };
  const line = hopsOnLink(reader, link, t).filter((other) => hopStart[other]! > t);
  return { kind: 'inLine', row, link, place: line.indexOf(hop) + 1, of: line.length };
}
