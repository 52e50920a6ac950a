import 'pixi.js/unsafe-eval';
import { Container, Sprite, Text, Texture, Ticker, WebGLRenderer } from 'pixi.js';
import { isSameColumn } from '../../core/base/alike.ts';
import type { Network } from '../../core/model/network.ts';
import { areBuiltAlike } from '../picture/board.ts';
import { blockColours } from '../picture/blockColours.ts';
import { type Detail, linkCapacity } from '../picture/detail.ts';
import type { Flights } from '../picture/flights.ts';
import type { Frame } from '../picture/frame.ts';
import type { Layout } from '../picture/layout.ts';
import { rgb, type Theme } from '../picture/theme.ts';
import { type BoardLayer, createBoardLayer } from './boardLayer.ts';
import { type Camera, clipView } from './camera.ts';
import { createPacketLayer, type PacketLayer } from './packetLayer.ts';
import { markRoom, markSize } from './markSize.ts';
import type { CanvasSize } from './placedText.ts';
import { COLOURS } from './shaders.ts';

/** What the canvas shows, but for the instant. */
export type Show = {
  readonly network: Network;
  readonly layout: Layout;
  readonly flights: Flights;
};

export type Look = { readonly theme: Theme; readonly mark: string };

export type StageSize = CanvasSize & {
  readonly pixelRatio: number;
  /** CSS pixels from the left edge to the mark, as to the text over the picture. */
  readonly margin?: number | undefined;
};

/** The WebGL canvas. Draws what it is told, when it is told; holds no time and asks for no frames. */
export type PixiStage = {
  readonly canvas: HTMLCanvasElement;
  readonly setShow: (show: Show | undefined) => void;
  /** Shows the same run in another layout. */
  readonly reshape: (layout: Layout) => void;
  readonly setLook: (look: Look) => void;
  /** CSS pixels and their ratio to device pixels. */
  readonly resize: (size: StageSize) => void;
  /** Draws a frame of what is shown, through `camera`. `heat`, 0 to 1, is the light of all waiting together. */
  readonly draw: (frame: Frame, camera: Camera, heat: number, detail: Detail) => void;
  readonly destroy: () => void;
};

const MARK_TRIES = 6;

/** Rejects where the browser gives no WebGL. */
export async function createPixiStage(): Promise<PixiStage> {
  // Pixi's system ticker would ask for frame after frame, only to look for textures that are out of use.
  Ticker.system.autoStart = false;
  // An Application would first make a context of its own, only to learn whether there is WebGL: a third of a second without a GPU.
  const renderer = new WebGLRenderer();
  await renderer.init({
    eventMode: 'none',
    antialias: false,
    autoDensity: true,
    backgroundAlpha: 1,
    width: 320,
    height: 180,
  });
  const stage = new Container();
  const mark = new Text({ text: '', style: { fontFamily: 'Pretendard', fontSize: 16, fontWeight: '700' } });
  /** Under the mark, where a near picture reaches down to it. */
  const shade = new Sprite(Texture.WHITE);
  shade.alpha = 0.86;
  stage.addChild(shade, mark);
  let size: StageSize = { width: 320, height: 180, pixelRatio: 1 };
  let look: Look | undefined;
  let shown:
    | (Show & { layout: Layout; board: BoardLayer; readonly packets: PacketLayer; capacity?: Float32Array })
    | undefined;

  const dressLayers = (theme: Theme): void => {
    const colours = themeColours(theme);
    for (const layer of shown === undefined ? [] : [shown.board, shown.packets]) {
      (layer.uniforms['uColours'] as Float32Array).set(colours);
      layer.uniforms['uLight'] = theme.light;
      layer.uniforms['uIdle'] = theme.idle;
    }
  };
  const dress = (): void => {
    if (look === undefined) return;
    const { theme } = look;
    renderer.background.color = theme.groundEdge;
    mark.text = look.mark;
    mark.style.fill = theme.mark;
    const left = Math.round(size.margin ?? size.height * 0.02 + 4);
    mark.style.fontSize = markSize(size);
    // Never cut off: where the line is longer than a narrow picture, it is written smaller.
    // More than once, since some engines round the width of each letter.
    const room = Math.max(1, size.width - 2 * left);
    for (let tries = 0; mark.width > room && tries < MARK_TRIES; tries++) mark.style.fontSize *= room / mark.width;
    mark.position.set(left, size.height - markSize(size) * 1.7);
    shade.tint = theme.groundEdge;
    shade.position.set(0, size.height - markRoom(size));
    shade.setSize(size.width, markRoom(size));
    dressLayers(theme);
  };
  const clear = (): void => {
    if (shown === undefined) return;
    stage.removeChild(shown.board.container, shown.packets.container);
    shown.board.destroy();
    shown.packets.destroy();
    shown = undefined;
  };

  return {
    canvas: renderer.canvas,
    setShow: (show) => {
      if (shown !== undefined && show !== undefined && areBuiltAlike(shown, show)) {
        // Another run in the same places: the board stands, and packets go along the same ways.
        const { board, packets } = shown;
        if (!isSameColumn(shown.layout.looks.half, show.layout.looks.half)) board.widen(show.layout);
        packets.rerun(show.layout, show.flights);
        shown = { ...show, board, packets };
        return;
      }
      clear();
      if (show === undefined) return;
      const { network, layout, flights } = show;
      const packets = createPacketLayer(network, layout, flights);
      shown = { ...show, board: createBoardLayer(network, layout), packets };
      stage.addChildAt(shown.board.container, 0);
      stage.addChildAt(packets.container, 1);
      dress();
    },
    reshape: (layout) => {
      if (shown === undefined) return;
      stage.removeChild(shown.board.container);
      shown.board.destroy();
      shown.board = createBoardLayer(shown.network, layout);
      shown.layout = layout;
      stage.addChildAt(shown.board.container, 0);
      shown.packets.reshape(layout);
      if (look !== undefined) dressLayers(look.theme);
    },
    setLook: (next) => {
      look = next;
      dress();
    },
    resize: (next) => {
      size = next;
      renderer.resize(next.width, next.height, next.pixelRatio);
      dress();
    },
    draw: (frame, camera, heat, detail) => {
      shade.visible = !camera.isFitted;
      if (shown !== undefined) {
        const { board, packets } = shown;
        if (detail === 'flows') shown.capacity ??= linkCapacity(shown.network, shown.flights);
        board.show(frame, heat, detail === 'flows' ? shown.capacity : undefined);
        packets.show(frame, detail === 'flows');
        for (const layer of [board, packets]) {
          clipView(camera, size.width, size.height, layer.uniforms['uView'] as Float32Array);
        }
        board.uniforms['uPixel'] = 1 / (camera.scale * size.pixelRatio);
        packets.uniforms['uScale'] = camera.scale * size.pixelRatio;
      }
      renderer.render(stage);
    },
    destroy: () => {
      clear();
      stage.destroy({ children: true, texture: true });
      renderer.destroy({ removeView: true });
    },
  };
}

/** The theme's colours in the order of the shaders' list, four numbers each. */
function themeColours(theme: Theme): Float32Array {
  const [block0, block1, block2, block3, block4] = blockColours(theme);
  const byName: Record<(typeof COLOURS)[number], string> = {
    plate: theme.plate,
    plateLine: theme.plateLine,
    neuronLink: theme.link.neuronLink,
    efa: theme.link.efa,
    computing: theme.computing,
    chipLine: theme.chipLine,
    chipFill: theme.chipFill,
    waitingHead: theme.waiting[0],
    waitingMiddle: theme.waiting[1],
    waitingTail: theme.waiting[2],
    rack: theme.rack,
    ground: theme.ground,
    groundEdge: theme.groundEdge,
    block0,
    block1,
    block2,
    block3,
    block4,
  };
  return Float32Array.from(COLOURS.flatMap((name) => [...rgb(byName[name]), 1]));
}
