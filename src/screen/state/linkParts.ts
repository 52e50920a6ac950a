import { readTypedNumber } from '../../core/base/typedNumber.ts';

/** A reader of a link's parts that records which were read successfully. */
export type LinkParts = {
  readonly has: (key: string) => boolean;
  /** The parsed value of a part; undefined if it is missing, or if `parse` returns undefined, which marks it as unread. */
  readonly read: <T>(key: string, parse: (text: string) => T | undefined) => T | undefined;
  /** The same for a repeated part. Those after the first `most` are unread. */
  readonly readAll: <T>(key: string, most: number, parse: (text: string) => T | undefined) => T[];
  /** Unread parts as `key=value`, in the order of the link. */
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

/** A part as written in a link. */
export function partText(key: string, text: string): string {
  return text === '' ? key : `${key}=${text}`;
}

/** The number of a part; undefined if it is not a number. */
export function readNumber(text: string): number | undefined {
  const read = readTypedNumber(text);
  return 'value' in read ? read.value : undefined;
}
