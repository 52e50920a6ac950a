import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { installedFiles, licencesOf } from '../../../../src/shell/build/licences.ts';

const MIT = 'Copyright (c) 2020 A. Author\n\nPermission is hereby granted, free of charge';
const PORT = '// Copyright (C) 2010 by B. Author\n//\n// Permission is hereby granted\n\nlet x = 1;\n';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'licences-'));
});
afterEach(() => rmSync(root, { recursive: true }));

function write(path: string, text: string): string {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

/** Creates a package with these files; returns the path of its script. */
function install(name: string, license: string | undefined, files: Readonly<Record<string, string>> = {}): string {
  write(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.2.3', license }));
  for (const [path, text] of Object.entries(files)) write(`node_modules/${name}/${path}`, text);
  return write(`node_modules/${name}/lib/index.js`, files['lib/index.js'] ?? 'export {};');
}

const collect = (...files: readonly string[]): ReturnType<typeof licencesOf> =>
  licencesOf(files, join(root, 'supplied'));

describe('the licences of shipped packages', () => {
  it('have one entry per package, in order, with the unchanged text', () => {
    const files = [
      install('zeta', 'ISC', { 'LICENSE.md': 'ISC text' }),
      install('@of/alpha', 'MIT', { LICENSE: `${MIT}\r\n` }),
      join(root, 'src/ours.ts'),
    ];
    expect(collect(...files, ...files)).toEqual([
      { name: '@of/alpha', version: '1.2.3', declared: 'MIT', texts: [MIT] },
      { name: 'zeta', version: '1.2.3', declared: 'ISC', texts: ['ISC text'] },
    ]);
  });

  it('include licence files beside a file deeper in its package, several files, and each text once', () => {
    install('font', 'OFL-1.1', { 'dist/LICENSE.txt': 'OFL text' });
    const font = write('node_modules/font/dist/web/a.woff2', '');
    const both = install('both', '(MIT OR Apache-2.0)', {
      LICENSE: 'Apache text',
      'LICENSE-MIT': MIT,
      'lib/LICENSE': MIT.replaceAll('\n', '\r\n'),
    });
    expect(collect(font, both).map(({ texts }) => texts)).toEqual([['Apache text', MIT], ['OFL text']]);
  });

  it('include the notices in the shipped files', () => {
    const file = install('port', 'MIT', { LICENSE: MIT, 'lib/index.js': `/* Copyright: see LICENSE */\n${PORT}` });
    expect(collect(file)[0]?.texts).toEqual([MIT, 'Copyright (C) 2010 by B. Author\n\nPermission is hereby granted']);
  });

  it('include the text that we supply for a package without one', () => {
    write('supplied/@of/bare.txt', MIT);
    expect(collect(install('@of/bare', 'MIT'))[0]?.texts).toEqual([MIT]);
  });

  it.each([
    ['no text', 'MIT', {}, /x 1\.2\.3 comes without the text of its licence\..*x\.txt/],
    [
      'a licence that is not on the list',
      'GPL-3.0-only',
      { LICENSE: 'GPL' },
      /x 1\.2\.3 is under GPL-3\.0-only: only MIT, ISC/,
    ],
    ['one of two that bind together', 'MIT AND GPL-3.0-only', { LICENSE: 'GPL' }, /is under MIT AND GPL/],
    ['none declared', undefined, { LICENSE: 'all mine' }, /is under no licence that it declares/],
  ])('fail for a package with %s', (_, license, files, message) => {
    expect(() => collect(install('x', license, files))).toThrow(message);
  });

  it('name every fault at once', () => {
    expect(() => collect(install('x', 'MIT'), install('y', 'SSPL-1.0', { LICENSE: 'no' }))).toThrow(/x 1.*\n.*y 1/);
  });

  it('fail if a supplied text is no longer needed', () => {
    write('supplied/x.txt', MIT);
    expect(() => collect(install('x', 'MIT', { LICENSE: MIT }))).toThrow(/has the text of its licence by now.*x\.txt/);
  });

  it('exist for every installed run-time package', () => {
    const { length } = licencesOf(installedFiles(process.cwd()));
    expect(length).toBeGreaterThan(10);
  });
});
