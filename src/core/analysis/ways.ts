import type { Scene } from '../scene/schema.ts';
import type { CollectiveName } from '../scene/workloads/collectiveNames.ts';
import { COMPUTE_RUN, partPhase, runPhases, type Sequence } from '../scene/workloads/sequence.ts';
import type { Trace } from '../trace/trace.ts';

/** One run of a `sequence`: a way of doing the work of its part. Times are milliticks. */
export type Way = {
  readonly name: string;
  readonly collective: CollectiveName;
  /** Its first task starts. */
  readonly from: number;
  /** Its last task has ended; the finish of the run if one never does. */
  readonly to: number;
  readonly hasEnded: boolean;
};

/** A part of a `sequence`: all its ways start at once, after its chips have computed. */
export type WayPart = {
  readonly name: string;
  /** Its compute starts. */
  readonly from: number;
  readonly ways: readonly Way[];
};

/** The sequence of a workload with at least two runs that differ in name or collective; undefined if one is only repeated. */
export function severalWays({ workload }: Pick<Scene, 'workload'>): Sequence | undefined {
  if (workload.kind !== 'sequence') return undefined;
  const ways = workload.parts.flatMap(({ runs }) => runs.map(({ name, collective }) => `${collective} ${name}`));
  return new Set(ways).size > 1 ? workload : undefined;
}

/** When the parts and ways of a run began and ended, in the order of the scene. */
export function wayParts({ parts }: Sequence, { moments, unended, program }: Trace): readonly WayPart[] {
  const open = new Set(Array.from(unended, (task) => program.phases[program.phase[task]!]));
  return parts.map((part) => ({
    name: part.name,
    from: moments[`${partPhase(part.name, COMPUTE_RUN)}.start`] ?? 0,
    ways: part.runs.map((run): Way => {
      const phases = runPhases(part.name, run);
      return {
        name: run.name,
        collective: run.collective,
        from: Math.min(...phases.map((phase) => moments[`${phase}.start`] ?? 0)),
        to: Math.max(...phases.map((phase) => moments[`${phase}.end`] ?? 0)),
        hasEnded: !phases.some((phase) => open.has(phase)),
      };
    }),
  }));
}

/** How ways are compared: those of one part start together; parts of one way each run in turn. */
export type RaceKind = 'together' | 'inTurn';

/** A way in a race: it starts at `start` on the clock of the run. */
export type RacingWay = { readonly part: number; readonly way: number; readonly start: number };

export type Race = {
  readonly kind: RaceKind;
  /** When the first of them starts. */
  readonly from: number;
  /** The time that the slowest takes. */
  readonly longest: number;
  readonly runners: readonly RacingWay[];
};

/** A part whose ways start together is a race of its own; the parts of one way each are one race, each from its own start. */
export function racesOf(parts: readonly WayPart[]): readonly Race[] {
  const alone: RacingWay[] = [];
  const races: Race[] = [];
  parts.forEach(({ ways }, part) => {
    const start = Math.min(...ways.map(({ from }) => from));
    const runners = ways.map((_, way): RacingWay => ({ part, way, start }));
    if (ways.length > 1) races.push(raceOf('together', runners, parts));
    else alone.push(...runners);
  });
  if (alone.length > 1) races.push(raceOf('inTurn', alone, parts));
  return races.toSorted((a, b) => a.from - b.from);
}

function raceOf(kind: RaceKind, runners: readonly RacingWay[], parts: readonly WayPart[]): Race {
  return {
    kind,
    from: Math.min(...runners.map(({ start }) => start)),
    longest: Math.max(...runners.map(({ part, way, start }) => parts[part]!.ways[way]!.to - start)),
    runners,
  };
}

/** How long a way has run at `time` on the clock of its race; all of its time once it has ended. */
export function elapsedOf({ to }: Pick<Way, 'to'>, { start }: Pick<RacingWay, 'start'>, time: number): number {
  return Math.max(0, Math.min(time, to) - start);
}
