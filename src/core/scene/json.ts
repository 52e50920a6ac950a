import type { Steps } from '../base/steps.ts';
import { LIMITS } from './limits.ts';
import { type Problem, SceneError } from './problem.ts';
import { scanJson } from './scanJson.ts';
import { shorten } from './shorten.ts';
import { pathText } from './walk.ts';

export type ReadText = { readonly value: unknown; readonly problems: readonly Problem[] };

/** The value of a scene file's text, and a problem for each duplicate key. Throws SceneError if it is not JSON. */
export function* readJson(file: string): Steps<ReadText> {
  const text = file.startsWith('\uFEFF') ? file.slice(1) : file;
  const bytes = utf8Bytes(text);
  if (bytes > LIMITS.fileBytes) {
    throw new SceneError([{ path: '', kind: 'limit', limit: 'fileBytes', most: LIMITS.fileBytes, got: `${bytes}` }]);
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new SceneError([syntaxProblem(text, (yield* scanJson(text)).fault ?? text.length)]);
  }
  const { twice } = yield* scanJson(text);
  return {
    value,
    problems: twice.map((path) => ({ path: pathText(path), kind: 'duplicateKey', got: 'a second one' })),
  };
}

/** The length of a text in UTF-8 bytes, without encoding it. */
export function utf8Bytes(text: string): number {
  let bytes = text.length;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x80) continue;
    if (code < 0x800) bytes += 1;
    else if (code >= 0xd800 && code < 0xdc00 && isLowSurrogate(text.charCodeAt(i + 1))) {
      bytes += 2;
      i++;
    } else bytes += 2;
  }
  return bytes;
}

function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code < 0xe000;
}

function syntaxProblem(text: string, offset: number): Problem {
  const before = text.slice(0, offset).split('\n');
  const found = text.slice(offset, offset + 20).split(/[\r\n]/)[0]!;
  const got = offset >= text.length ? 'nothing' : shorten(found === '' ? text[offset] : found);
  return { path: '', kind: 'syntax', line: before.length, column: before.at(-1)!.length + 1, got };
}
