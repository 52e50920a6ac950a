import type { TraceReader } from '../trace/reader.ts';
import { type Bands, bandsBetween } from './bands.ts';

/** How busy compute, NeuronLink and EFA are over the whole run, in `bins` equal windows from 0 to the finish. */
export function busyShares(reader: TraceReader, bins: number): Bands {
  return bandsBetween(reader, 0, reader.trace.finish, bins);
}
