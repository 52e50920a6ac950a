import type { Language } from '../../core/base/text.ts';
import type { Level } from '../../core/model/levels.ts';
import type { Network } from '../../core/model/network.ts';
import type { Thing } from '../../core/trace/thing.ts';
import { cardWords } from '../words/cardWords.ts';
import { atStart, partWords } from '../words/partWords.ts';
import { plainNumber } from '../words/plainNumber.ts';
import { linkClassName, partName } from './placeNames.ts';

export type Name = { readonly name: string; readonly place: string };

/** A thing's name, and the parts that it belongs to. */
export function nameOf(network: Network, thing: Thing, language: Language): Name {
  const text = cardWords(language);
  switch (thing.kind) {
    case 'chip': {
      const { chip } = thing;
      const where = partWords(language).at(network.nodeX[chip]!, network.nodeY[chip]!);
      const place = [...partsOf(network.levels, chip, language), where].join(' · ');
      return { name: atStart(partName('chip', chip, language)), place };
    }
    case 'switch':
      return { name: atStart(partName('switch', thing.switch, language)), place: '' };
    case 'link': {
      const [from, to] = [network.linkFrom[thing.link]!, network.linkTo[thing.link]!];
      return {
        name: atStart(linkClassName(network, thing.link, language)),
        place: text.fromTo(nodeName(network, from, language), nodeName(network, to, language, from)),
      };
    }
    case 'group':
      return {
        name: atStart(groupName(network, thing.group, language)),
        place: groupPlace(network, thing.group, language),
      };
    case 'pen': {
      const { levels, nodeGroup, nodeZ, chipCount } = network;
      const chip = firstChip(chipCount, (one) => nodeGroup[one] === thing.group && nodeZ[one] === thing.plate);
      const place = partsOf(levelsDownTo(levels, 'z'), chip, language).join(' · ');
      return { name: atStart(partWords(language).pens), place };
    }
    case 'packet':
      return { name: text.packet(String(thing.packet + 1)), place: '' };
  }
}

/**
 * A node's name in the middle of a sentence: `chip 5 of UltraServer A, plate 2`, `switch 1`. With `from`, the parts that both nodes
 * have in common are left out: `chip 5` for one on the same plate.
 */
export function nodeName(network: Network, node: number, language: Language, from?: number): string {
  const { chipCount, levels } = network;
  if (node >= chipCount) return partName('switch', node - chipCount, language);
  const chip = partName('chip', node, language);
  const common = from === undefined || from >= chipCount ? 0 : levels.findIndex(({ of }) => of[from] !== of[node]);
  const place = common === -1 ? '' : partsOf(levels.slice(common), node, language).join(', ');
  return place === '' ? chip : partWords(language).inPlace(chip, place);
}

/** A group's name in the middle of a sentence: that of its part; if no level numbers groups, that of the cluster. */
export function groupName(network: Network, group: number, language: Language): string {
  const own = partsOf(levelsDownTo(network.levels, 'group').slice(-1), chipOf(network, group), language);
  return own[0] ?? partWords(language).cluster(plainNumber(network.chipCount));
}

function groupPlace(network: Network, group: number, language: Language): string {
  return partsOf(levelsDownTo(network.levels, 'group').slice(0, -1), chipOf(network, group), language).join(' · ');
}

function chipOf({ chipCount, nodeGroup }: Network, group: number): number {
  return firstChip(chipCount, (chip) => nodeGroup[chip] === group);
}

/** The levels from the largest down to the last one that is numbered by `column` or a coarser column; empty if there is none. */
function levelsDownTo(levels: readonly Level[], column: 'group' | 'z'): readonly Level[] {
  const columns = column === 'z' ? ['group', 'z'] : ['group'];
  return levels.slice(
    0,
    1 + levels.findLastIndex((level) => level.column !== undefined && columns.includes(level.column)),
  );
}

function firstChip(chipCount: number, isMeant: (chip: number) => boolean): number {
  for (let chip = 0; chip < chipCount; chip++) if (isMeant(chip)) return chip;
  return 0;
}

function partsOf(levels: readonly Level[], chip: number, language: Language): string[] {
  return levels.map(({ kind, of }) => partName(kind, of[chip]!, language));
}
