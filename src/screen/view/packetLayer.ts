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

/** Packet paths as textures: per link its path and its queue, and the points of all paths. */
export type Ways = {
  readonly links: BufferImageSource;
  readonly points: BufferImageSource;
  /** Whether anything of them is seen. */
  readonly isSeen: boolean;
  readonly queueRows: number;
};

/** Every packet, placed by the GPU: the hops go up once, a frame sets the instant and the range that can be alive. */
export type PacketLayer = Layer & {
  /** With `flows`, only what waits is drawn. */
  readonly show: (frame: Frame, flows: boolean) => void;
  /** Leads the same packets along other ways. */
  readonly reshape: (ways: Ways) => void;
  /** Replaces the packets by another run's on the same paths; queues may have other places. */
  readonly rerun: (links: BufferImageSource, queueRows: number, flights: Flights) => void;
};

export function* packetLayerInSteps(flights: Flights, ways: Ways, upload: Upload): Steps<PacketLayer> {
  const words = new Buffer({ data: flights.words, usage: BufferUsage.VERTEX | BufferUsage.COPY_DST });
  words.autoGarbageCollect = false;
  yield* upload.buffer(words);
  return createPacketLayer(flights, ways, words);
}

function createPacketLayer(flights: Flights, first: Ways, words: Buffer): PacketLayer {
  let flown = flights;
  let ways = first;
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
      uRows: { value: ways.queueRows, type: 'f32' },
    },
    resources: { uLinks: ways.links, uPoints: ways.points },
  });
  /** Textures that are no longer drawn are let go of. */
  const goAlong = (next: Ways): void => {
    layer.setTexture('uLinks', next.links);
    layer.setTexture('uPoints', next.points);
    layer.uniforms['uRows'] = next.queueRows;
    ways.links.destroy();
    if (ways.points !== next.points) ways.points.destroy();
    ways = next;
  };
  return {
    ...layer,
    show: (frame, flows) => {
      layer.uniforms['uFlows'] = flows ? 1 : 0;
      layer.uniforms['uNow'] = Math.floor(frame.time / flown.quantum) | 0;
      // A driver compiles a program when it is first drawn with. Where the first picture has no packet, one is drawn that the shader
      // hides, so that nothing is compiled when the first packet flies.
      const size = ways.isSeen ? frame.last - frame.first : 0;
      const isBare = size === 0 && !isCompiled && flown.words.length > 0;
      layer.range = isBare ? { start: 0, size: 1 } : { start: frame.first, size };
      isCompiled ||= layer.range.size > 0;
    },
    reshape: goAlong,
    rerun: (links, queueRows, others) => {
      flown = others;
      goAlong({ ...ways, links, queueRows });
      words.data = others.words;
    },
    destroy: () => {
      layer.destroy();
      ways.links.destroy();
      ways.points.destroy();
    },
  };
}

export function* waysInSteps(network: Network, layout: Layout, flights: Flights, upload: Upload): Steps<Ways> {
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

/** Per link: its path and its queue's place. */
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

/** The numbers, filled up to whole rows of a data texture. */
function padded(
  numbers: Float32Array,
  perTexel: number,
  format: 'rg32float' | 'rgba32float',
): Parameters<typeof createDataTexture> {
  const full = new Float32Array(wholeRows(numbers.length, perTexel * DATA_WIDTH));
  full.set(numbers);
  return [full, format, DATA_WIDTH, full.length / perTexel / DATA_WIDTH];
}
