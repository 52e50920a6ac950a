import { greatestOf } from '../../../core/base/columns.ts';
import type { Steps, WorkPace } from '../../../core/base/steps.ts';
import { SCALE_OUT } from '../../../core/model/linkClasses.ts';
import type { Network } from '../../../core/model/network.ts';
import { chipsByGroup, groupCount, groupsWithChips } from '../groupWaits.ts';
import type { Blocks, Box, Plate, Tower } from '../layout.ts';
import type { Paths, Point } from '../path.ts';
import { ultraServersIn } from '../../../core/model/levels.ts';

/** The fields of the blocks' tops: a square of `side` × `side` each, and by block and field the chip that stands there, or −1. */
type Fields = { readonly side: number; readonly chips: Int32Array };

/** More fields than this are not drawn: they'd be empty, since one group has far more chips than the others. */
const MOST_FIELDS = 2 ** 20;

/**
 * Chips of the groups on the fields of their blocks: plate beside plate, with the chips as on the plate; in rows if two chips
 * of a group have the same place or most fields would be empty.
 */
export function fieldsOf(network: Network, groups: Int32Array): Fields {
  const { chipCount, nodeGroup, nodeX, nodeY, nodeZ } = network;
  const span = (column: Int32Array): number => greatestOf(column, chipCount) + 1;
  const [columns, rows, plates] = [span(nodeX), span(nodeY), span(nodeZ)];
  const across = Math.ceil(Math.sqrt(plates));
  const side = Math.max(across * columns, Math.ceil(plates / across) * rows);
  const largest = largestGroup(network);
  const onPlates =
    side * side <= 2 * largest
      ? placed(network, groups, side, (chip) => {
          const x = (nodeZ[chip]! % across) * columns + nodeX[chip]!;
          const y = Math.floor(nodeZ[chip]! / across) * rows + nodeY[chip]!;
          return y * side + x;
        })
      : undefined;
  if (onPlates !== undefined) return { side, chips: onPlates };
  const filled = new Int32Array(groupCount(network));
  const inRows = Math.ceil(Math.sqrt(largest));
  return { side: inRows, chips: placed(network, groups, inRows, (chip) => filled[nodeGroup[chip]!]!++)! };
}

/** By block and field, the chip there, or −1; undefined where two chips would stand on one field. */
function placed(
  { chipCount, nodeGroup }: Network,
  groups: Int32Array,
  side: number,
  fieldOf: (chip: number) => number,
): Int32Array | undefined {
  const blocks = new Map(Array.from(groups, (group, block) => [group, block]));
  const chips = new Int32Array(groups.length * side * side).fill(-1);
  for (let chip = 0; chip < chipCount; chip++) {
    const field = blocks.get(nodeGroup[chip]!)! * side * side + fieldOf(chip);
    if (chips[field] !== -1) return undefined;
    chips[field] = chip;
  }
  return chips;
}

function largestGroup(network: Network): number {
  return chipsByGroup(network).reduce((most, size) => Math.max(most, size), 1);
}

/** Share of a half edge that the fields of a top take. */
export const FIELDS_REACH = 0.86;

/** Places of chips, by chip: the middles of their fields, as if their blocks had no height. */
export function chipPlaces(
  network: Network,
  { places, axes: [along, across], side, chips }: Pick<Blocks, 'places' | 'axes' | 'side' | 'chips'>,
): Float32Array {
  const middles = new Float32Array(network.chipCount * 2);
  for (let i = 0; i < chips.length; i++) {
    const chip = chips[i]!;
    if (chip === -1) continue;
    const block = Math.floor(i / (side * side));
    const field = i % (side * side);
    const u = (((field % side) + 0.5) * (2 / side) - 1) * FIELDS_REACH;
    const v = ((Math.floor(field / side) + 0.5) * (2 / side) - 1) * FIELDS_REACH;
    middles[2 * chip] = places[2 * block]! + along[0] * u + across[0] * v;
    middles[2 * chip + 1] = places[2 * block + 1]! + along[1] * u + across[1] * v;
  }
  return middles;
}

/** Invisible links: they have paths from end to end, but `drawn` is 0; waiting packets are at their start. */
export function* hiddenLinks(
  { linkCount, chipCount, linkFrom, linkTo }: Network,
  chips: Float32Array,
  [x, y]: Point,
  pace: WorkPace,
): Steps<{ readonly paths: Paths; readonly queues: Float32Array }> {
  const points = new Float32Array(linkCount * 4);
  const queues = new Float32Array(linkCount * 4);
  const first = new Int32Array(linkCount);
  for (let link = 0; link < linkCount; link++) {
    if (pace.isDue()) yield pace.share;
    const [from, to] = [linkFrom[link]!, linkTo[link]!];
    first[link] = 2 * link;
    points[4 * link] = from < chipCount ? chips[2 * from]! : x;
    points[4 * link + 1] = from < chipCount ? chips[2 * from + 1]! : y;
    points[4 * link + 2] = to < chipCount ? chips[2 * to]! : x;
    points[4 * link + 3] = to < chipCount ? chips[2 * to + 1]! : y;
    queues[4 * link] = points[4 * link]!;
    queues[4 * link + 1] = points[4 * link + 1]!;
  }
  const paths = { first, count: new Int32Array(linkCount).fill(2), drawn: new Int32Array(linkCount), points };
  return { paths, queues };
}

/** Whether there are groups of chips and scale-out links with queues, without which blocks would show nothing. */
export function hasGroups(network: Network): boolean {
  return (
    groupCount(network) > 1 && network.linkClass.some((row) => SCALE_OUT[row] === true) && hasRoomForFields(network)
  );
}

/** Whether the groups are similar enough in size for blocks, which all have the size of the largest group. */
export function hasRoomForFields(network: Network): boolean {
  return groupsWithChips(network).length * largestGroup(network) <= MOST_FIELDS;
}

/** The box of nothing, at a place: of switches that are not drawn. */
export function nowhere([x, y]: Point): Box {
  return { left: x, right: x, top: y, bottom: y };
}

/** The groups of blocks as plates and towers, in the order of the blocks. */
export function blockPlates(network: Network, blocks: Pick<Blocks, 'groups' | 'places' | 'axes' | 'side' | 'chips'>) {
  const { groups, places, axes, side, chips } = blocks;
  const [[ax, ay], [bx, by]] = axes;
  const r = FIELDS_REACH / side;
  const named = ultraServersIn(network.levels);
  const plates: Plate[] = [];
  const towers: Tower[] = [];
  groups.forEach((group, block) => {
    const [x, y] = [places[2 * block]!, places[2 * block + 1]!];
    const own = Array.from(chips.subarray(block * side * side, (block + 1) * side * side)).filter(
      (chip) => chip !== -1,
    );
    plates.push({
      slab: { corner: [x - ax - bx, y - ay - by], along: [2 * ax, 2 * ay], across: [2 * bx, 2 * by] },
      edge: undefined,
      chips: own,
      chipAxes: [
        [ax * r, ay * r],
        [bx * r, by * r],
      ],
    });
    towers.push({ group, chips: own.length, ...named, label: [x, y] });
  });
  return { plates, towers };
}
