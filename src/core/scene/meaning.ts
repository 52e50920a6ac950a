import { numberOf, type Structural } from '../base/provenance.ts';
import { CLUSTER_CHECKS, type ClusterScene } from './clusters/clusters.ts';
import { isAccepted } from './explain.ts';
import { LIMITS } from './limits.ts';
import { isMoment, momentNames, phaseTwice, placeOfMoment } from './marks.ts';
import type { Problem } from './problem.ts';
import { type Moment, type Scene, sceneSchema } from './schema.ts';
import { shorten } from './shorten.ts';
import type { CountAt, WordAt } from './soundness.ts';
import { type Path, schemaAt, valueAt } from './walk.ts';
import { WORKLOAD_PHASES, type WorkloadScene } from './workloads/workloads.ts';

/** The cluster or the workload as its schema reads it; undefined where it is not as the schema asks. */
export type SoundPart = (part: 'cluster' | 'workload') => unknown;

/**
 * What the shape of a file can't say: sums that must agree, moments that must exist, names that must differ. Reads what is
 * sound of a file that may be wrong elsewhere, so that all of its problems can be told at once.
 */
export function checkMeaning(value: unknown, sound: SoundPart = soundPartsOf(value)): Problem[] {
  const phases = phasesIn(value, sound);
  return [...checkCluster(value, sound), ...checkWindow(value), ...checkPhases(phases), ...checkBeats(value, phases)];
}

function checkCluster(value: unknown, sound: SoundPart): Problem[] {
  const kind = valueAt(value, ['cluster', 'kind']);
  if (typeof kind !== 'string' || !Object.hasOwn(CLUSTER_CHECKS, kind)) return [];
  const check = CLUSTER_CHECKS[kind as ClusterScene['kind']] as (count: CountAt, cluster: unknown) => Problem[];
  return check(countsIn(value, 'cluster'), soundPart(value, 'cluster', sound));
}

/** Packets are counted: a window is whole, though it is made up. */
function checkWindow(value: unknown): Problem[] {
  const packets = valueAt(value, ['window', 'invented']);
  if (typeof packets !== 'number' || !Number.isFinite(packets) || Number.isInteger(packets)) return [];
  return [{ path: 'window.invented', kind: 'notWhole', got: shorten(packets) }];
}

/** The phases of the scene's workload, in order; undefined where they can't be told. */
function phasesIn(value: unknown, sound: SoundPart): string[] | undefined {
  const kind = valueAt(value, ['workload', 'kind']);
  if (typeof kind !== 'string' || !Object.hasOwn(WORKLOAD_PHASES, kind)) return undefined;
  let isSound = true;
  const counts = countsIn(value, 'workload');
  const count: CountAt = (key, absent) => {
    const found = counts(key, absent);
    isSound &&= !Number.isNaN(found);
    return Number.isNaN(found) ? 0 : found;
  };
  const word: WordAt = (key) => {
    const found = valueAt(value, ['workload', key]);
    return typeof found === 'string' ? found : undefined;
  };
  const phasesOf = WORKLOAD_PHASES[kind as WorkloadScene['kind']] as (
    ...of: [CountAt, WordAt, unknown]
  ) => string[] | undefined;
  const phases = phasesOf(count, word, soundPart(value, 'workload', sound));
  return isSound ? phases : undefined;
}

/** Each phase of a run has a name of its own, by which beats find it. */
function checkPhases(phases: readonly string[] = []): Problem[] {
  const twice = phaseTwice(phases);
  return twice === undefined ? [] : [{ path: 'workload.parts', kind: 'duplicate', of: 'phase', got: shorten(twice) }];
}

function countsIn(value: unknown, part: 'cluster' | 'workload'): CountAt {
  return (key, absent = Number.NaN) => {
    const isAbsent = valueAt(value, [part, key]) === undefined;
    return isAbsent ? absent : (soundCount(value, [part, key]) ?? Number.NaN);
  };
}

function checkBeats(value: unknown, phases: readonly string[] | undefined): Problem[] {
  const beats = valueAt(value, ['beats']);
  if (!Array.isArray(beats) || beats.length > LIMITS.beats) return [];
  const ids = new Set<unknown>();
  return beats.flatMap((beat: unknown, index) => {
    const id = valueAt(beat, ['id']);
    const isTaken = typeof id === 'string' && ids.has(id);
    ids.add(id);
    const [from, to] = [soundMoment(value, index, 'from'), soundMoment(value, index, 'to')];
    return [
      ...(isTaken ? [{ path: `beats[${index}].id`, kind: 'duplicate', of: 'beat', got: shorten(id) } as const] : []),
      ...(phases === undefined ? [] : checkNames(from, `beats[${index}].from`, phases)),
      ...(phases === undefined ? [] : checkNames(to, `beats[${index}].to`, phases)),
      ...(phases === undefined ? [] : checkDirection(from, to, `beats[${index}].to`, phases)),
    ];
  });
}

/** Moments that do not exist, and spans that run backwards in themselves. */
function checkNames(moment: Moment | undefined, path: string, phases: readonly string[]): Problem[] {
  if (moment === undefined) return [];
  const isName = typeof moment === 'string';
  const names = isName ? [moment] : moment.between;
  const dangling = names.flatMap((name, index): Problem[] => {
    const at = isName ? path : `${path}.between[${index}]`;
    if (isMoment(name, phases)) return [];
    return [{ path: at, kind: 'dangling', of: 'moment', name, known: momentNames(phases), got: shorten(name) }];
  });
  const isBackwards = !isName && cannotFollow(moment.between[1], moment.between[0], phases);
  return isBackwards
    ? [
        ...dangling,
        { path: `${path}.between[1]`, kind: 'backwards', after: moment.between[0], got: shorten(moment.between[1]) },
      ]
    : dangling;
}

function checkDirection(
  from: Moment | undefined,
  to: Moment | undefined,
  path: string,
  phases: readonly string[],
): Problem[] {
  if (from === undefined || to === undefined) return [];
  if (typeof from === 'string' && typeof to === 'string') {
    return cannotFollow(to, from, phases) ? [{ path, kind: 'backwards', after: from, got: shorten(to) }] : [];
  }
  if (typeof from === 'string' || typeof to === 'string') return [];
  const isSameSpan = from.between.every((name, index) => name === to.between[index]);
  const isBackwards = isSameSpan && to.share <= from.share;
  return isBackwards
    ? [{ path: `${path}.share`, kind: 'backwards', after: `${from.share}`, got: shorten(to.share) }]
    : [];
}

/** Whether `later` can't be after `earlier` in any run. Phases may overlap, but each begins and ends in their order. */
function cannotFollow(later: string, earlier: string, phases: readonly string[]): boolean {
  if (later === earlier || later === 'start' || earlier === 'end') return true;
  const [a, b] = [placeOfMoment(earlier, phases), placeOfMoment(later, phases)];
  if (a === undefined || b === undefined) return false;
  return b.phase < a.phase ? !(a.isStart && !b.isStart) : b.phase === a.phase && (b.isStart || !a.isStart);
}

function soundCount(value: unknown, path: Path): number | undefined {
  const found = soundAt(value, path);
  return found === undefined ? undefined : numberOf(found as Structural);
}

function soundMoment(value: unknown, beat: number, edge: 'from' | 'to'): Moment | undefined {
  return soundAt(value, ['beats', beat, edge]) as Moment | undefined;
}

const soundPartsOf =
  (value: unknown): SoundPart =>
  (part) =>
    sceneSchema.shape[part].safeParse(valueAt(value, [part])).data;

function soundPart(value: unknown, part: 'cluster' | 'workload', sound: SoundPart): unknown {
  const found = valueAt(value, [part]);
  return isAccepted(sceneSchema.shape[part], found) ? found : sound(part);
}

/** What stands at `path` of a scene that may be wrong, where that is as its schema asks. */
function soundAt(value: unknown, path: Path): unknown {
  const part = path[0] as keyof Scene;
  if (isAccepted(sceneSchema.shape[part], valueAt(value, [part]))) return valueAt(value, path);
  const found = schemaAt(sceneSchema, value, path)?.safeParse(valueAt(value, path));
  return found?.success === true ? found.data : undefined;
}
