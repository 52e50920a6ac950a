/** The version that is written. */
export const LINK_VERSION = 2;

/** Upgrades the parts of a link from the version that is its key to the next one, in place. */
const UPGRADES: Readonly<Record<number, (parts: URLSearchParams) => void>> = {
  // The flags `panel` and `text` became `side`.
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
 * Upgrades the parts to LINK_VERSION in place. Returns the original version: 1 if it has none, as if typed by hand; undefined if
 * it can't be read. A later version is left as it is.
 */
export function upgradeLink(parts: URLSearchParams): number | undefined {
  const text = parts.get('v') ?? '1';
  const version = /^[1-9]\d{0,3}$/.test(text) ? Number(text) : undefined;
  for (let from = version ?? LINK_VERSION; from < LINK_VERSION; from++) UPGRADES[from]?.(parts);
  return version;
}
