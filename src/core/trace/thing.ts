import type { Trace } from './trace.ts';

/**
 * Something of a run that can be asked about, by its row; a switch is counted from 0, after the chips; a group is one of chips,
 * as an UltraServer. A pen is where the
 * packets of a plate's scale-out interfaces wait; group and plate are those of the plate's chips (their `nodeZ`).
 */
export type Thing =
  | { readonly kind: 'chip'; readonly chip: number }
  | { readonly kind: 'switch'; readonly switch: number }
  | { readonly kind: 'link'; readonly link: number }
  | { readonly kind: 'group'; readonly group: number }
  | { readonly kind: 'pen'; readonly group: number; readonly plate: number }
  | { readonly kind: 'packet'; readonly packet: number };

/** Whether the run has such a thing; a pen is taken to be there while its group is. */
export function isIn({ network, program }: Trace, thing: Thing): boolean {
  switch (thing.kind) {
    case 'chip':
      return thing.chip < network.chipCount;
    case 'switch':
      return thing.switch < network.nodeCount - network.chipCount;
    case 'link':
      return thing.link < network.linkCount;
    case 'group':
      return network.nodeGroup.includes(thing.group);
    case 'pen':
      return network.nodeGroup.includes(thing.group) && network.nodeZ.includes(thing.plate);
    case 'packet':
      return thing.packet < program.packetCount;
  }
}

/** Whether both are the same thing. */
export function isSame(a: Thing | undefined, b: Thing | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && keyOf(a) === keyOf(b));
}

/** A text that tells things apart. */
export function keyOf(thing: Thing): string {
  return Object.values(thing).join(' ');
}
