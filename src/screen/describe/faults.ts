import { everyName } from '../../core/base/everyName.ts';
import type { LinkCondition } from '../../core/analysis/linkConditions.ts';
import type { Language } from '../../core/base/text.ts';
import type { ViewName } from '../../core/base/views.ts';
import type { Network } from '../../core/model/network.ts';
import { type Marked, markedSentence, type SentenceNumbers } from '../words/marked.ts';
import { type FaultWords, faultWords } from '../words/faultWords.ts';
import { groupWaits } from '../picture/groupWaits.ts';
import type { Blocks } from '../picture/layout.ts';
import type { Instant } from './tally.ts';
import type { Outline } from './outline.ts';
import { partName } from './placeNames.ts';
import { groupName } from './thingNames.ts';

/** A line of the numbers of a moment. */
export type Fact = { readonly what: string; readonly value: Marked };

/** What the legend of a projection needs to know of its blocks, without a layout; undefined if it draws none. */
export function blocksOf(name: ViewName): Pick<Blocks, 'links'> | undefined {
  if (name === 'mountain') return { links: [] };
  return name === 'map' ? { links: [0] } : undefined;
}

/** At most this many links are named; the rest are counted. */
const MOST_NAMED = 6;

const CONDITIONS = everyName<LinkCondition['kind']>({ cut: true, slower: true });

/** The cut and the slowed links, which the picture marks. */
export function describeFaults(
  network: Network,
  conditions: ReadonlyMap<number, LinkCondition>,
  language: Language,
): Fact[] {
  const text = faultWords(language);
  return CONDITIONS.flatMap((kind): Fact[] => {
    const faulty = [...conditions].filter(([, condition]) => condition.kind === kind);
    if (faulty.length === 0) return [];
    const value = markedSentence(language, ({ count }) => {
      const named = faulty.slice(0, MOST_NAMED).map(([link, condition]) => {
        const ends = endsName(network, link, language);
        return condition.kind === 'slower' ? text.by(ends, count(condition.factor)) : ends;
      });
      const first = named.join(', ');
      const rest = faulty.length - named.length;
      return text.list(count(faulty.length), rest === 0 ? first : text.more(first, count(rest)));
    });
    return [{ what: kind === 'cut' ? text.cutLinks : text.slowLinks, value }];
  });
}

/** A link as its two ends. */
export function endsName(network: Network, link: number, language: Language): string {
  const name = (node: number): string =>
    node < network.chipCount
      ? partName('chip', node, language)
      : partName('switch', node - network.chipCount, language);
  return faultWords(language).fromTo(name(network.linkFrom[link]!), name(network.linkTo[link]!));
}

export function describeCondition(condition: LinkCondition, language: Language): string {
  const text = faultWords(language);
  if (condition.kind === 'cut') return text.isCut;
  return markedSentence(language, ({ count }) => text.isSlower(count(condition.factor))).number;
}

/** If groups are blocks: the highest block now, and the highest of the run. */
export function describeHighestBlock({ network }: Outline, { reader, frame }: Instant, language: Language): Fact {
  const text = faultWords(language);
  const waits = groupWaits(reader);
  const say = (
    counts: Int32Array,
    some: FaultWords['highestNow'],
    none: string,
    { count }: SentenceNumbers,
  ): string => {
    const group = counts.reduce((best, one, row) => (one > counts[best]! ? row : best), 0);
    if ((counts[group] ?? 0) === 0) return none;
    return some(count(counts[group]!), groupName(network, group, language));
  };
  const value = markedSentence(language, (numbers) =>
    [
      say(frame.groupWaiting, text.highestNow, text.noneNow, numbers),
      say(waits.most, text.highestEver, text.noneEver, numbers),
    ].join('; '),
  );
  return { what: text.highest, value };
}
