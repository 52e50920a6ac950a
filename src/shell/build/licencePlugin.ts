import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin, Rolldown } from 'vite';
import { type Licence, LICENCES_ELEMENT } from '../../screen/ui/help/licence.ts';
import { installedFiles, LicenceError, licencesOf, packageFolder } from './licences.ts';

export type LicencePlugins = {
  /** For the build itself. */
  readonly page: Plugin;
  /** For its workers, which are bundles of their own. */
  readonly worker: Plugin;
};

/**
 * Embeds the licences of everything that is shipped in the page; in a folder build also writes them as files. Fails the build if a licence
 * is missing.
 */
export function licences(root: string, isFolder: boolean): LicencePlugins {
  const shipped = new Set<string>();
  const modulesOf = (bundle: Rolldown.OutputBundle): readonly string[] =>
    Object.values(bundle).flatMap((file) => (file.type === 'chunk' ? file.moduleIds : []));
  const gather = (bundle: Rolldown.OutputBundle): readonly Licence[] => {
    for (const id of modulesOf(bundle)) shipped.add(id);
    return [ownLicence(root), ...licencesOf([...shipped].flatMap((id) => fileOf(root, id)))];
  };
  const page: Plugin = {
    name: 'licences',
    enforce: 'pre',
    buildStart: () => shipped.clear(),
    /** Bundles list neither style sheets nor the files that those load, such as fonts. */
    transform: {
      filter: { id: /\.css$/ },
      async handler(code, id) {
        shipped.add(id);
        for (const [, address = ''] of code.matchAll(/url\(\s*["']?([^"')]+)/g)) {
          if (/^(?:data:|#)/.test(address)) continue;
          const found = await this.resolve(address, id);
          if (found === null) this.error(`${id}: no file for ${address}, so its licence can't be told`);
          shipped.add(found.id);
        }
      },
    },
    transformIndexHtml: {
      order: 'post',
      handler: (_, { bundle }) => {
        const list = bundle === undefined ? [ownLicence(root), ...licencesOf(installedFiles(root))] : gather(bundle);
        const children = JSON.stringify(list).replaceAll('<', '\\u003c');
        return [
          { tag: 'script', attrs: { type: 'application/json', id: LICENCES_ELEMENT }, children, injectTo: 'body' },
        ];
      },
    },
    generateBundle(_, bundle) {
      if (!isFolder) return;
      this.emitFile({ type: 'asset', fileName: 'LICENSE', source: readFileSync(join(root, 'LICENSE')) });
      this.emitFile({ type: 'asset', fileName: 'licences.txt', source: asText(gather(bundle)) });
    },
  };
  return {
    page,
    worker: {
      name: 'licences-of-workers',
      generateBundle: (_, bundle) => {
        for (const id of modulesOf(bundle)) shipped.add(id);
      },
    },
  };
}

function ownLicence(root: string): Licence {
  const { name, version, license } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    name: string;
    version: string;
    license: string;
  };
  const title = name.charAt(0).toUpperCase() + name.slice(1);
  return { name: title, version, declared: license, texts: [readFileSync(join(root, 'LICENSE'), 'utf8').trim()] };
}

/** The package file that a module comes from; for modules that a bundler generates, the bundler's licence file. Empty for our own files. */
function fileOf(root: string, id: string): readonly string[] {
  const file = id.replace(/^\0/, '').replace(/\?.*$/, '');
  if (packageFolder(file) !== undefined) return [file];
  if (id.startsWith('\0rolldown/')) return [join(root, 'node_modules/rolldown/LICENSE')];
  if (/^\0(?:vite\/|__vite)|^__vite|[?&]worker\b/.test(id)) return [join(root, 'node_modules/vite/LICENSE.md')];
  if (file.startsWith(root.replaceAll('\\', '/'))) return [];
  throw new LicenceError(
    `It can't be told whose ${JSON.stringify(id)} is, and so not under which licence it is shipped`,
  );
}

function asText(list: readonly Licence[]): string {
  return list
    .map(({ name, version, declared, texts }) => [`${name} ${version} (${declared})`, ...texts].join('\n\n'))
    .join(`\n\n${'-'.repeat(80)}\n\n`)
    .concat('\n');
}
