import { isAlike } from '../../core/base/alike.ts';
import { SCALE_OUT } from '../../core/model/linkClasses.ts';
import type { Network } from '../../core/model/network.ts';
import { BOARD_KINDS, type BoardMesh, MeshBuilder } from './boardMesh.ts';
import { addBlocks, blockBytes } from './blockMesh.ts';
import { glowsOf } from './glows.ts';
import type { Blocks, Box, Layout, Slab } from './layout.ts';
import { LAYER_STEPS } from './linkLooks.ts';
import type { Point } from './path.ts';

/**
 * Where states stand in the column of states, a byte each: first the chips', then the links', from a whole word on, then the
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
  const { chips, plates, paths, rack, switches, blocks, pens, looks } = layout;
  const trays = pens.map(({ tray: { left, right, bottom }, links }) => [left, right, bottom, links[0]]);
  return [
    [chipCount, nodeCount, linkFrom, linkTo, linkClass],
    [chips, plates, paths, rack, switches, blocks, trays, glowsOf(layout), looks.layer, looks.idle],
  ];
}

/** Everything that does not move, from far to near: one draw, whatever the number of chips and links. */
export function buildBoard(network: Network, layout: Layout): BoardMesh {
  const { blocks, plates, looks } = layout;
  const rows = stateRows(network, layout);
  const links = inPaintingOrder(layout);
  const mesh = new MeshBuilder(quadsOf(network, layout, links));

  addBox(mesh, [0, 0], [1, 1], BOARD_KINDS.backdrop, rows.heat);
  glowsOf(layout).forEach(({ at, reach }, i) => addBox(mesh, at, reach, BOARD_KINDS.heat, rows.heat + i));
  let next = 0;
  const addLinksBelow = (limit: number): void => {
    for (; next < links.length && looks.layer[links[next]!]! < limit; next++) {
      addLink(mesh, network, layout, links[next]!, rows.links);
    }
  };
  if (blocks !== undefined) {
    for (const ground of blocks.grounds) addPlate(mesh, ground);
    addBlocks(mesh, blocks, rows.blocks);
    addRuler(mesh, blocks);
  } else {
    plates.forEach(({ slab, edge, chips, chipAxes }, p) => {
      addLinksBelow(p);
      addPlate(mesh, slab);
      if (edge !== undefined) addLine(mesh, edge[0], edge[1], 3.4, BOARD_KINDS.efaEdge, 0);
      addLinksBelow(p + 0.5);
      addChips(mesh, layout.chips, chips, chipAxes);
    });
  }
  addLinksBelow(Number.POSITIVE_INFINITY);
  for (const { tray, links } of layout.pens) {
    const base = tray.bottom + 2;
    addLine(mesh, [tray.left, base], [tray.right, base], 1, BOARD_KINDS.tray, rows.links + links[0]!);
  }
  if (layout.rack !== undefined) addBox(mesh, ...middleAndHalf(layout.rack), BOARD_KINDS.rack, rows.heat);
  layout.switches.forEach((box, i) => {
    if (box.right > box.left) addSwitch(mesh, ...middleAndHalf(box), rows.switches + i);
  });
  return mesh.seal();
}

/** Links that are drawn, those of a lower layer first; a stable counting sort. */
function inPaintingOrder({ paths, looks, plates }: Layout): Uint32Array {
  const steps = (plates.length + 3) * LAYER_STEPS;
  const keyOf = (link: number): number =>
    Math.min(steps - 1, Math.max(0, Math.floor((looks.layer[link]! + 1) * LAYER_STEPS)));
  const keys = new Uint32Array(paths.drawn.length);
  const start = new Uint32Array(steps + 1);
  for (let link = 0; link < keys.length; link++) {
    const key = keyOf(link);
    keys[link] = key;
    if (paths.drawn[link]! > 1) start[key + 1]!++;
  }
  for (let key = 0; key < steps; key++) start[key + 1]! += start[key]!;
  const order = new Uint32Array(start[steps]!);
  for (let link = 0; link < keys.length; link++) {
    if (paths.drawn[link]! > 1) order[start[keys[link]!]!++] = link;
  }
  return order;
}

/** As many quads as the board has at most. */
function quadsOf(network: Network, layout: Layout, links: Uint32Array): number {
  const { paths, plates, blocks, pens, switches } = layout;
  let pieces = 0;
  for (let i = 0; i < links.length; i++) pieces += paths.drawn[links[i]!]!;
  const chips =
    blocks === undefined ? network.chipCount * CHIP_QUADS : blocks.groups.length * 3 + blocks.grounds.length * 2;
  return (
    64 + glowsOf(layout).length + chips + plates.length * 3 + pieces + pens.length + switches.length * (LIGHTS + 1)
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
function addChips(
  mesh: MeshBuilder,
  places: Float32Array,
  chips: ArrayLike<number>,
  axes: readonly [Point, Point],
): void {
  if (chips.length === 0) return;
  const source = mesh.size;
  const [x, y] = [places[2 * chips[0]!]!, places[2 * chips[0]! + 1]!];
  addChip(mesh, places, chips[0]!, axes);
  for (let i = 1; i < chips.length; i++) {
    const chip = chips[i]!;
    mesh.again(source, CHIP_QUADS, places[2 * chip]! - x, places[2 * chip + 1]! - y, chip);
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
