import { Buffer, type BufferImageSource, BufferUsage, Geometry } from 'pixi.js';
import { type Steps, within } from '../../core/base/steps.ts';
import type { Network } from '../../core/model/network.ts';
import { FLIGHT_WORDS, type Flights, linkTexelsInSteps, wholeRows } from '../picture/flights.ts';
import type { Frame } from '../picture/frame.ts';
import type { Layout } from '../picture/layout.ts';
import { createDataTexture } from './dataTexture.ts';
import { createLayer, type Layer } from './layer.ts';
import { PACKET_FRAGMENT, PACKET_VERTEX } from './packetShaders.ts';
import { DATA_WIDTH } from './shaders.ts';
import type { Upload } from './upload.ts';

/** Packet paths as textures: `links`, per link its path and queue (see linkTexels); `points`, the points of all paths. */
export type PathTextures = {
  readonly links: BufferImageSource;
  readonly points: BufferImageSource;
  /** Whether any path is drawn. */
  readonly isSeen: boolean;
  readonly queueRows: number;
};

/** All packets, placed by the GPU: the hops are uploaded once; a frame sets only the instant and the range of alive hops. */
export type PacketLayer = Layer & {
  /** With `flows`, only waiting packets are drawn. */
  readonly show: (frame: Frame, flows: boolean) => void;
  /** Moves the same packets to other paths. */
  readonly reshape: (paths: PathTextures) => void;
  /** Replaces the packets by those of another run on the same paths; queues may be elsewhere. */
  readonly rerun: (links: BufferImageSource, queueRows: number, flights: Flights) => void;
};

export function* packetLayerInSteps(flights: Flights, paths: PathTextures, upload: Upload): Steps<PacketLayer> {
  const words = new Buffer({ data: flights.words, usage: BufferUsage.VERTEX | BufferUsage.COPY_DST });
  words.autoGarbageCollect = false;
  yield* upload.buffer(words);
  return createPacketLayer(flights, paths, words);
}

function createPacketLayer(flights: Flights, first: PathTextures, words: Buffer): PacketLayer {
  let current = flights;
  let paths = first;
  let isCompiled = false;
  const layer = createLayer({
    name: 'packets',
    vertex: PACKET_VERTEX,
    fragment: PACKET_FRAGMENT,
    geometry: new Geometry({
      attributes: { aFlight: { buffer: words, format: 'uint32x4', stride: FLIGHT_WORDS * 4, offset: 0 } },
    }),
    topology: 'point-list',
    uniforms: {
      uScale: { value: 1, type: 'f32' },
      uNow: { value: 0, type: 'i32' },
      uFlows: { value: 0, type: 'f32' },
      uRows: { value: paths.queueRows, type: 'f32' },
    },
    resources: { uLinks: paths.links, uPoints: paths.points },
  });
  /** Replaces the paths and destroys the textures that are no longer drawn. */
  const replacePaths = (next: PathTextures): void => {
    layer.setTexture('uLinks', next.links);
    layer.setTexture('uPoints', next.points);
    layer.uniforms['uRows'] = next.queueRows;
    paths.links.destroy();
    if (paths.points !== next.points) paths.points.destroy();
    paths = next;
  };
  return {
    ...layer,
    show: (frame, flows) => {
      layer.uniforms['uFlows'] = flows ? 1 : 0;
      layer.uniforms['uNow'] = Math.floor(frame.time / current.quantum) | 0;
      // A driver compiles a program at its first draw. If the first frame has no packets, one that the shader hides is drawn, so that
      // nothing is compiled when the first packet appears.
      const size = paths.isSeen ? frame.last - frame.first : 0;
      const isBare = size === 0 && !isCompiled && current.words.length > 0;
      layer.range = isBare ? { start: 0, size: 1 } : { start: frame.first, size };
      isCompiled ||= layer.range.size > 0;
    },
    reshape: replacePaths,
    rerun: (links, queueRows, others) => {
      current = others;
      replacePaths({ ...paths, links, queueRows });
      words.data = others.words;
    },
    destroy: () => {
      layer.destroy();
      paths.links.destroy();
      paths.points.destroy();
    },
  };
}

export function* pathTexturesInSteps(
  network: Network,
  layout: Layout,
  flights: Flights,
  upload: Upload,
): Steps<PathTextures> {
  const { paths, queueRows } = layout;
  const isSeen = paths.drawn.some((drawn) => drawn > 0);
  const links = yield* within(0, 0.5, linksInSteps(network, layout, flights, upload, isSeen));
  // If no path is drawn, a few zeros suffice instead of millions of unused numbers.
  const points = isSeen
    ? createDataTexture(...padded(paths.points, 2, 'rg32float'))
    : createDataTexture(new Float32Array(2), 'rg32float', 1, 1);
  yield 0.5;
  yield* within(0.5, 1, upload.texture(points));
  return { links, points, isSeen, queueRows };
}

/** The texture `links` of PathTextures. */
export function* linksInSteps(
  network: Network,
  layout: Layout,
  flights: Flights,
  upload: Upload,
  isSeen = layout.paths.drawn.some((drawn) => drawn > 0),
): Steps<BufferImageSource> {
  const texels = isSeen
    ? yield* within(0, 0.5, linkTexelsInSteps(network, layout, flights, DATA_WIDTH))
    : new Float32Array(4);
  const width = isSeen ? DATA_WIDTH : 1;
  const links = createDataTexture(texels, 'rgba32float', width, texels.length / 4 / width);
  yield* within(0.5, 1, upload.texture(links));
  return links;
}

/** The arguments of a data texture with these numbers, filled up to whole rows. */
function padded(
  numbers: Float32Array,
  perTexel: number,
  format: 'rg32float' | 'rgba32float',
): Parameters<typeof createDataTexture> {
  const full = new Float32Array(wholeRows(numbers.length, perTexel * DATA_WIDTH));
  full.set(numbers);
  return [full, format, DATA_WIDTH, full.length / perTexel / DATA_WIDTH];
}
