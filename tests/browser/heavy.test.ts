import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { stageEnd } from '../../src/core/base/stages.ts';
import { parseScene } from '../../src/core/scene/parse.ts';
import { simulate } from '../../src/core/sim/simulation.ts';
import { traceHash } from '../../src/core/trace/trace.ts';
import { browserSuite } from '../support/browserSuite.ts';
import { heavyScene } from '../support/heavyScene.ts';

const { open, watch } = browserSuite({ viewport: { width: 1000, height: 640 }, locale: 'en-US' });

const SMALL = readFileSync('scenes/straggler.scene.json', 'utf8');
const HASH = traceHash(simulate(parseScene(SMALL)));

type Seen = { readonly hashes: string[]; readonly shares: number[]; readonly stages: string[] };

/** Starts to record every hash, progress and stage that the page shows. */
async function watchRuns(page: Page): Promise<void> {
  await page.evaluate(() => {
    const seen: Seen = { hashes: [], shares: [], stages: [] };
    Object.assign(window, { seen });
    const note = <T>(list: T[], value: T | undefined): void => {
      if (value !== undefined && list.at(-1) !== value) list.push(value);
    };
    setInterval(() => {
      note(seen.hashes, window.chokepoint.traceHash);
      const line = document.querySelector<HTMLElement>('.progress');
      note(seen.shares, line === null ? undefined : Number(line.style.getPropertyValue('--share')));
      note(seen.stages, document.querySelector('.running-on [role=status]')?.textContent ?? undefined);
    }, 20);
  });
}
const seenOn = (page: Page): Promise<Seen> => page.evaluate(() => (window as unknown as { seen: Seen }).seen);

async function drop(page: Page, text: string): Promise<void> {
  await page.evaluate((content) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([content], 'dropped.json', { type: 'application/json' }));
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  }, text);
}

/** Drops a scene of 65,536 chips, waits until it is being built, drops a small one, and waits for that one. */
async function dropHeavyThenSmall(page: Page): Promise<void> {
  await watchRuns(page);
  const first = await page.evaluate(() => window.chokepoint.traceHash);
  await drop(page, heavyScene(1024));
  await page.waitForFunction(() => new Set((window as unknown as { seen: Seen }).seen.shares).size > 4, undefined, {
    timeout: 60_000,
  });
  const { shares, stages } = await seenOn(page);
  await drop(page, SMALL);
  await page.waitForFunction((hash) => (window as unknown as { seen: Seen }).seen.hashes.includes(hash), HASH, {
    timeout: 60_000,
  });
  const { hashes } = await seenOn(page);
  expect(hashes.slice(-2)).toEqual([first, HASH]);
  expect(hashes.length).toBeLessThanOrEqual(2);
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  // All of this was recorded while the scene was still being built.
  expect(shares.at(-1)!).toBeLessThan(stageEnd('work'));
  for (const stage of stages) expect(['Building the cluster…', 'Finding routes…']).toContain(stage);
}

describe('a scene that takes long', () => {
  it('does not delay others: the next one is shown, and this one never', { timeout: 180_000 }, async () => {
    const page = await open('#scene=two-ultraservers');
    await dropHeavyThenSmall(page);
  });

  it('also without a worker', { timeout: 180_000 }, async () => {
    const refuseWorkers = (): void => {
      window.Worker = function refuse() {
        throw new Error('refused');
      } as never;
    };
    const { page, complaints } = await watch('#scene=two-ultraservers&lang=en', { before: [refuseWorkers] });
    await dropHeavyThenSmall(page);
    expect(complaints.filter((one) => one.startsWith('uncaught'))).toEqual([]);
  });
});
