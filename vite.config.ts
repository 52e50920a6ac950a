import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { defineConfig, loadEnv, type Plugin } from 'vite';
import { viteSingleFile } from 'vite-plugin-singlefile';
import { licences } from './src/shell/build/licencePlugin.ts';
import { policyOfFile, policyOfFolder } from './src/shell/build/policy.ts';

const jsx = { runtime: 'automatic', importSource: 'preact' } as const;

/**
 * Two builds from one source. `vite build` writes dist/, which works from any static server under any path.
 * `vite build --mode single` writes chokepoint.html: everything in one file that opens by double click.
 */
export default defineConfig(({ mode }) => {
  const single = mode === 'single';
  const publicUrl = loadEnv(mode, '.')['VITE_PUBLIC_URL'];
  if (publicUrl !== undefined && !/^https?:\/\/./.test(publicUrl)) {
    throw new Error(`VITE_PUBLIC_URL is where others can open the app, https://…; got ${publicUrl}`);
  }
  const notices = licences(import.meta.dirname, !single);
  return {
    base: './',
    oxc: { jsx },
    plugins: [
      webglOnly(),
      notices.page,
      ...(single
        ? [inlineWorkers(), viteSingleFile(), policyOfFile(), moveSingleFile('dist/single', 'chokepoint.html')]
        : [policyOfFolder()]),
    ],
    worker: { plugins: () => [notices.worker] },
    build: {
      outDir: single ? 'dist/single' : 'dist',
      modulePreload: { polyfill: false },
      sourcemap: !single,
      reportCompressedSize: !single,
      chunkSizeWarningLimit: 1024,
    },
    optimizeDeps: { rolldownOptions: { plugins: [webglOnly()], transform: { jsx } } },
  };
});

/** Pixi's other renderers and its extras are never asked for; what is needed of the extras is imported by name. */
function webglOnly(): Plugin {
  const unused = [
    'rendering/renderers/gpu/WebGPURenderer.mjs',
    'rendering/renderers/canvas/CanvasRenderer.mjs',
    'environment-browser/browserAll.mjs',
    'environment-webworker/webworkerAll.mjs',
  ].map((file) => `/pixi.js/lib/${file}`);
  return {
    name: 'webgl-only',
    buildStart() {
      const gone = unused.filter((file) => !existsSync(`node_modules${file}`));
      if (gone.length > 0) this.error(`Pixi has moved ${gone.join(', ')}: mend the list in vite.config.ts`);
    },
    load(id) {
      return unused.some((file) => id.endsWith(file))
        ? 'export class WebGPURenderer {}\nexport class CanvasRenderer {}\n'
        : null;
    },
  };
}

/** The app asks for `…?worker`; in the single file that means the worker's text, started from a blob. */
function inlineWorkers(): Plugin {
  return {
    name: 'inline-workers',
    enforce: 'pre',
    resolveId(source, importer) {
      return source.endsWith('?worker') ? this.resolve(`${source}&inline`, importer) : null;
    },
  };
}

/** The single file stands in the repository's root, beside dist/. */
function moveSingleFile(folder: string, file: string): Plugin {
  return {
    name: 'move-single-file',
    apply: 'build',
    async writeBundle() {
      await rename(resolve(folder, 'index.html'), file);
      await rm(folder, { recursive: true });
    },
  };
}
