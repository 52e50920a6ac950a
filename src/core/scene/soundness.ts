/**
 * Returns the number at a key of the cluster or workload; `absent` if the key is optional and missing; NaN if the number is invalid
 * or missing.
 */
export type CountAt = (key: string, absent?: number) => number;

/** Returns the text at a key of the workload; undefined if there is none. */
export type WordAt = (key: string) => string | undefined;
