import { LIMITS } from '../limits.ts';
import type { Problem } from '../problem.ts';
import { shorten } from '../shorten.ts';
import type { CountAt } from '../soundness.ts';
import type { CustomCluster } from './custom.ts';
import { tooManyChips } from './parts.ts';

/** Problems of duplicate and unknown ids, links from a node to itself, too few chips, and chips that can't reach one another. */
export function checkCustom(_: CountAt, cluster: CustomCluster | undefined): Problem[] {
  if (cluster === undefined) return [];
  const rowOf = new Map<string, number>();
  const problems: Problem[] = [];
  cluster.nodes.forEach(({ id }, row) => {
    if (!rowOf.has(id)) rowOf.set(id, row);
    else problems.push({ path: `cluster.nodes[${row}].id`, kind: 'duplicate', of: 'node', got: shorten(id) });
  });
  const known = [...rowOf.keys()];
  cluster.links.forEach(({ from, to }, row) => {
    const path = `cluster.links[${row}]`;
    for (const [edge, name] of [
      ['from', from],
      ['to', to],
    ] as const) {
      if (rowOf.has(name)) continue;
      problems.push({ path: `${path}.${edge}`, kind: 'dangling', of: 'node', name, known, got: shorten(name) });
    }
    if (from === to) problems.push({ path: `${path}.to`, kind: 'selfLink', got: shorten(to) });
  });
  const chips = cluster.nodes.filter(({ kind }) => kind === 'chip').map(({ id }) => id);
  problems.push(...tooManyChips('cluster.nodes', chips.length));
  if (chips.length < 2) {
    const bounds = { min: 2, max: LIMITS.nodes, unit: 'chips' } as const;
    problems.push({ path: 'cluster.nodes', kind: 'outOfRange', ...bounds, got: `${chips.length}` });
  }
  return problems.length > 0 ? problems : unreachablePair(chips, cluster.links);
}

/** A problem for one pair of chips without a path, if there is any: every chip must be reachable from the first one and reach it. */
function unreachablePair(chips: readonly string[], links: CustomCluster['links']): Problem[] {
  const first = chips[0]!;
  const onward = new Map<string, string[]>();
  const back = new Map<string, string[]>();
  const join = (table: Map<string, string[]>, from: string, to: string): void => {
    const there = table.get(from);
    if (there === undefined) table.set(from, [to]);
    else there.push(to);
  };
  for (const { from, to, both } of links) {
    join(onward, from, to);
    join(back, to, from);
    if (both) {
      join(onward, to, from);
      join(back, from, to);
    }
  }
  const [after, before] = [reached(first, onward), reached(first, back)];
  const beyond = chips.find((chip) => !after.has(chip));
  const lost = beyond ?? chips.find((chip) => !before.has(chip));
  if (lost === undefined) return [];
  const [from, to] = beyond === undefined ? [lost, first] : [first, lost];
  return [{ path: 'cluster.links', kind: 'unreachable', from: from.slice(0, 40), to: to.slice(0, 40), got: 'nothing' }];
}

function reached(start: string, next: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const seen = new Set([start]);
  for (const at of seen) for (const one of next.get(at) ?? []) seen.add(one);
  return seen;
}
