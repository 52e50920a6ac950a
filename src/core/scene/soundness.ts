/**
 * The number of a cluster's or workload's own key, where it is sound; `absent` where the file has no such key and need not
 * have it; NaN where it is wrong, or missing.
 */
export type CountAt = (key: string, absent?: number) => number;

/** The text of a workload's own key; undefined where there is none. */
export type WordAt = (key: string) => string | undefined;
