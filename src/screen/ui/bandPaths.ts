import type { Bands } from '../../core/analysis/load.ts';

/** The bands from top to bottom: the column, the words key and CSS variable of the same name, and the sign in the legend. */
export const BANDS = [
  { column: 'compute', sign: 'square' },
  { column: 'neuronLink', sign: 'round' },
  { column: 'efa', sign: 'lozenge' },
] as const;

/** Height of one band in the drawing's own units; the drawing is one unit wide a bin. */
export const BAND_HEIGHT = 100;

/** An SVG path under the curve of `shares`, standing on `floor`; one closed piece for each stretch that is busy. */
export function bandPath(shares: Float32Array, floor: number): string {
  const pieces: string[] = [];
  for (let bin = 0; bin < shares.length; bin++) {
    if (shares[bin] === 0) continue;
    const begin = bin;
    while (bin + 1 < shares.length && shares[bin + 1]! > 0) bin++;
    const tops = Array.from(shares.subarray(begin, bin + 1), (share, at) => {
      return `L${begin + at + 0.5} ${(floor - share * BAND_HEIGHT).toFixed(1)}`;
    });
    pieces.push(`M${begin} ${floor}${tops.join('')}L${bin + 1} ${floor}Z`);
  }
  return pieces.join('');
}

/** The three paths of a run, top to bottom, with the gaps between the bands left free. */
export function bandPaths(bands: Bands, gap: number): string[] {
  return BANDS.map(({ column }, row) => bandPath(bands[column], (row + 1) * BAND_HEIGHT + row * gap));
}
