import { type Node, parseSync } from 'oxc-parser';
import type { Sources } from './architecture.ts';

/** A function with more lines than allowed. */
export type LongFunction = { readonly path: string; readonly name: string; readonly lines: number };

/** Functions of more than `most` lines. An anonymous function is named after the variable, key or function that contains it. */
export function longFunctions(sources: Sources, most: number): readonly LongFunction[] {
  return typeScript(sources).flatMap(([path, text]) => {
    const found: LongFunction[] = [];
    const visit = (node: Node, holder: string): void => {
      const name = nameOf(node) ?? holder;
      if (FUNCTIONS.includes(node.type)) {
        const lines = text.slice(node.start, node.end).split('\n').length;
        if (lines > most) found.push({ path, name, lines });
      }
      for (const child of childrenOf(node)) visit(child, name);
    };
    visit(parsed(path, text), '');
    return found;
  });
}

const FUNCTIONS: readonly string[] = ['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'];

/** The name that a function, variable, property or method declares. */
function nameOf(node: Node): string | undefined {
  const named = node as { readonly id?: unknown; readonly key?: unknown };
  for (const one of [named.id, named.key]) {
    if (isNode(one) && 'name' in one && typeof one.name === 'string') return one.name;
  }
  return undefined;
}

/** Names of exported types, interfaces and classes that more than one file declares, with those files. */
export function typesWithOneName(sources: Sources): ReadonlyMap<string, readonly string[]> {
  const files = new Map<string, string[]>();
  for (const [path, text] of typeScript(sources)) {
    for (const statement of parsed(path, text).body) {
      if (statement.type !== 'ExportNamedDeclaration' || statement.declaration === null) continue;
      if (!TYPES.includes(statement.declaration.type)) continue;
      const name = nameOf(statement.declaration) ?? '';
      files.set(name, [...(files.get(name) ?? []), path]);
    }
  }
  return new Map([...files].filter(([, paths]) => paths.length > 1));
}

const TYPES: readonly string[] = ['TSTypeAliasDeclaration', 'TSInterfaceDeclaration', 'ClassDeclaration'];

/** Files of `root` whose folder is none of `rooms`; files that lie in `root` itself are allowed. */
export function outsideRooms(sources: Sources, root: string, rooms: readonly string[]): readonly string[] {
  const below = [...sources.keys()].filter((path) => path.startsWith(`${root}/`));
  return below.filter((path) => {
    const [room = '', ...rest] = path.slice(root.length + 1).split('/');
    return rest.length > 0 && !(rest.length === 1 && rooms.includes(room));
  });
}

/** The first column of the table whose first column is headed `head`. */
export function firstColumn(markdown: string, head: string): readonly string[] {
  const lines = markdown.split('\n');
  const at = lines.findIndex((line) => line.startsWith(`| ${head} |`));
  if (at < 0) throw new Error(`no table whose first column is headed "${head}"`);
  const rows = lines.slice(at + 2);
  const length = rows.findIndex((line) => !line.startsWith('|'));
  return rows.slice(0, length < 0 ? undefined : length).map((line) => line.split('|')[1]!.trim());
}

/**
 * Files of screen/words that hold sentences but don't follow the pattern `xWords.ts`, or `xWords.en.ts` with `xWords.ko.ts`.
 * `helpers` are the names of the files that hold none.
 */
export function wordFilesOutOfPattern(paths: readonly string[], helpers: readonly string[]): readonly string[] {
  const names = paths.map((path) => path.split('/').at(-1)!);
  return names.filter((name) => {
    if (helpers.includes(name) || /^[a-z]\w*Words\.ts$/.test(name)) return false;
    const [, stem, language] = /^([a-z]\w*Words)\.(en|ko)\.ts$/.exec(name) ?? [];
    return stem === undefined || !names.includes(`${stem}.${language === 'en' ? 'ko' : 'en'}.ts`);
  });
}

/** Test files below `tests/unit` without a matching folder in src, except those in `scenes`, which test the scene files. */
export function unmirroredTests(tests: readonly string[], exists: (path: string) => boolean): readonly string[] {
  return tests.filter((path) => {
    const folder = path.split('/').slice(2, -1).join('/');
    return folder !== 'scenes' && !(folder.includes('/') && exists(`src/${folder}`));
  });
}

function typeScript(sources: Sources): readonly (readonly [path: string, text: string])[] {
  return [...sources].filter(([path]) => !path.endsWith('.css'));
}

function parsed(path: string, text: string) {
  const { program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  return program;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

function childrenOf(node: Node): readonly Node[] {
  return Object.values(node).flatMap((value: unknown) => (Array.isArray(value) ? value : [value]).filter(isNode));
}
