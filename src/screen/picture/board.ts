import { isAlike } from '../../core/base/alike.ts';
import { atOnce, type Steps, within, WorkPace } from '../../core/base/steps.ts';
import { SCALE_OUT } from '../../core/model/linkClasses.ts';
import type { Network } from '../../core/model/network.ts';
import { BOARD_KINDS, type BoardMesh, MeshBuilder } from './boardMesh.ts';
import { addBlocks, blockBytes } from './blockMesh.ts';
import { glowsOf } from './glows.ts';
import type { Blocks, Box, Layout, Plate, Slab } from './layout.ts';
import { WORK_A_STEP } from './layoutPace.ts';
import { LAYER_STEPS } from './linkLooks.ts';
import type { Point } from './path.ts';

/**
 * The order of the column of states, a byte each: first the chips', then the links', from a whole word on, then the
 * switches', then the heat of each glow, and last those of the blocks, `blockBytes` each.
 */
export function stateRows(
  network: Network,
  layout: Pick<Layout, 'blocks' | 'glows' | 'switches' | 'pens'>,
): { links: number; switches: number; heat: number; blocks: number; rows: number } {
  const links = Math.ceil(network.chipCount / 4) * 4;
  const switches = links + network.linkCount;
  const heat = switches + network.nodeCount - network.chipCount;
  const { blocks } = layout;
  const firstBlock = heat + Math.max(1, glowsOf(layout).length);
  const size = blocks === undefined ? 0 : blocks.groups.length * blockBytes(blocks);
  return { links, switches, heat, blocks: firstBlock, rows: firstBlock + size };
}

type Laid = { readonly network: Network; readonly layout: Layout };

/** Whether the boards of two layouts differ in the widths of links at most. */
export function areBuiltAlike(a: Laid, b: Laid): boolean {
  return isAlike(standing(a), standing(b));
}

/** What a board is made of, but for the widths of links. */
function standing({ network, layout }: Laid) {
  const { chipCount, nodeCount, linkFrom, linkTo, linkClass } = network;
  const { chips, plates, paths, rack, switches, blocks, pens, looks, queueColumns } = layout;
  const trays = pens.map(({ tray: { left, right, bottom }, links }) => [left, right, bottom, links[0]]);
  return [
    [chipCount, nodeCount, linkFrom, linkTo, linkClass],
    [chips, plates, paths, rack, switches, blocks, trays, queueColumns, glowsOf(layout), looks.layer, looks.idle],
  ];
}

/** Everything that does not move, from back to front: one draw call for any number of chips and links. */
export function* boardInSteps(network: Network, layout: Layout): Steps<BoardMesh> {
  const order = yield* within(0, 0.1, inPaintingOrder(layout));
  const board: Board = { network, layout, rows: stateRows(network, layout), order, mesh: new MeshBuilder(order.quads) };
  const pace = new WorkPace(order.quads, WORK_A_STEP);
  addLights(board);
  const rest =
    layout.blocks === undefined ? yield* within(0.1, 0.9, addPlates(board, pace)) : addBlockBoard(board, layout.blocks);
  yield* within(0.1, 1, addLinks(board, rest, Number.POSITIVE_INFINITY, pace));
  addPensAndSwitches(board);
  return board.mesh.seal();
}

export const buildBoard = atOnce(boardInSteps);

/** A board while it is being built. */
type Board = {
  readonly network: Network;
  readonly layout: Layout;
  readonly rows: ReturnType<typeof stateRows>;
  readonly order: PaintingOrder;
  readonly mesh: MeshBuilder;
};

/** The ground, and the lights of all that waits. */
function addLights({ layout, rows, mesh }: Board): void {
  addBox(mesh, [0, 0], [1, 1], BOARD_KINDS.backdrop, rows.heat);
  glowsOf(layout).forEach(({ at, reach }, i) => addBox(mesh, at, reach, BOARD_KINDS.heat, rows.heat + i));
}

/** Adds the blocks, which are painted before all links; returns the first link in painting order that has not been added. */
function addBlockBoard({ rows, mesh }: Board, blocks: Blocks): number {
  for (const ground of blocks.grounds) addPlate(mesh, ground);
  addBlocks(mesh, blocks, rows.blocks);
  addRuler(mesh, blocks);
  return 0;
}

/** Adds plates with their chips, and the links below or between them; returns the first link that has not been added. */
function* addPlates(board: Board, pace: WorkPace): Steps<number> {
  const { layout, mesh } = board;
  let next = 0;
  for (const [p, plate] of layout.plates.entries()) {
    const { slab, chips, chipAxes } = plate;
    next = yield* addLinks(board, next, p, pace);
    addPlate(mesh, slab);
    addEdge(board, plate);
    next = yield* addLinks(board, next, p + 0.5, pace);
    yield* addChips(mesh, layout.chips, chips, chipAxes, pace);
  }
  return next;
}

/** Half the width of a plate's edge of EFA interfaces. */
const EDGE = 3.4;

/** One piece per interface, with the state of its link. */
function addEdge({ mesh, rows }: Board, { edge, edgeLinks = [] }: Plate): void {
  if (edge === undefined) return;
  const [[x, y], [endX, endY]] = edge;
  const at = (i: number): Point => {
    const share = i / edgeLinks.length;
    return [x + (endX - x) * share, y + (endY - y) * share];
  };
  edgeLinks.forEach((link, i) => addLine(mesh, at(i), at(i + 1), EDGE, BOARD_KINDS.efaEdge, rows.links + link));
}

/** Links from row `first` of the painting order whose layer is below `limit`; gives the first one that is not. */
function* addLinks(
  { network, layout, rows, order, mesh }: Board,
  first: number,
  limit: number,
  pace: WorkPace,
): Steps<number> {
  const { links } = order;
  const { looks, paths } = layout;
  let next = first;
  for (; next < links.length && looks.layer[links[next]!]! < limit; next++) {
    addLink(mesh, network, layout, links[next]!, rows.links);
    if (pace.isDue(paths.drawn[links[next]!])) yield pace.share;
  }
  return next;
}

/** A pen's ledge is seen while something waits there. Below a wide pile, which is narrower than its pen, there is none. */
function addPensAndSwitches({ layout, rows, mesh }: Board): void {
  const glows = glowsOf(layout);
  for (const { tray, links } of (layout.queueColumns ?? 1) === 1 ? layout.pens : []) {
    const glow = glows.findIndex((one) => one.links === links);
    const base = tray.bottom + 2;
    if (glow !== -1) addLine(mesh, [tray.left, base], [tray.right, base], 1, BOARD_KINDS.tray, rows.heat + glow);
  }
  if (layout.rack !== undefined) addBox(mesh, ...middleAndHalf(layout.rack), BOARD_KINDS.rack, rows.heat);
  layout.switches.forEach((box, i) => {
    if (box.right > box.left) addSwitch(mesh, ...middleAndHalf(box), rows.switches + i);
  });
}

/** Links that are drawn, those of a lower layer first, and as many quads as the board has at most. */
type PaintingOrder = { readonly links: Uint32Array; readonly quads: number };

/** A stable counting sort. */
function* inPaintingOrder(layout: Layout): Steps<PaintingOrder> {
  const { paths, looks, plates } = layout;
  const steps = (plates.length + 3) * LAYER_STEPS;
  const count = paths.drawn.length;
  const pace = new WorkPace(2 * count, WORK_A_STEP);
  const keys = new Uint32Array(count);
  const start = new Uint32Array(steps + 1);
  let pieces = 0;
  for (let link = 0; link < count; link++) {
    if (pace.isDue()) yield pace.share;
    const key = Math.min(steps - 1, Math.max(0, Math.floor((looks.layer[link]! + 1) * LAYER_STEPS)));
    const drawn = paths.drawn[link]!;
    keys[link] = key;
    if (drawn <= 1) continue;
    start[key + 1]!++;
    pieces += drawn;
  }
  for (let key = 0; key < steps; key++) start[key + 1]! += start[key]!;
  const links = new Uint32Array(start[steps]!);
  for (let link = 0; link < count; link++) {
    if (pace.isDue()) yield pace.share;
    if (paths.drawn[link]! > 1) links[start[keys[link]!]!++] = link;
  }
  return { links, quads: pieces + quadsBesideLinks(layout) };
}

/** As many quads as a board has at most without its links. */
function quadsBesideLinks(layout: Layout): number {
  const { chips, plates, blocks, pens, switches } = layout;
  const onPlates =
    blocks === undefined ? (chips.length / 2) * CHIP_QUADS : blocks.groups.length * 3 + blocks.grounds.length * 2;
  const onEdges = plates.reduce((sum, { edgeLinks = [] }) => sum + edgeLinks.length, 0);
  return (
    64 + glowsOf(layout).length + onPlates + onEdges + plates.length * 3 + pens.length + switches.length * (LIGHTS + 1)
  );
}

/** A line as high as the highest block rises, with marks at its quarters. */
function addRuler(mesh: MeshBuilder, { ruler }: Blocks): void {
  const [x, y] = ruler.foot;
  if (ruler.height === 0) return;
  addLine(mesh, [x, y], [x, y - ruler.height], 0.8, BOARD_KINDS.ruler, 0);
  for (let mark = 0; mark <= 4; mark++) {
    const at = y - (ruler.height * mark) / 4;
    const half = mark % 4 === 0 ? 9 : 5;
    addLine(mesh, [x - half, at], [x + half, at], 0.8, BOARD_KINDS.ruler, 0);
  }
}

/** Lights on the front of a switch. */
const LIGHTS = 5;

function middleAndHalf(box: Box): [Point, Point] {
  const half: Point = [(box.right - box.left) / 2, (box.bottom - box.top) / 2];
  return [[box.left + half[0], box.top + half[1]], half];
}

function addSwitch(mesh: MeshBuilder, middle: Point, half: Point, row: number): void {
  addBox(mesh, middle, half, BOARD_KINDS.switchBox, row);
  const light: Point = [5.4, 5.4];
  for (let i = 0; i < LIGHTS; i++) {
    const at: Point = [middle[0] + (i - (LIGHTS - 1) / 2) * (half[0] / 3.1), middle[1]];
    addBox(mesh, at, light, BOARD_KINDS.switchLight, row);
  }
}

/** A plate over its shadow. Measures: half its edges' lengths. */
function addPlate(mesh: MeshBuilder, slab: Slab): void {
  addSlab(mesh, slab, 9, BOARD_KINDS.plateDrop);
  addSlab(mesh, slab, 0, BOARD_KINDS.plate);
}

function addSlab(mesh: MeshBuilder, { corner: [x, y], along, across }: Slab, down: number, kind: number): void {
  const [ax, ay] = [along[0] / 2, along[1] / 2];
  const [bx, by] = [across[0] / 2, across[1] / 2];
  mesh.begin(kind, 0, Math.hypot(ax, ay), Math.hypot(bx, by));
  mesh.slab(x + ax + bx, y + ay + by + down, ax, ay, bx, by);
}

/** How much farther than its face a chip's glow reaches. */
const GLOW = 2.6;

/** Chips of one plate, which differ by their places and states alone. */
function* addChips(
  mesh: MeshBuilder,
  places: Float32Array,
  chips: ArrayLike<number>,
  axes: readonly [Point, Point],
  pace: WorkPace,
): Steps<void> {
  if (chips.length === 0) return;
  const source = mesh.size;
  const [x, y] = [places[2 * chips[0]!]!, places[2 * chips[0]! + 1]!];
  addChip(mesh, places, chips[0]!, axes);
  for (let i = 1; i < chips.length; i++) {
    const chip = chips[i]!;
    mesh.again(source, CHIP_QUADS, places[2 * chip]! - x, places[2 * chip + 1]! - y, chip);
    if (pace.isDue(CHIP_QUADS)) yield pace.share;
  }
}

const CHIP_QUADS = 4;

/** A chip: its glow, two sides, its top. Measures of top and sides: how far it rises with the state, and shade. */
function addChip(
  mesh: MeshBuilder,
  places: Float32Array,
  chip: number,
  [[ax, ay], [bx, by]]: readonly [Point, Point],
): void {
  const x = places[2 * chip]!;
  const y = places[2 * chip + 1]!;
  mesh.begin(BOARD_KINDS.chipGlow, chip, 0, 0);
  mesh.slab(x, y, ax * GLOW, ay * GLOW, bx * GLOW, by * GLOW);
  mesh.begin(BOARD_KINDS.chipSide, chip, 1, 0.7);
  mesh.slab(x + ax, y + ay, bx, by, 0, 0);
  mesh.begin(BOARD_KINDS.chipSide, chip, 1, 0.5);
  mesh.slab(x + bx, y + by, ax, ay, 0, 0);
  mesh.begin(BOARD_KINDS.chipTop, chip, 1, 1);
  mesh.slab(x, y, ax, ay, bx, by);
}

/** Measures of strips: half the width, and how bright it is when nothing uses it, plus 2 for the colour of scale-out links. */
function addLink(mesh: MeshBuilder, network: Network, layout: Layout, link: number, firstRow: number): void {
  const { first, drawn, points } = layout.paths;
  const { half, idle } = layout.looks;
  const hue = SCALE_OUT[network.linkClass[link]!]! ? 2 : 0;
  mesh.begin(BOARD_KINDS.link, firstRow + link, half[link]!, idle[link]! + hue);
  mesh.strip(points, first[link]!, drawn[link]!);
}

function addLine(mesh: MeshBuilder, a: Point, b: Point, half: number, kind: number, row: number): void {
  mesh.begin(kind, row, half, 1);
  mesh.strip(Float32Array.of(a[0], a[1], b[0], b[1]), 0, 2);
}

/** Measures: half its sides. */
function addBox(mesh: MeshBuilder, [x, y]: Point, [halfX, halfY]: Point, kind: number, row: number): void {
  mesh.begin(kind, row, halfX, halfY);
  mesh.slab(x, y, halfX, 0, 0, halfY);
}
