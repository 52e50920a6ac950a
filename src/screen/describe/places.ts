import { atOnce, type Steps, within, WorkPace } from '../../core/base/steps.ts';
import type { BusyTimes } from '../../core/analysis/busyTimes.ts';
import { everyName } from '../../core/base/everyName.ts';
import type { Language } from '../../core/base/text.ts';
import { type Marked, markedSentence, type SentenceNumbers } from '../words/marked.ts';
import { type TextViewWords, textViewWords } from '../words/textViewWords.ts';
import { greatest, type Instant, type Bottleneck, type Tally, tally, bottleneckAt } from './tally.ts';
import { type Outline, type Place, QUEUES, type QueueKind } from './outline.ts';
import { partName } from './placeNames.ts';
import { CHIP_STATES, type ChipState } from '../picture/theme.ts';

/** The bottleneck at an instant, and the number of idle chips. */
export function describeBottleneck(outline: Outline, moment: Instant, language: Language): Marked {
  const text = textViewWords(language);
  const stuck = bottleneckAt(outline, moment);
  return markedSentence(language, (numbers) => bottleneckText(stuck, text, numbers, language));
}

function bottleneckText(
  stuck: Bottleneck,
  text: TextViewWords,
  { count }: SentenceNumbers,
  language: Language,
): string {
  switch (stuck.kind) {
    case 'over':
      return stuck.undelivered === 0 ? text.over : text.lost(count(stuck.undelivered));
    case 'flows':
      return text.flows(count(stuck.computing), count(stuck.chips), count(stuck.flying));
    case 'waits': {
      const { at, part, all, idle, chips } = stuck;
      const where = text.before[stuck.queue](at === undefined ? '' : partName(at.kind, at.number, language));
      const say = 2 * part > all ? text.mostWait : text.manyWait;
      const place = part === all ? text.allWait(count(all), where) : say(count(part), count(all), where);
      const rest =
        idle === 0
          ? text.nobodyIdle(count(chips))
          : idle === chips
            ? text.allIdle(count(chips))
            : text.idle(count(idle), count(chips));
      return `${place} ${rest}`;
    }
  }
}

/** Description of a place: its activity, packets waiting and in flight, and what blocks it. */
export type PlaceDescription = { readonly verdict: string; readonly now: Marked };

export function describePlace(outline: Outline, place: Place, moment: Instant, language: Language): PlaceDescription {
  const sums = tally(outline, place, moment);
  const text = textViewWords(language);
  const now = markedSentence(language, (numbers) => {
    const { network } = outline;
    const parts = [stateText(place, sums, moment, text, numbers), queueText(place, sums, text, numbers)];
    const link = linkOf(place);
    if (link !== undefined) {
      const [rate, latency] = [network.linkRate[link]!, network.linkLatency[link]!];
      parts.push(text.rate(numbers.rate(rate), numbers.time(latency)));
    }
    return parts.filter((part) => part !== '').join(' · ');
  });
  return { verdict: verdictText(place, sums, moment, text), now };
}

/** The order in which states are listed. */
const STATE_ORDER = everyName<ChipState>({
  computing: true,
  moving: true,
  waiting: true,
  notBegun: true,
  finished: true,
});

/** The state of a chip or link; for other places the number of chips in each state. */
function stateText(
  place: Place,
  { chips, states, flying }: Tally,
  { frame }: Instant,
  text: TextViewWords,
  { count }: SentenceNumbers,
): string {
  if (place.kind === 'chip') return text.chipState[CHIP_STATES[frame.chipState[place.nodes[0]!]!]!];
  if (linkOf(place) !== undefined) return sum(flying) > 0 ? text.linkState.busy : text.linkState.idle;
  if (chips === 0) return '';
  return STATE_ORDER.map((state) => ({ state, number: states[CHIP_STATES.indexOf(state)]! }))
    .filter(({ number }) => number > 0)
    .map(({ state, number }) => text.ofChips(count(number), text[state]))
    .join(', ');
}

function queueText(place: Place, { waiting, flying }: Tally, text: TextViewWords, { count }: SentenceNumbers): string {
  const [waits, flies] = [sum(waiting), sum(flying)];
  const kinds = QUEUES.filter((kind) => waiting[kind] > 0);
  const which =
    place.links !== undefined || kinds.length === 0
      ? ''
      : text.ofWhich(kinds.map((kind) => text.count(text.kinds[kind], count(waiting[kind]))).join(', '));
  const queue = waits === 0 ? text.noQueue : `${text.queue(count(waits))}${which}`;
  return flies === 0 ? queue : `${queue} · ${text.flying(count(flies))}`;
}

function verdictText(place: Place, { waiting }: Tally, { frame }: Instant, text: TextViewWords): string {
  const most = greatest(waiting);
  if (place.links !== undefined) return '';
  if (place.kind !== 'chip') return most === undefined ? '' : text.stuck[most];
  if (CHIP_STATES[frame.chipState[place.nodes[0]!]!] !== 'waiting') return '';
  if (most === 'neuronLink' || most === 'efaInterface') return text.stuckChip[most];
  return text.waitsForOthers;
}

const LOADS = ['compute', ...QUEUES] as const;

/** Nodes and links per step. */
const SUMMED_A_STEP = 32_768;

/**
 * The utilization of a place: means over its chips and over its links of each kind, up to now and over the whole run. Undefined at
 * time 0. Takes time proportional to the place's links.
 */
export function* describeLoadInSteps(
  outline: Outline,
  place: Place,
  { reader, frame: { time } }: Instant,
  busy: BusyTimes,
  language: Language,
): Steps<Marked | undefined> {
  if (time === 0) return undefined;
  const soFar = yield* within(0, 0.5, meansInSteps(outline, place, busy, time));
  const inAll = yield* within(0.5, 1, meansInSteps(outline, place, busy, reader.trace.finish));
  const text = textViewWords(language);
  return markedSentence(language, ({ share }) => {
    const list = (means: Float64Array): string =>
      LOADS.map((name, row) => ({ name, mean: means[row]! }))
        .filter(({ mean }) => !Number.isNaN(mean))
        .map(({ name, mean }) => text.count(name === 'compute' ? text.compute : text.kinds[name], share(mean)))
        .join(', ');
    return `${text.busySoFar(list(soFar))} · ${text.busyInAll(list(inAll))}`;
  });
}

export const describeLoad = atOnce(describeLoadInSteps);

/** By row of LOADS; NaN if the place has nothing of that kind. */
function* meansInSteps(
  { network, links, queueOf }: Outline,
  place: Place,
  busy: BusyTimes,
  until: number,
): Steps<Float64Array> {
  const sums = new Float64Array(LOADS.length);
  const counts = new Int32Array(LOADS.length);
  const add = (row: number, time: number): void => {
    sums[row]! += time;
    counts[row]!++;
  };
  const pace = new WorkPace(place.nodes.length, SUMMED_A_STEP);
  for (const link of place.links ?? NO_LINKS) add(1 + queueOf[link]!, busy.ofLink(link, until));
  for (const node of place.nodes) {
    if (node < network.chipCount) add(0, busy.ofChip(node, until));
    const [first, end] = place.links === undefined ? [links.start[node]!, links.start[node + 1]!] : [0, 0];
    for (let at = first; at < end; at++) {
      const link = links.links[at]!;
      add(1 + queueOf[link]!, busy.ofLink(link, until));
      if (pace.isDue()) yield pace.share;
    }
    if (pace.isDue()) yield pace.share;
  }
  return sums.map((sum, row) => sum / until / counts[row]!);
}

const NO_LINKS = new Int32Array(0);

function linkOf(place: Place): number | undefined {
  return place.kind === 'link' ? place.links?.[0] : undefined;
}

function sum(counts: Readonly<Record<QueueKind, number>>): number {
  return QUEUES.reduce((total, kind) => total + counts[kind], 0);
}

/** A moment in numbers: chips by state; packets in queues and on the wire by kind of queue. */
export function describeCounts(
  outline: Outline,
  moment: Instant,
  language: Language,
): { readonly what: string; readonly value: Marked }[] {
  const text = textViewWords(language);
  const { states, waiting, flying, links } = tally(outline, outline.root, moment);
  const byKind = (counts: Readonly<Record<QueueKind, number>>): Marked =>
    markedSentence(language, ({ count }) =>
      QUEUES.filter((kind) => links[kind] > 0)
        .map((kind) => text.count(text.kinds[kind], count(counts[kind])))
        .join(', '),
    );
  const chips = markedSentence(language, ({ count }) =>
    STATE_ORDER.map((state) => text.ofChips(count(states[CHIP_STATES.indexOf(state)]!), text[state])).join(', '),
  );
  return [
    { what: text.chips, value: chips },
    { what: text.inQueues, value: byKind(waiting) },
    { what: text.onTheWire, value: byKind(flying) },
  ];
}
