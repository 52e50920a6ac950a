import type { Language } from '../../core/base/text.ts';
import { LINK_CLASSES, type Network } from '../../core/model/network.ts';
import { plainNumber } from '../words/plainNumber.ts';
import { twinText } from '../words/twinWords.ts';
import { letter } from './labels.ts';
import type { Place, PlaceKind } from './outline.ts';

/** What a place is called. Chips have their own numbers, as in the scene; all else is counted from 1. */
export function placeName(network: Network, place: Place, language: Language): string {
  const text = twinText(language);
  switch (place.kind) {
    case 'cluster':
      return text.cluster(plainNumber(network.chipCount));
    case 'switches':
      return text.switches(plainNumber(place.nodes.length));
    case 'link': {
      const link = place.number;
      const to = network.linkTo[link]!;
      const isChip = to < network.chipCount;
      const far = partName(isChip ? 'chip' : 'switch', isChip ? to : to - network.chipCount, language);
      return text.link(text.links[LINK_CLASSES[network.linkClass[link]!]!], far);
    }
    case 'several': {
      const { first = place, last = place } = place.block ?? {};
      return text.fromTo(placeName(network, first, language), placeName(network, last, language));
    }
    default:
      return partName(place.kind, place.number, language);
  }
}

/** What one of its like is called. */
export function partName(kind: PlaceKind, number: number, language: Language): string {
  const text = twinText(language);
  switch (kind) {
    case 'ultraServer':
      return text.ultraServer(letter(number));
    case 'chip':
      return text.chip(String(number));
    case 'building':
    case 'leaf':
    case 'group':
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
