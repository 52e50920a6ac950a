import type { Language } from '../../core/base/text.ts';
import { LINK_CLASSES } from '../../core/model/linkClasses.ts';
import type { Network } from '../../core/model/network.ts';
import { blockWords } from '../words/blockWords.ts';
import { markedCount } from '../words/marked.ts';
import { pictureWords } from '../words/pictureWords.ts';
import { blockLabels, blockLegend } from './blockLabels.ts';
import type { Detail } from '../picture/detail.ts';
import { cardWords } from '../words/cardWords.ts';
import type { FaultMark } from '../picture/faultMarks.ts';
import { COMPUTING, countChips, type Frame } from '../picture/frame.ts';
import { chipLegend } from './chipLegend.ts';
import type { Label, LegendEntry } from './label.ts';
import type { Blocks, Layout, Pen } from '../picture/layout.ts';
import type { Point } from '../picture/path.ts';
import type { SpanContents } from '../picture/seenBetween.ts';
import { CHIP_STATES, type ChipState, packetShape, type Theme } from '../picture/theme.ts';

export type { Label, LegendEntry } from './label.ts';

/** All labels of one instant; within a role by priority, for when not all have room. Only notes come and go; the others are always listed. */
export function labelsAt(layout: Layout, frame: Frame, language: Language): Label[] {
  const text = pictureWords(language);
  const counts = layout.pens.map((pen) => ({ pen, waiting: waitingIn(pen, frame) }));
  counts.sort((a, b) => b.waiting - a.waiting);
  const pens = counts.map(({ pen, waiting }): Label => {
    const { number } = markedCount(waiting, '', language);
    return {
      at: abovePile(pen, layout, frame),
      text: waiting === 0 ? '' : text.waiting(number),
      short: waiting === 0 ? '' : number,
      role: 'pen',
      ...(pen.isMinor === true ? { isMinor: true } : {}),
    };
  });
  if (layout.blocks !== undefined) return [...blockLabels(layout, layout.blocks, frame, language), ...pens];
  return [
    ...pens,
    ...wholeLabel(layout, frame, language),
    ...layout.towers.map(
      ({ group, chips, isUltraServer, chipName, label }): Label => ({
        at: label,
        text: isUltraServer ? text.tower(letter(group), chips, chipName) : text.group(chips),
        short: isUltraServer ? text.towerShort(letter(group)) : text.group(chips),
        role: 'tower',
      }),
    ),
    {
      at: layout.rackLabel,
      text:
        layout.rack === undefined ? text.plainSwitches(layout.switches.length) : text.switches(layout.switches.length),
      short: layout.rack === undefined ? undefined : text.switchesShort(layout.switches.length),
      role: 'rack',
    },
    ...(layout.ranks ?? []).map(({ chip, at }): Label => ({ at, text: String(chip), role: 'rank' })),
  ];
}

function waitingIn({ links }: Pen, { waiting }: Frame): number {
  let sum = 0;
  for (const link of links) sum += waiting[link]!;
  return sum;
}

const ABOVE_PILE = 16;

/** Over the highest pile of the pen: in its middle where its piles are single columns, else over that one. */
function abovePile({ links, tray, label }: Pen, layout: Layout, frame: Frame): Point {
  if (label !== undefined) return label;
  const { queueColumns = 1, queues } = layout;
  const rows = Math.max(1, Math.ceil((layout.queueRows - 1) / queueColumns));
  const top = links.reduce((best, link) => (frame.waiting[link]! > frame.waiting[best]! ? link : best), links[0]!);
  const longest = Math.min(rows, Math.ceil(frame.waiting[top]! / queueColumns));
  const height = ((tray.bottom - tray.top) * longest) / rows;
  const x = queueColumns > 1 && tray.right > tray.left ? queues[4 * top]! : (tray.left + tray.right) / 2;
  return [x, tray.bottom - height - ABOVE_PILE];
}

/** The letter of an UltraServer: A to Z, then A1, B1 … */
export function letter(group: number): string {
  return String.fromCharCode(65 + (group % 26)) + (group < 26 ? '' : String(Math.floor(group / 26)));
}

/** The part of a layout that its legend depends on. */
export type SeenAs = { readonly blocks?: Pick<Blocks, 'links'> | undefined };

/** The legend of this network and its faults, in the colours of the picture's theme. With `seen`, only of what is seen. */
export function legend(
  network: Network,
  theme: Theme,
  language: Language,
  layout?: SeenAs,
  faults: readonly Pick<FaultMark, 'kind'>[] = [],
  seen?: SpanContents,
): LegendEntry[] {
  const marks = faultLegend(faults, theme, language);
  if (layout?.blocks !== undefined) return [...blockLegend(layout.blocks, theme, language), ...marks];
  const text = pictureWords(language);
  const has = { round: false, lozenge: false };
  LINK_CLASSES.forEach((name, row) => {
    if (network.linkClass.includes(row)) has[packetShape(name)] = true;
  });
  const entries: readonly (LegendEntry | false)[] = [
    has.round &&
      seen?.round !== false && {
        sample: 'line',
        colours: [theme.link.neuronLink, packetShape('neuronLink')],
        text: text.neuronLink,
      },
    has.lozenge &&
      seen?.lozenge !== false && { sample: 'line', colours: [theme.link.efa, packetShape('efa')], text: text.efa },
    seen?.queue !== false && { sample: 'queue', colours: theme.waiting, text: text.queue },
    ...chipLegend(theme, language, CHIP_LEGEND).filter(({ state }) => seen?.states[state!] !== false),
  ];
  return [...entries.filter((entry) => entry !== false), ...marks];
}

/** Above a mark on a link, in picture units. */
const ABOVE_MARK = 36;
/** More marks than this are not named one by one. */
const MOST_NAMED = 6;

/** Names of the marks on links; beside a single one also how many chips wait at that instant. */
export function faultLabels(marks: readonly FaultMark[], frame: Frame, language: Language): Label[] {
  const text = cardWords(language);
  if (marks.length > MOST_NAMED) return [];
  const waiting = marks.length === 1 ? countChips(frame)[CHIP_STATES.indexOf('waiting')]! : 0;
  return marks.map(({ kind, piece }) => {
    const [x, y] = piece[2]!;
    const name = kind === 'cut' ? text.legendCut : text.legendSlower;
    const said = waiting === 0 ? name : pictureWords(language).faultAndWaiting(name, waiting);
    return { at: [x, y - ABOVE_MARK], text: said, role: 'note' };
  });
}

/** Below a chip, in picture units. */
const BELOW_CHIP = 46;

/** What an instant shows as a whole: one chip computes and the others wait, or all chips move data and nothing waits. */
function wholeLabel({ chips, towers }: Layout, frame: Frame, language: Language): Label[] {
  const counts = countChips(frame);
  const [waiting, moving] = [counts[CHIP_STATES.indexOf('waiting')]!, counts[CHIP_STATES.indexOf('moving')]!];
  if (frame.totalWaiting > 0) return [];
  const text = pictureWords(language);
  if (frame.totalFlying === 0 && waiting >= 2 && counts[COMPUTING] === 1) {
    const chip = frame.chipState.indexOf(COMPUTING);
    const at: Point = [chips[2 * chip]!, chips[2 * chip + 1]! + BELOW_CHIP];
    return [{ at, text: text.waitForOne(waiting), role: 'note' }];
  }
  const at = towers.length === 1 ? towers[0]!.note : undefined;
  if (at === undefined || moving < 2 || moving !== frame.chipState.length) return [];
  return [{ at, text: text.allMove(moving), role: 'note', isMinor: true }];
}

/** The meanings of the fault marks that are shown. */
function faultLegend(faults: readonly Pick<FaultMark, 'kind'>[], theme: Theme, language: Language): LegendEntry[] {
  const text = cardWords(language);
  const entries: readonly LegendEntry[] = [
    { sample: 'cut', colours: [theme.quietText], text: text.legendCut },
    { sample: 'slower', colours: [theme.quietText], text: text.legendSlower },
  ];
  return entries.filter(({ sample }) => faults.some(({ kind }) => kind === sample));
}

/** The rule below the legend: the meaning of the picture's measures, or that lines show flows. */
export function ruleOf({ blocks }: SeenAs, detail: Detail, language: Language): string {
  const text = blockWords(language);
  if (blocks?.links.length === 0) return text.mountainRule;
  return detail === 'flows' ? text.flows : pictureWords(language).rule;
}

/** From what is busiest to what is done. */
const CHIP_LEGEND = ['computing', 'moving', 'waiting', 'notBegun', 'finished'] as const satisfies readonly ChipState[];

/** The instant in words, for screen readers. */
export function describeFrame(frame: Frame, language: Language): string {
  const counts = countChips(frame);
  const of = (state: (typeof CHIP_STATES)[number]): number => counts[CHIP_STATES.indexOf(state)]!;
  return pictureWords(language).moment(
    of('computing'),
    of('moving'),
    of('waiting'),
    of('notBegun'),
    of('finished'),
    markedCount(frame.totalWaiting, '', language).number,
    markedCount(frame.totalFlying, '', language).number,
  );
}
