import type { ThemeName } from '../../core/base/themes.ts';
import { type LinkClassName, LINK_CLASS } from '../../core/model/linkClasses.ts';

/** Colours of the picture, `#rrggbb`. The legend and the renderer both read this table. */
export type Theme = {
  readonly ground: string;
  readonly groundEdge: string;
  readonly plate: string;
  readonly plateLine: string;
  readonly text: string;
  readonly quietText: string;
  /** Counts above the pens, and the name of the switches. */
  readonly penText: string;
  readonly rackText: string;
  readonly link: Readonly<Record<LinkClassName, string>>;
  readonly computing: string;
  readonly chipLine: string;
  readonly chipFill: string;
  /** Waiting packets, from the head of a long queue to its tail. */
  readonly waiting: readonly [string, string, string];
  readonly mark: string;
  readonly rack: string;
  /** How much light adds: 1 on a dark ground, less where light would wash out. */
  readonly light: number;
  /** Brightness factor of unused lines: above 1 if they must be distinguishable from the ground on a weak projector. */
  readonly idle: number;
};

export const THEMES: Readonly<Record<ThemeName, Theme>> = {
  night: {
    ground: '#161d33',
    groundEdge: '#0a0d16',
    plate: '#1b2440',
    plateLine: '#3b4a78',
    text: '#eef1fb',
    quietText: '#a7b0cf',
    penText: '#ffd9a8',
    rackText: '#ffc58a',
    link: {
      neuronLink: '#4fd1e8',
      neuronLinkZ: '#4fd1e8',
      efa: '#ff9d3c',
      neuronSwitch: '#4fd1e8',
      fabric: '#ff9d3c',
      campus: '#ff9d3c',
    },
    computing: '#9aa2ff',
    chipLine: '#5b6896',
    chipFill: '#2a3352',
    waiting: ['#ffd9a8', '#ff9d3c', '#e0552f'],
    mark: '#c98bff',
    rack: '#241f26',
    light: 1,
    idle: 1,
  },
  day: {
    ground: '#f7f5ef',
    groundEdge: '#efece3',
    plate: '#d3d5dd',
    plateLine: '#868da6',
    text: '#1a2033',
    quietText: '#4b5470',
    penText: '#8a3d06',
    rackText: '#8f4700',
    link: {
      neuronLink: '#0b7c93',
      neuronLinkZ: '#0b7c93',
      efa: '#b55a00',
      neuronSwitch: '#0b7c93',
      fabric: '#b55a00',
      campus: '#b55a00',
    },
    computing: '#5058d6',
    chipLine: '#6f7793',
    chipFill: '#b9bdcb',
    waiting: ['#d98a2b', '#c4620b', '#a83210'],
    mark: '#7a35c2',
    rack: '#ecd9c0',
    light: 0.35,
    idle: 1.7,
  },
  contrast: {
    ground: '#000000',
    groundEdge: '#000000',
    plate: '#10141f',
    plateLine: '#8f9bc4',
    text: '#ffffff',
    quietText: '#dfe6f7',
    penText: '#ffe9c4',
    rackText: '#ffd9a0',
    link: {
      neuronLink: '#8df4ff',
      neuronLinkZ: '#8df4ff',
      efa: '#ffa21a',
      neuronSwitch: '#8df4ff',
      fabric: '#ffa21a',
      campus: '#ffa21a',
    },
    computing: '#ffffff',
    chipLine: '#9aa5c9',
    chipFill: '#05070c',
    waiting: ['#fff1d0', '#ffb52e', '#ff6f3c'],
    mark: '#dcb4ff',
    rack: '#1a1206',
    light: 1,
    idle: 1.8,
  },
};

/** Shape of a class's packets, so that colour is never alone. */
export function packetShape(name: LinkClassName): 'round' | 'lozenge' {
  return LINK_CLASS[name].isScaleOut ? 'lozenge' : 'round';
}

/** What a chip is seen to do. A row of this list is the value in the frame's chip column. */
export const CHIP_STATES = ['waiting', 'computing', 'moving', 'finished', 'notBegun'] as const;
export type ChipState = (typeof CHIP_STATES)[number];

/** How strong the filled half of a chip that moves data is. */
export const HALF_SHARE = 0.4;

/**
 * How a chip is drawn, so that its states differ from afar and without colour: how far its top is raised, in picture units, how opaque
 * its face is, and what is on it. `half`: one half in the colour of the rim; `bar`: a bar across, and no rim.
 */
export type ChipForm = { readonly rise: number; readonly face: number; readonly sign: 'none' | 'half' | 'bar' };
export const CHIP_FORMS: Readonly<Record<ChipState, ChipForm>> = {
  waiting: { rise: 2.5, face: 0.96, sign: 'none' },
  computing: { rise: 8, face: 1, sign: 'none' },
  moving: { rise: 5, face: 1, sign: 'half' },
  finished: { rise: 0, face: 0.6, sign: 'bar' },
  notBegun: { rise: 0, face: 0, sign: 'none' },
};

/** Width of a link in picture units: the square root of its rate, so that 100 and 0.5 fit into one picture. */
export function linkWidth(rate: number): number {
  return Math.max(0.7, 0.85 * Math.sqrt(rate));
}

/** `#rrggbb` as three numbers from 0 to 1. */
export function rgb(hex: string): [number, number, number] {
  const word = Number.parseInt(hex.slice(1), 16);
  return [(word >> 16) / 255, ((word >> 8) & 255) / 255, (word & 255) / 255];
}
