import { attributionOf, type LinkTimes } from '../../core/analysis/attribution.ts';
import type { Gain, Resource } from '../../core/analysis/proof.ts';
import { type Stranded, strandedIn } from '../../core/analysis/stranded.ts';
import { bottleneckOf, shareOf } from '../../core/analysis/verdict.ts';
import type { Language } from '../../core/base/text.ts';
import { LINK_CLASSES, LINK_CLASS } from '../../core/model/linkClasses.ts';
import type { TraceReader } from '../../core/trace/reader.ts';
import type { Trace } from '../../core/trace/trace.ts';
import { type Marked, markedSentence } from '../words/marked.ts';
import { linkClassText } from '../words/partWords.ts';
import { type VerdictWords, verdictWords } from '../words/verdictWords.ts';
import { endsName } from './faults.ts';

/** A change of the proof in words, with its gain. */
export type ProofRow = Gain & {
  /** Id of its row on the page of numbers. */
  readonly id: string;
  readonly name: string;
  readonly value: Marked;
};
/** Parts of the finish, largest first; `resource` is undefined for time that no resource accounts for. */
export type ChainRow = { readonly resource: Resource | undefined; readonly name: string; readonly value: Marked };

export type VerdictTelling = {
  /** Undefined for no single bottleneck, without a proof, and if the run never finishes. */
  readonly resource: Resource | undefined;
  readonly heading: string;
  /** The resource's share of the finish or, without a single bottleneck, the largest gain; undefined without a proof. */
  readonly share: number | undefined;
  /** The same in words. */
  readonly line: Marked | undefined;
  /** The row of `line` on the page of numbers. */
  readonly row: string;
  readonly proof: readonly ProofRow[] | undefined;
  /** Instead of a proof: why there is none. */
  readonly noProof: string | undefined;
  readonly chain: readonly ChainRow[];
};

/** Id of the verdict's row on the page of numbers. */
export const VERDICT_ROW = 'run.verdict';

/**
 * The verdict on a run in words. Without `gains` (the run is too long for a proof) only the attribution. Of a run that never finishes it is
 * what stopped it: there is no finish time that anything could be a share of.
 */
export function describeVerdict(
  reader: TraceReader,
  gains: readonly Gain[] | undefined,
  language: Language,
): VerdictTelling {
  const text = verdictWords(language);
  const stranded = strandedIn(reader.trace);
  if (stranded !== undefined) return describeStranded(reader.trace, stranded, text, language);
  const chain = chainRows(reader, text, language);
  const shared = { row: VERDICT_ROW, chain, noProof: undefined };
  if (gains === undefined) {
    const none = { resource: undefined, share: undefined, line: undefined, proof: undefined };
    return { ...shared, ...none, heading: text.unproven, noProof: text.unprovenWhy };
  }
  const resource = bottleneckOf(gains);
  const proof = gains.map((one): ProofRow => {
    return {
      ...one,
      id: `run.gain.${one.resource}.${one.what}`,
      name: text.change[one.what](text.name[one.resource]),
      value: markedGain(one.gain, language),
    };
  });
  const [best] = proof;
  const share = resource === undefined ? (best?.gain ?? 0) : shareOf(attributionOf(reader), resource);
  const line = markedSentence(language, (write) => {
    if (resource !== undefined) return text.share(write.share(share));
    return text.best(best?.value.number ?? write.share(0));
  });
  const heading = resource === undefined ? text.none : text.bottleneck[resource];
  return { ...shared, resource, heading, share, line, proof };
}

/** More links than this are counted, not named. */
const MOST_NAMED = 3;

function describeStranded(
  { network, undelivered }: Trace,
  { links, neverSent, since }: Stranded,
  text: VerdictWords,
  language: Language,
): VerdictTelling {
  const line = markedSentence(language, ({ count, time }) => text.stranded(count(undelivered), time(since)));
  const noProof = markedSentence(language, ({ count }) => {
    const named = links
      .slice(0, MOST_NAMED)
      .map(({ link, packets }) => text.strandedAt(endsName(network, link, language), count(packets)));
    const more = links.length - named.length;
    return text.strandedWhy(
      named.join(', '),
      more === 0 ? undefined : count(more),
      neverSent === 0 ? undefined : count(neverSent),
    );
  }).spoken;
  const none = { resource: undefined, share: undefined, proof: undefined, chain: [] };
  return { ...none, heading: text.neverFinishes, line, row: 'run.undelivered', noProof };
}

/** A gain as a change of the finish: −38%. */
function markedGain(gain: number, language: Language): Marked {
  return markedSentence(language, ({ share }) => {
    const amount = share(Math.abs(gain));
    if (Math.abs(gain) < 0.005) return amount;
    return gain > 0 ? `−${amount}` : `+${amount}`;
  });
}

function chainRows(reader: TraceReader, text: VerdictWords, language: Language): ChainRow[] {
  const { finish, compute, schedule, links } = attributionOf(reader);
  const ofAll = (time: number): number => (finish === 0 ? 0 : time / finish);
  const rows = [
    { resource: 'compute' as const, name: text.computing, time: compute, parts: undefined },
    { resource: undefined, name: text.schedule, time: schedule, parts: undefined },
    ...LINK_CLASSES.map((name) => {
      const parts: LinkTimes = links[name] ?? { queueing: 0, serialization: 0, latency: 0 };
      const { resource } = LINK_CLASS[name];
      const time = parts.queueing + parts.serialization + parts.latency;
      return { resource, name: linkClassText(name, language), time, parts };
    }),
  ];
  return rows
    .filter(({ time }) => time > 0)
    .sort((a, b) => b.time - a.time)
    .map(({ resource, name, time, parts }): ChainRow => {
      const value = markedSentence(language, ({ share }) => {
        if (parts === undefined) return share(ofAll(time));
        const listed = (['queueing', 'serialization', 'latency'] as const)
          .filter((part) => parts[part] > 0)
          .map((part) => `${text.part[part]} ${share(ofAll(parts[part]))}`);
        return text.onClass(share(ofAll(time)), listed.join(', '));
      });
      return { resource, name, value };
    });
}
