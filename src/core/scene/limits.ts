/** Limits that keep any scene file from blocking the page. They are checked before memory is allocated; messages name them. */
export const LIMITS = {
  /** Of the file in UTF-8. */
  fileBytes: 1_000_000,
  /** 1,024 UltraServers of 64 chips, which are built and run in seconds. */
  chips: 65_536,
  /** Of a `custom` cluster, each listed in the scene. */
  nodes: 10_000,
  links: 100_000,
  tasks: 1_000_000,
  packets: 1_000_000,
  hops: 8_000_000,
  /** Dependencies between tasks. */
  dependencies: 16_000_000,
  /** Links of all routes together, including equal paths. */
  routeLinks: 16_000_000,
  /** Handled by one run. */
  events: 50_000_000,
  /** The last instant that the clock can represent, in whole ticks. */
  ticks: 9_007_199_254_740,
  faults: 100,
  steps: 100,
  beats: 100,
  /** Drawn by the workload `experts`. */
  tokens: 4_000_000,
  /** Of the workload `messages`, each listed in the scene. */
  messages: 2000,
  /** Problems that are listed. */
  problems: 50,
} as const;

/**
 * The most characters of each text, as people count them (composed Unicode characters). The picture keeps room for the longest title
 * and caption of a scene; with these limits it is still visible on a phone.
 */
export const LONGEST_TEXTS = {
  title: 60,
  caption: 160,
  teaches: 160,
  seed: 100,
  /** A reason, a quotation, a source: shown in the panel, which scrolls. */
  grounds: 2000,
  node: 60,
  moment: 100,
  /** A class of links, or a node by its kind and number: `neuronSwitch`, `c65535`. */
  link: 20,
} as const;

export type LimitName = keyof typeof LIMITS;
