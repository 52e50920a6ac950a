import { numberOf, type Structural } from '../base/provenance.ts';
import { CLUSTER_CHECKS, type ClusterScene } from './clusters/clusters.ts';
import { isAccepted } from './explain.ts';
import { LIMITS } from './limits.ts';
import { momentNames, phaseTwice, placeOfMoment } from './marks.ts';
import { backwards, isCertainlyBackwards, type NoLater, noLaterIn } from './momentOrder.ts';
import type { Problem } from './problem.ts';
import { type Moment, type Scene, sceneSchema } from './schema.ts';
import { shorten } from './shorten.ts';
import type { CountAt, WordAt } from './soundness.ts';
import { type Path, schemaAt, valueAt } from './walk.ts';
import { WORKLOAD_PHASES, type WorkloadScene } from './workloads/workloads.ts';

/** The cluster or the workload as parsed by its schema; undefined if it is not valid. */
export type SoundPart = (part: 'cluster' | 'workload') => unknown;

/**
 * Checks what the schema can't express: sums that must agree, moments that must exist, names that must differ. It reads the valid
 * parts of a file that may be wrong elsewhere, so that all problems are reported at once.
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

/** A window counts packets, so it must be a whole number, although it is invented. */
function checkWindow(value: unknown): Problem[] {
  const packets = valueAt(value, ['window', 'invented']);
  if (typeof packets !== 'number' || !Number.isFinite(packets) || Number.isInteger(packets)) return [];
  return [{ path: 'window.invented', kind: 'notWhole', got: shorten(packets) }];
}

/** The phases of the scene's workload, in order; undefined if the workload is not valid enough. */
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

/** Phases must have different names, since beats refer to them. */
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
  const moments = phases && beats.length > 0 ? momentsOf(value, phases) : undefined;
  return beats.flatMap((beat: unknown, index) => {
    const id = valueAt(beat, ['id']);
    const isTaken = typeof id === 'string' && ids.has(id);
    ids.add(id);
    const [from, to] = [soundMoment(value, index, 'from'), soundMoment(value, index, 'to')];
    return [
      ...(isTaken ? [{ path: `beats[${index}].id`, kind: 'duplicate', of: 'beat', got: shorten(id) } as const] : []),
      ...(moments === undefined ? [] : checkStretch(from, to, `beats[${index}]`, moments)),
    ];
  });
}

/** The moments that beats may name, and what is known of their order. */
type Moments = {
  readonly has: (name: string) => boolean;
  /** All names. There may be tens of thousands, so they are made only for a problem. */
  readonly names: () => readonly string[];
  readonly noLater: NoLater;
};

function momentsOf(value: unknown, phases: readonly string[]): Moments {
  const rows = new Map(phases.map((phase, row) => [phase, row]));
  let names: readonly string[] | undefined;
  return {
    has: (name) => name === 'start' || name === 'end' || placeOfMoment(name, rows) !== undefined,
    names: () => (names ??= momentNames(phases)),
    noLater: noLaterIn(valueAt(value, ['workload']), phases, rows),
  };
}

/** Problems of moments that do not exist, of spans in the wrong order, and of a beat that ends before it starts in every run. */
function checkStretch(from: Moment | undefined, to: Moment | undefined, path: string, moments: Moments): Problem[] {
  const problems = [...checkMoment(from, `${path}.from`, moments), ...checkMoment(to, `${path}.to`, moments)];
  if (problems.length > 0 || from === undefined || to === undefined) return problems;
  return isCertainlyBackwards(from, to, moments.noLater) ? [backwards(from, to, path)] : [];
}

function checkMoment(moment: Moment | undefined, path: string, { has, names, noLater }: Moments): Problem[] {
  if (moment === undefined) return [];
  const isName = typeof moment === 'string';
  const dangling = (isName ? [moment] : moment.between).flatMap((name, index): Problem[] => {
    const at = isName ? path : `${path}.between[${index}]`;
    if (has(name)) return [];
    return [{ path: at, kind: 'dangling', of: 'moment', name, known: names(), got: shorten(name) }];
  });
  if (isName || dangling.length > 0) return dangling;
  const [first, last] = moment.between;
  if (!isCertainlyBackwards(first, last, noLater)) return [];
  return [{ path: `${path}.between[1]`, kind: 'backwards', after: first, got: shorten(last) }];
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

/** The value at `path` of a scene that may be wrong elsewhere; undefined if it is not valid. */
function soundAt(value: unknown, path: Path): unknown {
  const part = path[0] as keyof Scene;
  if (isAccepted(sceneSchema.shape[part], valueAt(value, [part]))) return valueAt(value, path);
  const found = schemaAt(sceneSchema, value, path)?.safeParse(valueAt(value, path));
  return found?.success === true ? found.data : undefined;
}
