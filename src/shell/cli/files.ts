import { closeSync, fstatSync, openSync, readSync, realpathSync, writeSync } from 'node:fs';
import { checkForm, checkSize, decodeScene, HEAD_BYTES } from '../../core/scene/decode.ts';
import { LIMITS } from '../../core/scene/limits.ts';
import { SceneError } from '../../core/scene/problem.ts';
import type { CommandLineWords } from '../../screen/words/commandLineWords.en.ts';
import { Refusal } from './terminal.ts';

/**
 * The text of a scene file. Never reads more than the size limit: of a larger file only the first bytes, and a pipe only up to the limit.
 * Throws SceneError if the content is wrong, Refusal if the file can't be read.
 */
export function readSceneText(path: string, words: CommandLineWords): string {
  return withFile(path, 'r', words, (file) => {
    const stats = fstatSync(file);
    const bytes = new Uint8Array(LIMITS.fileBytes + 1);
    let length = readInto(file, bytes.subarray(0, HEAD_BYTES));
    checkForm(bytes.subarray(0, length));
    if (stats.isFile()) checkSize(stats.size);
    length += readInto(file, bytes.subarray(length));
    if (length < bytes.length) return decodeScene(bytes.subarray(0, length));
    const most = LIMITS.fileBytes;
    throw new SceneError([{ path: '', kind: 'limit', limit: 'fileBytes', most, got: `over ${most}` }]);
  });
}

/** Reads from the file's position until the array is full or the file ends. Returns the number of bytes read. */
function readInto(file: number, bytes: Uint8Array): number {
  let length = 0;
  while (length < bytes.length) {
    const read = readSync(file, bytes, length, bytes.length - length, null);
    if (read === 0) break;
    length += read;
  }
  return length;
}

/** Writes the parts in order. Throws Refusal if the file can't be written. */
export function writeParts(path: string, parts: Iterable<string>, words: CommandLineWords): void {
  withFile(path, 'w', words, (file) => {
    for (const part of parts) {
      const bytes = new TextEncoder().encode(part);
      for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done);
    }
  });
}

/** Whether two paths name the same existing file. */
export function isSameFile(a: string, b: string): boolean {
  try {
    return realpathSync(a) === realpathSync(b);
  } catch {
    return false;
  }
}

function withFile<T>(path: string, flags: 'r' | 'w', words: CommandLineWords, use: (file: number) => T): T {
  let file: number | undefined;
  try {
    file = openSync(path, flags);
    return use(file);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    throw code === undefined ? error : new Refusal(whyNot(path, code, flags, words));
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

function whyNot(path: string, code: string, flags: 'r' | 'w', words: CommandLineWords): string {
  if (code === 'ENOENT') return flags === 'r' ? words.fileMissing(path) : words.folderMissing(path);
  if (code === 'EISDIR') return words.fileIsFolder(path);
  if (code === 'EACCES' || code === 'EPERM') return words.fileForbidden(path);
  return words.fileFails(path, code);
}
