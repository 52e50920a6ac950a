/** Bounds that keep any scene file from hanging the page. Checked before memory is taken; messages name them. */
export const LIMITS = {
  /** Of the file in UTF-8. */
  fileBytes: 1_000_000,
  chips: 4096,
  /** Of a `custom` cluster, each listed in the scene. */
  nodes: 10_000,
  links: 100_000,
  tasks: 1_000_000,
  packets: 1_000_000,
  hops: 4_000_000,
  steps: 100,
  beats: 100,
  /** Drawn by the workload `experts`. */
  tokens: 4_000_000,
  /** Of the workload `messages`, each listed in the scene. */
  messages: 2000,
  /** Listed at once. */
  problems: 50,
} as const;

export type LimitName = keyof typeof LIMITS;
