import type { Reroute } from '../model/cluster.ts';
import type { Network } from '../model/network.ts';
import type { Program } from '../model/program.ts';
import { pathsOf } from './packets.ts';

/**
 * Which links are cut, and how packets get around them. All paths are stored in one column of links, each ended by −1; a packet
 * is at a `place` in that column. A detour is the first of the equal paths (in turn, starting after the packet's own) that passes
 * the packet's node and has no cut link from there on; if there is none, what the topology's `reroute` finds.
 */
export class Detours {
  readonly #network: Network;
  readonly #program: Program;
  readonly #reroute: Reroute | undefined;
  readonly #isCut: Uint8Array;
  readonly #table: number;
  /** Places of paths that `reroute` found since the last change, by node and receiver; −1 for no path. */
  readonly #found = new Map<number, number>();
  /** Tells `reroute` which links are cut; a new function after every change, which ends its memoized search. */
  #cutTest: ((link: number) => boolean) | undefined;
  #cuts = 0;
  links: Int32Array;
  #filled: number;
  /** Links examined so far, as a measure of work. */
  examined = 0;

  constructor(network: Network, program: Program, reroute: Reroute | undefined) {
    this.#network = network;
    this.#program = program;
    this.#reroute = reroute;
    this.#isCut = new Uint8Array(network.linkCount);
    this.links = pathsOf(program);
    this.#filled = this.links.length;
    this.#table = this.links.length;
  }

  isCut(link: number): boolean {
    return this.#isCut[link] === 1;
  }

  setCut(link: number, isCut: boolean): void {
    this.#cuts += (isCut ? 1 : 0) - this.#isCut[link]!;
    this.#isCut[link] = isCut ? 1 : 0;
    this.#found.clear();
    this.#cutTest = undefined;
  }

  /** Whether no link of the path from `place` on is cut. */
  isClear(place: number): boolean {
    if (this.#cuts === 0) return true;
    let at = place;
    while (this.links[at] !== -1 && this.#isCut[this.links[at]!] === 0) at++;
    this.examined += at - place;
    return this.links[at] === -1;
  }

  /** The place of a clear path for a packet of `task` that is about to take the link at `place`; −1 if there is none. */
  around(task: number, route: number, place: number): number {
    const node = this.#network.linkFrom[this.links[place]!]!;
    const { firstEqual, equalCount } = this.#program;
    const first = firstEqual[route]!;
    const count = equalCount[route]!;
    for (let turn = 1; turn <= count; turn++) {
      const found = this.#from(node, first + ((route - first + turn) % count));
      if (found !== -1) return found;
    }
    return this.#beyond(node, this.#program.to[task]!);
  }

  /** The place at which `route` leaves `node`, if the rest of it is clear; else −1. */
  #from(node: number, route: number): number {
    for (let at = this.#program.routeStart[route]! + route; this.links[at] !== -1; at++) {
      this.examined++;
      if (this.#network.linkFrom[this.links[at]!] === node && this.isClear(at)) return at;
    }
    return -1;
  }

  #beyond(node: number, to: number): number {
    if (this.#reroute === undefined) return -1;
    const key = node * this.#network.nodeCount + to;
    let place = this.#found.get(key);
    if (place === undefined) {
      this.#cutTest ??= (link) => {
        this.examined++;
        return this.#isCut[link] === 1;
      };
      const path = this.#reroute(node, to, this.#cutTest);
      this.examined += path?.length ?? 0;
      place = path === undefined || path.length === 0 ? -1 : this.#append(path);
      this.#found.set(key, place);
    }
    return place;
  }

  #append(path: readonly number[]): number {
    const place = this.#filled;
    this.#filled += path.length + 1;
    if (this.#filled > this.links.length) {
      const grown = new Int32Array(Math.max(2 * this.links.length, this.#filled));
      grown.set(this.links);
      this.links = grown;
    }
    this.links.set(path, place);
    this.links[this.#filled - 1] = -1;
    return place;
  }

  /** Links of all paths that `reroute` found, for the limit of memory. */
  get added(): number {
    return this.#filled - this.#table;
  }
}
