import { ticksToMilliticks } from '../base/units.ts';
import { LINK_CLASSES } from '../model/linkClasses.ts';
import type { Network } from '../model/network.ts';
import type { FaultScene } from '../scene/faults.ts';
import type { Problem } from '../scene/problem.ts';
import { shorten } from '../scene/shorten.ts';

/** At `at` milliticks, to links by row: `slower` counts from what the network says, not from an earlier fault. */
export type LinkFault = { readonly at: number; readonly links: readonly number[] } & (
  | { readonly kind: 'slower'; readonly factor: number }
  | { readonly kind: 'cut' | 'back' }
);

/** The faults by time, and of equal times in the order of the scene; and the problems of those whose links are not there. */
export function resolveFaults(
  faults: readonly FaultScene[],
  network: Network,
): { readonly faults: readonly LinkFault[]; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const resolved = faults.map(({ at, link, action }, index): LinkFault => {
    const found = linksNamed(link, network, `faults[${index}].link`);
    problems.push(...found.problems);
    const when = { at: ticksToMilliticks(at.invented), links: found.links };
    return action.kind === 'slower'
      ? { ...when, kind: 'slower', factor: action.factor.invented }
      : { ...when, kind: action.kind };
  });
  return { faults: resolved.sort((a, b) => a.at - b.at), problems };
}

type Found = { readonly links: readonly number[]; readonly problems: readonly Problem[] };

function linksNamed(link: FaultScene['link'], network: Network, path: string): Found {
  const all = Array.from({ length: network.linkCount }, (_, row) => row);
  if (typeof link === 'string') {
    const links = all.filter((row) => LINK_CLASSES[network.linkClass[row]!] === link);
    if (links.length > 0) return { links, problems: [] };
    const known = LINK_CLASSES.filter((_, row) => network.linkClass.includes(row));
    return { links, problems: [{ path, kind: 'dangling', of: 'linkClass', name: link, known, got: shorten(link) }] };
  }
  const ends = [nodeNamed(link.from, network), nodeNamed(link.to, network)] as const;
  const strangers = (['from', 'to'] as const).filter((_, i) => ends[i] === undefined);
  const problems = strangers.map((edge): Problem => {
    const [name, known] = [link[edge], nodeNames(network)];
    return { path: `${path}.${edge}`, kind: 'dangling', of: 'end', name, known, got: shorten(name) };
  });
  const links = all.filter((row) => network.linkFrom[row] === ends[0] && network.linkTo[row] === ends[1]);
  if (links.length > 0 || problems.length > 0) return { links, problems };
  const leaving = all.filter((row) => network.linkFrom[row] === ends[0]);
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
