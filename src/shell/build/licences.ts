import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { Licence } from '../../screen/ui/help/licence.ts';

/** What may be shipped, and passed on by others, under our own licence. */
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

/** Texts for packages that come without one; each named after its package, with `.txt`. */
const SUPPLIED = 'assets/licences';

const TEXT_FILE = /^(?:licen[cs]e|copying|notice)(?:[-.](?:mit|apache|bsd|ofl|md|txt).*)?$/i;
const SCRIPT = /\.[cm]?js$/;
/** Where the part of Vite's file ends that is about what Vite puts into a build; then come the licences of its own tools. */
const OF_TOOLS = /^# Licenses of bundled dependencies/m;

export class LicenceError extends Error {}

/** The folder of the package that a file belongs to; undefined for a file of no package. */
export function packageFolder(file: string): string | undefined {
  return /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file.replaceAll('\\', '/'))?.[0];
}

/**
 * The packages that these files belong to, by name, with all their notices: the licence files from each file's folder up to its
 * package's, and those that stand in the files themselves. Throws LicenceError, with every fault, where a package has no notice or
 * is under a licence that is not on the list.
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

/** Every package that is needed at run time, as the lock file has it, for a server that makes no bundle. */
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

/** Comments that name a holder and give a permission: a file may come from others than the rest of its package. */
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

/** SPDX's `OR` lets us choose, `AND` binds us to all; anything more is for a person to judge. */
function isAllowed(declared: string): boolean {
  const plain = declared.replace(/^\((.*)\)$/, '$1');
  return plain.includes(' OR ')
    ? plain.split(' OR ').some((one) => ALLOWED.has(one))
    : plain.split(' AND ').every((one) => ALLOWED.has(one));
}

function byName(a: Licence, b: Licence): number {
  return a.name < b.name ? -1 : 1;
}
