import {
  elapsedOf,
  type RaceKind,
  racesOf,
  type RacingWay,
  severalWays,
  type Way,
  type WayPart,
  wayParts,
} from '../../core/analysis/ways.ts';
import { memoize } from '../../core/base/memoize.ts';
import type { Language } from '../../core/base/text.ts';
import type { Scene } from '../../core/scene/schema.ts';
import { operationOf } from '../../core/scene/workloads/collectiveLabels.ts';
import type { Sequence } from '../../core/scene/workloads/sequence.ts';
import type { Trace } from '../../core/trace/trace.ts';
import { type Marked, markedTime } from '../words/marked.ts';
import { phaseParts } from '../words/momentWords.ts';
import { wayWords } from '../words/wayWords.ts';

/** More runners than this are not shown at once: of more, the last that have begun. */
const MOST_RUNNERS = 4;

/** The ways of a run: undefined where its scene has no sequence of several. */
const waysOf = memoize((scene: Scene) =>
  memoize((trace: Trace) => {
    const sequence = severalWays(scene);
    if (sequence === undefined) return undefined;
    const parts = wayParts(sequence, trace);
    return { parts, races: racesOf(parts) };
  }),
);

/** Name of a way by itself, as its author calls it: `flat ring`. */
function wayName({ name }: Pick<Way, 'name'>, language: Language): string {
  return phaseParts(name, language).join(' ');
}

/** Name of a way and what it does: `flat ring all-reduce`. */
function fullName(way: Pick<Way, 'name' | 'collective'>, language: Language): string {
  const name = wayName(way, language);
  const operation = operationOf(way.collective)[language];
  return name.toLowerCase().includes(operation.toLowerCase()) ? name : `${name} ${operation}`;
}

type NamedPart = { readonly name: string; readonly ways: readonly Pick<Way, 'name' | 'collective'>[] };

/** Which ways of a part, all of them or those that run, as one name. */
function nameOf(part: NamedPart, ways: NamedPart['ways'], language: Language): string {
  const [first] = ways;
  if (part.ways.length === 1) return fullName(first!, language);
  const names = ways.map((way) => wayName(way, language));
  return wayWords(language).sideBySide(phaseParts(part.name, language).join(' '), names);
}

/** What runs at `time`, in a short line; undefined where a scene has no several ways. */
export function wayNow(scene: Scene, trace: Trace, time: number, language: Language): string | undefined {
  const parts = waysOf(scene)(trace)?.parts;
  if (parts === undefined) return undefined;
  const { now, next, done } = wayWords(language);
  // A part begins only when the one before has ended, so the last that has begun is the one.
  const part = parts.findLast(({ from }, at) => at === 0 || from <= time)!;
  const running = part.ways.filter(({ from, to }) => from <= time && time < to);
  if (running.length > 0) return now(nameOf(part, running, language));
  const isAhead = part.ways.some(({ from }) => time < from);
  return (isAhead ? next : done)(nameOf(part, part.ways, language));
}

/** An instant at which one part follows another, and the short names of both. */
export type WayChange = { readonly time: number; readonly before: string; readonly after: string };

export function wayChanges(scene: Scene, trace: Trace, language: Language): readonly WayChange[] {
  const parts = waysOf(scene)(trace)?.parts ?? [];
  const names = partNames(parts, language);
  return parts.slice(1).map(({ from }, at) => ({ time: from, before: names[at]!, after: names[at + 1]! }));
}

/** A part with one way is called like it; where that does not tell parts apart, by its own name too. */
function partNames(parts: readonly NamedPart[], language: Language): readonly string[] {
  const own = parts.map(({ name }) => phaseParts(name, language).join(' '));
  const names = parts.map(({ ways }, at) => (ways.length === 1 ? wayName(ways[0]!, language) : own[at]!));
  return names.map((name, at) => (names.indexOf(name) === names.lastIndexOf(name) ? name : `${own[at]!}: ${name}`));
}

/** A way's row in a race at an instant. */
export type RaceRow = {
  readonly name: string;
  /** Its time so far as a share of the time of the slowest, 0 to 1. */
  readonly share: number;
  readonly state: 'notBegun' | 'running' | 'ended' | 'unended';
  /** Whether it is known by now that none takes less. */
  readonly isFastest: boolean;
  /** The time that it took; undefined until it has ended. */
  readonly took: Marked | undefined;
};

export type RaceTelling = { readonly kind: RaceKind; readonly rows: readonly RaceRow[] };

/** The race that is on at `time`, or was the last; before the first one, that one. Undefined where there is none. */
export function raceAt(scene: Scene, trace: Trace, time: number, language: Language): RaceTelling | undefined {
  const ways = waysOf(scene)(trace);
  const race = ways?.races.findLast(({ from }, at) => at === 0 || from <= time);
  if (ways === undefined || race === undefined) return undefined;
  const names = partNames(ways.parts, language);
  // Racing together, ways keep one order in every race, so that the eye finds a way again.
  const order = ways.parts.flatMap((part) => part.ways.map(({ name }) => name));
  const orderOf = ({ part, way }: RacingWay): number => order.indexOf(ways.parts[part]!.ways[way]!.name);
  const runners = race.kind === 'together' ? race.runners.toSorted((a, b) => orderOf(a) - orderOf(b)) : race.runners;
  const took = runners.map(({ part, way, start }) => ways.parts[part]!.ways[way]!.to - start);
  const ranAt = ({ part, way, start }: RacingWay, at: number): number =>
    elapsedOf(ways.parts[part]!.ways[way]!, { start }, at);
  // With several races, each says which it is.
  const nameIn = ({ name }: WayPart, way: Way): string => {
    const own = wayName(way, language);
    return ways.races.length === 1 ? own : `${phaseParts(name, language).join(' ')} · ${own}`;
  };
  const rows = runners.map((runner, at): RaceRow => {
    const { part, way, start } = runner;
    const own = ways.parts[part]!.ways[way]!;
    const isOver = time >= own.to && time >= start;
    return {
      name: race.kind === 'together' ? nameIn(ways.parts[part]!, own) : names[part]!,
      share: race.longest > 0 ? ranAt(runner, time) / race.longest : 0,
      state: !isOver ? (time < start ? 'notBegun' : 'running') : own.hasEnded ? 'ended' : 'unended',
      isFastest: isOver && own.hasEnded && runners.every((other) => ranAt(other, time) >= took[at]!),
      took: isOver && own.hasEnded ? markedTime(took[at]!, language) : undefined,
    };
  });
  const begun = runners.filter(({ start }) => start <= time).length;
  const first = Math.max(0, Math.min(begun, rows.length) - MOST_RUNNERS);
  return { kind: race.kind, rows: rows.slice(first, first + MOST_RUNNERS) };
}

/** The most rows that a race of the scene has at once, and whether some run in turn, before there is a run. */
export function raceRoom(scene: Pick<Scene, 'workload'>): { readonly rows: number; readonly isInTurn: boolean } {
  const sequence = severalWays(scene);
  if (sequence === undefined) return { rows: 0, isInTurn: false };
  const alone = countAlone(sequence);
  const rows = Math.max(
    alone > 1 ? alone : 0,
    ...sequence.parts.map(({ runs }) => (runs.length > 1 ? runs.length : 0)),
  );
  return { rows: Math.min(MOST_RUNNERS, rows), isInTurn: alone > 1 };
}

function countAlone({ parts }: Sequence): number {
  return parts.filter(({ runs }) => runs.length === 1).length;
}
