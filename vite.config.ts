import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { defineConfig, loadEnv, type Plugin } from 'vite';
import { viteSingleFile } from 'vite-plugin-singlefile';

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
  return {
    base: './',
    oxc: { jsx },
    plugins: [
      webglOnly(),
      ...(single
        ? [inlineWorkers(), viteSingleFile(), moveSingleFile('dist/single', 'chokepoint.html')]
        : [contentSecurityPolicy()]),
    ],
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

/** No code but our own files runs, and nothing is asked of any other host. */
function contentSecurityPolicy(): Plugin {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self'",
    "media-src 'self' blob:",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return {
    name: 'content-security-policy',
    apply: 'build',
    transformIndexHtml: () => [
      { tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content: policy }, injectTo: 'head-prepend' },
    ],
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
