import { Buffer, type BufferImageSource, BufferUsage, Geometry } from 'pixi.js';
import type { Network } from '../../core/model/network.ts';
import { FLIGHT_WORDS, type Flights, linkTexels } from '../picture/flights.ts';
import type { Frame } from '../picture/frame.ts';
import type { Layout } from '../picture/layout.ts';
import { createDataTexture } from './dataTexture.ts';
import { createLayer, type Layer } from './layer.ts';
import { PACKET_FRAGMENT, PACKET_VERTEX } from './packetShaders.ts';
import { DATA_WIDTH } from './shaders.ts';

/** Every packet, placed by the GPU: the hops go up once, a frame sets the instant and the range that can be alive. */
export type PacketLayer = Layer & {
  /** With `flows`, only what waits is drawn. */
  readonly show: (frame: Frame, flows: boolean) => void;
  /** Leads the same packets along other ways. */
  readonly reshape: (layout: Layout) => void;
};

export function createPacketLayer(network: Network, layout: Layout, flights: Flights): PacketLayer {
  let [links, points] = placeTextures(network, layout, flights);
  let isSeen = hasWays(layout);
  const geometry = new Geometry({
    attributes: {
      aFlight: {
        buffer: new Buffer({ data: flights.words, usage: BufferUsage.VERTEX | BufferUsage.COPY_DST }),
        format: 'uint32x4',
        stride: FLIGHT_WORDS * 4,
        offset: 0,
      },
    },
  });
  const layer = createLayer({
    name: 'packets',
    vertex: PACKET_VERTEX,
    fragment: PACKET_FRAGMENT,
    geometry,
    topology: 'point-list',
    uniforms: {
      uScale: { value: 1, type: 'f32' },
      uNow: { value: 0, type: 'i32' },
      uFlows: { value: 0, type: 'f32' },
      uRows: { value: layout.queueRows, type: 'f32' },
    },
    resources: { uLinks: links, uPoints: points },
  });
  return {
    ...layer,
    show: (frame, flows) => {
      layer.uniforms['uFlows'] = flows ? 1 : 0;
      layer.uniforms['uNow'] = Math.floor(frame.time / flights.quantum) | 0;
      layer.range = { start: frame.first, size: isSeen ? frame.last - frame.first : 0 };
    },
    reshape: (next) => {
      const before = [links, points];
      [links, points] = placeTextures(network, next, flights);
      layer.setTexture('uLinks', links);
      layer.setTexture('uPoints', points);
      layer.uniforms['uRows'] = next.queueRows;
      isSeen = hasWays(next);
      for (const texture of before) texture.destroy();
    },
    destroy: () => {
      layer.destroy();
      links.destroy();
      points.destroy();
    },
  };
}

function hasWays({ paths }: Layout): boolean {
  return paths.drawn.some((drawn) => drawn > 0);
}

/** What the shader needs to know of each link, and the points of their ways. */
function placeTextures(network: Network, layout: Layout, flights: Flights): [BufferImageSource, BufferImageSource] {
  return [
    createDataTexture(...padded(linkTexels(network, layout, flights), 4, 'rgba32float')),
    createDataTexture(...padded(layout.paths.points, 2, 'rg32float')),
  ];
}

/** The numbers, filled up to whole rows of a data texture. */
function padded(
  numbers: Float32Array,
  perTexel: number,
  format: 'rg32float' | 'rgba32float',
): Parameters<typeof createDataTexture> {
  const height = Math.max(1, Math.ceil(numbers.length / perTexel / DATA_WIDTH));
  const full = new Float32Array(DATA_WIDTH * height * perTexel);
  full.set(numbers);
  return [full, format, DATA_WIDTH, height];
}
