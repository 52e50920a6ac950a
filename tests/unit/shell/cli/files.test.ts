import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runCommandLine } from '../../../../src/shell/cli/commandLine.ts';
import { cp949, utf16 } from '../../../support/encodings.ts';
import { GOOD_FILE, goodText } from '../../../support/sceneFiles.ts';

const folder = mkdtempSync(join(tmpdir(), 'chokepoint-files-'));
afterAll(() => rmSync(folder, { recursive: true }));

const inFolder = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};

function check(...args: readonly string[]): { readonly code: number; readonly out: string; readonly err: string } {
  let out = '';
  let err = '';
  const terminal = { out: (text: string) => void (out += text), err: (text: string) => void (err += text) };
  const code = runCommandLine(['check', ...args], {}, terminal);
  return { code, out, err };
}

describe('check, with common kinds of files', () => {
  it.each([
    ['UTF-8 with its mark', inFolder('marked.json', `\ufeff${goodText()}`)],
    ['UTF-16LE', inFolder('little.json', utf16(goodText()))],
    ['UTF-16BE', inFolder('big.json', utf16(goodText(), false))],
  ])('reads %s', (_, file) => {
    expect(check(file)).toEqual({ code: 0, out: `${file}: ok\n`, err: '' });
  });

  const korean = inFolder('cp949.json', cp949(goodText()));
  it('refuses a scene in CP949, and says how to save it', () => {
    const line = goodText()
      .slice(0, goodText().search(/[^\0-\x7f]/))
      .split('\n').length;
    expect(check(korean)).toEqual({
      code: 1,
      out: '',
      err: `${korean}
the whole file: expected text in UTF-8, got text in another encoding: line ${line} is not UTF-8
  Open it in the editor it was written with, and save it as UTF-8: in Notepad, choose "Save as" and the encoding "UTF-8". Korean Windows may have saved it as ANSI (CP949).
`,
    });
    expect(check(korean, '--lang', 'ko').err).toContain('UTF-8로 저장하세요');
    expect(runCommandLine(['run', korean], {}, { out: () => {}, err: () => {} })).toBe(1);
  });

  it.each([
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a), 'got a PNG picture'],
    ['a file of other bytes', Uint8Array.of(0x7b, 0x7b, 0x7b, 0x7b, 0), 'got a file that is not text'],
    ['UTF-16 without its mark', utf16(goodText()).slice(2), 'got text in UTF-16 without a byte order mark'],
    ['nothing', '', 'got an empty file'],
  ])('distinguishes %s from a scene', (name, content, says) => {
    const { code, out, err } = check(inFolder(name, content));
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain(says);
    expect(err).not.toContain('comma');
  });

  it('refuses a text with replacement characters', () => {
    const lost = inFolder('lost.json', new TextDecoder().decode(cp949(goodText())));
    const { code, err } = check(lost);
    expect(code).toBe(1);
    expect(err).toContain('title.ko: expected text in which no character is lost');
  });

  it('reads only the first bytes of a file of 700 MB', () => {
    const large = inFolder('large.json', '{ "format": 1, "id": ');
    truncateSync(large, 700_000_000);
    const { code, err } = check(large);
    expect(code).toBe(1);
    expect(err).toContain('expected at most 1,000,000 bytes in the file, got 700,000,000');
  });

  it('checks all files, and exits with the worst code', () => {
    const { code, out, err } = check(korean, folder, GOOD_FILE, join(folder, 'missing'));
    expect(code).toBe(2);
    expect(out).toBe(`${GOOD_FILE}: ok\n`);
    expect(err).toContain(`${korean}\nthe whole file: expected text in UTF-8`);
    expect(err).toContain(`${folder}: is a folder, not a file.`);
    expect(err).toContain('missing: there is no such file.');
    expect(check(korean, GOOD_FILE).code).toBe(1);
  });

  it.skipIf(process.platform === 'win32')('reads a pipe, to its end or to the limit', { timeout: 60_000 }, () => {
    const piped = (input: string | Uint8Array) => {
      const command = `"${process.execPath}" --import tsx src/shell/cli/main.ts check /dev/stdin`;
      return spawnSync('bash', ['-c', `cat | ${command}`], { encoding: 'utf8', input });
    };
    expect(piped(readFileSync(GOOD_FILE))).toMatchObject({ status: 0, stdout: '/dev/stdin: ok\n', stderr: '' });
    const endless = piped(new Uint8Array(3_000_000).fill(0x20));
    expect(endless.status).toBe(1);
    expect(endless.stderr).toContain('expected at most 1,000,000 bytes in the file, got more than 1,000,000');
  });
});
