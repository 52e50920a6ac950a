import { hopsOnLink } from '../../core/analysis/hopsOnLink.ts';
import type { Language } from '../../core/base/text.ts';
import type { LinkCondition } from '../../core/analysis/linkConditions.ts';
import { busyTimes } from '../../core/analysis/busyTimes.ts';
import { SCALE_OUT } from '../../core/model/linkClasses.ts';
import type { Network } from '../../core/model/network.ts';
import { packetSizeOf } from '../../core/model/program.ts';
import type { TraceReader } from '../../core/trace/reader.ts';
import type { Thing } from '../../core/trace/thing.ts';
import { cardWords } from '../words/cardWords.ts';
import { type Marked, markedCount, markedResult, markedTime } from '../words/marked.ts';
import { groupOfHop } from '../picture/groupWaits.ts';
import { type Journey, packetPosition } from '../picture/journey.ts';
import { linkClassName } from './placeNames.ts';
import { type Name, nameOf, nodeName } from './thingNames.ts';

/** The description of a thing at an instant. */
export type Card = Name & {
  /** What it does now, in a sentence. */
  readonly now: string;
  readonly rows: readonly { readonly name: string; readonly value: Marked | string }[];
  /** Its ends, links or packets, whose cards can be opened from this one. */
  readonly others: readonly { readonly thing: Thing; readonly name: string }[];
};

/** What cards describe: a run at an instant. */
export type DescribedRun = {
  readonly reader: TraceReader;
  readonly conditions: ReadonlyMap<number, LinkCondition>;
  /** Milliticks. */
  readonly time: number;
  readonly language: Language;
};

/** The most links that a card lists, longest queues first. */
const MOST_LISTED = 8;

/** The card of a thing. For packets see packetCard. */
export function cardOf(run: DescribedRun, thing: Exclude<Thing, { kind: 'packet' }>): Card {
  const name = nameOf(run.reader.trace.network, thing, run.language);
  switch (thing.kind) {
    case 'chip':
      return { ...name, ...chipCard(run, thing.chip) };
    case 'switch':
      return { ...name, ...switchCard(run, thing.switch) };
    case 'link':
      return { ...name, ...linkCard(run, thing.link) };
    case 'group':
      return { ...name, ...groupCard(run, thing.group) };
    case 'pen':
      return { ...name, ...penCard(run, thing.group, thing.plate) };
  }
}

type Rest = Omit<Card, keyof Name>;

function chipCard(run: DescribedRun, chip: number): Rest {
  const { reader, language } = run;
  const { network } = reader.trace;
  const text = cardWords(language);
  const out = linksFrom(run, chip);
  const across = out.filter((link) => SCALE_OUT[network.linkClass[link]!]!);
  const waiting = countWaiting(run, out);
  return {
    now: chipNow(run, chip, waiting),
    rows: [
      { name: text.inLineNow, value: packets(run, waiting) },
      {
        name: text.computes,
        value: percent(run, shareOf(reader, busyTimes(reader).ofChip(chip, reader.trace.finish))),
      },
      ...(across.length === 0 ? [] : [{ name: text.sendsOut, value: percent(run, meanBusy(run, across)) }]),
    ],
    others: listLinks(run, out, chip),
  };
}

function chipNow({ reader, time, language }: DescribedRun, chip: number, waiting: number): string {
  const { network, program, hopEnqueue, hopStart, hopLink, hopPacket, taskEnd } = reader.trace;
  const text = cardWords(language);
  const task = reader.computingAt(chip, time);
  if (task !== -1) return text.computesUntil(markedTime(taskEnd[task]!, language).spoken);
  const { first, last } = reader.hopsAliveAt(time);
  let [coming, inLine, moves] = [0, 0, false];
  for (let hop = first; hop < last; hop++) {
    if (hopEnqueue[hop]! > time || reader.arrival[hop]! <= time) continue;
    const link = hopLink[hop]!;
    const isInLine = hopStart[hop]! > time;
    const touches = network.linkFrom[link] === chip || network.linkTo[link] === chip;
    moves ||= touches && !isInLine && !SCALE_OUT[network.linkClass[link]!]!;
    if (program.to[reader.taskOfPacket[hopPacket[hop]!]!] !== chip) continue;
    coming++;
    if (isInLine) inLine++;
  }
  if (moves) return text.moves;
  if (time >= reader.lastEndOf(chip)) return text.finished;
  if (time < reader.firstStartOf(chip)) return text.notBegun;
  if (coming > 0) return text.waitsForPackets(plain(coming, language), plain(inLine, language));
  return waiting > 0 ? text.waitsToSend(plain(waiting, language)) : text.waits;
}

function linkCard(run: DescribedRun, link: number): Rest {
  const { reader, conditions, language, time } = run;
  const { network, hopStart, hopPacket } = reader.trace;
  const text = cardWords(language);
  const hops = hopsOnLink(reader, link, time);
  const line = hops.filter((hop) => hopStart[hop]! > time);
  const sent = hops.find((hop) => hopStart[hop]! <= time && reader.serialized[hop]! > time);
  const flying = hops.length - line.length - (sent === undefined ? 0 : 1);
  const condition = conditions.get(link);
  const does =
    sent !== undefined
      ? flying > 0
        ? text.sendsAndFlying(plain(flying, language))
        : text.sends
      : flying > 0
        ? text.flying(plain(flying, language))
        : text.idle;
  const packet = (row: number): Card['others'][number] => {
    const thing: Thing = { kind: 'packet', packet: row };
    return { thing, name: nameOf(run.reader.trace.network, thing, language).name };
  };
  return {
    now:
      condition === undefined
        ? does
        : condition.kind === 'cut'
          ? text.isCut
          : `${text.isSlower(markedResult('factor', condition.factor, language).spoken)} ${does}`,
    rows: [
      { name: text.rate, value: markedResult('rate', network.linkRate[link]!, language) },
      { name: text.latency, value: markedTime(network.linkLatency[link]!, language, true) },
      { name: text.inLineNow, value: packets(run, line.length) },
      { name: text.longestLine, value: packets(run, reader.survey.longestQueues[link]!) },
      { name: text.busy, value: percent(run, meanBusy(run, [link])) },
    ],
    others: [
      nodeThing(run, network.linkFrom[link]!),
      nodeThing(run, network.linkTo[link]!, network.linkFrom[link]),
      ...[sent, line[0]].flatMap((hop) => (hop === undefined ? [] : [packet(hopPacket[hop]!)])),
    ],
  };
}

function switchCard(run: DescribedRun, row: number): Rest {
  const { reader, language } = run;
  const text = cardWords(language);
  const out = linksFrom(run, row + reader.trace.network.chipCount);
  const waiting = countWaiting(run, out);
  return {
    now: text.someSend(plain(countSending(run, out), language), out.length),
    rows: [
      { name: text.inLineNow, value: packets(run, waiting) },
      { name: text.busy, value: percent(run, meanBusy(run, out)) },
    ],
    others: listLinks(run, out, row + reader.trace.network.chipCount),
  };
}

function penCard(run: DescribedRun, group: number, plate: number): Rest {
  const { reader, language } = run;
  const { network } = reader.trace;
  const text = cardWords(language);
  const links = linksAcross(network, (from) => network.nodeGroup[from] === group && network.nodeZ[from] === plate);
  const lines = waitingBy(run, links);
  const all = [...lines.values()].reduce((sum, one) => sum + one, 0);
  const longest = links.reduce((most, link) => Math.max(most, reader.survey.longestQueues[link]!), 0);
  return {
    now: `${text.someWait(plain(all, language))} ${text.someSend(plain(countSending(run, links), language), links.length)}`,
    rows: [
      { name: text.longestLineNow, value: packets(run, Math.max(0, ...lines.values())) },
      { name: text.longestLine, value: packets(run, longest) },
      { name: text.busy, value: percent(run, meanBusy(run, links)) },
    ],
    others: listLinks(run, links),
  };
}

/** Its waiting packets are those that its block's height shows. */
function groupCard(run: DescribedRun, group: number): Rest {
  const { reader, language, time } = run;
  const { network, hopEnqueue, hopStart } = reader.trace;
  const text = cardWords(language);
  const chips = Array.from({ length: network.chipCount }, (_, chip) => chip).filter((chip) => {
    return network.nodeGroup[chip] === group;
  });
  const { first, last } = reader.hopsAliveAt(time);
  let waiting = 0;
  for (let hop = first; hop < last; hop++) {
    if (hopEnqueue[hop]! <= time && time < hopStart[hop]! && groupOfHop(reader, hop) === group) waiting++;
  }
  const computing = chips.filter((chip) => reader.computingAt(chip, time) !== -1).length;
  const across = linksAcross(network, (from) => network.nodeGroup[from] === group);
  const { ofChip } = busyTimes(reader);
  const computed = chips.reduce((sum, chip) => sum + ofChip(chip, reader.trace.finish), 0) / chips.length;
  return {
    now: text.someWaitAndCompute(plain(waiting, language), plain(computing, language), chips.length),
    rows: [
      { name: text.inLineNow, value: packets(run, waiting) },
      { name: text.computes, value: percent(run, shareOf(reader, computed)) },
      { name: text.sendsOut, value: percent(run, meanBusy(run, across)) },
    ],
    others: listLinks(run, across),
  };
}

/** The scale-out links from the chips for which `isFrom` is true. */
function linksAcross(network: Network, isFrom: (chip: number) => boolean): number[] {
  return Array.from(network.linkFrom.keys()).filter((link) => {
    const from = network.linkFrom[link]!;
    return from < network.chipCount && isFrom(from) && SCALE_OUT[network.linkClass[link]!]!;
  });
}

export function packetCard(run: DescribedRun, journey: Journey): Card {
  const { reader, language, time } = run;
  const { trace } = reader;
  const { network, program, hopEnqueue, hopStart } = trace;
  const text = cardWords(language);
  const where = packetPosition(reader, journey, time);
  const task = reader.taskOfPacket[journey.packet]!;
  const size = packetSizeOf(program, task, journey.packet - program.firstPacket[task]!);
  const begun = journey.hops.filter((hop) => hopEnqueue[hop]! <= time);
  const waited = begun.reduce((sum, hop) => sum + Math.min(hopStart[hop]!, time) - hopEnqueue[hop]!, 0);
  const end = reader.arrival[journey.hops.at(-1) ?? -1] ?? Number.POSITIVE_INFINITY;
  const along = (link: number): string => {
    const [from, to] = [network.linkFrom[link]!, network.linkTo[link]!];
    return text.fromTo(nodeName(network, from, language, journey.from), nodeName(network, to, language, journey.from));
  };
  let now = text.notSent;
  if (where.kind === 'inLine') {
    now = text.inLine(plain(where.place, language), plain(where.of, language), along(where.link));
  } else if (where.kind === 'onWire') now = text.onWire(along(where.link));
  else if (where.kind === 'arrived') now = text.arrived(nodeName(network, where.node, language, journey.from));
  const hop = where.kind === 'inLine' || where.kind === 'onWire' ? where.row + 1 : begun.length;
  return {
    ...nameOf(network, { kind: 'packet', packet: journey.packet }, language),
    place: text.fromTo(
      nodeName(network, journey.from, language),
      nodeName(network, journey.to, language, journey.from),
    ),
    now,
    rows: [
      { name: text.size, value: markedResult('size', size, language) },
      ...(hop > 0 ? [{ name: text.hop, value: text.hopOf(hop, journey.hops.length) }] : []),
      { name: text.waited, value: markedTime(waited, language, true) },
      ...(end < Number.POSITIVE_INFINITY ? [{ name: text.arrives, value: markedTime(end, language, true) }] : []),
    ],
    others: [
      nodeThing(run, journey.from),
      ...(where.kind === 'inLine' || where.kind === 'onWire' ? [linkThing(run, where.link, journey.from)] : []),
      nodeThing(run, journey.to, journey.from),
    ],
  };
}

function nodeThing(run: DescribedRun, node: number, from?: number): Card['others'][number] {
  const { chipCount } = run.reader.trace.network;
  const thing: Thing = node < chipCount ? { kind: 'chip', chip: node } : { kind: 'switch', switch: node - chipCount };
  return { thing, name: nodeName(run.reader.trace.network, node, run.language, from) };
}

/** Names a link on the card of node `from` by its class, else by the node that it leaves (relative to `beside`); then its end. */
function linkThing(run: DescribedRun, link: number, from?: number, beside?: number): Card['others'][number] {
  const { network } = run.reader.trace;
  const text = cardWords(run.language);
  const start = network.linkFrom[link]!;
  const name =
    from === undefined ? nodeName(network, start, run.language, beside) : linkClassName(network, link, run.language);
  const to = nodeName(network, network.linkTo[link]!, run.language, from ?? start);
  return { thing: { kind: 'link', link }, name: text.fromTo(name, to) };
}

function listLinks(run: DescribedRun, links: readonly number[], from?: number): Card['others'] {
  const lines = waitingBy(run, links);
  const sorted = links.toSorted((a, b) => lines.get(b)! - lines.get(a)! || a - b);
  return sorted
    .slice(0, MOST_LISTED)
    .map((link) => linkThing(run, link, from, run.reader.trace.network.linkFrom[sorted[0]!]));
}

function linksFrom({ reader }: DescribedRun, node: number): number[] {
  const { linkFrom } = reader.trace.network;
  const links: number[] = [];
  for (let link = linkFrom.indexOf(node); link !== -1; link = linkFrom.indexOf(node, link + 1)) links.push(link);
  return links;
}

/** Packets in the queue now, by link. */
function waitingBy({ reader, time }: DescribedRun, links: readonly number[]): Map<number, number> {
  const { hopStart } = reader.trace;
  const inLine = (link: number): number => {
    return hopsOnLink(reader, link, time).filter((hop) => hopStart[hop]! > time).length;
  };
  return new Map(links.map((link) => [link, inLine(link)]));
}

function countWaiting(run: DescribedRun, links: readonly number[]): number {
  return [...waitingBy(run, links).values()].reduce((sum, one) => sum + one, 0);
}

/** The number of links that serialize now. */
function countSending({ reader, time }: DescribedRun, links: readonly number[]): number {
  const { hopStart } = reader.trace;
  const sends = (hop: number): boolean => hopStart[hop]! <= time && time < reader.serialized[hop]!;
  return links.filter((link) => hopsOnLink(reader, link, time).some(sends)).length;
}

/** The mean share of the run in which the links serialize. */
function meanBusy({ reader }: DescribedRun, links: readonly number[]): number {
  const { ofLink } = busyTimes(reader);
  const busy = links.reduce((sum, link) => sum + ofLink(link, reader.trace.finish), 0);
  return links.length === 0 ? 0 : shareOf(reader, busy / links.length);
}

function shareOf({ trace: { finish } }: TraceReader, time: number): number {
  return finish === 0 ? 0 : time / finish;
}

function percent({ language }: DescribedRun, share: number): Marked {
  return markedCount(Math.round(share * 100), '%', language);
}

function packets({ language }: DescribedRun, count: number): Marked {
  return markedCount(count, cardWords(language).packets(count), language);
}

/** A count without its mark, for a sentence of a card: the whole card has the mark. */
function plain(count: number, language: Language): string {
  return markedCount(count, '', language).number;
}
