import { Geometry } from 'pixi.js';
import { type Steps, within } from '../../core/base/steps.ts';
import { COMPUTING, type Frame, MOVING } from '../picture/frame.ts';
import type { Network } from '../../core/model/network.ts';
import { boardInSteps, stateRows } from '../picture/board.ts';
import { BLOCK_HEAD, blockBytes, NO_CHIP, shareOfTallest } from '../picture/blockMesh.ts';
import { BOARD_KINDS, ROW_WORDS, setWidths } from '../picture/boardMesh.ts';
import { glowHeats, glowsOf } from '../picture/glows.ts';
import type { Blocks, Glow, Layout } from '../picture/layout.ts';
import { createDataTexture } from './dataTexture.ts';
import { createLayer, type Layer } from './layer.ts';
import { BOARD_VERTEX, boardFragment } from './boardShaders.ts';
import { STATE_WIDTH } from './shaders.ts';
import { StateColumn } from './stateColumn.ts';
import type { Upload } from './upload.ts';

/**
 * Plates, chips, links, switches, blocks, as quads in a texture, so that no quad is repeated for each of its corners. Their states go up as one small
 * texture, a byte each, and only the part of it that changed. With `capacity`, by link, links show how much of it flies on them;
 * without, whether anything does.
 */
export type BoardLayer = Layer & {
  /** How many there are. */
  readonly quads: number;
  readonly show: (frame: Frame, heat: number, capacity: Float32Array | undefined) => void;
  /** The same board with links of other widths. */
  readonly widen: (layout: Layout) => void;
};

export function* boardLayerInSteps(network: Network, layout: Layout, upload: Upload): Steps<BoardLayer> {
  const mesh = yield* within(0, 0.6, boardInSteps(network, layout));
  const quads = createDataTexture(mesh.words, 'rgba32uint', ROW_WORDS / 4, mesh.words.length / ROW_WORDS);
  yield* within(0.6, 1, upload.texture(quads));
  const rows = stateRows(network, layout);
  const height = Math.ceil(rows.rows / STATE_WIDTH);
  const states = new StateColumn(STATE_WIDTH * height);
  const texture = createDataTexture(states.bytes, 'r8unorm', STATE_WIDTH, height);
  const layer = createLayer({
    name: 'board',
    vertex: BOARD_VERTEX,
    fragment: boardFragment(layout.blocks !== undefined),
    geometry: new Geometry({}),
    topology: 'triangle-list',
    uniforms: {
      uPixel: { value: 1, type: 'f32' },
      uFlows: { value: 0, type: 'f32' },
      uSide: { value: layout.blocks?.side ?? 1, type: 'f32' },
    },
    resources: { uState: texture, uQuads: quads },
  });
  layer.range = { start: 0, size: 6 * mesh.quads };
  const shown = new BoardStates(network, layout, states);
  return {
    ...layer,
    quads: mesh.quads,
    show: (frame, heat, capacity) => {
      layer.uniforms['uFlows'] = capacity === undefined ? 0 : 1;
      const changed = shown.change(frame, heat, capacity);
      if (changed === undefined) return;
      const first = Math.floor(changed.first / STATE_WIDTH) * STATE_WIDTH;
      texture.update(first, Math.ceil(changed.end / STATE_WIDTH) * STATE_WIDTH);
    },
    widen: ({ looks }) => {
      setWidths(mesh, BOARD_KINDS.link, rows.links, looks.half);
      quads.update();
    },
    destroy: () => {
      layer.destroy();
      texture.destroy();
      quads.destroy();
    },
  };
}

/** The column of states of a board, and the rows that a frame changes. */
class BoardStates {
  readonly #layout: Layout;
  readonly #states: StateColumn;
  readonly #rows: ReturnType<typeof stateRows>;
  readonly #lights: SwitchLights;
  readonly #loads: Uint8Array;
  readonly #glows: readonly Glow[];
  /** The states of links that are shown. */
  #links: { of: Frame['inFlight'] | undefined; at: number; capacity: Float32Array | undefined } = {
    of: undefined,
    at: 0,
    capacity: undefined,
  };

  constructor(network: Network, layout: Layout, states: StateColumn) {
    this.#layout = layout;
    this.#states = states;
    this.#rows = stateRows(network, layout);
    this.#lights = new SwitchLights(network);
    this.#loads = new Uint8Array(network.linkCount);
    this.#glows = glowsOf(layout);
  }

  /** Writes the states of a frame; returns which rows have changed. */
  change(frame: Frame, heat: number, capacity: Float32Array | undefined): ReturnType<StateColumn['takeChanged']> {
    const [states, rows] = [this.#states, this.#rows];
    states.setAll(0, frame.chipState);
    // Between two events, as in slow motion, links are as they were: comparing them all would be most of a frame's price.
    const { inFlight } = frame;
    const { of, at, capacity: before } = this.#links;
    if (inFlight !== of || inFlight.changes !== at || capacity !== before) {
      this.#links = { of: inFlight, at: inFlight.changes, capacity };
      if (capacity !== undefined) fillLoads(this.#loads, frame.linkFlying, capacity);
      if (states.setAll(rows.links, capacity === undefined ? frame.linkBusy : this.#loads)) {
        states.setAll(rows.switches, this.#lights.of(frame.linkBusy));
      }
    }
    glowHeats(this.#glows, frame, heat).forEach((one, i) => states.set(rows.heat + i, Math.ceil(255 * one)));
    if (this.#layout.blocks !== undefined) setBlocks(states, rows.blocks, this.#layout.blocks, frame);
    return states.takeChanged();
  }
}

function setBlocks(states: StateColumn, firstRow: number, blocks: Blocks, { groupWaiting, chipState }: Frame): void {
  const { groups, chips, side } = blocks;
  const fields = side * side;
  const bytes = blockBytes(blocks);
  for (let block = 0; block < groups.length; block++) {
    const row = firstRow + block * bytes;
    const height = Math.round(65535 * shareOfTallest(blocks, groupWaiting[groups[block]!] ?? 0));
    let [own, computing, moving] = [0, 0, 0];
    for (let field = 0; field < fields; field++) {
      const chip = chips[block * fields + field]!;
      const state = chip === -1 ? NO_CHIP : chipState[chip]!;
      if (chip !== -1) own++;
      if (state === COMPUTING) computing++;
      if (state === MOVING) moving++;
      states.set(row + BLOCK_HEAD + field, state);
    }
    states.set(row, height >> 8);
    states.set(row + 1, height & 255);
    states.set(row + 2, Math.ceil((255 * computing) / Math.max(1, own)));
    states.set(row + 3, Math.ceil((255 * moving) / Math.max(1, own)));
  }
}

/** Of each link, how much of what it can carry flies on it, 255 for all. */
function fillLoads(loads: Uint8Array, flying: Int32Array, capacity: Float32Array): void {
  for (let link = 0; link < loads.length; link++) {
    loads[link] = flying[link] === 0 ? 0 : Math.min(255, (255 * flying[link]!) / capacity[link]!);
  }
}

/** Light of a switch for each of its links that is busy. */
const LIGHT = 12;

/** Lights of switches: the more of its links are busy, the brighter. */
class SwitchLights {
  readonly #links: Int32Array;
  readonly #switches: Int32Array;
  readonly #lights: Uint8Array;

  constructor({ linkCount, linkFrom, linkTo, chipCount, nodeCount }: Network) {
    const joined = (link: number): number => Math.max(linkFrom[link]!, linkTo[link]!) - chipCount;
    let count = 0;
    for (let link = 0; link < linkCount; link++) if (joined(link) >= 0) count++;
    this.#links = new Int32Array(count);
    for (let link = linkCount - 1; link >= 0; link--) if (joined(link) >= 0) this.#links[--count] = link;
    this.#switches = this.#links.map(joined);
    this.#lights = new Uint8Array(nodeCount - chipCount);
  }

  of(linkBusy: Uint8Array): Uint8Array {
    const lights = this.#lights.fill(0);
    for (let i = 0; i < this.#links.length; i++) {
      if (linkBusy[this.#links[i]!] === 0) continue;
      const at = this.#switches[i]!;
      lights[at] = Math.min(255, lights[at]! + LIGHT);
    }
    return lights;
  }
}
