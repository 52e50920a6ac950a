import { MILLITICKS_PER_TICK, transferTime } from '../base/units.ts';

/**
 * The serializers of links whose rate may change while they are busy. The end of each packet is rounded once from the exact sum of
 * size ÷ rate since the link became busy (see `transferTime`), so that rounding errors do not add up.
 */
export class LinkClocks {
  /** By link: when it became busy, and when the last packet ends. */
  readonly #busySince: Float64Array;
  readonly #free: Float64Array;
  /** By link: its rate, the units taken at this rate, and the exact time, in milliticks, of all taken at other rates before. */
  readonly #rate: Float64Array;
  readonly #taken: Float64Array;
  readonly #before: Float64Array;

  constructor(links: number) {
    this.#busySince = new Float64Array(links);
    this.#free = new Float64Array(links).fill(-1);
    this.#rate = new Float64Array(links);
    this.#taken = new Float64Array(links);
    this.#before = new Float64Array(links);
  }

  /** Serializes `units` at `rate` units per tick from `now` on, at which the link is free. Returns the end, in milliticks. */
  serialize(link: number, now: number, units: number, rate: number): number {
    if (this.#free[link]! < now) {
      this.#busySince[link] = now;
      this.#before[link] = 0;
      this.#taken[link] = 0;
    } else if (this.#rate[link] !== rate) {
      this.#before[link]! += (this.#taken[link]! * MILLITICKS_PER_TICK) / this.#rate[link]!;
      this.#taken[link] = 0;
    }
    this.#rate[link] = rate;
    this.#taken[link]! += units;
    this.#free[link] = this.#busySince[link]! + transferTime(this.#taken[link]!, rate, this.#before[link]);
    return this.#free[link];
  }
}
