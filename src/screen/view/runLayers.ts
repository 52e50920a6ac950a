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
import { linksInSteps, type PacketLayer, packetLayerInSteps, waysInSteps } from './packetLayer.ts';
import type { StageSize } from './stageSize.ts';
import { type Dress, dressLayer } from './dress.ts';
import { Upload } from './upload.ts';

/** What is drawn of a run, but for the instant. */
export type Show = {
  readonly network: Network;
  readonly layout: Layout;
  readonly flights: Flights;
};

/** What is drawn at one instant. `heat`, 0 to 1, is the light of all waiting together. */
export type DrawnInstant = {
  readonly frame: Frame;
  readonly camera: Camera;
  readonly heat: number;
  readonly detail: Detail;
};

/** Layers that are ready to be drawn: exactly one of the two is called, once. */
export type ReadyLayers = {
  /** Gives the layers; where they came of others of the same run or cluster, those are these now. */
  readonly take: () => RunLayers;
  readonly drop: () => void;
};

type Gpu = ConstructorParameters<typeof Upload>[0];

/**
 * What the GPU holds of one run in one layout: its board, and over it its packets. They are made in steps (`layersInSteps`), drawn by
 * the stage, and destroyed by who had them made. Another layout of the run, or another run among the same chips and links, takes over
 * what it can use of them.
 */
export class RunLayers {
  readonly container = new Container();
  readonly #gpu: Gpu;
  #show: Show;
  #board: BoardLayer;
  #packets: PacketLayer;
  #capacity: Float32Array | undefined;
  #dress: Dress | undefined;

  constructor(gpu: Gpu, show: Show, board: BoardLayer, packets: PacketLayer) {
    this.#gpu = gpu;
    this.#show = show;
    this.#board = board;
    this.#packets = packets;
    this.container.addChild(board.container, packets.container);
  }

  get layout(): Layout {
    return this.#show.layout;
  }

  /** Puts the layers' states to those of an instant, in the colours of a theme. */
  set({ frame, camera, heat, detail }: DrawnInstant, { width, height, pixelRatio }: StageSize, dress: Dress): void {
    const [board, packets] = [this.#board, this.#packets];
    if (this.#dress !== dress) for (const layer of [board, packets]) dressLayer(layer, dress);
    this.#dress = dress;
    const isFlows = detail === 'flows';
    if (isFlows) this.#capacity ??= linkCapacity(this.#show.network, this.#show.flights);
    board.show(frame, heat, isFlows ? this.#capacity : undefined);
    packets.show(frame, isFlows);
    for (const layer of [board, packets]) {
      clipView(camera, width, height, layer.uniforms['uView'] as Float32Array);
    }
    board.uniforms['uPixel'] = 1 / (camera.scale * pixelRatio);
    packets.uniforms['uScale'] = camera.scale * pixelRatio;
  }

  /** Shows the same run in another layout at once, as on the way from one projection to another. */
  reshape(layout: Layout): void {
    inOneGo(this.changeInSteps({ ...this.#show, layout }))?.take();
  }

  /** These layers for `next`; undefined where it has too little in common with what they show. Nothing is seen of it until it is taken. */
  *changeInSteps(next: Show): Steps<ReadyLayers | undefined> {
    const isSameRun = next.flights === this.#show.flights && next.network === this.#show.network;
    if (!isSameRun && !this.#isLike(next)) return undefined;
    const upload = new Upload(this.#gpu);
    return yield* abandonable(
      upload,
      isSameRun ? this.#reshapeInSteps(next, upload) : this.#rerunInSteps(next, upload),
    );
  }

  /** Whether `next` is another run in the same places, and what differs is little. */
  #isLike(next: Show): boolean {
    const isSmall = next.flights.words.byteLength <= MOST_RERUN && this.#board.quads <= MOST_WIDENED;
    return isSmall && areBuiltAlike(this.#show, next);
  }

  *#reshapeInSteps(next: Show, upload: Upload): Steps<ReadyLayers> {
    const { network, layout, flights } = next;
    const board = yield* within(0, 0.6, boardLayerInSteps(network, layout, upload));
    const ways = yield* within(0.6, 1, waysInSteps(network, layout, flights, upload));
    const take = (): RunLayers => {
      this.#board.destroy();
      this.#board = board;
      this.container.addChildAt(board.container, 0);
      this.#packets.reshape(ways);
      this.#show = next;
      this.#dress = undefined;
      return this;
    };
    const drop = (): void => {
      board.destroy();
      ways.links.destroy();
      ways.points.destroy();
    };
    return { take, drop };
  }

  /** The board stands, and packets go along the same ways. */
  *#rerunInSteps(next: Show, upload: Upload): Steps<ReadyLayers> {
    const { network, layout, flights } = next;
    const before = this.#show;
    const links = yield* linksInSteps(network, layout, flights, upload);
    const take = (): RunLayers => {
      // On a way to another projection they may have gone on since.
      if (this.#show !== before) this.reshape(layout);
      if (!isSameColumn(this.layout.looks.half, layout.looks.half)) this.#board.widen(layout);
      this.#packets.rerun(links, layout.queueRows, flights);
      this.#show = next;
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

/** Bytes of hops, and quads of a board, up to which a run takes over a board in its place: sent again, more would take a frame too long. */
const [MOST_RERUN, MOST_WIDENED] = [4 << 20, 1 << 17];

/** The layers for `show`, made of those that show something now where that can be. */
export function* layersInSteps(gpu: Gpu, show: Show, now: RunLayers | undefined): Steps<ReadyLayers> {
  const changed = now && (yield* now.changeInSteps(show));
  if (changed !== undefined) return changed;
  const upload = new Upload(gpu);
  return yield* abandonable(upload, newLayersInSteps(gpu, show, upload));
}

function* newLayersInSteps(gpu: Gpu, show: Show, upload: Upload): Steps<ReadyLayers> {
  const { network, layout, flights } = show;
  const board = yield* within(0, 0.5, boardLayerInSteps(network, layout, upload));
  const ways = yield* within(0.5, 0.8, waysInSteps(network, layout, flights, upload));
  const packets = yield* within(0.8, 1, packetLayerInSteps(flights, ways, upload));
  const layers = new RunLayers(gpu, show, board, packets);
  return { take: () => layers, drop: () => layers.destroy() };
}

/** Work that sends things to the GPU: where it is given up half way, or fails, they are let go of. */
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
