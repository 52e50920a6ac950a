import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { randomStream } from '../../src/core/base/random.ts';
import { simulate } from '../../src/core/sim/simulation.ts';
import { TraceReader } from '../../src/core/trace/reader.ts';
import { FLIGHT_WORDS, linkTexels, packetAt, packFlights } from '../../src/screen/picture/flights.ts';
import { PROJECTIONS } from '../../src/screen/picture/projections/projections.ts';
import { PACKET_VERTEX } from '../../src/screen/view/packetShaders.ts';
import { DATA_WIDTH } from '../../src/screen/view/shaders.ts';
import { twoUltraServers } from '../support/app.ts';
import { launchChromium } from '../support/chromium.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

type Asked = {
  readonly words: number[];
  readonly links: number[];
  readonly points: number[];
  readonly rows: number;
  readonly times: number[];
};

/** Runs the packets' vertex shader over all of `words` at each time; returns x, y, kind (−1 nowhere, 0 queued, 1 in flight) of each. */
function runShader({
  vertex,
  width,
  words,
  links,
  points,
  rows,
  times,
}: Asked & { vertex: string; width: number }): number[] {
  const gl = new OffscreenCanvas(1, 1).getContext('webgl2')!;
  const compile = (type: number, source: string): WebGLShader => {
    const shader = gl.createShader(type)!;
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    if (gl.getShaderParameter(shader, gl.COMPILE_STATUS) !== true) throw new Error(gl.getShaderInfoLog(shader) ?? '');
    return shader;
  };
  const program = gl.createProgram();
  gl.attachShader(program, compile(gl.VERTEX_SHADER, vertex));
  gl.attachShader(program, compile(gl.FRAGMENT_SHADER, '#version 300 es\nvoid main() {}'));
  gl.transformFeedbackVaryings(program, ['gl_Position', 'vPacket', 'vWay'], gl.INTERLEAVED_ATTRIBS);
  gl.linkProgram(program);
  if (gl.getProgramParameter(program, gl.LINK_STATUS) !== true) throw new Error(gl.getProgramInfoLog(program) ?? '');
  gl.useProgram(program);
  const texture = (unit: number, name: string, data: number[], channels: 2 | 4): void => {
    const height = Math.ceil(data.length / channels / width);
    const full = new Float32Array(width * height * channels);
    full.set(data);
    gl.activeTexture(gl.TEXTURE0 + unit);
    gl.bindTexture(gl.TEXTURE_2D, gl.createTexture());
    const [inner, format] = channels === 4 ? [gl.RGBA32F, gl.RGBA] : [gl.RG32F, gl.RG];
    gl.texImage2D(gl.TEXTURE_2D, 0, inner, width, height, 0, format, gl.FLOAT, full);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.NEAREST);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.NEAREST);
    gl.uniform1i(gl.getUniformLocation(program, name), unit);
  };
  texture(0, 'uLinks', links, 4);
  texture(1, 'uPoints', points, 2);
  const uniform = (name: string): WebGLUniformLocation | null => gl.getUniformLocation(program, name);
  gl.uniform4f(uniform('uView'), 1, 1, 0, 0);
  gl.uniform1f(uniform('uScale'), 1);
  gl.uniform1f(uniform('uRows'), rows);
  gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer());
  gl.bufferData(gl.ARRAY_BUFFER, Uint32Array.from(words), gl.STATIC_DRAW);
  const at = gl.getAttribLocation(program, 'aFlight');
  gl.enableVertexAttribArray(at);
  gl.vertexAttribIPointer(at, 4, gl.UNSIGNED_INT, 16, 0);
  const count = words.length / 4;
  const out = new Float32Array(count * 10);
  const buffer = gl.createBuffer();
  gl.bindBuffer(gl.TRANSFORM_FEEDBACK_BUFFER, buffer);
  gl.bufferData(gl.TRANSFORM_FEEDBACK_BUFFER, out.byteLength, gl.DYNAMIC_READ);
  gl.bindBufferBase(gl.TRANSFORM_FEEDBACK_BUFFER, 0, buffer);
  gl.enable(gl.RASTERIZER_DISCARD);
  const seen: number[] = [];
  for (const time of times) {
    gl.uniform1i(uniform('uNow'), time | 0);
    gl.beginTransformFeedback(gl.POINTS);
    gl.drawArrays(gl.POINTS, 0, count);
    gl.endTransformFeedback();
    gl.getBufferSubData(gl.TRANSFORM_FEEDBACK_BUFFER, 0, out);
    for (let i = 0; i < count; i++) {
      const [x, y, , , kind, , visible, size, wayX, wayY] = out.subarray(i * 10, i * 10 + 10) as unknown as number[];
      // The point's middle is behind the head of a flying packet, so that its tail has room.
      const ahead = kind === 1 ? size! * 0.3 : 0;
      seen.push(x! + wayX! * ahead, y! + wayY! * ahead, visible === 0 ? -1 : kind!);
    }
  }
  return seen;
}

describe('the shader', () => {
  it('places packets as its TypeScript twin does, at random instants, also late in a long run [L4]', async () => {
    const reader = new TraceReader(simulate(twoUltraServers()));
    const { network } = reader.trace;
    const tower = PROJECTIONS.tower(network, { upright: false, longestQueue: 16 });
    const original = packFlights(reader);
    const random = randomStream('shader', 'times');
    const page = await browser.newPage();
    for (const [late, layout] of [
      [0, tower],
      [4_000_000_000, tower],
      [0, { ...tower, queueColumns: 5 }],
    ] as const) {
      const chosen = Array.from({ length: 2000 }, () => Math.floor(random() * reader.arrival.length));
      const words = Uint32Array.from(
        chosen.flatMap((hop) => {
          const own = original.words.subarray(hop * FLIGHT_WORDS, (hop + 1) * FLIGHT_WORDS);
          return [own[0]!, own[1]! + late, own[2]! + late, own[3]! + late];
        }),
      );
      const flights = { ...original, words };
      const times = Array.from({ length: 60 }, () => Math.floor(random() * reader.trace.finish) + late);
      const seen = await page.evaluate(runShader, {
        vertex: PACKET_VERTEX,
        width: DATA_WIDTH,
        words: [...words],
        links: [...linkTexels(network, layout, flights)],
        points: [...layout.paths.points],
        rows: layout.queueRows,
        times,
      });
      const kinds = { nowhere: 0, inLine: 0, flying: 0 };
      times.forEach((time, t) => {
        for (let hop = 0; hop < chosen.length; hop++) {
          const expected = packetAt(network, flights, layout, hop, time);
          const [x, y, kind] = seen.slice((t * chosen.length + hop) * 3, (t * chosen.length + hop) * 3 + 3);
          kinds[expected.kind]++;
          if (kind !== ['nowhere', 'inLine', 'flying'].indexOf(expected.kind) - 1) {
            throw new Error(`hop ${chosen[hop]} at ${time}: expected ${expected.kind}, the shader says ${kind}`);
          }
          if (expected.kind === 'nowhere') continue;
          const off = Math.hypot(x! - expected.at[0], y! - expected.at[1]);
          if (off > 0.05)
            throw new Error(`hop ${chosen[hop]} at ${time}: ${off} units away from ${expected.at.join(', ')}`);
        }
      });
      expect(Math.min(kinds.inLine, kinds.flying)).toBeGreaterThan(50);
    }
    await page.close();
  });
});
