import { type Program, SEND } from '../../core/model/program.ts';

/**
 * The chips in the order in which a program passes data on: along the rings formed by each chip's first send, one ring after another,
 * each from its lowest chip. If those sends do not form rings of three or more, the chips by number.
 */
export function collectiveOrder({ taskCount, kind, from, to }: Program, chips: number): Int32Array {
  const next = new Int32Array(chips).fill(-1);
  for (let task = 0, found = 0; task < taskCount && found < chips; task++) {
    if (kind[task] !== SEND || next[from[task]!] !== -1) continue;
    next[from[task]!] = to[task]!;
    found++;
  }
  return alongRings(next) ?? Int32Array.from(next.keys());
}

/** Undefined if a chip has no successor, two chips have the same one, or a ring has fewer than three chips. */
function alongRings(next: Int32Array): Int32Array | undefined {
  const order = new Int32Array(next.length);
  const isPlaced = new Uint8Array(next.length);
  let placed = 0;
  for (let first = 0; first < next.length; first++) {
    if (isPlaced[first] === 1) continue;
    const before = placed;
    let chip = first;
    do {
      if (chip === -1 || isPlaced[chip] === 1) return undefined;
      isPlaced[chip] = 1;
      order[placed++] = chip;
      chip = next[chip]!;
    } while (chip !== first);
    if (placed - before < 3) return undefined;
  }
  return order;
}
