import { readTypedNumber } from '../../core/base/typedNumber.ts';

/** The parts of a link while it is read: what nobody asks for, or nobody understands, is known in the end. */
export type LinkParts = {
  readonly has: (key: string) => boolean;
  /** What `parse` makes of a part; undefined where it is missing or `parse` gives undefined, which is noted. */
  readonly read: <T>(key: string, parse: (text: string) => T | undefined) => T | undefined;
  /** The same of a part that may stand several times; those after the first `most` are noted unread. */
  readonly readAll: <T>(key: string, most: number, parse: (text: string) => T | undefined) => T[];
  /** `key=value` of every part that was not understood, in the order of the link. */
  readonly unread: () => readonly string[];
};

export function linkParts(parts: URLSearchParams): LinkParts {
  const understood = new Set<string>();
  const take = <T>(key: string, text: string, parse: (text: string) => T | undefined): T | undefined => {
    const value = parse(text);
    if (value !== undefined) understood.add(partText(key, text));
    return value;
  };
  return {
    has: (key) => take(key, parts.get(key) ?? '', () => parts.has(key)) === true,
    read: (key, parse) => {
      const text = parts.get(key);
      return text === null ? undefined : take(key, text, parse);
    },
    readAll: (key, most, parse) =>
      parts
        .getAll(key)
        .slice(0, most)
        .map((text) => take(key, text, parse))
        .filter((value) => value !== undefined),
    unread: () => [...parts].map(([key, text]) => partText(key, text)).filter((part) => !understood.has(part)),
  };
}

/** A part as it stands in a link. */
export function partText(key: string, text: string): string {
  return text === '' ? key : `${key}=${text}`;
}

/** The number of a part; undefined where it is none. */
export function readNumber(text: string): number | undefined {
  const read = readTypedNumber(text);
  return 'value' in read ? read.value : undefined;
}
