import { memoize } from '../../core/base/memoize.ts';
import { type Adjacency, linksByNode } from '../../core/model/adjacency.ts';
import type { LevelKind } from '../../core/model/levels.ts';
import { LINK_CLASS, LINK_CLASSES, type LinkResource } from '../../core/model/linkClasses.ts';
import type { Network } from '../../core/model/network.ts';

/** Kinds of queues, by link. EFA has two: at a chip's interface, and at a switch's port. */
export const QUEUES = ['neuronLink', 'efaInterface', 'efaPort', 'fabric', 'campus'] as const;
export type QueueKind = (typeof QUEUES)[number];

export type PlaceKind = LevelKind | 'cluster' | 'chip' | 'switches' | 'switch' | 'link' | 'several';

/** A part of a cluster: its members, and how siblings are distinguished. */
export type Place = {
  /** Unique in the outline, and the same for every run of the cluster. */
  readonly key: string;
  readonly kind: PlaceKind;
  /** From 0 among parts of its kind; for a link its row, for `several` that of the first. */
  readonly number: number;
  /** Chips and switches in it. */
  readonly nodes: Int32Array;
  /** For a link its row, for several links their rows; a place without `links` has those that leave its nodes. */
  readonly links?: Int32Array;
  /** For `several`: the first and the last place, and a function that makes all of them. */
  readonly block?: { readonly first: Place; readonly last: Place; readonly make: () => readonly Place[] };
};

/** A cluster part by part. Children are created on demand, so that the cost of a large cluster depends on what is opened. */
export type Outline = {
  readonly network: Network;
  readonly root: Place;
  /** Links by the node that they leave. */
  readonly links: Adjacency;
  /** By link: the kind of its queue, a row of QUEUES. */
  readonly queueOf: Uint8Array;
  readonly childrenOf: (place: Place) => readonly Place[];
  readonly hasChildren: (place: Place) => boolean;
  /** The chip's part on the first level; undefined without levels. */
  readonly topOf: (chip: number) => { readonly kind: PlaceKind; readonly number: number } | undefined;
};

/** More children than this are grouped in blocks. */
const MOST_CHILDREN = 64;

/** The outline of a network by its topology's levels; memoized per network. */
export const outlineOf = memoize(makeOutline);

function makeOutline(network: Network): Outline {
  const links = linksByNode(network, 'from');
  const nodes = Int32Array.from({ length: network.nodeCount }, (_, node) => node);
  return {
    network,
    root: { key: '', kind: 'cluster', number: 0, nodes },
    links,
    queueOf: queuesOf(network),
    childrenOf: memoize((place: Place) => makeChildren(network, links, place)),
    hasChildren: ({ kind, nodes: [first] }) => {
      if (kind === 'link') return false;
      return (kind !== 'chip' && kind !== 'switch') || links.start[first! + 1]! > links.start[first!]!;
    },
    topOf: (chip) => {
      const [level] = network.levels;
      return level && { kind: level.kind, number: level.of[chip]! };
    },
  };
}

function makeChildren(network: Network, links: Adjacency, place: Place): readonly Place[] {
  switch (place.kind) {
    case 'link':
      return [];
    case 'several':
      return place.block?.make() ?? [];
    case 'chip':
    case 'switch':
      return linksOf(links, place, place.nodes[0]!);
    case 'switches':
      return nodesOf(place, 'switch', network.chipCount);
    case 'cluster': {
      const chips = place.nodes.subarray(0, network.chipCount);
      const switches = place.nodes.subarray(network.chipCount);
      const rest: Place = { key: '/s', kind: 'switches', number: 0, nodes: switches };
      return [...partsOf(network, { ...place, nodes: chips }), ...(switches.length === 0 ? [] : [rest])];
    }
    default:
      return partsOf(network, place);
  }
}

function linksOf(links: Adjacency, { key }: Place, node: number): readonly Place[] {
  const own = links.links.subarray(links.start[node], links.start[node + 1]);
  return inBlocks(key, 0, own.length, (from, to) => {
    return { kind: 'link', number: own[from]!, nodes: NO_NODES, links: own.subarray(from, to) };
  });
}

function nodesOf({ key, nodes }: Place, kind: PlaceKind, first: number): readonly Place[] {
  return inBlocks(key, 0, nodes.length, (from, to) => {
    return { kind, number: nodes[from]! - first, nodes: nodes.subarray(from, to) };
  });
}

/** The parts of the next level that divides the place's chips; the chips themselves if no level does. */
function partsOf({ levels }: Network, place: Place): readonly Place[] {
  for (const { kind, of } of levels.slice(1 + levels.findIndex((level) => level.kind === place.kind))) {
    const members = new Map<number, number[]>();
    for (const node of place.nodes) {
      const number = of[node]!;
      const own = members.get(number);
      if (own === undefined) members.set(number, [node]);
      else own.push(node);
    }
    if (members.size === 1 && kind !== 'ultraServer') continue;
    const parts = [...members];
    return inBlocks(place.key, 0, parts.length, (from, to) => {
      const nodes = Int32Array.from(parts.slice(from, to).flatMap(([, own]) => own));
      return { kind, number: parts[from]![0], nodes };
    });
  }
  return nodesOf(place, 'chip', 0);
}

const NO_NODES = new Int32Array(0);

/**
 * Rows [first, last) of a list as places, or if there are too many, as blocks that make their places on demand. `placeOf` returns a
 * range of rows as one place, with the kind and number of the first.
 */
function inBlocks(
  key: string,
  first: number,
  last: number,
  placeOf: (from: number, to: number) => Omit<Place, 'key'>,
): readonly Place[] {
  const single = (row: number): Place => {
    const place = placeOf(row, row + 1);
    return { ...place, key: `${key}/${place.kind}${place.number}` };
  };
  let size = 1;
  while ((last - first) / size > MOST_CHILDREN) size *= MOST_CHILDREN;
  return Array.from({ length: Math.ceil((last - first) / size) }, (_, i): Place => {
    const from = first + i * size;
    const to = Math.min(last, from + size);
    if (size === 1) return single(from);
    const blockKey = `${key}/${from}+${size}`;
    const block = { first: single(from), last: single(to - 1), make: () => inBlocks(blockKey, from, to, placeOf) };
    return { ...placeOf(from, to), key: blockKey, kind: 'several', block };
  });
}

/** Calls `visit` with every link that belongs to a place. */
export function eachLink({ links }: Outline, place: Place, visit: (link: number) => void): void {
  if (place.links !== undefined) {
    for (const link of place.links) visit(link);
    return;
  }
  for (const node of place.nodes) {
    for (let at = links.start[node]!; at < links.start[node + 1]!; at++) visit(links.links[at]!);
  }
}

/** By link, a row of QUEUES. Looked up by class: a large cluster has half a million links. */
function queuesOf({ linkCount, linkClass, linkFrom, chipCount }: Network): Uint8Array {
  const [ofChips, ofSwitches] = [true, false].map((isChip) =>
    LINK_CLASSES.map((name) => QUEUES.indexOf(queueKindOf(LINK_CLASS[name].resource, isChip))),
  ) as [number[], number[]];
  const queues = new Uint8Array(linkCount);
  for (let link = 0; link < linkCount; link++) {
    queues[link] = (linkFrom[link]! < chipCount ? ofChips : ofSwitches)[linkClass[link]!]!;
  }
  return queues;
}

function queueKindOf(resource: LinkResource, isOfChip: boolean): QueueKind {
  if (resource !== 'efa') return resource;
  return isOfChip ? 'efaInterface' : 'efaPort';
}
