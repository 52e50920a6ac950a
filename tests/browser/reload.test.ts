import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createServer, type ViteDevServer } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SCENE_FILE } from '../support/app.ts';
import { browserSuite } from '../support/browserSuite.ts';

const { open } = browserSuite({ viewport: { width: 1000, height: 640 }, locale: 'en-US' });
let server: ViteDevServer;
let folder: string;

/** The app as served by `npm start`, from a copy whose scenes may be edited. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'chokepoint-'));
  for (const part of [
    'src',
    'scenes',
    'index.html',
    'vite.config.ts',
    'tsconfig.json',
    'tsconfig.base.json',
    'types',
    'package.json',
    'package-lock.json',
    'LICENSE',
    'assets',
  ])
    cpSync(part, join(folder, part), { recursive: true });
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  server = await createServer({
    root: folder,
    configFile: join(folder, 'vite.config.ts'),
    cacheDir: join(folder, '.vite'),
    server: { port: 0, host: '127.0.0.1', fs: { strict: false } },
    logLevel: 'error',
  });
  await server.listen();
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

describe('a scene that is edited during development', () => {
  it('is reloaded at the same instant with its tweaks; a broken one is reported until it is valid', async () => {
    const page = await open(server.resolvedUrls!.local[0]);
    const file = join(folder, SCENE_FILE);
    const good = readFileSync(file, 'utf8');
    const seen = () =>
      page.evaluate(() => {
        const { cluster } = window.chokepoint.scene as unknown as {
          cluster: { efa: { rate: { invented: number }; latency: { invented: number } } };
        };
        return [window.chokepoint.time, cluster.efa.rate.invented, cluster.efa.latency.invented];
      });
    await page.evaluate(async () => {
      Object.assign(window, { sameDocument: true });
      await window.chokepoint.set('cluster.efa.rate', 0.8);
      window.chokepoint.seek(500);
    });
    const edited = good.replace('"invented": 10,', '"invented": 12,');
    const untilShown = (latency: number) =>
      page.waitForFunction(
        (wanted) =>
          (window.chokepoint.scene.cluster as { efa: { latency: { invented: number } } }).efa.latency.invented ===
          wanted,
        latency,
      );
    for (const text of [edited, good, edited]) {
      writeFileSync(file, text);
      const latency = text === good ? 10 : 12;
      await untilShown(latency);
      expect(await seen()).toEqual([500, 0.8, latency]);
    }

    writeFileSync(file, edited.replace('"invented": 12,', '"invented": "twelve",'));
    await page.getByRole('alert').getByText('cluster.efa.latency.invented').waitFor();
    expect(await seen()).toEqual([500, 0.8, 12]);
    writeFileSync(file, good);
    await page.waitForFunction(() => document.querySelector('[role=alert]')?.textContent === '');
    await untilShown(10);
    expect(await seen()).toEqual([500, 0.8, 10]);
    expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true);
  });
});
