import { numberOf, type Structural } from '../base/provenance.ts';
import { LIMITS } from './limits.ts';
import { momentNames, placeOfMoment } from './marks.ts';
import type { Problem } from './problem.ts';
import { type Moment, sceneSchema } from './schema.ts';
import { shorten } from './shorten.ts';
import { type Path, schemaAt, valueAt } from './walk.ts';

/**
 * What the shape of a file can't say: sums that must agree, moments that must exist, names that must differ. Reads what is
 * sound of a file that may be wrong elsewhere, so that all of its problems can be told at once.
 */
export function checkMeaning(value: unknown): Problem[] {
  return [...checkCluster(value), ...checkBeats(value)];
}

function checkCluster(value: unknown): Problem[] {
  const count = (key: string): number => soundCount(value, ['cluster', key]) ?? Number.NaN;
  const problems: Problem[] = [];
  const chips = count('chipsPerUltraServer');
  const expected = count('plates') * count('side') ** 2;
  if (chips !== expected && !Number.isNaN(chips) && !Number.isNaN(expected)) {
    const formula = 'plates × side × side';
    const path = 'cluster.chipsPerUltraServer';
    problems.push({ path, kind: 'inconsistent', expected, formula, got: shorten(chips) });
  }
  const all = chips * count('ultraServers');
  if (all > LIMITS.chips) {
    problems.push({ path: 'cluster.ultraServers', kind: 'limit', limit: 'chips', most: LIMITS.chips, got: `${all}` });
  }
  return problems;
}

function checkBeats(value: unknown): Problem[] {
  const beats = valueAt(value, ['beats']);
  if (!Array.isArray(beats) || beats.length > LIMITS.beats) return [];
  const steps = soundCount(value, ['workload', 'steps']);
  const known = steps === undefined ? undefined : momentNames({ steps });
  const ids = new Set<unknown>();
  return beats.flatMap((beat: unknown, index) => {
    const id = valueAt(beat, ['id']);
    const isTaken = typeof id === 'string' && ids.has(id);
    ids.add(id);
    const [from, to] = [soundMoment(value, index, 'from'), soundMoment(value, index, 'to')];
    return [
      ...(isTaken ? [{ path: `beats[${index}].id`, kind: 'duplicate', got: shorten(id) } as const] : []),
      ...(known === undefined ? [] : checkNames(from, `beats[${index}].from`, known)),
      ...(known === undefined ? [] : checkNames(to, `beats[${index}].to`, known)),
      ...checkDirection(from, to, `beats[${index}].to`),
    ];
  });
}

/** Moments that do not exist, and spans that run backwards in themselves. */
function checkNames(moment: Moment | undefined, path: string, known: readonly string[]): Problem[] {
  if (moment === undefined) return [];
  const isName = typeof moment === 'string';
  const names = isName ? [moment] : moment.between;
  const dangling = names.flatMap((name, index): Problem[] => {
    const at = isName ? path : `${path}.between[${index}]`;
    return known.includes(name) ? [] : [{ path: at, kind: 'dangling', of: 'moment', name, known, got: shorten(name) }];
  });
  const isBackwards = !isName && cannotFollow(moment.between[1], moment.between[0]);
  return isBackwards
    ? [
        ...dangling,
        { path: `${path}.between[1]`, kind: 'backwards', after: moment.between[0], got: shorten(moment.between[1]) },
      ]
    : dangling;
}

function checkDirection(from: Moment | undefined, to: Moment | undefined, path: string): Problem[] {
  if (from === undefined || to === undefined) return [];
  if (typeof from === 'string' && typeof to === 'string') {
    return cannotFollow(to, from) ? [{ path, kind: 'backwards', after: from, got: shorten(to) }] : [];
  }
  if (typeof from === 'string' || typeof to === 'string') return [];
  const isSameSpan = from.between.every((name, index) => name === to.between[index]);
  const isBackwards = isSameSpan && to.share <= from.share;
  return isBackwards
    ? [{ path: `${path}.share`, kind: 'backwards', after: `${from.share}`, got: shorten(to.share) }]
    : [];
}

/** Whether `later` can't be after `earlier` in any run. Phases may overlap, but each begins and ends in their order. */
function cannotFollow(later: string, earlier: string): boolean {
  if (later === earlier || later === 'start' || earlier === 'end') return true;
  const [a, b] = [placeOfMoment(earlier), placeOfMoment(later)];
  if (a === undefined || b === undefined) return false;
  return b.phase < a.phase ? !(a.isStart && !b.isStart) : b.phase === a.phase && (b.isStart || !a.isStart);
}

function soundCount(value: unknown, path: Path): number | undefined {
  const found = schemaAt(sceneSchema, value, path)?.safeParse(valueAt(value, path));
  return found?.success === true ? numberOf(found.data as Structural) : undefined;
}

function soundMoment(value: unknown, beat: number, edge: 'from' | 'to'): Moment | undefined {
  const path = ['beats', beat, edge];
  const found = schemaAt(sceneSchema, value, path)?.safeParse(valueAt(value, path));
  return found?.success === true ? (found.data as Moment) : undefined;
}
