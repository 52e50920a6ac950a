import { memoize } from '../../core/base/memoize.ts';
import type { TraceReader } from '../../core/trace/reader.ts';
import { createFrame, type Frame, pictureAt } from '../picture/frame.ts';
import { eachLink, type Outline, type Place, type PlaceKind, QUEUES, type QueueKind } from './outline.ts';
import { CHIP_STATES } from '../picture/theme.ts';

/** An instant to be described. */
export type Instant = { readonly reader: TraceReader; readonly frame: Frame };

/** The instant at `time` milliticks, with the waiting packets of `groups` groups of chips (0: none). */
export function instantAt(reader: TraceReader, time: number, groups = 0): Instant {
  const { network } = reader.trace;
  return { reader, frame: pictureAt(reader, time, createFrame(network.chipCount, network.linkCount, groups)) };
}

/** Counts over all chips and links of a place at an instant. */
export type Tally = {
  readonly chips: number;
  /** By row of CHIP_STATES. */
  readonly states: readonly number[];
  /** By queue kind. */
  readonly links: Readonly<Record<QueueKind, number>>;
  readonly waiting: Readonly<Record<QueueKind, number>>;
  readonly flying: Readonly<Record<QueueKind, number>>;
};

const talliesAt = memoize((moment: Instant) =>
  memoize((outline: Outline) => memoize((place: Place) => count(outline, place, moment))),
);

export function tally(outline: Outline, place: Place, moment: Instant): Tally {
  return talliesAt(moment)(outline)(place);
}

function count(outline: Outline, place: Place, { frame }: Instant): Tally {
  const states = CHIP_STATES.map(() => 0);
  const [links, waiting, flies] = [0, 1, 2].map(() => new Float64Array(QUEUES.length));
  eachLink(outline, place, (link) => {
    const queue = outline.queueOf[link]!;
    links![queue]!++;
    waiting![queue]! += frame.waiting[link]!;
    flies![queue]! += frame.linkFlying[link]!;
  });
  let chips = 0;
  for (const node of place.nodes) {
    if (node >= outline.network.chipCount) continue;
    chips++;
    states[frame.chipState[node]!]!++;
  }
  return { chips, states, links: byQueue(links!), waiting: byQueue(waiting!), flying: byQueue(flies!) };
}

function byQueue(counts: Float64Array): Readonly<Record<QueueKind, number>> {
  return Object.fromEntries(QUEUES.map((queue, row) => [queue, counts[row]!])) as Record<QueueKind, number>;
}

/** The key of the greatest value; undefined if none is above 0. */
export function greatest<Key extends string>(counts: Readonly<Record<Key, number>>): Key | undefined {
  const [first] = (Object.entries(counts) as [Key, number][]).sort(([, a], [, b]) => b - a);
  return first !== undefined && first[1] > 0 ? first[0] : undefined;
}

/** The bottleneck at an instant. */
export type Bottleneck =
  | { readonly kind: 'over'; readonly undelivered: number }
  | { readonly kind: 'flows'; readonly computing: number; readonly flying: number; readonly chips: number }
  | {
      readonly kind: 'waits';
      readonly queue: QueueKind;
      /** The part or switch at which most of them wait; for EFA ports, the chip behind the port. Undefined if there is no such place. */
      readonly at: { readonly kind: PlaceKind; readonly number: number } | undefined;
      /** Packets that wait there (without a place: in queues of this kind), and in all queues. */
      readonly part: number;
      readonly all: number;
      readonly idle: number;
      readonly chips: number;
    };

/** A part is named only if at least this share of the packets in queues of its kind wait there. */
const MOST = 0.6;

export function bottleneckAt(outline: Outline, moment: Instant): Bottleneck {
  const { trace } = moment.reader;
  const { states, chips, waiting } = tally(outline, outline.root, moment);
  if (moment.frame.time >= trace.finish) return { kind: 'over', undelivered: trace.undelivered };
  const queue = greatest(waiting);
  const countOf = (state: (typeof CHIP_STATES)[number]): number => states[CHIP_STATES.indexOf(state)]!;
  if (queue === undefined) {
    return { kind: 'flows', computing: countOf('computing'), flying: moment.frame.totalFlying, chips };
  }
  const most = partOf(outline, moment, queue, waiting[queue]);
  return {
    kind: 'waits',
    queue,
    at: most?.name,
    part: most?.count ?? waiting[queue],
    all: moment.frame.totalWaiting,
    idle: countOf('waiting') + countOf('finished') + countOf('notBegun'),
    chips,
  };
}

function partOf(outline: Outline, { frame }: Instant, queue: QueueKind, all: number): TallyPart | undefined {
  const { network } = outline;
  const parts = new Map<string, TallyPart>();
  for (let link = 0; link < network.linkCount; link++) {
    if (frame.waiting[link] === 0 || QUEUES[outline.queueOf[link]!] !== queue) continue;
    const from = network.linkFrom[link]!;
    const name: PartName | undefined =
      queue === 'efaPort'
        ? { kind: 'chip', number: network.linkTo[link]! }
        : from < network.chipCount
          ? outline.topOf(from)
          : { kind: 'switch', number: from - network.chipCount };
    if (name === undefined) continue;
    const part = parts.get(`${name.kind}${name.number}`) ?? { name, count: 0 };
    part.count += frame.waiting[link]!;
    parts.set(`${name.kind}${name.number}`, part);
  }
  const [most] = [...parts.values()].sort((a, b) => b.count - a.count);
  return most !== undefined && most.count >= MOST * all ? most : undefined;
}

type TallyPart = { readonly name: PartName; count: number };
type PartName = { readonly kind: PlaceKind; readonly number: number };
