import { existsSync } from 'node:fs';
import { ensureChromium } from './chromium.ts';

/** Vitest calls this once before the browser tests, which need a browser and the built app. */
export async function setup(): Promise<void> {
  for (const file of ['dist/index.html', 'chokepoint.html']) {
    if (!existsSync(file)) throw new Error(`The browser tests look at ${file}, which is not there. Run: npm run build`);
  }
  await ensureChromium();
}
