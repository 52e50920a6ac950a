/** The number of a cluster's or workload's own key, where it is sound; NaN where it is absent or wrong. */
export type CountAt = (key: string) => number;
