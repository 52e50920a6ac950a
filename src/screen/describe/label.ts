import type { Point } from '../picture/path.ts';
import type { ChipState } from '../picture/theme.ts';

/** A text in the picture, centred on a point in picture units; `short` is its form for little room. */
export type Label = {
  readonly at: Point;
  readonly text: string;
  readonly short?: string | undefined;
  /** Whether it may be left out if earlier labels leave no room. */
  readonly isMinor?: boolean;
  readonly role: 'pen' | 'note' | 'tower' | 'rack' | 'rank';
};

/**
 * One line of the legend: how it looks and what it means. A line has its colour and its packets' shape; a queue its colours
 * from head to tail; a chip its fill and its rim; a fault of a link the line that its mark stands on.
 */
export type LegendEntry = {
  readonly sample: 'line' | 'queue' | 'chip' | 'cut' | 'slower';
  readonly colours: readonly string[];
  readonly text: string;
  /** Of a chip: its state, which says what is on its face. */
  readonly state?: ChipState;
};
