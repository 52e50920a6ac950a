import type { GroupWaits } from './groupWaits.ts';
import type { Network } from '../../core/model/network.ts';
import type { Paths, Point } from './path.ts';
import type { RoomAspect } from './roomAspect.ts';

/** Axis-aligned box in picture units (at 1080p and scale 1 a unit is a pixel). */
export type Box = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };

/** How far each edge of a canvas is covered, in CSS pixels. */
export type Insets = { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number };

/** A parallelogram, such as an isometric rectangle: a corner and the two edges from it. */
export type Slab = { readonly corner: Point; readonly along: Point; readonly across: Point };

/** The area in which the packets of one plate's EFA interfaces wait. */
export type Pen = {
  /** The plate's uplinks, one per column. */
  readonly links: readonly number[];
  /** Area of the columns: they start at its bottom, and the run's longest queue reaches its top. */
  readonly tray: Box;
  /** Position of its count, if not above its highest column. */
  readonly label?: Point;
  /** Whether its count may be left out in favour of larger ones if there is no room for all. */
  readonly isMinor?: boolean;
};

/** A chip's number, written at its place in the order of a collective. */
export type Rank = { readonly chip: number; readonly at: Point };

/** A plate of chips: its slab, its EFA edge if it has one, and its chips from back to front. */
export type Plate = {
  readonly slab: Slab;
  readonly edge: readonly [Point, Point] | undefined;
  /** The links whose interfaces the edge is made of, from its one end to the other: a part is lit while its own sends. */
  readonly edgeLinks?: readonly number[] | undefined;
  readonly chips: readonly number[];
  /** A chip's top face as half edges: [along x, across y]. */
  readonly chipAxes: readonly [Point, Point];
};

/** How links are painted, by link. */
export type LinkLooks = {
  /** Painting order: plate p is painted at p, its chips at p + 0.5; later layers cover earlier ones. */
  readonly layer: Float32Array;
  /** Brightness of the line, 0 to 1, while it is idle. */
  readonly idle: Float32Array;
  /** Half its width: `share` of half the width for its rate, at most `most`. */
  readonly half: Float32Array;
  readonly share: Float32Array;
  readonly most: Float32Array;
};

/** A group of chips and the place of its name. */
export type Tower = {
  readonly group: number;
  readonly chips: number;
  readonly isUltraServer: boolean;
  /** The product name of an UltraServer's chips. */
  readonly chipName: string | undefined;
  readonly label: Point;
  /** The place of a note about all of its chips, if there is room for one. */
  readonly note?: Point;
};

/**
 * One block per group of chips; its height is the number of packets that wait there. Blocks are in painting order: back to front.
 */
export type Blocks = {
  /** By block: its group of chips. */
  readonly groups: Int32Array;
  /** By block, x and y alternating: the middle of its foot. */
  readonly places: Float32Array;
  /** A block's top face as half edges: [along x, across y]. */
  readonly axes: readonly [Point, Point];
  /** Height of a block without waiting packets, and how much higher it is with `most` packets. */
  readonly thickness: number;
  readonly rise: number;
  /** Most packets that ever wait at one block. */
  readonly most: number;
  /** A block's top has `side` × `side` fields; `chips`, by block and field, in rows along x: the chip shown there, or −1. */
  readonly side: number;
  readonly chips: Int32Array;
  /** The links that are drawn among the blocks. */
  readonly links: readonly number[];
  /** The ground of the blocks. */
  readonly grounds: readonly Slab[];
  /** Foot and height of the ruler. */
  readonly ruler: { readonly foot: Point; readonly height: number };
  /** Centre of the glow of all waiting packets. */
  readonly heat: Point;
  /** Places of the texts with the numbers of groups and chips: all together, or by building. */
  readonly sites: readonly Site[];
};

/** A building's number, undefined for the whole cluster; the counts of its parts, and the text's place. */
export type Site = {
  readonly at: Point;
  readonly number: number | undefined;
  readonly groups: number;
  readonly chips: number;
};

/** Glow of waiting packets: its middle, its reach, and the links whose queues it shows. */
export type Glow = {
  readonly at: Point;
  readonly reach: Point;
  /** All links where left out, and no `group` is said. */
  readonly links?: readonly number[];
  /** The group of chips at whose block it is. */
  readonly group?: number;
  /** Of the light, 0 to 1; 1 where left out. */
  readonly strength?: number;
};

/** The positions of everything in a picture: a function of the network and the LayoutOptions, independent of time. */
export type Layout = {
  readonly bounds: Box;
  /** By chip, x and y alternating: the middle of its top face. */
  readonly chips: Float32Array;
  /** In painting order: back to front. */
  readonly plates: readonly Plate[];
  readonly looks: LinkLooks;
  /** By link. */
  readonly paths: Paths;
  /** By link, four numbers: the position of its queue's head, and the step from one place in the queue to the next. */
  readonly queues: Float32Array;
  /** Number of places in a queue: the longest queue and one more, for a packet that is still moving up. */
  readonly queueRows: number;
  /** Places side by side in a queue of EFA packets, at right angles to its step; by default 1. */
  readonly queueColumns?: number;
  readonly pens: readonly Pen[];
  readonly towers: readonly Tower[];
  /** By switch. */
  readonly switches: readonly Box[];
  /** The rack around all switches, if there is one. */
  readonly rack: Box | undefined;
  readonly rackLabel: Point;
  /** Middle of the legend's upper edge, if the picture has room for it; else it is beside the picture. */
  readonly legend: Point | 'beside';
  readonly ranks?: readonly Rank[];
  /** Glows of waiting packets; by default one behind each pen, or one behind the blocks (see glowsOf). */
  readonly glows?: readonly Glow[];
  /** If groups are drawn as blocks. Plates and chips then only have positions and are not painted. */
  readonly blocks?: Blocks;
};

/** What a projection needs besides the network. */
export type LayoutOptions = {
  /** Whether the space for the picture is higher than wide. */
  readonly upright: boolean;
  /** How wide the room is; see aspectFor where left out. */
  readonly aspect?: RoomAspect | undefined;
  /** Most packets that ever wait in one EFA queue. */
  readonly longestQueue: number;
  /** The number of EFA queues that ever grow longer than SHORT_QUEUE; by default 0. */
  readonly longQueues?: number;
  /** The chips in the order of the collective (see collectiveOrder); by default by number. */
  readonly order?: Int32Array;
  /** Link paths to reuse, from a layout with the same positions; paths do not depend on queues. */
  readonly ways?: Paths | undefined;
  /** Waiting packets at each group of chips over the run; called only if groups are drawn as blocks. By default none. */
  readonly groupWaits?: () => GroupWaits;
};

export type Projection = (network: Network, room: LayoutOptions) => Layout;
