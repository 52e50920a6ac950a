/** One package of what is shipped, and every notice that must travel with it, whole. */
export type Licence = {
  readonly name: string;
  readonly version: string;
  /** As its author declares it, in SPDX terms: `MIT`, `(MIT OR Apache-2.0)`. */
  readonly declared: string;
  readonly texts: readonly string[];
};

/** The element of the page in which the build leaves the list, as JSON. */
export const LICENCES_ELEMENT = 'licences';
