import { openChromium } from './chromiumDriver.ts';
import type { Driver, EngineName } from './driver.ts';
import { openFirefox } from './firefoxDriver.ts';
import { openWebKit } from './webkitDriver.ts';

const OPENERS: Readonly<Record<EngineName, () => Promise<Driver>>> = {
  chromium: openChromium,
  firefox: openFirefox,
  webkit: openWebKit,
};

/** Opens a page of 900 × 600 CSS pixels in a new browser. */
export function openEngine(engine: EngineName): Promise<Driver> {
  return OPENERS[engine]();
}
