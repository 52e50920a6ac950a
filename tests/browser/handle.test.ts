import { describe, expect, it } from 'vitest';
import { browserSuite } from '../support/browserSuite.ts';

const { open: openApp, share } = browserSuite({ viewport: { width: 900, height: 600 } });
const openShared = share('#t=520');

describe('window.chokepoint', () => {
  it('set resolves when the new run is on the screen; scene always belongs to the run shown', async () => {
    const { page } = await openShared();
    const seen = await page.evaluate(async () => {
      const rate = () => (window.chokepoint.scene.cluster as { efa: { rate: { invented: number } } }).efa.rate.invented;
      const finish = () => document.querySelector('.timeline [role=slider]')!.getAttribute('aria-valuemax');
      const { traceHash } = window.chokepoint;
      const [before, finishBefore] = [rate(), finish()];
      const set = window.chokepoint.set('cluster.efa.rate', 2);
      const meanwhile = [rate(), window.chokepoint.traceHash === traceHash];
      await set;
      return {
        before,
        meanwhile,
        after: rate(),
        isOther: window.chokepoint.traceHash !== traceHash,
        isTold: finish() !== finishBefore,
      };
    });
    expect(seen).toEqual({ before: 0.5, meanwhile: [0.5, true], after: 2, isOther: true, isTold: true });
  });

  it('without WebGL is ready when the first run is described in words; a still rejects with the reason', async () => {
    const refuseWebgl = (): void => {
      // Like a browser with a blocked graphics driver.
      type Get = (kind: string, ...rest: unknown[]) => unknown;
      const own = Reflect.get(HTMLCanvasElement.prototype, 'getContext') as Get;
      Reflect.set(HTMLCanvasElement.prototype, 'getContext', function (this: unknown, ...asked: Parameters<Get>) {
        return asked[0].startsWith('webgl') ? null : own.apply(this, asked);
      });
    };
    const page = await openApp('#t=520', { before: [refuseWebgl] });
    const seen = await page.evaluate(async () => ({
      hash: window.chokepoint.traceHash,
      duration: window.chokepoint.duration,
      words: document.querySelector('.text-view')?.textContent ?? '',
      still: await window.chokepoint.still(640, 360).catch((error: Error) => error.message),
    }));
    expect(seen.hash).toMatch(/^[0-9a-f]{16}$/);
    expect(seen.duration).toBeGreaterThan(0);
    expect(seen.words).toMatch(/packets/);
    expect(seen.still).toMatch(/^still: WebGL is not available/);
    await page.evaluate(() => window.chokepoint.set('cluster.efa.rate', 2));
    expect(await page.evaluate(() => window.chokepoint.traceHash)).not.toBe(seen.hash);
  });

  it('is ready in the gallery, where the picture is hidden', async () => {
    const { page } = await openShared();
    await page.keyboard.press('g');
    await page.evaluate(() => window.chokepoint.set('cluster.efa.rate', 3));
    expect(await page.evaluate(() => window.chokepoint.traceHash)).toMatch(/^[0-9a-f]{16}$/);
  });
});
