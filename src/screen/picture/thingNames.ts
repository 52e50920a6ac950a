import type { Language } from '../../core/base/text.ts';
import { LINK_CLASSES, type Network } from '../../core/model/network.ts';
import type { Thing } from '../../core/trace/thing.ts';
import { inspectWords } from '../words/inspectWords.ts';
import { letter } from './labels.ts';

/** A network whose things are to be named, and whether its groups of chips are UltraServers. */
export type Named = { readonly network: Network; readonly hasUltraServers: boolean };

export type Name = { readonly name: string; readonly place: string };

/** What a thing is called, and where it belongs. */
export function nameOf({ network, hasUltraServers }: Named, thing: Thing, language: Language): Name {
  const text = inspectWords(language);
  switch (thing.kind) {
    case 'chip': {
      const { chip } = thing;
      const place = placeOf({ network, hasUltraServers }, network.nodeGroup[chip]!, network.nodeZ[chip]!, language);
      const parts = [...place, text.rank(chip)];
      return { name: text.chip(network.nodeX[chip]!, network.nodeY[chip]!), place: parts.join(' · ') };
    }
    case 'switch':
      return { name: text.switch(thing.switch + 1), place: '' };
    case 'link': {
      const [from, to] = [network.linkFrom[thing.link]!, network.linkTo[thing.link]!];
      return {
        name: text.link(text.linkClass[LINK_CLASSES[network.linkClass[thing.link]!]!]),
        place: text.fromTo(
          nodeName({ network, hasUltraServers }, from, language),
          nodeName({ network, hasUltraServers }, to, language, from),
        ),
      };
    }
    case 'group':
      return { name: groupName(hasUltraServers, thing.group, language), place: '' };
    case 'pen':
      return {
        name: text.pen,
        place: placeOf({ network, hasUltraServers }, thing.group, thing.plate, language).join(' · '),
      };
    case 'packet':
      return { name: text.packet(String(thing.packet + 1)), place: '' };
  }
}

/**
 * A node in the middle of a sentence: `chip (1, 3) of UltraServer A, plate 2`, `Switch 1`. Spoken of beside the node `from`, it
 * is named without what they have in common: `chip (1, 3)` on the same plate.
 */
export function nodeName(named: Named, node: number, language: Language, from?: number): string {
  const { network } = named;
  const { chipCount, nodeGroup, nodeZ } = network;
  const text = inspectWords(language);
  if (node >= chipCount) return text.switch(node - chipCount + 1);
  const isNear = from !== undefined && from < chipCount && nodeGroup[from] === nodeGroup[node];
  const parts = placeOf(named, nodeGroup[node]!, nodeZ[node]!, language);
  const place = (isNear ? parts.slice(nodeZ[from] === nodeZ[node] ? parts.length : -1) : parts).join(', ');
  const [x, y] = [network.nodeX[node]!, network.nodeY[node]!];
  return place === '' ? text.chip(x, y) : text.chipInPlace(place, x, y);
}

function groupName(hasUltraServers: boolean, group: number, language: Language): string {
  const text = inspectWords(language);
  return hasUltraServers ? text.ultraServer(letter(group)) : text.group(letter(group));
}

/** UltraServer or group and plate, each only where there are several. */
function placeOf({ network, hasUltraServers }: Named, group: number, plate: number, language: Language): string[] {
  const text = inspectWords(language);
  const several = (column: Int32Array): boolean => column.subarray(0, network.chipCount).some((one) => one > 0);
  return [
    ...(hasUltraServers || several(network.nodeGroup) ? [groupName(hasUltraServers, group, language)] : []),
    ...(several(network.nodeZ) ? [text.plate(plate + 1)] : []),
  ];
}
