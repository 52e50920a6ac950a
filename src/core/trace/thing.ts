import type { Trace } from './trace.ts';

/**
 * Something of a run that can be inspected, by its row. Switches are counted from 0. A group is a group of chips, such as an
 * UltraServer. A pen is the queue area of a plate's scale-out interfaces; `plate` is the `nodeZ` of the plate's chips.
 */
export type Thing =
  | { readonly kind: 'chip'; readonly chip: number }
  | { readonly kind: 'switch'; readonly switch: number }
  | { readonly kind: 'link'; readonly link: number }
  | { readonly kind: 'group'; readonly group: number }
  | { readonly kind: 'pen'; readonly group: number; readonly plate: number }
  | { readonly kind: 'packet'; readonly packet: number };

/** Whether the run has the thing. A pen counts as present if its group and plate are. */
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

/** Whether both are the same thing, or both undefined. */
export function isSame(a: Thing | undefined, b: Thing | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && keyOf(a) === keyOf(b));
}

/** A key for maps, unique per thing. */
export function keyOf(thing: Thing): string {
  return Object.values(thing).join(' ');
}
