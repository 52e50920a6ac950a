/** The version of the links that are written now. */
export const LINK_VERSION = 2;

/** By version: turns the parts of a link of that version into those of the next one. */
const UPGRADES: Readonly<Record<number, (parts: URLSearchParams) => void>> = {
  // What stands beside the picture became one part with a name.
  1: (parts) => {
    for (const [old, side] of [
      ['panel', 'tweak'],
      ['text', 'text'],
    ] as const) {
      if (!parts.has(old)) continue;
      parts.delete(old);
      parts.set('side', side);
    }
  },
};

/**
 * Brings the parts of a link to the present version, in place, and gives the version that it was written in: undefined where
 * it can't be read. A link that names none, as one typed by hand, is read as the first version. One of a later version than
 * this is left as it is.
 */
export function upgradeLink(parts: URLSearchParams): number | undefined {
  const text = parts.get('v') ?? '1';
  const version = /^[1-9]\d{0,3}$/.test(text) ? Number(text) : undefined;
  for (let from = version ?? LINK_VERSION; from < LINK_VERSION; from++) UPGRADES[from]?.(parts);
  return version;
}
