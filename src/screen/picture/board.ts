import { LINK_CLASSES, type Network } from '../../core/model/network.ts';
import type { Box, Layout, Slab } from './layout.ts';
import type { Point } from './path.ts';
import { isScaleOut } from './theme.ts';

/** Floats of one vertex: x, y, four that describe the shape, its kind, its state's row. */
export const VERTEX_FLOATS = 8;

/** What a quad of the board shows. The value is the `kind` that the board's shader switches on. */
export const BOARD_KINDS = {
  plate: 0,
  plateDrop: 1,
  chipTop: 2,
  chipSide: 3,
  chipGlow: 4,
  link: 5,
  efaEdge: 6,
  switchBox: 7,
  switchLight: 8,
  tray: 9,
  heat: 10,
  backdrop: 11,
  rack: 12,
} as const;

/** Rows of the state column: first the chips, then the links, then the switches, last the heat of all queues together. */
export function stateRows(network: Network): { links: number; switches: number; heat: number; rows: number } {
  const links = network.chipCount;
  const switches = links + network.linkCount;
  const heat = switches + network.nodeCount - network.chipCount;
  return { links, switches, heat, rows: heat + 1 };
}

export type BoardMesh = { readonly vertices: Float32Array; readonly indices: Uint32Array };

/** Everything that does not move, as one list of quads from far to near: one draw, whatever the number of chips and links. */
export function buildBoard(network: Network, layout: Layout): BoardMesh {
  const mesh = new QuadList();
  const rows = stateRows(network);

  addBox(mesh, [0, 0], [1, 1], BOARD_KINDS.backdrop, rows.heat);
  addHeat(mesh, layout, rows.heat);
  const { layer } = layout.looks;
  const links = Array.from(layer.keys()).sort((a, b) => layer[a]! - layer[b]! || a - b);
  let next = 0;
  const addLinksBelow = (limit: number): void => {
    for (; next < links.length && layer[links[next]!]! < limit; next++) addLink(mesh, network, layout, links[next]!);
  };
  layout.plates.forEach((plate, p) => {
    addLinksBelow(p);
    addSlab(mesh, shifted(plate.slab, 9), BOARD_KINDS.plateDrop);
    addSlab(mesh, plate.slab, BOARD_KINDS.plate);
    if (plate.edge !== undefined) addStrip(mesh, plate.edge, 3.4, BOARD_KINDS.efaEdge, 0, 1);
    addLinksBelow(p + 0.5);
    for (const chip of plate.chips) addChip(mesh, layout, chip, plate.chipAxes);
  });
  addLinksBelow(Number.POSITIVE_INFINITY);
  for (const { tray, links } of layout.pens) {
    const base = tray.bottom + 2;
    addStrip(
      mesh,
      [
        [tray.left, base],
        [tray.right, base],
      ],
      1,
      BOARD_KINDS.tray,
      rows.links + links[0]!,
      1,
    );
  }
  if (layout.rack !== undefined) addBox(mesh, ...middleAndHalf(layout.rack), BOARD_KINDS.rack, rows.heat);
  layout.switches.forEach((box, i) => {
    const [middle, half] = middleAndHalf(box);
    addBox(mesh, middle, half, BOARD_KINDS.switchBox, rows.switches + i);
    for (let light = 0; light < LIGHTS; light++) {
      const at: Point = [middle[0] + (light - (LIGHTS - 1) / 2) * (half[0] / 3.1), middle[1]];
      addBox(mesh, at, [5.4, 5.4], BOARD_KINDS.switchLight, rows.switches + i);
    }
  });
  return mesh.seal();
}

/** Lights on the front of a switch. */
const LIGHTS = 5;

function middleAndHalf(box: Box): [Point, Point] {
  const half: Point = [(box.right - box.left) / 2, (box.bottom - box.top) / 2];
  return [[box.left + half[0], box.top + half[1]], half];
}

function shifted(slab: Slab, down: number): Slab {
  return { ...slab, corner: [slab.corner[0], slab.corner[1] + down] };
}

/** Shape of a flat face: u, v from −1 to 1 over it, and half its edges' lengths. */
function addSlab(mesh: QuadList, { corner, along, across }: Slab, kind: number): void {
  const half: Point = [Math.hypot(...along) / 2, Math.hypot(...across) / 2];
  const at = (a: number, b: number): Vertex => [
    corner[0] + along[0] * a + across[0] * b,
    corner[1] + along[1] * a + across[1] * b,
    2 * a - 1,
    2 * b - 1,
    half[0],
    half[1],
  ];
  mesh.add([at(0, 0), at(1, 0), at(1, 1), at(0, 1)], kind, 0);
}

/** A chip: its glow, two sides, its top. Shape of top and sides: u, v, how far the vertex rises with the state, shade. */
function addChip(mesh: QuadList, layout: Layout, chip: number, [along, across]: readonly [Point, Point]): void {
  const [x, y] = [layout.chips[2 * chip]!, layout.chips[2 * chip + 1]!];
  const at = (a: number, b: number, rise: number, shade: number, u = a, v = b): Vertex => [
    x + along[0] * a + across[0] * b,
    y + along[1] * a + across[1] * b,
    u,
    v,
    rise,
    shade,
  ];
  const glow = 2.6;
  mesh.add(
    [
      at(-glow, -glow, 0, 0, -1, -1),
      at(glow, -glow, 0, 0, 1, -1),
      at(glow, glow, 0, 0, 1, 1),
      at(-glow, glow, 0, 0, -1, 1),
    ],
    BOARD_KINDS.chipGlow,
    chip,
  );
  mesh.add([at(1, -1, 1, 0.7), at(1, 1, 1, 0.7), at(1, 1, 0, 0.7), at(1, -1, 0, 0.7)], BOARD_KINDS.chipSide, chip);
  mesh.add([at(-1, 1, 1, 0.5), at(1, 1, 1, 0.5), at(1, 1, 0, 0.5), at(-1, 1, 0, 0.5)], BOARD_KINDS.chipSide, chip);
  mesh.add([at(-1, -1, 1, 1), at(1, -1, 1, 1), at(1, 1, 1, 1), at(-1, 1, 1, 1)], BOARD_KINDS.chipTop, chip);
}

function addLink(mesh: QuadList, network: Network, layout: Layout, link: number): void {
  const { first, drawn, points } = layout.paths;
  const { half, idle } = layout.looks;
  const way = Array.from({ length: drawn[link]! }, (_, i): Point => {
    const at = 2 * (first[link]! + i);
    return [points[at]!, points[at + 1]!];
  });
  const hue = isScaleOut(LINK_CLASSES[network.linkClass[link]!]!) ? 1 : 0;
  addStrip(mesh, way, half[link]!, BOARD_KINDS.link, network.chipCount + link, idle[link]!, hue);
}

/**
 * Shape of a strip: the unit normal to its side times ±1, its half width, and ±`idle` (its light when nothing uses it), plus 2
 * for the colour of scale-out links.
 */
function addStrip(
  mesh: QuadList,
  way: readonly Point[],
  half: number,
  kind: number,
  row: number,
  idle: number,
  hue = 0,
): void {
  const normal = (i: number): Point => {
    const [a, b] = [way[Math.max(0, i - 1)]!, way[Math.min(way.length - 1, i + 1)]!];
    const length = Math.hypot(b[0] - a[0], b[1] - a[1]) || 1;
    return [-(b[1] - a[1]) / length, (b[0] - a[0]) / length];
  };
  const light = idle + hue * 2;
  const side = (i: number, sign: number): Vertex => {
    const [nx, ny] = normal(i);
    return [way[i]![0], way[i]![1], nx * sign, ny * sign, half, light * sign];
  };
  for (let i = 1; i < way.length; i++) {
    mesh.add([side(i - 1, -1), side(i, -1), side(i, 1), side(i - 1, 1)], kind, row);
  }
}

function addBox(mesh: QuadList, [x, y]: Point, [halfX, halfY]: Point, kind: number, row: number): void {
  const at = (u: number, v: number): Vertex => [x + halfX * u, y + halfY * v, u, v, halfX, halfY];
  mesh.add([at(-1, -1), at(1, -1), at(1, 1), at(-1, 1)], kind, row);
}

/** The light of all waiting together, behind the switches. */
function addHeat(mesh: QuadList, layout: Layout, row: number): void {
  const boxes = layout.switches;
  if (boxes.length === 0) return;
  const x = boxes.reduce((sum, box) => sum + box.left + box.right, 0) / (2 * boxes.length);
  const y = boxes.reduce((sum, box) => sum + box.top + box.bottom, 0) / (2 * boxes.length);
  addBox(mesh, [x, y], [330, 300], BOARD_KINDS.heat, row);
}

type Vertex = readonly [x: number, y: number, a: number, b: number, c: number, d: number];

class QuadList {
  readonly #floats: number[] = [];
  #quads = 0;

  add(corners: readonly [Vertex, Vertex, Vertex, Vertex], kind: number, row: number): void {
    for (const corner of corners) this.#floats.push(...corner, kind, row);
    this.#quads++;
  }

  seal(): BoardMesh {
    const indices = new Uint32Array(this.#quads * 6);
    for (let quad = 0; quad < this.#quads; quad++) {
      indices.set(
        [0, 1, 2, 0, 2, 3].map((corner) => quad * 4 + corner),
        quad * 6,
      );
    }
    return { vertices: Float32Array.from(this.#floats), indices };
  }
}
