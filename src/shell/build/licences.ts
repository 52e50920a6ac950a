import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { Licence } from '../../screen/ui/help/licence.ts';

/** Licences that allow us to ship a package, and others to redistribute it, with our own licence. */
const ALLOWED: ReadonlySet<string> = new Set([
  'MIT',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'OFL-1.1',
  '0BSD',
  'Unlicense',
  'Zlib',
]);

/** Folder of licence texts for packages that ship without one: `<package>.txt`. */
const SUPPLIED = 'assets/licences';

const TEXT_FILE = /^(?:licen[cs]e|copying|notice)(?:[-.](?:mit|apache|bsd|ofl|md|txt).*)?$/i;
const SCRIPT = /\.[cm]?js$/;
/** In Vite's licence file, ends the part about code that Vite puts into a build; the licences of its tools follow. */
const OF_TOOLS = /^# Licenses of bundled dependencies/m;

export class LicenceError extends Error {}

/** The folder of the package that a file belongs to; undefined for a file of no package. */
export function packageFolder(file: string): string | undefined {
  return /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file.replaceAll('\\', '/'))?.[0];
}

/**
 * The packages that these files belong to, sorted by name, with all their licence texts: licence files from each file's folder up to its
 * package's, and notices in the files' comments. Throws LicenceError with all faults if a package has no text or a licence that isn't
 * in ALLOWED.
 */
export function licencesOf(files: Iterable<string>, supplied = SUPPLIED): readonly Licence[] {
  const byPackage = new Map<string, string[]>();
  for (const file of files) {
    const folder = packageFolder(file);
    if (folder !== undefined) byPackage.set(folder, [...(byPackage.get(folder) ?? []), file]);
  }
  const read = [...byPackage].map(([folder, own]) => readPackage(folder, own, supplied));
  const faults = read.flatMap((licence) => faultsOf(licence, supplied));
  if (faults.length > 0) throw new LicenceError(faults.join('\n'));
  return read
    .map(({ suppliedTexts, texts, ...rest }) => ({ ...rest, texts: [...texts, ...suppliedTexts] }))
    .sort(byName);
}

/** Files of all run-time packages of the lock file, for the development server, which has no bundle. */
export function installedFiles(root: string): readonly string[] {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Readonly<Record<string, { readonly dev?: boolean }>>;
  };
  const folders = Object.keys(packages).filter((folder) => folder !== '' && packages[folder]?.dev !== true);
  return folders
    .flatMap((folder) => [join(root, folder), join(root, folder, 'dist')])
    .filter(existsSync)
    .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)));
}

type ReadPackage = Licence & { readonly suppliedTexts: readonly string[] };

function readPackage(folder: string, files: readonly string[], supplied: string): ReadPackage {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    name: string;
    version: string;
    license?: unknown;
  };
  const ownText = join(supplied, `${name}.txt`);
  return {
    name,
    version,
    declared: typeof license === 'string' ? license : '',
    texts: withoutRepeats([...licenceFiles(folder, files), ...files.flatMap(noticesIn)]),
    suppliedTexts: existsSync(ownText) ? [readFileSync(ownText, 'utf8').trim()] : [],
  };
}

function licenceFiles(folder: string, files: readonly string[]): readonly string[] {
  const folders = new Set([folder]);
  for (const file of files) {
    for (let at = dirname(file); !relative(folder, at).startsWith('..') && at !== folder; at = dirname(at))
      folders.add(at);
  }
  return [...folders].sort().flatMap((at) =>
    readdirSync(at)
      .filter((name) => TEXT_FILE.test(name))
      .sort()
      .map((name) => readFileSync(join(at, name), 'utf8').split(OF_TOOLS)[0] ?? ''),
  );
}

/** Comments that contain a copyright notice and a permission: single files may have other authors than their package. */
function noticesIn(file: string): readonly string[] {
  if (!SCRIPT.test(file)) return [];
  const comments = readFileSync(file, 'utf8').match(/\/\*[\s\S]*?\*\/|(?:^[ \t]*\/\/.*(?:\r?\n|$))+/gm) ?? [];
  return comments
    .filter((comment) => /copyright/i.test(comment) && /permission|redistribution/i.test(comment))
    .map((comment) => comment.replace(/^[ \t]*(?:\/\*+!?|\*+\/|\*|\/\/) ?|\*+\/\s*$/gm, ''));
}

function withoutRepeats(texts: readonly string[]): readonly string[] {
  const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();
  return [...new Map(texts.map((text) => [plain(text), text.replaceAll('\r\n', '\n').trim()])).values()].filter(
    Boolean,
  );
}

function faultsOf({ name, version, declared, texts, suppliedTexts }: ReadPackage, supplied: string): readonly string[] {
  const faults: string[] = [];
  if (!isAllowed(declared)) {
    faults.push(
      `${name} ${version} is under ${declared === '' ? 'no licence that it declares' : declared}: ` +
        `only ${[...ALLOWED].join(', ')} may be shipped. Do without it, or extend the list in src/shell/build/licences.ts.`,
    );
  }
  const ownText = `${supplied}/${name}.txt`;
  if (texts.length === 0 && suppliedTexts.length === 0) {
    faults.push(`${name} ${version} comes without the text of its licence. Put its author's text into ${ownText}.`);
  }
  if (texts.length > 0 && suppliedTexts.length > 0) {
    faults.push(`${name} ${version} has the text of its licence by now. Remove ${ownText}.`);
  }
  return faults;
}

/** Handles one level of SPDX's `OR` (one is enough) or `AND` (all are needed). More complex expressions count as not allowed. */
function isAllowed(declared: string): boolean {
  const plain = declared.replace(/^\((.*)\)$/, '$1');
  return plain.includes(' OR ')
    ? plain.split(' OR ').some((one) => ALLOWED.has(one))
    : plain.split(' AND ').every((one) => ALLOWED.has(one));
}

function byName(a: Licence, b: Licence): number {
  return a.name < b.name ? -1 : 1;
}
