import { type Bands, SHARE_BANDS } from '../../../core/analysis/bands.ts';
import type { Ticks } from '../../../core/analysis/eventTicks.ts';
import type { TimeSpan } from '../../state/appState.ts';

/** The bands from top to bottom. Each name is also a column of `Bands`, a key of the words and a CSS class. */
export const BANDS: readonly { readonly column: keyof Bands }[] = [
  ...SHARE_BANDS.map((column) => ({ column })),
  { column: 'waiting' },
];

/** Height of a band in units of the SVG; a bin is one unit wide. */
export const BAND_HEIGHT = 100;

/** The area under the curve of `shares` (0 to 1) as an SVG path: one closed piece per busy stretch. */
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

/** Bins per column of the waiting band, and how many of them are filled. */
export const PILE = { bins: 2, filled: 1.4 };

/** An SVG path of separate columns, like packets in a pen. A column is as high as the maximum of its bins. */
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

/** A line from the bottom for each start, a shorter one from the top for each end. */
export function tickPath({ starts, ends }: Ticks, { from, to }: TimeSpan, bins: number): string {
  const at = (time: number): string => (((time - from) / (to - from)) * bins).toFixed(2);
  const lines = (times: readonly number[], line: string): string =>
    [...new Set(times.map(at))].map((x) => `M${x} ${line}`).join('');
  return lines(starts, `${BAND_HEIGHT}V40`) + lines(ends, '0V30');
}
