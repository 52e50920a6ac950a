/** Bounds that keep any scene file from hanging the page. Checked before memory is taken; messages name them. */
export const LIMITS = {
  /** Of the file in UTF-8. */
  fileBytes: 1_000_000,
  /** 1,024 UltraServers of 64: built and run in seconds. */
  chips: 65_536,
  /** Of a `custom` cluster, each listed in the scene. */
  nodes: 10_000,
  links: 100_000,
  tasks: 1_000_000,
  packets: 1_000_000,
  hops: 8_000_000,
  /** Waits of one task for another. */
  dependencies: 16_000_000,
  /** Links of all routes together, those of equal paths too. */
  routeLinks: 16_000_000,
  /** Handled by one run. */
  events: 50_000_000,
  /** The last instant that the clock of a run can count, whole ticks. */
  ticks: 9_007_199_254_740,
  faults: 100,
  steps: 100,
  beats: 100,
  /** Drawn by the workload `experts`. */
  tokens: 4_000_000,
  /** Of the workload `messages`, each listed in the scene. */
  messages: 2000,
  /** Listed at once. */
  problems: 50,
} as const;

/**
 * Characters that a text of a scene may have at most, as people count them (Unicode characters, composed). Titles and captions
 * lie over the picture, which keeps room for the longest of a scene; with these it is still seen on a phone.
 */
export const LONGEST_TEXTS = {
  title: 60,
  caption: 160,
  teaches: 160,
  seed: 100,
  /** A reason, a quotation, a source: read in the panel, which scrolls. */
  grounds: 2000,
  node: 60,
  moment: 100,
  /** A class of links, or a node by its kind and number: `neuronSwitch`, `c65535`. */
  link: 20,
} as const;

export type LimitName = keyof typeof LIMITS;
