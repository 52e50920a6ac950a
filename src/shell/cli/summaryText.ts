import type { ServingSummary, Spread } from '../../core/analysis/serving.ts';
import type { Summary } from '../../core/analysis/summary.ts';
import { everyName } from '../../core/base/everyName.ts';
import type { Language } from '../../core/base/text.ts';
import { ticksToMilliticks } from '../../core/base/units.ts';
import { commandLineWords } from '../../screen/words/commandLineWords.ts';
import { markedCount, markedTime } from '../../screen/words/marked.ts';
import { plainNumber } from '../../screen/words/plainNumber.ts';
import { list, table } from './table.ts';
import { withoutControlCharacters } from './terminal.ts';

const COUNTS = everyName<keyof Summary['counts']>({
  tasks: true,
  messages: true,
  packets: true,
  hops: true,
  events: true,
});

/** Counts that are shown only if present. */
const EXTRAS = ['undelivered', 'outOfOrder'] as const;

/** The thousands separator of screens, which terminals render badly. */
const NARROW_SPACE = '\u202f';

/** Summary of a run in about 15 lines. Every time is marked as made up. */
export function summaryText(title: string, summary: Summary, language: Language): string {
  const words = commandLineWords(language);
  const ticks = (value: number): string => {
    const { number, unit, mark } = markedTime(ticksToMilliticks(value), language, true);
    return `${number.replaceAll(NARROW_SPACE, ',')} ${unit} (${mark})`;
  };
  const { counts } = summary;
  const facts = list([
    [words.seed, JSON.stringify(summary.seed)],
    [summary.undelivered === undefined ? words.finish : words.stopped, ticks(summary.finish)],
    ...COUNTS.map((name): [string, string] => [words[name], plainNumber(counts[name])]),
    ...EXTRAS.flatMap((name): [string, string][] => {
      const count = summary[name];
      return count === undefined ? [] : [[words[name], plainNumber(count)]];
    }),
    [words.traceHash, summary.traceHash],
  ]);
  const links = table([
    [words.linkClass, words.links, words.packets, words.units, words.greatestQueue, words.busy],
    ...Object.entries(summary.links).map(([name, link]) => [
      name,
      ...[link.links, link.packets, link.units, link.greatestQueue].map(plainNumber),
      ticks(link.busyTicks),
    ]),
  ]);
  const serving = summary.serving === undefined ? '' : `\n${servingText(summary.serving, ticks, language)}`;
  return `${withoutControlCharacters(`${summary.scene}: ${title}`)}\n${words.madeUpResult}\n\n${facts}\n${links}${serving}`;
}

function servingText(serving: ServingSummary, ticks: (value: number) => string, language: Language): string {
  const words = commandLineWords(language);
  const row = (name: string, { mean, p50, p99, greatest }: Spread): readonly string[] => [
    name,
    ...[mean, p50, p99, greatest].map(ticks),
  ];
  const times = table([
    [words.serving, words.mean, words.p50, words.p99, words.greatest],
    row(words.timeToFirstToken, serving.timeToFirstToken),
    ...(serving.timeBetweenTokens === undefined ? [] : [row(words.timeBetweenTokens, serving.timeBetweenTokens)]),
  ]);
  const throughput = markedCount(serving.throughput, words.perTick, language).spoken;
  return `${list([
    [words.requests, plainNumber(serving.requests)],
    [words.throughput, throughput],
  ])}${times}`;
}
