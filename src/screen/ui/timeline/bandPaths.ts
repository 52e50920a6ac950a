import type { Ticks } from '../../../core/analysis/eventTicks.ts';
import type { TimeSpan } from '../../state/appState.ts';

/** The bands from top to bottom: the column, the words key and CSS variable of the same name, and the sign beside the name. */
export const BANDS = [
  { column: 'compute', sign: 'square' },
  { column: 'neuronLink', sign: 'round' },
  { column: 'efa', sign: 'lozenge' },
  { column: 'waiting', sign: 'pile' },
] as const;

/** Height of one band in the drawing's own units; the drawing is one unit wide a bin. */
export const BAND_HEIGHT = 100;

/** An SVG path under the curve of `shares`, 0 to 1; one closed piece for each stretch that is busy. */
export function bandPath(shares: Float32Array): string {
  const pieces: string[] = [];
  for (let bin = 0; bin < shares.length; bin++) {
    if (shares[bin] === 0) continue;
    const begin = bin;
    while (bin + 1 < shares.length && shares[bin + 1]! > 0) bin++;
    const tops = Array.from(shares.subarray(begin, bin + 1), (share, at) => `L${begin + at + 0.5} ${top(share)}`);
    pieces.push(`M${begin} ${BAND_HEIGHT}${tops.join('')}L${bin + 1} ${BAND_HEIGHT}Z`);
  }
  return pieces.join('');
}

/** Bins that one column of the pile is wide, and how much of it is filled. */
export const PILE = { bins: 2, filled: 1.4 };

/** An SVG path of columns that stand apart, as packets in a pen do: each as high as the most of its bins. */
export function pilePath(shares: Float32Array): string {
  const pieces: string[] = [];
  for (let bin = 0; bin < shares.length; bin += PILE.bins) {
    const most = shares.subarray(bin, bin + PILE.bins).reduce((a, b) => Math.max(a, b), 0);
    if (most > 0) pieces.push(`M${bin} ${BAND_HEIGHT}V${top(most)}h${PILE.filled}V${BAND_HEIGHT}Z`);
  }
  return pieces.join('');
}

function top(share: number): string {
  return ((1 - share) * BAND_HEIGHT).toFixed(1);
}

/** A line up from the floor for each start, and a shorter one down from the top for each end. */
export function tickPath({ starts, ends }: Ticks, { from, to }: TimeSpan, bins: number): string {
  const at = (time: number): string => (((time - from) / (to - from)) * bins).toFixed(2);
  const lines = (times: readonly number[], line: string): string =>
    [...new Set(times.map(at))].map((x) => `M${x} ${line}`).join('');
  return lines(starts, `${BAND_HEIGHT}V40`) + lines(ends, '0V30');
}
