import { numberOf } from '../base/provenance.ts';
import { LIMITS } from './limits.ts';
import { momentNames } from './marks.ts';
import { type Problem, shorten } from './problem.ts';
import type { Moment, Scene } from './schema.ts';

/** What the shape of a file can't say: sums that must agree, moments that must exist, names that must differ. */
export function checkMeaning(scene: Scene): Problem[] {
  return [...checkCluster(scene.cluster), ...checkBeats(scene)];
}

function checkCluster(cluster: Scene['cluster']): Problem[] {
  const problems: Problem[] = [];
  const chips = numberOf(cluster.chipsPerUltraServer);
  const expected = numberOf(cluster.plates) * numberOf(cluster.side) ** 2;
  if (chips !== expected) {
    const formula = 'plates × side × side';
    problems.push({
      path: 'cluster.chipsPerUltraServer',
      kind: 'inconsistent',
      expected,
      formula,
      got: shorten(chips),
    });
  }
  const all = chips * numberOf(cluster.ultraServers);
  if (all > LIMITS.chips) {
    problems.push({ path: 'cluster.ultraServers', kind: 'limit', limit: 'chips', most: LIMITS.chips, got: `${all}` });
  }
  return problems;
}

function checkBeats(scene: Scene): Problem[] {
  const known = momentNames(scene.workload);
  const places = new Map(known.map((name, index) => [name, placeInStory(name, index)]));
  const ids = new Set<string>();
  const problems: Problem[] = [];
  scene.beats.forEach((beat, index) => {
    if (ids.has(beat.id)) problems.push({ path: `beats[${index}].id`, kind: 'duplicate', got: shorten(beat.id) });
    ids.add(beat.id);
    for (const edge of ['from', 'to'] as const) {
      for (const [path, name] of namesIn(beat[edge], `beats[${index}].${edge}`)) {
        if (!places.has(name)) problems.push({ path, kind: 'dangling', known, got: shorten(name) });
      }
    }
    if (typeof beat.from !== 'string' || typeof beat.to !== 'string') return;
    const [from, to] = [places.get(beat.from), places.get(beat.to)];
    if (beat.from === beat.to || (from !== undefined && to !== undefined && from > to)) {
      problems.push({ path: `beats[${index}].to`, kind: 'backwards', got: shorten(beat.to) });
    }
  });
  return problems;
}

/** Where a moment stands in the order of phases; the two edges of a phase stand together. */
function placeInStory(name: string, index: number): number {
  if (name === 'start') return -1;
  return name === 'end' ? Number.POSITIVE_INFINITY : Math.floor(index / 2);
}

function namesIn(moment: Moment, path: string): [path: string, name: string][] {
  if (typeof moment === 'string') return [[path, moment]];
  return moment.between.map((name, index) => [`${path}.between[${index}]`, name]);
}
