import { bandsBetween, SHARE_BANDS, type ShareBand } from '../../../core/analysis/bands.ts';
import type { Run, TimeSpan } from '../../state/appState.ts';

/** A stretch of a lane, as shares of the span that it belongs to. */
export type LaneStretch = { readonly from: number; readonly to: number };

/** Windows of a lane: about three pixels each on a large screen. */
const BINS = 120;

/** When anything computes, sends over NeuronLink, and sends over EFA within a span: the stretches of each. */
export function lanesOf(
  reader: Run['reader'],
  { from, to }: TimeSpan,
  bins = BINS,
): Readonly<Record<ShareBand, readonly LaneStretch[]>> {
  const bands = bandsBetween(reader, from, to, bins);
  const of = (band: ShareBand): readonly LaneStretch[] => stretchesOf(bands[band]);
  return Object.fromEntries(SHARE_BANDS.map((band) => [band, of(band)])) as Record<ShareBand, readonly LaneStretch[]>;
}

/** The stretches of windows with a share above 0. */
function stretchesOf(shares: Float32Array): readonly LaneStretch[] {
  const stretches: LaneStretch[] = [];
  for (let bin = 0; bin < shares.length; bin++) {
    if (shares[bin]! <= 0) continue;
    const begin = bin;
    while (bin + 1 < shares.length && shares[bin + 1]! > 0) bin++;
    stretches.push({ from: begin / shares.length, to: (bin + 1) / shares.length });
  }
  return stretches;
}

/** Where an instant is on a rail of segments of equal length, one for each span; 0 to 1. Between two spans it is at the later one's start. */
export function placeOnRail(time: number, spans: readonly TimeSpan[]): number {
  const at = spans.findIndex(({ to }) => time < to);
  if (at < 0) return 1;
  const { from, to } = spans[at]!;
  return (at + Math.max(0, (time - from) / (to - from))) / spans.length;
}
