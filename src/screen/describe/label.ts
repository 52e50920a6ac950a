import type { Point } from '../picture/path.ts';

/** A text in the picture, centred on a point in picture units; `short` is its form for little room. */
export type Label = {
  readonly at: Point;
  readonly text: string;
  readonly short?: string | undefined;
  /** Whether it may be left out if earlier labels leave no room. */
  readonly isMinor?: boolean;
  readonly role: 'pen' | 'tower' | 'rack' | 'rank';
};

/**
 * One line of the legend: a sample and its meaning. `colours`: for a line its colour and its packets' shape; for a queue its colours
 * from head to tail; for a chip its fill and, if it has one, its rim; for a fault the colour of the line under its mark.
 */
export type LegendEntry = {
  readonly sample: 'line' | 'queue' | 'chip' | 'cut' | 'slower';
  readonly colours: readonly string[];
  readonly text: string;
};
