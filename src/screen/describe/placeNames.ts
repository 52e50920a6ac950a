import type { Language } from '../../core/base/text.ts';
import { LINK_CLASSES } from '../../core/model/linkClasses.ts';
import type { Network } from '../../core/model/network.ts';
import { atStart, linkClassText, partWords } from '../words/partWords.ts';
import { plainNumber } from '../words/plainNumber.ts';
import { textViewWords } from '../words/textViewWords.ts';
import { letter } from './labels.ts';
import type { Place, PlaceKind } from './outline.ts';

/** The name of a place on a line of its own. Chips have the scene's numbers, UltraServers letters; all else is counted from 1. */
export function placeName(network: Network, place: Place, language: Language): string {
  const text = textViewWords(language);
  switch (place.kind) {
    case 'cluster':
      return atStart(partWords(language).cluster(plainNumber(network.chipCount)));
    case 'switches':
      return atStart(partWords(language).switches(plainNumber(place.nodes.length)));
    case 'link': {
      const link = place.number;
      const to = network.linkTo[link]!;
      const isChip = to < network.chipCount;
      const far = partName(isChip ? 'chip' : 'switch', isChip ? to : to - network.chipCount, language);
      return atStart(text.link(linkClassName(network, link, language), far));
    }
    case 'several': {
      const { first = place, last = place } = place.block ?? {};
      return text.fromTo(placeName(network, first, language), placeName(network, last, language));
    }
    default:
      return atStart(partName(place.kind, place.number, language));
  }
}

/** The name of a part in the middle of a sentence. Throws for kinds without a number. */
export function partName(kind: PlaceKind, number: number, language: Language): string {
  const text = partWords(language);
  switch (kind) {
    case 'ultraServer':
      return text.ultraServer(letter(number));
    case 'chip':
      return text.chip(String(number));
    case 'group':
      return number < 0 ? text.noGroup : text.group(String(number + 1));
    case 'building':
    case 'leaf':
    case 'plate':
    case 'rack':
    case 'server':
    case 'plane':
    case 'row':
    case 'switch':
      return text[kind](String(number + 1));
    case 'cluster':
    case 'switches':
    case 'link':
    case 'several':
      throw new Error(`a ${kind} has no number of its own`);
  }
}

/** The name of a link's class. */
export function linkClassName({ linkClass }: Network, link: number, language: Language): string {
  return linkClassText(LINK_CLASSES[linkClass[link]!]!, language);
}
