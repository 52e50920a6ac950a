import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { breaches, deadPaths, readFolders, readMarkdown, readSources } from './support/architecture.ts';
import {
  firstColumn,
  longFunctions,
  outsideRooms,
  typesWithOneName,
  unmirroredTests,
  wordFilesOutOfPattern,
} from './support/codeShape.ts';

const MOST_LINES = 80;

/** Functions that may be longer, with the most lines and the reason. */
const LONG_FUNCTIONS: Readonly<Record<string, readonly [most: number, reason: string]>> = {
  'src/core/sim/plainRun.ts advance': [193, 'the hot run loop: calls and fields would cost a third of its speed'],
};

/** Files of screen/words that have no texts of their own. */
const WORD_HELPERS = [
  'marked.ts',
  'nearest.ts',
  'ownUnit.ts',
  'phasesAmong.ts',
  'plainNumber.ts',
  'problemSentences.ts',
];

describe('this repository', () => {
  it('keeps to the table of folders in ARCHITECTURE.md', () => {
    const folders = readFolders(readFileSync('ARCHITECTURE.md', 'utf8'));
    expect(breaches(readSources('src'), folders)).toEqual([]);
  });

  it('has no function of more than 80 lines but those listed, and lists none that has become shorter', () => {
    const long = longFunctions(readSources('src'), MOST_LINES).map(({ path, name, lines }) => {
      return { key: `${path} ${name}`, lines };
    });
    const tooLong = long.filter(({ key, lines }) => lines > (LONG_FUNCTIONS[key]?.[0] ?? MOST_LINES));
    expect(tooLong).toEqual([]);
    const stale = Object.keys(LONG_FUNCTIONS).filter((key) => !long.some((one) => one.key === key));
    expect(stale).toEqual([]);
  });

  it('has no two exported types of one name', () => {
    expect([...typesWithOneName(readSources('src'))]).toEqual([]);
  });

  it('has every file of screen/ui in a room that ARCHITECTURE.md lists, and no empty room', () => {
    const rooms = firstColumn(readFileSync('ARCHITECTURE.md', 'utf8'), 'room of screen/ui');
    const sources = readSources('src');
    expect(outsideRooms(sources, 'src/screen/ui', rooms)).toEqual([]);
    expect(rooms.filter((room) => !existsSync(`src/screen/ui/${room}`))).toEqual([]);
  });

  it('names the files of screen/words by the pattern', () => {
    const names = readdirSync('src/screen/words');
    expect(wordFilesOutOfPattern(names, WORD_HELPERS)).toEqual([]);
    expect(WORD_HELPERS.filter((name) => !names.includes(name))).toEqual([]);
  });

  it('has tests/unit mirror src', () => {
    const tests = [...readSources('tests/unit').keys()];
    expect(tests.length).toBeGreaterThan(50);
    expect(unmirroredTests(tests, existsSync)).toEqual([]);
  });

  it('has every path that its documents name', () => {
    const dead = [...readMarkdown('.')].flatMap(([file, text]) =>
      deadPaths(text, existsSync).map((path) => `${file} names ${path}`),
    );
    expect(dead).toEqual([]);
  });
});

describe('the check', () => {
  const folders = readFolders(`
| folder | what lives there | may import | packages | DOM |
|---|---|---|---|---|
| core/base | ids | – | seedrandom | no |
| core/sim | simulate | base | – | no |
| screen/view | the stage | base | pixi.js | yes |
| shell/worker | away from the page | core/* | – | no |
| shell/cli | commands | core/*, scenes | – | no |
| shell/app | starts | core/*, screen/*, shell/worker, scenes | preact, @fontsource/jetbrains-mono | yes |

after the table`);
  const check = (files: Readonly<Record<string, string>>): readonly string[] =>
    breaches(new Map(Object.entries(files)), folders);

  it('reads short names, stars and packages from the table', () => {
    expect(folders.map(({ name }) => name)).toEqual([
      'core/base',
      'core/sim',
      'screen/view',
      'shell/worker',
      'shell/cli',
      'shell/app',
    ]);
    expect([...(folders[1]?.mayImport ?? [])]).toEqual(['core/base']);
    expect([...(folders[5]?.mayImport ?? [])]).toEqual([
      'core/base',
      'core/sim',
      'screen/view',
      'shell/worker',
      'scenes',
    ]);
    expect([...(folders[0]?.packages ?? [])]).toEqual(['seedrandom']);
  });

  it('passes what is allowed', () => {
    expect(
      check({
        'src/core/base/ids.ts': `import seedrandom from 'seedrandom';\nexport const next = seedrandom('a');`,
        'src/core/sim/simulate.ts': `import { next } from '../base/ids.ts';\nimport type { Step } from './step.ts';\nexport const run = (step: Step) => step(next);`,
        'src/core/sim/step.ts': `export type Step = (x: unknown) => Date; export const at = (clock: { now(): number }) => clock.now();`,
        'src/shell/cli/main.ts': `import { readFileSync } from 'node:fs';\nimport pod from '../../../scenes/pod.json';\nconst t = Date.now();`,
        'src/shell/worker/simulate.worker.ts': `import { run } from '../../core/sim/simulate.ts';`,
        'src/shell/app/main.tsx': `import Worker from '../worker/simulate.worker.ts?worker';\nimport { h } from 'preact/hooks';\nimport './main.css';\nconst all = import.meta.glob('../../../scenes/*.json');\nrequestAnimationFrame(() => {});`,
        'src/shell/app/main.css': `@font-face { src: url('@fontsource/jetbrains-mono/a.woff2') }`,
      }),
    ).toEqual([]);
  });

  it.each([
    ['an import', `import { x } from '../sim/x.ts';`],
    ['an import of a type', `import type { X } from '../sim/x.ts';`],
    ['an export from', `export { x } from '../sim/x.ts';`],
    ['an export of all', `export * from '../sim/x.ts';`],
    ['a dynamic import', `const x = await import('../sim/x.ts');`],
    ['an inline type import', `export type X = import('../sim/x.ts').X;`],
    ['a glob', `const x = import.meta.glob('../sim/x.ts');`],
    ['a worker address', `const x = new URL('../sim/x.ts', import.meta.url);`],
  ])('refuses %s from a folder that the row does not name', (_, text) => {
    expect(check({ 'src/core/base/a.ts': `// 1\n${text}` })).toEqual([
      'src/core/base/a.ts:2 imports src/core/sim/x.ts: core/base may not import from core/sim',
    ]);
  });

  it('refuses a package that the row does not name', () => {
    expect(check({ 'src/core/sim/a.ts': `import { Mesh } from 'pixi.js/x';` })).toEqual([
      'src/core/sim/a.ts:1 imports the package pixi.js, which is not in the row of core/sim',
    ]);
    expect(check({ 'src/screen/view/a.css': `@import '@fontsource/other/400.css';` })).toEqual([
      'src/screen/view/a.css:1 imports the package @fontsource/other, which is not in the row of screen/view',
    ]);
  });

  it("refuses Node's modules outside the command line, and scenes outside shell", () => {
    expect(check({ 'src/shell/app/a.ts': `import 'node:fs';` })).toHaveLength(1);
    expect(check({ 'src/core/sim/a.ts': `import pod from '../../../scenes/pod.json';` })).toHaveLength(1);
  });

  it.each([
    'Math.random()',
    "Math['random']()",
    'globalThis.Math.random()',
    'const { random } = Math;',
    'Date.now()',
    'new Date()',
    'new Date(3)',
    'performance.now()',
    'setTimeout(f, 1)',
    'window.setTimeout(f, 1)',
    'setInterval(f, 1)',
    'requestAnimationFrame(f)',
    "window['requestAnimationFrame'](f)",
    'crypto.randomUUID()',
  ])('refuses %s in core and in screen', (text) => {
    expect(check({ 'src/core/base/a.ts': text })).toHaveLength(1);
    expect(check({ 'src/screen/view/a.ts': text })).toHaveLength(1);
  });

  it('lets only shell/app ask for frames', () => {
    const text = 'requestAnimationFrame(f)';
    expect(check({ 'src/shell/app/a.ts': text })).toEqual([]);
    expect(check({ 'src/shell/worker/a.ts': text })).toHaveLength(1);
    expect(check({ 'src/shell/cli/a.ts': text })).toHaveLength(1);
  });

  it.each(['export default 3;', 'const a = 3;\nexport { a as default };', `export { default } from './b.ts';`])(
    'refuses %s',
    (text) => {
      expect(check({ 'src/core/base/a.ts': text })).toHaveLength(1);
    },
  );

  it('refuses a circle of imports, of types too', () => {
    expect(
      check({
        'src/core/base/a.ts': `import { b } from './b.ts';`,
        'src/core/base/b.ts': `import type { C } from './c.ts';`,
        'src/core/base/c.ts': `export type { A } from './a.ts';`,
      }),
    ).toEqual([
      'the imports go in a circle: src/core/base/a.ts → src/core/base/b.ts → src/core/base/c.ts → src/core/base/a.ts',
    ]);
  });

  it('refuses a file outside the folders of the table', () => {
    expect(check({ 'src/core/attic/a.ts': '' })).toHaveLength(1);
    expect(check({ 'src/core/a.ts': '' })).toHaveLength(1);
    expect(check({ 'src/a.ts': '' })).toHaveLength(1);
  });

  it('finds the dead paths of a document', () => {
    const text =
      'See `src/core/a.ts`, `npx tsx src/gone.ts --x`, `scenes/*.json`, `tests/b.test.ts:12` and `src/<name>/`, not src/plain.ts.';
    const there = new Set(['src/core/a.ts', 'scenes', 'tests/b.test.ts', 'src']);
    expect(deadPaths(text, (path) => there.has(path))).toEqual(['src/gone.ts']);
  });
});

describe('the checks of shape', () => {
  it('find a function that is too long by its name, also in a class or a variable', () => {
    const body = '\n'.repeat(4);
    const sources = new Map([
      ['src/a.ts', `function f() {${body}}\nconst g = () => {${body}};\nclass C { m() {${body}} }\nfunction h() {\n}`],
    ]);
    const found = longFunctions(sources, 4).map(({ name, lines }) => `${name} ${lines}`);
    expect(found).toEqual(['f 5', 'g 5', 'm 5']);
    expect(longFunctions(sources, 5)).toEqual([]);
  });

  it('find types of one name in two files, and no re-export', () => {
    const sources = new Map([
      ['src/a.ts', 'export type A = 1; export class B {} type C = 1;'],
      ['src/b.ts', `export interface A {} export type C = 2; export type { B } from './a.ts';`],
    ]);
    expect([...typesWithOneName(sources)]).toEqual([['A', ['src/a.ts', 'src/b.ts']]]);
  });

  it('find files in an unknown room, or deeper than a room', () => {
    const sources = new Map(['ui/a.ts', 'ui/panel/b.ts', 'ui/attic/c.ts', 'ui/panel/d/e.ts'].map((path) => [path, '']));
    expect(outsideRooms(sources, 'ui', ['panel'])).toEqual(['ui/attic/c.ts', 'ui/panel/d/e.ts']);
  });

  it('find names of word files out of the pattern', () => {
    const names = ['aWords.ts', 'bWords.en.ts', 'bWords.ko.ts', 'cWords.en.ts', 'words.ts', 'marked.ts'];
    expect(wordFilesOutOfPattern(names, ['marked.ts'])).toEqual(['cWords.en.ts', 'words.ts']);
  });

  it('find unit tests in a folder that src does not have', () => {
    const tests = [
      'tests/unit/core/sim/a.test.ts',
      'tests/unit/core/b.test.ts',
      'tests/unit/c.test.ts',
      'tests/unit/scenes/d.test.ts',
    ];
    expect(unmirroredTests(tests, (path) => ['src/core', 'src/core/sim'].includes(path))).toEqual([
      'tests/unit/core/b.test.ts',
      'tests/unit/c.test.ts',
    ]);
  });
});
