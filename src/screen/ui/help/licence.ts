/** A shipped package with the full text of every notice that must be distributed with it. */
export type Licence = {
  readonly name: string;
  readonly version: string;
  /** An SPDX expression from its package.json: `MIT`, `(MIT OR Apache-2.0)`. */
  readonly declared: string;
  readonly texts: readonly string[];
};

/** Id of the page's element that holds the list as JSON. */
export const LICENCES_ELEMENT = 'licences';
