import { ensureChromium } from './chromium.ts';

try {
  console.log(`Chromium is ${await ensureChromium()}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
