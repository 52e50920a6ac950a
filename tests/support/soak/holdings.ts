import { go, settle, untilBack } from '../engines/appPage.ts';
import type { Driver, Memory } from '../engines/driver.ts';
import type { Held } from '../engines/watchPage.ts';

export type Holdings = Held & Partial<Memory>;

/** State at the end of every round: one scene, nothing open, no undo history. */
const HOME = 'scene=one-ultraserver&lang=en&theme=night&motion=full';

/** Puts the page into the state in which rounds are compared, and measures the resources that it holds. */
export async function holdingsAtHome(driver: Driver): Promise<Holdings> {
  await driver.resize(900, 600);
  // Close what is open from the top down: a page or a dialog handles only Escape.
  for (let times = 0; times < 4; times++) await driver.press('Escape');
  await driver.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await go(driver, 'scene=two-ultraservers');
  await go(driver, HOME);
  await untilBack(driver);
  // Wait for what follows a run: bands, text view, address, link notice.
  await new Promise((resume) => setTimeout(resume, 700));
  await settle(driver);
  return { ...(await driver.evaluate(() => window.watch.held())), ...(await driver.memory()) };
}

/**
 * Allowed growth between two equal rounds. Exact counts may not grow, except elements that come and go by
 * themselves, such as notices; the engine's own memory, such as compiled code, may grow a little.
 */
const MAY_GROW: Readonly<Record<keyof Holdings, (before: number) => number>> = {
  elements: () => 8,
  listeners: () => 0,
  contexts: () => 0,
  workers: () => 0,
  allListeners: () => 20,
  nodes: () => 100,
  heap: (before) => Math.max(3e6, 0.15 * before),
};

/** Resources that have grown too much from one round to the next, one sentence each. */
export function growth(before: Holdings, after: Holdings): readonly string[] {
  return (Object.keys(MAY_GROW) as (keyof Holdings)[]).flatMap((name) => {
    const [was, is] = [before[name], after[name]];
    if (was === undefined || is === undefined || is - was <= MAY_GROW[name](was)) return [];
    return [`${name} grew from ${was} to ${is}; it may grow by ${MAY_GROW[name](was)}`];
  });
}
