import { ticksToMilliticks } from '../base/units.ts';
import { Float64Column, Int32Column } from '../base/columns.ts';
import type { Pace } from '../base/steps.ts';
import { NODE_KIND_NAMES } from '../scene/nodeKinds.ts';
import { LINK_CLASSES, type LinkClassName } from './linkClasses.ts';
import { type Level, type LevelRule, levelsFrom } from './levels.ts';

export const NODE_KINDS = NODE_KIND_NAMES;
export type NodeKind = (typeof NODE_KINDS)[number];

/**
 * The network as columns. Row i of the node columns is node i, row i of the link columns is link i. Nodes 0 to chipCount − 1 are
 * the chips. A link is directed: full duplex is two links.
 */
export type Network = {
  readonly nodeCount: number;
  readonly chipCount: number;
  readonly linkCount: number;
  /** Row of NODE_KINDS. */
  readonly nodeKind: Int32Array;
  /** By node: its group, such as its UltraServer (−1 for a switch outside of groups), and its x, y, z there. A switch outside of
   * groups has its number, its pod or building, and its layer instead. */
  readonly nodeGroup: Int32Array;
  readonly nodeX: Int32Array;
  readonly nodeY: Int32Array;
  readonly nodeZ: Int32Array;
  readonly linkFrom: Int32Array;
  readonly linkTo: Int32Array;
  /** Row of LINK_CLASSES. */
  readonly linkClass: Int32Array;
  /** Units per tick. */
  readonly linkRate: Float64Array;
  /** Whole milliticks on the wire, after serialization. */
  readonly linkLatency: Float64Array;
  /** Largest packet, in units, by row of LINK_CLASSES. A message is cut by the class of its route's first link. */
  readonly packetSize: Float64Array;
  /** The parts that chips are in, from the largest to the smallest; empty if nothing divides the chips. */
  readonly levels: readonly Level[];
};

/**
 * Returns the equal-cost paths from chip `from` to chip `to`, at least one, each as its links in order. A function of its two
 * arguments alone, called once per pair. Throws if there is no path.
 */
export type Router = {
  (from: number, to: number): readonly (readonly number[])[];
  /** About how many links it examines per call, if it searches the network; undefined if a rule gives the paths. */
  readonly search?: number;
};

/** Nodes and links per step of building. */
const ROWS_PER_STEP = 10_000;
/** About as many rows as the largest networks have; progress is a share of these. */
const MOST_ROWS = 1_000_000;

/** Builds a network node by node and link by link, then seals it. */
export class NetworkBuilder implements Pace {
  readonly #kind = new Int32Column();
  readonly #group = new Int32Column();
  readonly #x = new Int32Column();
  readonly #y = new Int32Column();
  readonly #z = new Int32Column();
  readonly #from = new Int32Column();
  readonly #to = new Int32Column();
  readonly #class = new Int32Column();
  readonly #rate = new Float64Column();
  readonly #latency = new Float64Column();
  #chips = 0;
  #rowsAtPause = 0;

  get share(): number {
    return Math.min(1, (this.#kind.length + this.#from.length) / MOST_ROWS);
  }

  isDue(): boolean {
    const rows = this.#kind.length + this.#from.length;
    if (rows < this.#rowsAtPause + ROWS_PER_STEP) return false;
    this.#rowsAtPause = rows;
    return true;
  }

  /** Returns the node's row. All chips must be added before the first switch. */
  addNode(kind: NodeKind, group: number, x: number, y: number, z: number): number {
    if (kind === 'chip' && this.#chips !== this.#kind.length) throw new Error('chips come before all other nodes');
    if (kind === 'chip') this.#chips++;
    this.#kind.push(NODE_KINDS.indexOf(kind));
    this.#group.push(group);
    this.#x.push(x);
    this.#y.push(y);
    this.#z.push(z);
    return this.#kind.length - 1;
  }

  /** Adds one directed link and returns its row. `rate` in units per tick, `latency` in ticks. */
  addLink(from: number, to: number, name: LinkClassName, rate: number, latency: number): number {
    this.#from.push(from);
    this.#to.push(to);
    this.#class.push(LINK_CLASSES.indexOf(name));
    this.#rate.push(rate);
    this.#latency.push(ticksToMilliticks(latency));
    return this.#from.length - 1;
  }

  /** `packetSize` must have every class that a route can start with; `levels` go from the largest parts to the smallest. */
  seal(
    packetSize: Readonly<Partial<Record<LinkClassName, number>>>,
    levels: readonly LevelRule[] = [{ kind: 'group', of: 'group' }],
  ): Network {
    const [nodeGroup, nodeY, nodeZ] = [this.#group.seal(), this.#y.seal(), this.#z.seal()];
    return {
      nodeCount: this.#kind.length,
      chipCount: this.#chips,
      linkCount: this.#from.length,
      nodeKind: this.#kind.seal(),
      nodeGroup,
      nodeX: this.#x.seal(),
      nodeY,
      nodeZ,
      linkFrom: this.#from.seal(),
      linkTo: this.#to.seal(),
      linkClass: this.#class.seal(),
      linkRate: this.#rate.seal(),
      linkLatency: this.#latency.seal(),
      packetSize: Float64Array.from(LINK_CLASSES, (name) => packetSize[name] ?? Number.NaN),
      levels: levelsFrom(levels, { group: nodeGroup, y: nodeY, z: nodeZ }, this.#chips),
    };
  }
}
