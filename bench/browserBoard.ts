import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { launchChromium } from '../tests/support/chromium.ts';
import { serve } from '../tests/support/serve.ts';

/**
 * What 65,536 chips with their links cost the page's thread: built and drawn first, beside Pixi's Graphics that draws less of
 * them; and all chips recoloured, beside a ParticleContainer. Medians of one run; only their ratios mean anything.
 */
const ROUNDS = 9;
const FRAMES = 20;
const MOST = { built: 0.25, recoloured: 0.1 };

const folder = await mkdtemp(join(tmpdir(), 'chokepoint-board-'));
await build({
  configFile: false,
  logLevel: 'warn',
  build: {
    lib: { entry: 'bench/boardPage.ts', formats: ['es'], fileName: () => 'page.js' },
    outDir: folder,
    emptyOutDir: true,
  },
});
await writeFile(join(folder, 'index.html'), '<!doctype html><script type="module" src="page.js"></script>');
const server = await serve(folder, {
  headers: { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' },
});
const browser = await launchChromium();
try {
  const page = await browser.newPage();
  await page.goto(server.url);
  await page.waitForFunction(() => 'measureBoard' in window);
  const { chips, links, built, recoloured } = await page.evaluate(
    ({ rounds, frames }) => window.measureBoard(rounds, frames),
    { rounds: ROUNDS, frames: FRAMES },
  );
  const lines = [
    { name: 'board: built and drawn first', value: median(built.board), unit: 'ms' },
    { name: 'Graphics: built and drawn first', value: median(built.graphics), unit: 'ms' },
    { name: `board ÷ Graphics (at most ${MOST.built})`, value: median(built.board) / median(built.graphics), unit: '' },
    { name: 'board: recoloured', value: median(recoloured.board), unit: 'ms' },
    { name: 'ParticleContainer: recoloured', value: median(recoloured.particles), unit: 'ms' },
    {
      name: `board ÷ ParticleContainer (at most ${MOST.recoloured})`,
      value: median(recoloured.board) / median(recoloured.particles),
      unit: '',
    },
  ];
  if (process.argv.includes('--json')) console.log(JSON.stringify(lines, null, 2));
  else {
    console.log(`${chips} chips, ${links} links`);
    for (const { name, value, unit } of lines) {
      console.log(`${name}  ${Number(value.toPrecision(3))} ${unit}`.trimEnd());
    }
  }
} finally {
  await browser.close();
  await server.close();
  await rm(folder, { recursive: true });
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}
