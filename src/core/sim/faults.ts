import { ticksToMilliticks } from '../base/units.ts';
import { type Adjacency, linksByNode } from '../model/adjacency.ts';
import { LINK_CLASSES } from '../model/linkClasses.ts';
import type { Network } from '../model/network.ts';
import type { FaultScene } from '../scene/faults.ts';
import type { Problem } from '../scene/problem.ts';
import { shorten } from '../scene/shorten.ts';

/** A fault at `at` milliticks, of links by row. The factor of `slower` is relative to the network's rate, not to an earlier fault. */
export type LinkFault = { readonly at: number; readonly links: readonly number[] } & (
  | { readonly kind: 'slower'; readonly factor: number }
  | { readonly kind: 'cut' | 'back' }
);

/** The faults in order of time, equal times in the order of the scene, and a problem for each link that does not exist. */
export function resolveFaults(
  faults: readonly FaultScene[],
  network: Network,
): { readonly faults: readonly LinkFault[]; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const links = lookUp(network);
  const resolved = faults.map(({ at, link, action }, index): LinkFault => {
    const found = linksNamed(link, network, links, `faults[${index}].link`);
    problems.push(...found.problems);
    const when = { at: ticksToMilliticks(at.invented), links: found.links };
    return action.kind === 'slower'
      ? { ...when, kind: 'slower', factor: action.factor.invented }
      : { ...when, kind: action.kind };
  });
  return { faults: resolved.sort((a, b) => a.at - b.at), problems };
}

type Found = { readonly links: readonly number[]; readonly problems: readonly Problem[] };

/** Finds links by class or by node, memoized: a hundred faults may each name some of half a million links. */
type LookUp = {
  readonly ofClass: (name: string) => readonly number[];
  readonly from: (node: number) => readonly number[];
};

function lookUp(network: Network): LookUp {
  const classes = new Map<string, readonly number[]>();
  let leaving: Adjacency | undefined;
  return {
    ofClass: (name) => {
      let links = classes.get(name);
      if (links === undefined) {
        const row = LINK_CLASSES.findIndex((one) => one === name);
        const found: number[] = [];
        for (let link = 0; link < network.linkCount; link++) if (network.linkClass[link] === row) found.push(link);
        classes.set(name, (links = found));
      }
      return links;
    },
    from: (node) => {
      leaving ??= linksByNode(network, 'from');
      return [...leaving.links.subarray(leaving.start[node], leaving.start[node + 1])];
    },
  };
}

function linksNamed(link: FaultScene['link'], network: Network, { ofClass, from }: LookUp, path: string): Found {
  if (typeof link === 'string') {
    const links = ofClass(link);
    if (links.length > 0) return { links, problems: [] };
    const known = LINK_CLASSES.filter((name) => ofClass(name).length > 0);
    return { links, problems: [{ path, kind: 'dangling', of: 'linkClass', name: link, known, got: shorten(link) }] };
  }
  const ends = [nodeNamed(link.from, network), nodeNamed(link.to, network)] as const;
  const strangers = (['from', 'to'] as const).filter((_, i) => ends[i] === undefined);
  const problems = strangers.map((edge): Problem => {
    const [name, known] = [link[edge], nodeNames(network)];
    return { path: `${path}.${edge}`, kind: 'dangling', of: 'end', name, known, got: shorten(name) };
  });
  const leaving = ends[0] === undefined ? [] : from(ends[0]);
  const links = leaving.filter((row) => network.linkTo[row] === ends[1]);
  if (links.length > 0 || problems.length > 0) return { links, problems };
  const known = [...new Set(leaving.map((row) => nameOf(network.linkTo[row]!, network)))];
  return {
    links,
    problems: [{ path: `${path}.to`, kind: 'dangling', of: 'link', name: link.to, known, got: shorten(link.to) }],
  };
}

/** `c17` is chip 17, `s2` is switch 2, each counted from 0. */
function nodeNamed(name: string, { chipCount, nodeCount }: Network): number | undefined {
  const [, kind, digits] = /^([cs])(0|[1-9]\d{0,6})$/.exec(name) ?? [];
  if (kind === undefined) return undefined;
  const row = Number(digits) + (kind === 'c' ? 0 : chipCount);
  return row < (kind === 'c' ? chipCount : nodeCount) ? row : undefined;
}

export function nameOf(node: number, { chipCount }: Network): string {
  return node < chipCount ? `c${node}` : `s${node - chipCount}`;
}

/** First and last chip, first and last switch. */
function nodeNames(network: Network): string[] {
  const { chipCount, nodeCount } = network;
  const rows = [0, chipCount - 1, ...(nodeCount > chipCount ? [chipCount, nodeCount - 1] : [])];
  return rows.map((row) => nameOf(row, network));
}
