import type { GroupWaits } from './groupWaits.ts';
import type { Network } from '../../core/model/network.ts';
import type { Paths, Point } from './path.ts';
import type { RoomAspect } from './roomAspect.ts';

/** Axis-aligned box in picture units (at 1080p and scale 1 a unit is a pixel). */
export type Box = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };

/** How far each edge of a canvas is covered, in CSS pixels. */
export type Insets = { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number };

/** A flat iso rectangle: its corner and the two edges that span it. */
export type Slab = { readonly corner: Point; readonly along: Point; readonly across: Point };

/** Where the packets of one plate's EFA interfaces wait. */
export type Pen = {
  /** The plate's uplinks, one a column, in order of column. */
  readonly links: readonly number[];
  /** Room of the columns: they stand on its bottom, and the longest queue of the run reaches its top. */
  readonly tray: Box;
  /** Where its count stands, if not over its highest column. */
  readonly label?: Point;
  /** Whether its count may give way to larger ones where not all have room. */
  readonly isMinor?: boolean;
};

/** A chip's number, written where it stands in the order of a collective. */
export type Rank = { readonly chip: number; readonly at: Point };

/** A plate of chips: its slab, its EFA edge where it has one, and its chips from far to near. */
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
  /** When: plate p of the list is painted at p, its chips at p + 0.5; what comes first may be covered by what follows. */
  readonly layer: Float32Array;
  /** Light of the line, 0 to 1, while nothing uses it. */
  readonly idle: Float32Array;
  /** Half its width: a share of that of its rate, and no more than `most`. */
  readonly half: Float32Array;
  readonly share: Float32Array;
  readonly most: Float32Array;
};

/** A group of chips and where its name stands. */
export type Tower = {
  readonly group: number;
  readonly chips: number;
  readonly isUltraServer: boolean;
  /** What the chips of an UltraServer are called. */
  readonly chipName: string | undefined;
  readonly label: Point;
};

/**
 * One block for each group of chips, where groups are drawn as wholes: its height is how many packets wait there. By block are
 * those columns that say so; blocks stand in the order in which they must be painted: far to near.
 */
export type Blocks = {
  /** By block: its group of chips. */
  readonly groups: Int32Array;
  /** By block, x and y in turn: the middle of its foot. */
  readonly places: Float32Array;
  /** A block's top face as half edges: [along x, across y]. */
  readonly axes: readonly [Point, Point];
  /** How high a block stands where nothing waits, and how much higher where `most` packets do. */
  readonly thickness: number;
  readonly rise: number;
  /** Most packets that ever wait at one block; 0 where none ever does. */
  readonly most: number;
  /** A block's top is a square of `side` × `side` fields; by block and field, in rows along x: the chip that it shows, or −1. */
  readonly side: number;
  readonly chips: Int32Array;
  /** The links that are drawn among the blocks. */
  readonly links: readonly number[];
  /** What blocks stand on. */
  readonly grounds: readonly Slab[];
  /** Foot and height of the ruler. */
  readonly ruler: { readonly foot: Point; readonly height: number };
  /** Middle of the light of all that waits. */
  readonly heat: Point;
  /** Where it is said how many groups and chips there are: all together, or by building. */
  readonly sites: readonly Site[];
};

/** A building's number, or none where the place of all is meant; what stands there, and where that is written. */
export type Site = {
  readonly at: Point;
  readonly number: number | undefined;
  readonly groups: number;
  readonly chips: number;
};

/** Light of what waits: its middle, how far it reaches, and the links whose queues it shows. */
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

/** Places of everything, once a scene: a function of the network, of the room and of the longest queue alone. */
export type Layout = {
  readonly bounds: Box;
  /** By chip, x and y in turn: the middle of its top face. */
  readonly chips: Float32Array;
  /** In the order in which they must be painted: far to near. */
  readonly plates: readonly Plate[];
  readonly looks: LinkLooks;
  /** By link. */
  readonly paths: Paths;
  /** By link, four numbers: where the head of its queue stands, and the step from one place in line to the next. */
  readonly queues: Float32Array;
  /** Places in line that are told apart: the longest queue and one more, for a packet that is still moving up. */
  readonly queueRows: number;
  /** Places side by side in a queue of EFA packets, at right angles to its step; 1 where left out. */
  readonly queueColumns?: number;
  readonly pens: readonly Pen[];
  readonly towers: readonly Tower[];
  /** By switch. */
  readonly switches: readonly Box[];
  /** The case around all switches, where they stand in one. */
  readonly rack: Box | undefined;
  readonly rackLabel: Point;
  /** Middle of the legend's upper edge, where the picture has room for it; else it stands beside the picture. */
  readonly legend: Point | 'beside';
  readonly ranks?: readonly Rank[];
  /** Lights of what waits, if not one behind each pen, or one behind the blocks (see glowsOf). */
  readonly glows?: readonly Glow[];
  /** Where groups are drawn as blocks: plates and their chips are then places, and nothing of them is painted. */
  readonly blocks?: Blocks;
};

/** What a projection needs to know beside the network. */
export type LayoutOptions = {
  /** Whether the room is higher than wide. */
  readonly upright: boolean;
  /** How wide the room is; see aspectFor where left out. */
  readonly aspect?: RoomAspect | undefined;
  /** Most packets that ever wait in one EFA queue. */
  readonly longestQueue: number;
  /** How many EFA queues ever grow longer than SHORT_QUEUE; 0 where left out. */
  readonly longQueues?: number;
  /** The chips in the order of the collective (see collectiveOrder); by number where it is not said. */
  readonly order?: Int32Array;
  /** The ways of the links, where a layout is known of the same places: they depend on no queue. */
  readonly ways?: Paths | undefined;
  /** What waits at each group of chips over the run; without a run nothing does. Asked where groups are drawn as blocks. */
  readonly groupWaits?: () => GroupWaits;
};

export type Projection = (network: Network, room: LayoutOptions) => Layout;
