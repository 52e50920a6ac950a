import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { type Node, parseSync } from 'oxc-parser';

/** One row of the table of folders in ARCHITECTURE.md, with 'core/*' and short names spelled out. */
export type Folder = {
  readonly name: string;
  readonly mayImport: ReadonlySet<string>;
  readonly packages: ReadonlySet<string>;
};

/** Texts by path, such as 'src/core/base/ids.ts'. */
export type Sources = ReadonlyMap<string, string>;

/** Folders whose files run in Node, never in a browser. */
const WITH_NODE = ['shell/cli', 'shell/build'];

const SOURCE_FILE = /\.(?:ts|tsx|css)$/;

export function readSources(root: string): Sources {
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' }).map((path) =>
    posix.join(root, path.replaceAll('\\', '/')),
  );
  return new Map(paths.filter((path) => SOURCE_FILE.test(path)).map((path) => [path, readFileSync(path, 'utf8')]));
}

/** Reads the first table whose first column is headed 'folder'. */
export function readFolders(markdown: string): readonly Folder[] {
  const lines = markdown.split('\n');
  const head = lines.findIndex((line) => /^\| *folder *\|/.test(line));
  if (head < 0) throw new Error('no table whose first column is headed "folder"');
  const length = lines.slice(head).findIndex((line) => !line.startsWith('|'));
  const rows = lines.slice(head + 2, length < 0 ? undefined : head + length).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
  const names = rows.map(([name = '']) => name);
  return rows.map(([name = '', , mayImport = '', packages = '']) => ({
    name,
    mayImport: new Set(listed(mayImport).flatMap((entry) => spellOut(entry, names))),
    packages: new Set(listed(packages)),
  }));
}

function listed(cell: string): string[] {
  return cell === '–' ? [] : cell.split(',').map((entry) => entry.trim().replaceAll('`', ''));
}

function spellOut(entry: string, names: readonly string[]): readonly string[] {
  if (entry.endsWith('/*')) return names.filter((name) => name.startsWith(entry.slice(0, -1)));
  const full = names.filter((name) => name === entry || name.endsWith(`/${entry}`));
  return full.length > 0 ? full : [entry];
}

/** All violations of the architecture, one sentence each. */
export function breaches(sources: Sources, folders: readonly Folder[]): readonly string[] {
  const files = [...sources].map(([path, text]) => readFile(path, text));
  return [
    ...files.flatMap((file) => misplaced(file, folders)),
    ...files.flatMap((file) => forbiddenImports(file, folders)),
    ...files.flatMap(forbiddenWords),
    ...files.flatMap(defaultExports),
    ...cycles(files),
  ];
}

type Import = { readonly specifier: string; readonly line: number };
type File = {
  readonly path: string;
  /** Such as 'core/base'; '' for a file outside the rings' folders. */
  readonly folder: string;
  readonly imports: readonly Import[];
  readonly words: readonly { readonly word: string; readonly line: number }[];
  readonly defaultExport: number | null;
};

function readFile(path: string, text: string): File {
  const [, ring = '', name = '', ...rest] = path.split('/');
  const folder = rest.length === 0 ? '' : `${ring}/${name}`;
  const lineAt = (offset: number): number => text.slice(0, offset).split('\n').length;
  if (path.endsWith('.css')) {
    const imports = [...text.matchAll(/@import\s+(?:url\()?['"]?([^'")\s;]+)|url\(['"]?([^'")]+)/g)];
    const local = imports.map((match) => ({ specifier: match[1] ?? match[2] ?? '', line: lineAt(match.index) }));
    return {
      path,
      folder,
      imports: local.filter(({ specifier }) => !/^(?:data:|#)/.test(specifier)),
      words: [],
      defaultExport: null,
    };
  }
  const { program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  const imports: Import[] = [];
  const words: { word: string; line: number }[] = [];
  let defaultExport: number | null = null;
  walk(program, (node) => {
    const specifier = importOf(node);
    if (specifier !== null) imports.push({ specifier, line: lineAt(node.start) });
    for (const word of wordsOf(node)) words.push({ word, line: lineAt(node.start) });
    if (isDefaultExport(node)) defaultExport = lineAt(node.start);
  });
  return { path, folder, imports, words, defaultExport };
}

function walk(value: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(value)) for (const item of value) walk(item, visit);
  else if (typeof value === 'object' && value !== null) {
    if ('type' in value && typeof value.type === 'string') visit(value as Node);
    for (const child of Object.values(value)) walk(child, visit);
  }
}

/** The specifier that the node imports: by import, export from, import(), import type, import.meta.glob or new URL(…, import.meta.url). */
function importOf(node: Node): string | null {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportAllDeclaration':
      return node.source.value;
    case 'ExportNamedDeclaration':
      return node.source?.value ?? null;
    case 'ImportExpression':
    case 'TSImportType':
      return literal(node.source) ?? '(not a plain text)';
    case 'CallExpression':
      return isMember(node.callee, 'glob') && node.callee.object.type === 'MetaProperty'
        ? literal(node.arguments[0])
        : null;
    case 'NewExpression':
      return isNamed(node.callee, 'URL') && isMember(node.arguments[1], 'url') ? literal(node.arguments[0]) : null;
    default:
      return null;
  }
}

const TIMERS = ['setTimeout', 'setInterval', 'setImmediate', 'requestIdleCallback'];
const FRAMES = 'requestAnimationFrame';
const MEMBERS: Readonly<Record<string, readonly string[]>> = {
  Math: ['random'],
  Date: ['now'],
  performance: ['now', 'timeOrigin'],
  crypto: ['getRandomValues', 'randomUUID'],
};

/** Names of randomness, clocks, timers or animation frames that the node uses. */
function wordsOf(node: Node): readonly string[] {
  switch (node.type) {
    case 'Identifier':
      return node.name === FRAMES || TIMERS.includes(node.name) ? [node.name] : [];
    case 'NewExpression':
      return isNamed(node.callee, 'Date') ? ['new Date'] : [];
    case 'CallExpression':
      return isNamed(node.callee, 'Date') ? ['Date()'] : [];
    case 'MemberExpression': {
      const property =
        node.property.type === 'Identifier' && !node.computed ? node.property.name : literal(node.property);
      const owner = Object.keys(MEMBERS).find((name) => isNamed(node.object, name) || isMember(node.object, name));
      if (node.computed && (property === FRAMES || TIMERS.includes(property ?? ''))) return [property ?? ''];
      return owner !== undefined && property !== null && MEMBERS[owner]?.includes(property) === true
        ? [`${owner}.${property}`]
        : [];
    }
    case 'VariableDeclarator': {
      const owner = Object.keys(MEMBERS).find((name) => isNamed(node.init, name));
      if (owner === undefined || node.id.type !== 'ObjectPattern') return [];
      const taken = node.id.properties.map((property) =>
        property.type === 'Property' && property.key.type === 'Identifier' ? property.key.name : '',
      );
      return taken.filter((name) => MEMBERS[owner]?.includes(name)).map((name) => `${owner}.${name}`);
    }
    default:
      return [];
  }
}

function isDefaultExport(node: Node): boolean {
  if (node.type === 'ExportDefaultDeclaration') return true;
  return node.type === 'ExportSpecifier' && isNamed(node.exported, 'default');
}

function literal(node: Node | null | undefined): string | null {
  return node?.type === 'Literal' && typeof node.value === 'string' ? node.value : null;
}

function isNamed(node: Node | null | undefined, name: string): boolean {
  return node?.type === 'Identifier' && node.name === name;
}

function isMember(node: Node | null | undefined, name: string): node is Extract<Node, { type: 'MemberExpression' }> {
  return node?.type === 'MemberExpression' && node.property.type === 'Identifier' && node.property.name === name;
}

function misplaced(file: File, folders: readonly Folder[]): readonly string[] {
  if (folders.some(({ name }) => name === file.folder)) return [];
  return [`${file.path} lies in no folder of the table in ARCHITECTURE.md`];
}

function forbiddenImports(file: File, folders: readonly Folder[]): readonly string[] {
  const row = folders.find(({ name }) => name === file.folder);
  if (row === undefined) return [];
  return file.imports.flatMap(({ specifier, line }) => {
    const at = `${file.path}:${line}`;
    if (specifier.startsWith('node:')) {
      return WITH_NODE.includes(row.name)
        ? []
        : [`${at} imports ${specifier}: only ${WITH_NODE.join(' and ')} may use Node's own modules`];
    }
    const target = targetOf(file.path, specifier);
    if (target === null) {
      const name = packageOf(specifier);
      return row.packages.has(name)
        ? []
        : [`${at} imports the package ${name}, which is not in the row of ${row.name}`];
    }
    const folder = target.startsWith('src/') ? target.split('/').slice(1, 3).join('/') : (target.split('/')[0] ?? '');
    return folder === row.name || row.mayImport.has(folder)
      ? []
      : [`${at} imports ${target}: ${row.name} may not import from ${folder}`];
  });
}

/** The path of a relative or rooted specifier; null for a package. */
function targetOf(from: string, specifier: string): string | null {
  const path = specifier.replace(/[?#].*$/, '');
  if (path.startsWith('/')) return path.slice(1);
  return path.startsWith('.') ? posix.join(posix.dirname(from), path) : null;
}

function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

function forbiddenWords(file: File): readonly string[] {
  return file.words.flatMap(({ word, line }) => {
    const at = `${file.path}:${line}`;
    if (word === FRAMES)
      return file.folder === 'shell/app' ? [] : [`${at} uses ${word}: only shell/app asks for animation frames`];
    return file.folder.startsWith('shell/')
      ? []
      : [`${at} uses ${word}: chance, clocks and timers have their home in shell`];
  });
}

function defaultExports({ path, defaultExport }: File): readonly string[] {
  return defaultExport === null ? [] : [`${path}:${defaultExport} has a default export: export it by its name`];
}

/** Each import cycle once, as a list of files that starts and ends with the same one. */
function cycles(files: readonly File[]): readonly string[] {
  const edges = new Map(
    files.map((file) => [file.path, file.imports.map(({ specifier }) => targetOf(file.path, specifier) ?? '')]),
  );
  const done = new Set<string>();
  const path: string[] = [];
  const found: string[] = [];
  const visit = (file: string): void => {
    const at = path.indexOf(file);
    if (at >= 0) found.push(`the imports go in a circle: ${[...path.slice(at), file].join(' → ')}`);
    if (at >= 0 || done.has(file)) return;
    path.push(file);
    for (const next of edges.get(file) ?? []) if (edges.has(next)) visit(next);
    path.pop();
    done.add(file);
  };
  for (const { path: file } of files) visit(file);
  return found;
}

const WITH_PATHS = /(?:^|[\s(])((?:src|scenes|tests|types|bench|docs|peers)\/[^\s`'"():,;]*)/g;

/** Repository paths in backticks that don't exist. A wildcard stands for its folder. */
export function deadPaths(markdown: string, exists: (path: string) => boolean): readonly string[] {
  const spans = [...markdown.matchAll(/`([^`\n]+)`/g)].map((match) => match[1] ?? '');
  const named = spans.flatMap((span) => [...span.matchAll(WITH_PATHS)].map((match) => match[1] ?? ''));
  const plain = named.map((path) => path.replace(/[^/]*[*<{…].*$/, '').replace(/[/.]+$/, ''));
  return [...new Set(plain)].filter((path) => !exists(path));
}

const NOT_OURS = ['node_modules', 'dist', '.git'];

/** All Markdown files of the repository except CHANGELOG.md, which may name removed paths. */
export function readMarkdown(root: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const read = (folder: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory() && !NOT_OURS.includes(entry.name)) read(path);
      if (entry.isFile() && entry.name.endsWith('.md') && entry.name !== 'CHANGELOG.md')
        found.set(path, readFileSync(path, 'utf8'));
    }
  };
  read(root);
  return found;
}
