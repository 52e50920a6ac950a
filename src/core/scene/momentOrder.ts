import { placeOfMoment } from './marks.ts';
import type { Problem } from './problem.ts';
import type { Moment } from './schema.ts';
import { shorten } from './shorten.ts';
import { valueAt } from './walk.ts';

/** Whether moment `a` comes no later than moment `b` in every run, whatever the numbers; false if that is not known. */
export type NoLater = (a: string, b: string) => boolean;

/**
 * What is known of the order of two phases a and b, if a is listed first. `whole`: a ends before b starts; `edges`: a starts and ends
 * no later than b; `starts`: a starts no later; `none`: nothing.
 */
type Order = 'whole' | 'edges' | 'starts' | 'none';

/**
 * What is known of the order of a workload's moments before it runs: what follows from dataflow, whatever the numbers. A phase
 * without tasks on this cluster counts at its place in the list, wherever a run puts it.
 */
export function noLaterIn(
  workload: unknown,
  phases: readonly string[],
  rows: ReadonlyMap<string, number> = new Map(phases.map((phase, row) => [phase, row])),
): NoLater {
  return (a, b) => {
    if (a === b || a === 'start' || b === 'end') return true;
    const [earlier, later] = [placeOfMoment(a, rows), placeOfMoment(b, rows)];
    if (earlier === undefined || later === undefined || earlier.row > later.row) return false;
    if (earlier.row === later.row) return earlier.isStart;
    const order = orderOf(workload, phases[earlier.row]!, phases[later.row]!);
    if (order === 'whole') return true;
    if (order === 'edges') return earlier.isStart || !later.isStart;
    return order === 'starts' && earlier.isStart;
  };
}

/** The order of two phases; `a` is listed before `b`. */
function orderOf(workload: unknown, a: string, b: string): Order {
  switch (valueAt(workload, ['kind'])) {
    case 'collective':
      // The root of a tree may start the next round before its messages have arrived.
      return 'starts';
    case 'inference':
      return 'edges';
    case 'trainingSteps':
      return orderInTraining(workload, a.split('.'), b.split('.'));
    case 'sequence':
      return orderInSequence(a.split('.'), b.split('.'));
    default:
      return 'none';
  }
}

/** Overlapping layers are in no order. On each chip, a step starts after the whole step before. */
function orderInTraining(workload: unknown, a: readonly string[], b: readonly string[]): Order {
  const isOneByOne = valueAt(workload, ['overlap']) !== true || a.length === 2;
  return isOneByOne || a[0] !== b[0] || a[1] === b[1] ? 'edges' : 'none';
}

/** A part starts when the one before has ended on every chip. Within a part, compute comes first and the runs are in no order. */
function orderInSequence(a: readonly string[], b: readonly string[]): Order {
  if (a[0] !== b[0]) return 'whole';
  if (a[1] === b[1]) return 'edges';
  return a[1] === 'compute' ? 'starts' : 'none';
}

/**
 * Whether `to` is no later than `from` in every run that keeps the known order. Both are weighted means of named moments, so the
 * difference is linear in the times of the moments, and it suffices to check the extreme runs: those in which each moment comes at the
 * very start or at the very end. These are the sets of late moments that contain every moment that must follow one of them.
 */
export function isCertainlyBackwards(from: Moment, to: Moment, noLater: NoLater): boolean {
  const [first, last] = [weightsOf(from), weightsOf(to)];
  const names = [...new Set([...first.keys(), ...last.keys()])];
  const sets = Array.from({ length: 2 ** names.length }, (_, bits) => names.filter((__, at) => bits & (1 << at)));
  return sets
    .filter((late) => late.every((a) => names.every((b) => late.includes(b) || !noLater(a, b))))
    .every((late) => sumOf(last, late) <= sumOf(first, late) + ROUNDING);
}

const ROUNDING = 1e-9;

function weightsOf(moment: Moment): ReadonlyMap<string, number> {
  if (typeof moment === 'string') return new Map([[moment, 1]]);
  const { between, share } = moment;
  const [a, b] = between;
  return a === b
    ? new Map([[a, 1]])
    : new Map([
        [a, 1 - share],
        [b, share],
      ]);
}

function sumOf(weights: ReadonlyMap<string, number>, names: readonly string[]): number {
  return names.reduce((sum, name) => sum + (weights.get(name) ?? 0), 0);
}

/** The problem of the beat at `path` whose end `to` is no later than its start `from`: in every run, or with `inRun` in this one. */
export function backwards(from: Moment, to: Moment, path: string, inRun = false): Problem {
  const of = { kind: 'backwards', ...(inRun ? { inRun } : {}) } as const;
  const isOneSpan = typeof from !== 'string' && typeof to !== 'string' && from.between.join() === to.between.join();
  if (isOneSpan) {
    return { path: `${path}.to.share`, ...of, after: `${from.share}`, got: shorten(to.share) };
  }
  return { path: `${path}.to`, ...of, after: momentText(from), got: shorten(momentText(to)) };
}

/** A moment as text, the same in every language: its name, or `a → b · 10%`. */
function momentText(moment: Moment): string {
  if (typeof moment === 'string') return moment;
  return `${moment.between.join(' → ')} · ${Number((100 * moment.share).toFixed(2))}%`;
}
