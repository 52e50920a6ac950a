import type { Language } from '../../core/base/text.ts';
import { LINK_CLASSES, type Network } from '../../core/model/network.ts';
import { markedCount } from '../words/marked.ts';
import { pictureText } from '../words/pictureWords.ts';
import { countChips, type Frame } from './frame.ts';
import type { Layout, Pen } from './layout.ts';
import type { Point } from './path.ts';
import { CHIP_STATES, PACKET_SHAPES, type Theme } from './theme.ts';

/** A text that stands in the picture, in picture units; centred on its point. `short` says it where there is little room. */
export type Label = {
  readonly at: Point;
  readonly text: string;
  readonly short?: string;
  readonly role: 'pen' | 'tower' | 'rack' | 'rank';
};

/** All labels of one instant. Their number and order stay. */
export function labelsAt(layout: Layout, frame: Frame, language: Language): Label[] {
  const text = pictureText(language);
  return [
    ...layout.pens.map((pen): Label => {
      const waiting = pen.links.reduce((sum, link) => sum + frame.waiting[link]!, 0);
      const { number } = markedCount(waiting, '', language);
      return {
        at: abovePile(pen, layout, frame),
        text: waiting === 0 ? '' : text.waiting(number),
        short: waiting === 0 ? '' : number,
        role: 'pen',
      };
    }),
    ...layout.towers.map(
      ({ group, chips, isUltraServer, label }): Label => ({
        at: label,
        text: isUltraServer ? text.tower(letter(group), chips) : text.group(chips),
        short: isUltraServer ? text.towerShort(letter(group)) : text.group(chips),
        role: 'tower',
      }),
    ),
    {
      at: layout.rackLabel,
      text:
        layout.rack === undefined ? text.plainSwitches(layout.switches.length) : text.switches(layout.switches.length),
      role: 'rack',
    },
    ...(layout.ranks ?? []).map(({ chip, at }): Label => ({ at, text: String(chip), role: 'rank' })),
  ];
}

const ABOVE_PILE = 16;

/** Over the highest column of the pen, in its middle. */
function abovePile({ links, tray, label }: Pen, layout: Layout, frame: Frame): Point {
  if (label !== undefined) return label;
  const rows = Math.max(1, layout.queueRows - 1);
  const longest = Math.min(rows, Math.max(...links.map((link) => frame.waiting[link]!)));
  const height = ((tray.bottom - tray.top) * longest) / rows;
  return [(tray.left + tray.right) / 2, tray.bottom - height - ABOVE_PILE];
}

/** UltraServers are called A to Z, then A1, B1 … */
export function letter(group: number): string {
  return String.fromCharCode(65 + (group % 26)) + (group < 26 ? '' : String(Math.floor(group / 26)));
}

/**
 * One line of the legend: how it looks and what it means. A line has its colour and its packets' shape; a queue its colours
 * from head to tail; a chip its fill and, where it has one, its rim.
 */
export type LegendEntry = {
  readonly sample: 'line' | 'queue' | 'chip';
  readonly colours: readonly string[];
  readonly text: string;
};

/** The legend of what this network has, from the same theme that colours the picture. */
export function legend(network: Network, theme: Theme, language: Language): LegendEntry[] {
  const text = pictureText(language);
  const has = { round: false, lozenge: false };
  for (const row of network.linkClass) has[PACKET_SHAPES[LINK_CLASSES[row]!]] = true;
  const entries: readonly (LegendEntry | false)[] = [
    has.round && { sample: 'line', colours: [theme.link.neuronLink, PACKET_SHAPES.neuronLink], text: text.neuronLink },
    has.lozenge && { sample: 'line', colours: [theme.link.efa, PACKET_SHAPES.efa], text: text.efa },
    { sample: 'queue', colours: theme.waiting, text: text.queue },
    { sample: 'chip', colours: [theme.computing], text: text.computing },
    { sample: 'chip', colours: [theme.chipFill, theme.link.neuronLink], text: text.moving },
    { sample: 'chip', colours: [theme.chipFill, theme.chipLine], text: text.idle },
  ];
  return entries.filter((entry) => entry !== false);
}

/** The instant in words, for those who don't see the picture. */
export function describeFrame(frame: Frame, language: Language): string {
  const counts = countChips(frame);
  const of = (state: (typeof CHIP_STATES)[number]): number => counts[CHIP_STATES.indexOf(state)]!;
  return pictureText(language).moment(
    of('computing'),
    of('moving'),
    of('waiting') + of('finished'),
    markedCount(frame.totalWaiting, '', language).number,
    markedCount(frame.totalFlying, '', language).number,
  );
}
