import { Application, Graphics, Particle, ParticleContainer, Texture, type WebGLRenderer } from 'pixi.js';
import { type Network, NetworkBuilder } from '../src/core/model/network.ts';
import { inOneGo } from '../src/core/base/steps.ts';
import { createFrame } from '../src/screen/picture/frame.ts';
import { PROJECTIONS } from '../src/screen/picture/projections/projections.ts';
import { type BoardLayer, boardLayerInSteps } from '../src/screen/view/boardLayer.ts';
import { fit } from '../src/screen/view/camera.ts';
import { Upload } from '../src/screen/view/upload.ts';

/** Milliseconds of JavaScript, by design, one for each round; and how much was drawn. */
export type BoardTimes = {
  readonly chips: number;
  readonly links: number;
  readonly built: { readonly board: number[]; readonly graphics: number[] };
  readonly recoloured: { readonly board: number[]; readonly particles: number[] };
};

declare global {
  interface Window {
    measureBoard: (rounds: number, frames: number) => Promise<BoardTimes>;
  }
}

const WIDTH = 1280;
const HEIGHT = 720;

/** 65,536 chips in groups of 8 × 8, each with a link to its next in either direction, round the group. */
function manyChips(): Network {
  const [groups, side] = [1024, 8];
  const builder = new NetworkBuilder();
  for (let chip = 0; chip < groups * side * side; chip++) {
    const place = chip % (side * side);
    builder.addNode('chip', Math.floor(chip / (side * side)), place % side, Math.floor(place / side), 0);
  }
  for (let chip = 0; chip < groups * side * side; chip++) {
    const place = chip % (side * side);
    const [x, y, first] = [place % side, Math.floor(place / side), chip - place];
    builder.addLink(chip, first + y * side + ((x + 1) % side), 'neuronLink', 10, 1);
    builder.addLink(chip, first + ((y + 1) % side) * side + x, 'neuronLink', 10, 1);
  }
  return builder.seal({ neuronLink: 8 });
}

window.measureBoard = async (rounds, frames) => {
  const network = manyChips();
  const layout = PROJECTIONS.plane(network, { upright: false, longestQueue: 16 });
  const camera = fit(layout.bounds, WIDTH, HEIGHT, { left: 0, right: 0, top: 0, bottom: 0 });
  const app = new Application();
  await app.init({ preference: 'webgl', autoStart: false, sharedTicker: false, width: WIDTH, height: HEIGHT });
  app.ticker.stop();
  const { gl } = app.renderer as unknown as { gl: WebGL2RenderingContext };
  const frame = createFrame(network.chipCount, network.linkCount);
  const pixel = new Uint8Array(4);
  /** What is still to be drawn must not slow down what is measured next. */
  const settle = async (): Promise<void> => {
    gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel);
    await new Promise((resolve) => setTimeout(resolve, 20));
  };
  const timed = async (work: () => void): Promise<number> => {
    const begin = performance.now();
    work();
    app.renderer.render(app.stage);
    const spent = performance.now() - begin;
    await settle();
    return spent;
  };

  const addBoard = (): BoardLayer => {
    const board = inOneGo(boardLayerInSteps(network, layout, new Upload(app.renderer as WebGLRenderer)));
    const view = [(2 * camera.scale) / WIDTH, (-2 * camera.scale) / HEIGHT, 0, 0];
    (board.uniforms['uView'] as Float32Array).set(view);
    app.stage.addChild(board.container);
    board.show(frame, 0, undefined);
    return board;
  };
  /** Less than the board shows: the tops of chips in one fill, links in one stroke. */
  const addGraphics = (): Graphics => {
    const graphics = new Graphics();
    const { first, drawn, points } = layout.paths;
    for (let link = 0; link < network.linkCount; link++) {
      const at = 2 * first[link]!;
      graphics.moveTo(points[at]!, points[at + 1]!);
      for (let i = 1; i < drawn[link]!; i++) graphics.lineTo(points[at + 2 * i]!, points[at + 2 * i + 1]!);
    }
    graphics.stroke({ width: 1, color: 0x4fd1e8 });
    for (const { chips, chipAxes } of layout.plates) {
      const [[ax, ay], [bx, by]] = chipAxes;
      for (const chip of chips) {
        const [x, y] = [layout.chips[2 * chip]!, layout.chips[2 * chip + 1]!];
        graphics.poly([
          x - ax - bx,
          y - ay - by,
          x + ax - bx,
          y + ay - by,
          x + ax + bx,
          y + ay + by,
          x - ax + bx,
          y - ay + by,
        ]);
      }
    }
    graphics.fill(0x2a3352);
    graphics.scale.set(camera.scale);
    app.stage.addChild(graphics);
    return graphics;
  };

  const built = { board: [] as number[], graphics: [] as number[] };
  for (let round = 0; round < rounds; round++) {
    let board: BoardLayer | undefined;
    built.board.push(await timed(() => (board = addBoard())));
    app.stage.removeChildren();
    board?.destroy();
    let graphics: Graphics | undefined;
    built.graphics.push(await timed(() => (graphics = addGraphics())));
    app.stage.removeChildren();
    graphics?.destroy(true);
    await settle();
  }

  const recoloured = { board: [] as number[], particles: [] as number[] };
  const board = addBoard();
  await timed(() => undefined);
  for (let i = 0; i < frames; i++) {
    recoloured.board.push(
      await timed(() => {
        frame.chipState.fill(i % 3);
        board.show(frame, 0, undefined);
      }),
    );
  }
  app.stage.removeChildren();
  board.destroy();
  const container = new ParticleContainer({ dynamicProperties: { color: true } });
  const particles = Array.from({ length: network.chipCount }, (_, chip) => {
    const [x, y] = [layout.chips[2 * chip]! * camera.scale, layout.chips[2 * chip + 1]! * camera.scale];
    return new Particle({ texture: Texture.WHITE, x, y, scaleX: 1, scaleY: 1 });
  });
  for (const particle of particles) container.particleChildren.push(particle);
  container.update();
  app.stage.addChild(container);
  await timed(() => undefined);
  for (let i = 0; i < frames; i++) {
    recoloured.particles.push(
      await timed(() => {
        for (const particle of particles) particle.tint = i % 3 === 0 ? 0x2a3352 : 0x9aa2ff;
      }),
    );
  }
  return { chips: network.chipCount, links: network.linkCount, built, recoloured };
};
