const LONGEST = 60;
const LONGEST_TEXT = 48;

/** A value of a scene file as at most 60 characters of text for a message, however large or deep it is. */
export function shorten(value: unknown): string {
  const text = write(value, 3);
  return text.length <= LONGEST ? text : `${cut(text, LONGEST - 1)}…`;
}

function write(value: unknown, depth: number): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'string') return quote(value);
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return `${value}`;
  if (typeof value !== 'object') return typeof value;
  const isList = Array.isArray(value);
  const [open, close] = isList ? ['[', ']'] : ['{', '}'];
  const keys = Object.keys(value);
  if (keys.length === 0) return `${open}${close}`;
  if (depth === 0) return `${open}…${close}`;
  const parts: string[] = [];
  let length = 0;
  for (const key of keys) {
    if (length > LONGEST) break;
    const below = write((value as Record<string, unknown>)[key], depth - 1);
    const part = isList ? below : `${quote(key)}: ${below}`;
    parts.push(part);
    length += part.length;
  }
  return isList ? `[${parts.join(', ')}]` : `{ ${parts.join(', ')} }`;
}

/** A JSON string with lone surrogates and invisible characters escaped, so that a message shows them. */
function quote(text: string): string {
  return JSON.stringify(text.length <= LONGEST_TEXT ? text : `${cut(text, LONGEST_TEXT)}…`).replace(
    INKLESS,
    (character) => `\\u${character.codePointAt(0)!.toString(16).padStart(4, '0')}`,
  );
}

const INKLESS = /[^\P{Z} ]|[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/gu;

/** The start of a text, without splitting a surrogate pair. */
function cut(text: string, length: number): string {
  const last = text.charCodeAt(length - 1);
  return text.slice(0, last >= 0xd800 && last < 0xdc00 ? length - 1 : length);
}
