import type { Language } from '../../core/base/text.ts';
import { blockWords } from '../words/blockWords.ts';
import { markedCount } from '../words/marked.ts';
import { shareOfTallest } from '../picture/blockMesh.ts';
import { blockColours } from '../picture/blockColours.ts';
import type { Frame } from '../picture/frame.ts';
import { chipLegend } from './chipLegend.ts';
import type { Label, LegendEntry } from './label.ts';
import type { Blocks, Layout } from '../picture/layout.ts';
import { packetShape, type Theme } from '../picture/theme.ts';

/** Distances of labels in picture units: above and below the ruler's ends, and beside the ruler. */
const ABOVE = 18;
const BESIDE = 70;

/** The ruler's maximum, the highest block's waiting packets now, and the numbers of groups and chips. */
export function blockLabels(layout: Layout, blocks: Blocks, frame: Frame, language: Language): Label[] {
  const text = blockWords(language);
  const number = (count: number): string => markedCount(count, '', language).number;
  const { ruler, most } = blocks;
  const labels: Label[] = [];
  if (most > 0) {
    const [x, y] = ruler.foot;
    const now = highest(blocks, frame);
    const height = ruler.height * shareOfTallest(blocks, now);
    const isClear = height > ABOVE && height < ruler.height - ABOVE;
    labels.push(
      { at: [x, y - ruler.height - ABOVE], text: text.tallest(number(most)), role: 'pen' },
      { at: [x, y + ABOVE], text: text.nothing, role: 'tower' },
      { at: [x - BESIDE, y - height], text: isClear ? text.now(number(now)) : '', role: 'pen' },
    );
  }
  const counts = layout.towers[0]?.isUltraServer === true ? text.ultraServers : text.groups;
  for (const { at, number: building, groups, chips } of blocks.sites) {
    labels.push(
      building === undefined
        ? { at, text: counts(number(groups), number(chips)), role: 'tower' }
        : { at, text: text.buildingOf(building, number(groups)), short: text.building(building), role: 'tower' },
    );
  }
  return labels;
}

/** The most packets that wait at one block. */
function highest({ groups }: Blocks, { groupWaiting }: Frame): number {
  return groups.reduce((most, group) => Math.max(most, groupWaiting[group] ?? 0), 0);
}

/** What heights, colours and lights of blocks mean. */
export function blockLegend(blocks: Pick<Blocks, 'links'>, theme: Theme, language: Language): LegendEntry[] {
  const [, , low, middle, high] = blockColours(theme);
  const between: LegendEntry = {
    sample: 'line',
    colours: [theme.link.campus, packetShape('campus')],
    text: blockWords(language).between,
  };
  return [
    ...(blocks.links.length === 0 ? [] : [between]),
    { sample: 'queue', colours: [low, middle, high], text: blockWords(language).height },
    ...chipLegend(theme, language, ['computing', 'moving', 'waiting']),
  ];
}
