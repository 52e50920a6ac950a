import { access, cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { launchChromium } from '../../tests/support/chromium.ts';

/** The Vulkan driver of the Khronos Group's tests, as some builds of Chromium bring it: it takes every call and draws nothing. */
const DRIVER = 'libVkICD_mock_icd.so';
/** Where ANGLE looks for it, seen from the browser's program. */
const DRIVER_FILE = join('angledata', 'VkICD_mock_icd.json');
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu-sandbox',
  '--ignore-gpu-blocklist',
  '--use-gl=angle',
  '--use-angle=vulkan-null',
  '--enable-gpu-rasterization',
];

export type IdleGpu = { readonly browser: Browser; readonly close: () => Promise<void> };

/**
 * A browser with a GPU that is never busy, for what software GL can't tell: whether the page's own work, and the browser's around
 * it, would leave a display waiting. Shaders, commands and uploads go all the way to the driver. A text says why there is none.
 */
export async function launchIdleGpu(): Promise<IdleGpu | string> {
  const program = await programOf(await launchChromium());
  const home = dirname(program);
  try {
    await access(join(home, DRIVER));
  } catch {
    return `${home} has no ${DRIVER}`;
  }
  const folder = await mkdtemp(join(tmpdir(), 'idle-gpu-'));
  let browser: Browser | undefined;
  const close = async (): Promise<void> => {
    try {
      await browser?.close();
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  };
  try {
    await cp(home, folder, { recursive: true });
    await mkdir(join(folder, dirname(DRIVER_FILE)), { recursive: true });
    const icd = { library_path: join(folder, DRIVER), api_version: '1.3.0' };
    await writeFile(join(folder, DRIVER_FILE), JSON.stringify({ file_format_version: '1.0.0', ICD: icd }));
    browser = await chromium.launch({ executablePath: join(folder, basename(program)), args: FLAGS });
    const session = await browser.newBrowserCDPSession();
    const { gpu } = await session.send('SystemInfo.getInfo');
    const isIdle = /mock/i.test(gpu.devices[0]?.deviceString ?? '') && isOn(gpu.featureStatus);
    if (isIdle) return { browser, close };
    await close();
    return `${program} does not draw with it`;
  } catch (error) {
    await close();
    throw error;
  }
}

function isOn(features: unknown): boolean {
  const { webgl, gpu_compositing: composes } = features as Record<string, string>;
  return webgl === 'enabled' && composes === 'enabled';
}

/** What was launched may be a script that starts the program. */
async function programOf(browser: Browser): Promise<string> {
  try {
    const session = await browser.newBrowserCDPSession();
    return (await session.send('SystemInfo.getInfo')).commandLine.split(' --')[0]!;
  } finally {
    await browser.close();
  }
}
