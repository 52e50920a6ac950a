import { Container } from 'pixi.js';
import { isSameColumn } from '../../core/base/alike.ts';
import { inOneGo, type Steps, within } from '../../core/base/steps.ts';
import type { Network } from '../../core/model/network.ts';
import { areBuiltAlike } from '../picture/board.ts';
import { type Detail, linkCapacity } from '../picture/detail.ts';
import type { Flights } from '../picture/flights.ts';
import type { Frame } from '../picture/frame.ts';
import type { Layout } from '../picture/layout.ts';
import { type BoardLayer, boardLayerInSteps } from './boardLayer.ts';
import { type Camera, clipView } from './camera.ts';
import { linksInSteps, type PacketLayer, packetLayerInSteps, pathTexturesInSteps } from './packetLayer.ts';
import type { StageSize } from './stageSize.ts';
import { type Dress, dressLayer } from './dress.ts';
import { Upload } from './upload.ts';

/** The parts of a run's picture that do not depend on the instant. */
export type RunGeometry = {
  readonly network: Network;
  readonly layout: Layout;
  readonly flights: Flights;
};

/** The parts that depend on the instant. `heat`, 0 to 1: waiting packets as a share of the run's peak. */
export type DrawnInstant = {
  readonly frame: Frame;
  readonly camera: Camera;
  readonly heat: number;
  readonly detail: Detail;
};

/** Layers that are ready to be drawn: call exactly one of `take` and `drop`, once. */
export type ReadyLayers = {
  /** Returns the layers. If they were made from existing layers, those are changed and returned. */
  readonly take: () => RunLayers;
  readonly drop: () => void;
};

type Gpu = ConstructorParameters<typeof Upload>[0];

/**
 * GPU resources of one run in one layout: the board and, over it, the packets. Created in steps by `layersInSteps`, drawn by the stage,
 * destroyed by the caller that created them. They can be changed in place for another layout of the run, or for another run on the same
 * chips and links.
 */
export class RunLayers {
  readonly container = new Container();
  readonly #gpu: Gpu;
  #geometry: RunGeometry;
  #board: BoardLayer;
  #packets: PacketLayer;
  #capacity: Float32Array | undefined;
  #dress: Dress | undefined;

  constructor(gpu: Gpu, geometry: RunGeometry, board: BoardLayer, packets: PacketLayer) {
    this.#gpu = gpu;
    this.#geometry = geometry;
    this.#board = board;
    this.#packets = packets;
    this.container.addChild(board.container, packets.container);
  }

  get layout(): Layout {
    return this.#geometry.layout;
  }

  /** Sets the layers to an instant, in the colours of a theme. */
  set({ frame, camera, heat, detail }: DrawnInstant, { width, height, pixelRatio }: StageSize, dress: Dress): void {
    const [board, packets] = [this.#board, this.#packets];
    if (this.#dress !== dress) for (const layer of [board, packets]) dressLayer(layer, dress);
    this.#dress = dress;
    const isFlows = detail === 'flows';
    if (isFlows) this.#capacity ??= linkCapacity(this.#geometry.network, this.#geometry.flights);
    board.show(frame, heat, isFlows ? this.#capacity : undefined);
    packets.show(frame, isFlows);
    for (const layer of [board, packets]) {
      clipView(camera, width, height, layer.uniforms['uView'] as Float32Array);
    }
    board.uniforms['uPixel'] = 1 / (camera.scale * pixelRatio);
    packets.uniforms['uScale'] = camera.scale * pixelRatio;
  }

  /** Changes the layout at once, as in each frame of a morph. */
  reshape(layout: Layout): void {
    inOneGo(this.changeInSteps({ ...this.#geometry, layout }))?.take();
  }

  /** Prepares changing these layers to `next`; undefined if they have too little in common. Nothing changes until `take` is called. */
  *changeInSteps(next: RunGeometry): Steps<ReadyLayers | undefined> {
    const isSameRun = next.flights === this.#geometry.flights && next.network === this.#geometry.network;
    if (!isSameRun && !this.#isLike(next)) return undefined;
    const upload = new Upload(this.#gpu);
    return yield* abandonable(
      upload,
      isSameRun ? this.#reshapeInSteps(next, upload) : this.#rerunInSteps(next, upload),
    );
  }

  /** Whether `next` is another run on the same board, small enough to be changed in one frame. */
  #isLike(next: RunGeometry): boolean {
    const isSmall = next.flights.words.byteLength <= MOST_RERUN && this.#board.quads <= MOST_WIDENED;
    return isSmall && areBuiltAlike(this.#geometry, next);
  }

  *#reshapeInSteps(next: RunGeometry, upload: Upload): Steps<ReadyLayers> {
    const { network, layout, flights } = next;
    const board = yield* within(0, 0.6, boardLayerInSteps(network, layout, upload));
    const paths = yield* within(0.6, 1, pathTexturesInSteps(network, layout, flights, upload));
    const take = (): RunLayers => {
      this.#board.destroy();
      this.#board = board;
      this.container.addChildAt(board.container, 0);
      this.#packets.reshape(paths);
      this.#geometry = next;
      this.#dress = undefined;
      return this;
    };
    const drop = (): void => {
      board.destroy();
      paths.links.destroy();
      paths.points.destroy();
    };
    return { take, drop };
  }

  /** Keeps the board and the packets' paths; replaces the hops. */
  *#rerunInSteps(next: RunGeometry, upload: Upload): Steps<ReadyLayers> {
    const { network, layout, flights } = next;
    const before = this.#geometry;
    const links = yield* linksInSteps(network, layout, flights, upload);
    const take = (): RunLayers => {
      // A morph may have changed the layout meanwhile.
      if (this.#geometry !== before) this.reshape(layout);
      if (!isSameColumn(this.layout.looks.half, layout.looks.half)) this.#board.widen(layout);
      this.#packets.rerun(links, layout.queueRows, flights);
      this.#geometry = next;
      this.#capacity = undefined;
      return this;
    };
    return { take, drop: () => links.destroy() };
  }

  destroy(): void {
    this.#board.destroy();
    this.#packets.destroy();
    this.container.destroy();
  }
}

/** Limits of hops in bytes and of board quads for a change in place: uploading more at once would delay a frame. */
const [MOST_RERUN, MOST_WIDENED] = [4 << 20, 1 << 17];

/** Prepares the layers for a geometry, by changing the layers `now` where possible. */
export function* layersInSteps(gpu: Gpu, geometry: RunGeometry, now: RunLayers | undefined): Steps<ReadyLayers> {
  const changed = now && (yield* now.changeInSteps(geometry));
  if (changed !== undefined) return changed;
  const upload = new Upload(gpu);
  return yield* abandonable(upload, newLayersInSteps(gpu, geometry, upload));
}

function* newLayersInSteps(gpu: Gpu, geometry: RunGeometry, upload: Upload): Steps<ReadyLayers> {
  const { network, layout, flights } = geometry;
  const board = yield* within(0, 0.5, boardLayerInSteps(network, layout, upload));
  const paths = yield* within(0.5, 0.8, pathTexturesInSteps(network, layout, flights, upload));
  const packets = yield* within(0.8, 1, packetLayerInSteps(flights, paths, upload));
  const layers = new RunLayers(gpu, geometry, board, packets);
  return { take: () => layers, drop: () => layers.destroy() };
}

/** Releases what was uploaded to the GPU if the work is cancelled or fails. */
function* abandonable<T>(upload: Upload, work: Steps<T>): Steps<T> {
  let isDone = false;
  try {
    const made = yield* work;
    isDone = true;
    return made;
  } finally {
    if (!isDone) upload.abandon();
  }
}
