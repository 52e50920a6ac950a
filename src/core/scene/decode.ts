import { utf8Bytes } from './json.ts';
import { LIMITS } from './limits.ts';
import { type Encoding, type FileForm, type Problem, SceneError } from './problem.ts';

/** `checkForm` needs this many of the first bytes of a file. */
export const HEAD_BYTES = 16;

/**
 * The text of a scene file: UTF-8, or UTF-16 with its byte order mark. No encoding is guessed and no byte replaced, since that would
 * destroy letters. Throws only SceneError. The byte order mark is kept; `readJson` drops it.
 */
export function decodeScene(bytes: Uint8Array): string {
  if (bytes.length === 0) throw oneProblem({ path: '', kind: 'notOneFile', what: 'empty', got: '0' });
  checkForm(bytes);
  checkSize(bytes.length);
  const label = labelOf(bytes);
  if (label === 'utf-8' && bytes.includes(0)) throw noText('binary');
  try {
    return new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw wrongEncoding(label === 'utf-8' ? 'notUtf8' : 'brokenUtf16', lineOfFault(bytes, label));
  }
}

/** Throws SceneError if a file that starts with these bytes can't be a text that `decodeScene` reads. */
export function checkForm(head: Uint8Array): void {
  const form = FORMS.find(([, begins]) => begins.every((byte, at) => byte === undefined || head[at] === byte))?.[0];
  if (form !== undefined) throw noText(form);
  const isMarked32 = beginsWith(head, [0xff, 0xfe, 0, 0]) || beginsWith(head, [0, 0, 0xfe, 0xff]);
  const zeros = Array.from(head.subarray(0, 8), (byte) => (byte === 0 ? '0' : 'x')).join('');
  if (isMarked32 || /^(?:x000|000x)+$/.test(zeros)) throw wrongEncoding('utf32', 1);
  // JSON starts with ASCII characters, in which every other byte is zero in UTF-16.
  const isMarked16 = labelOf(head) !== 'utf-8';
  if (!isMarked16 && /^(?:x0x|0x0|x0$|0x$)/.test(zeros)) throw wrongEncoding('unmarkedUtf16', 1);
}

/** Throws SceneError if a file of this many bytes is too large. */
export function checkSize(bytes: number): void {
  const most = LIMITS.fileBytes;
  if (bytes > most) throw oneProblem({ path: '', kind: 'limit', limit: 'fileBytes', most, got: `${bytes}` });
}

type EncodingLabel = 'utf-8' | 'utf-16le' | 'utf-16be';

function labelOf(bytes: Uint8Array): EncodingLabel {
  if (beginsWith(bytes, [0xff, 0xfe])) return 'utf-16le';
  return beginsWith(bytes, [0xfe, 0xff]) ? 'utf-16be' : 'utf-8';
}

const OTHER = undefined;
const FORMS: readonly (readonly [form: FileForm, begins: readonly (number | undefined)[]])[] = [
  ['png', [0x89, 0x50, 0x4e, 0x47]],
  ['jpeg', [0xff, 0xd8, 0xff]],
  ['gif', [0x47, 0x49, 0x46, 0x38]],
  ['webp', [0x52, 0x49, 0x46, 0x46, OTHER, OTHER, OTHER, OTHER, 0x57, 0x45, 0x42, 0x50]],
  ['pdf', [0x25, 0x50, 0x44, 0x46]],
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['gzip', [0x1f, 0x8b]],
  ['office', [0xd0, 0xcf, 0x11, 0xe0]],
];

function beginsWith(bytes: Uint8Array, begins: readonly number[]): boolean {
  return begins.every((byte, at) => bytes[at] === byte);
}

/** The line, counted from 1, of the first bytes that are invalid in the encoding. */
function lineOfFault(bytes: Uint8Array, label: EncodingLabel): number {
  const text = new TextDecoder(label, { ignoreBOM: true }).decode(bytes);
  const isWritten = label === 'utf-8' ? writtenInUtf8(text, bytes) : writtenInUtf16(bytes, label);
  let at = text.indexOf('\uFFFD');
  while (at >= 0 && isWritten(at)) at = text.indexOf('\uFFFD', at + 1);
  return text.slice(0, at < 0 ? text.length : at).split('\n').length;
}

/** A test whether the U+FFFD at an index of the text is in the file, and not a replacement. Call it with ascending indices. */
function writtenInUtf8(text: string, bytes: Uint8Array): (at: number) => boolean {
  let [from, offset] = [0, 0];
  return (at) => {
    offset += utf8Bytes(text.slice(from, at));
    from = at;
    return beginsWith(bytes.subarray(offset, offset + 3), [0xef, 0xbf, 0xbd]);
  };
}

function writtenInUtf16(bytes: Uint8Array, label: EncodingLabel): (at: number) => boolean {
  const unit = label === 'utf-16le' ? [0xfd, 0xff] : [0xff, 0xfd];
  return (at) => beginsWith(bytes.subarray(2 * at, 2 * at + 2), unit);
}

function noText(form: FileForm): SceneError {
  return oneProblem({ path: '', kind: 'notText', form, got: form });
}

function wrongEncoding(encoding: Encoding, line: number): SceneError {
  return oneProblem({ path: '', kind: 'encoding', encoding, line, got: encoding });
}

function oneProblem(problem: Problem): SceneError {
  return new SceneError([problem]);
}
