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
  /** Leads the packets of another run along the same ways; queues may stand otherwise. */
  readonly rerun: (layout: Layout, flights: Flights) => void;
};

export function createPacketLayer(network: Network, layout: Layout, flights: Flights): PacketLayer {
  let flown = flights;
  let links = linkTexture(network, layout, flights);
  let points = pointTexture(layout);
  let isSeen = hasWays(layout);
  let isCompiled = false;
  const words = new Buffer({ data: flights.words, usage: BufferUsage.VERTEX | BufferUsage.COPY_DST });
  const geometry = new Geometry({
    attributes: {
      aFlight: {
        buffer: words,
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
  const setLinks = (next: BufferImageSource): void => {
    layer.setTexture('uLinks', next);
    links.destroy();
    links = next;
  };
  return {
    ...layer,
    show: (frame, flows) => {
      layer.uniforms['uFlows'] = flows ? 1 : 0;
      layer.uniforms['uNow'] = Math.floor(frame.time / flown.quantum) | 0;
      // A driver compiles a program when it is first drawn with. Where the first picture has no packet, one is drawn that the shader
      // hides, so that nothing is compiled when the first packet flies.
      const size = isSeen ? frame.last - frame.first : 0;
      const isBare = size === 0 && !isCompiled && flown.words.length > 0;
      layer.range = isBare ? { start: 0, size: 1 } : { start: frame.first, size };
      isCompiled ||= layer.range.size > 0;
    },
    reshape: (next) => {
      setLinks(linkTexture(network, next, flown));
      const before = points;
      points = pointTexture(next);
      layer.setTexture('uPoints', points);
      before.destroy();
      layer.uniforms['uRows'] = next.queueRows;
      isSeen = hasWays(next);
    },
    rerun: (next, others) => {
      flown = others;
      setLinks(linkTexture(network, next, others));
      layer.uniforms['uRows'] = next.queueRows;
      words.data = others.words;
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

/** Where no way is seen a few zeros do: a large cluster has millions of numbers that nobody would look at. */
function linkTexture(network: Network, layout: Layout, flights: Flights): BufferImageSource {
  if (!hasWays(layout)) return createDataTexture(new Float32Array(4), 'rgba32float', 1, 1);
  return createDataTexture(...padded(linkTexels(network, layout, flights), 4, 'rgba32float'));
}

/** The points of all ways. */
function pointTexture(layout: Layout): BufferImageSource {
  if (!hasWays(layout)) return createDataTexture(new Float32Array(2), 'rg32float', 1, 1);
  return createDataTexture(...padded(layout.paths.points, 2, 'rg32float'));
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
