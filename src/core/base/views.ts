/** The views of a network, by the names that scenes and links use. Each has a projection in src/screen/picture/projections. */
export const VIEWS = ['tower', 'flat', 'ring', 'mountain', 'map', 'plane'] as const;
export type ViewName = (typeof VIEWS)[number];

export function isViewName(name: string | null): name is ViewName {
  return (VIEWS as readonly (string | null)[]).includes(name);
}
