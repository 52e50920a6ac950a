import { attributionOf } from '../../core/analysis/attribution.ts';
import type { Gain, Resource } from '../../core/analysis/proof.ts';
import { type Hold, holdOf } from '../../core/analysis/verdict.ts';
import type { Language } from '../../core/base/text.ts';
import type { TraceReader } from '../../core/trace/reader.ts';
import type { Box, Layout } from '../picture/layout.ts';
import type { Point } from '../picture/path.ts';
import type { Theme } from '../picture/theme.ts';
import { describeVerdict } from './verdict.ts';

/** The verdict as a callout in the picture. */
export type Callout = {
  readonly heading: string;
  readonly line: string;
  /** The bottleneck's share of the finish, 0 to 1; undefined where there is no single one. */
  readonly share: number | undefined;
  readonly mark: string;
  readonly colour: string;
  /** The position of its subject, in picture units; undefined without a single subject. */
  readonly at: Point | undefined;
  /** The pen around the subject, in picture units, if it is drawn. */
  readonly around: Box | undefined;
};

/** The callout of a run in a layout, as a function of the instant; undefined while it is hidden. */
export function createCallout(
  reader: TraceReader,
  gains: readonly Gain[],
  layout: Layout,
  theme: Theme,
  language: Language,
): (time: number) => Callout | undefined {
  const { heading, line, share, resource } = describeVerdict(reader, gains, language);
  const hold = resource && holdOf(attributionOf(reader), reader.trace.network, resource);
  const callout: Callout = {
    heading,
    line: line!.number,
    share: resource && share,
    mark: line!.mark,
    colour: colourOf(resource, theme),
    at: hold && placeOf(hold, layout),
    around: hold && penOf(hold, layout),
  };
  const { finish } = reader.trace;
  return (time) => (isSeen(hold, time, finish) ? callout : undefined);
}

/** The colour of a resource; without a single one, that of text. */
export function colourOf(resource: Resource | undefined, theme: Theme): string {
  if (resource === undefined) return theme.text;
  return resource === 'compute' ? theme.computing : theme.link[resource];
}

/**
 * True while the attribution's chain is on the bottleneck, so that the callout never states what can't be seen yet, and from the
 * finish on.
 */
function isSeen(hold: Hold | undefined, time: number, finish: number): boolean {
  return time >= finish || hold?.spans.some(({ from, to }) => from <= time && time < to) === true;
}

/** Where the chain spends most time on the resource: the head of the link's queue, the chip, or among blocks the link or all blocks. */
function placeOf({ link, chip }: Hold, { blocks, paths, queues, chips }: Layout): Point | undefined {
  if (blocks !== undefined && (link === undefined || !blocks.links.includes(link))) return blocks.heat;
  if (link !== undefined && blocks !== undefined) {
    const middle = 2 * (paths.first[link]! + (paths.count[link]! >> 1));
    return [paths.points[middle]!, paths.points[middle + 1]!];
  }
  if (link !== undefined) return [queues[4 * link]!, queues[4 * link + 1]!];
  return chip === undefined ? undefined : [chips[2 * chip]!, chips[2 * chip + 1]!];
}

function penOf({ link }: Hold, { blocks, pens }: Layout): Box | undefined {
  if (link === undefined || blocks !== undefined) return undefined;
  const tray = pens.find(({ links }) => links.includes(link))?.tray;
  return tray === undefined || tray.left === tray.right ? undefined : tray;
}
