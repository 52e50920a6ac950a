/** Bounds that keep any scene file from hanging the page. Checked before memory is taken; messages name them. */
export const LIMITS = {
  /** Of the file in UTF-8. */
  fileBytes: 1_000_000,
  chips: 4096,
  tasks: 1_000_000,
  packets: 1_000_000,
  hops: 4_000_000,
  steps: 100,
  beats: 100,
  /** Listed at once. */
  problems: 50,
} as const;

export type LimitName = keyof typeof LIMITS;
