import { existsSync, readdirSync } from 'node:fs';
import { homedir, platform } from 'node:os';
import { join } from 'node:path';
import { ensureChromium, onPath, starts } from '../chromium.ts';
import type { EngineName } from './driver.ts';

/** Why an engine is not available on this machine, in one line; undefined if it is. */
export async function whyMissing(engine: EngineName): Promise<string | undefined> {
  try {
    switch (engine) {
      case 'chromium':
        await ensureChromium();
        break;
      case 'firefox':
        await findFirefox();
        break;
      case 'webkit':
        await findWebKit();
        break;
    }
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** In CI every engine is required; elsewhere a missing one is reported and skipped. */
export function mustHaveAll(): boolean {
  return (process.env['CI'] ?? '') !== '' && process.env['CI'] !== 'false';
}

/** The message about a skipped engine, which the summary of `npm test` repeats. */
export function notRun(engine: EngineName, why: string): string {
  return `⚠ ${engine} is not run: ${why}`;
}

/** The path of a working Firefox: that of CHOKEPOINT_FIREFOX, else an installed one. */
export async function findFirefox(): Promise<string> {
  const named = process.env['CHOKEPOINT_FIREFOX'];
  if (named !== undefined && named !== '') {
    if (await starts(named)) return named;
    throw new Error(`CHOKEPOINT_FIREFOX is ${named}, and no browser starts from there`);
  }
  await needDisplay();
  for (const path of firefoxes()) if (await starts(path)) return path;
  throw new Error('no Firefox is installed (Debian: firefox-esr)');
}

function firefoxes(): readonly string[] {
  const app = 'Firefox.app/Contents/MacOS/firefox';
  if (platform() === 'darwin') return ['/Applications', join(homedir(), 'Applications')].map((root) => join(root, app));
  if (platform() === 'win32') {
    const roots = ['PROGRAMFILES', 'PROGRAMFILES(X86)'].map((name) => process.env[name] ?? '').filter(Boolean);
    return roots.map((root) => join(root, 'Mozilla Firefox/firefox.exe'));
  }
  return onPath(['firefox-esr', 'firefox']);
}

/** WebKitGTK's driver and the browser of the same build. */
export async function findWebKit(): Promise<{ readonly driver: string; readonly browser: string }> {
  if (platform() !== 'linux') throw new Error('WebKitGTK is for Linux alone');
  await needDisplay();
  const driver = onPath(['WebKitWebDriver']).find(existsSync);
  if (driver === undefined) throw new Error('no WebKitGTK driver is installed (Debian: webkit2gtk-driver)');
  const browser = miniBrowsers().find(existsSync);
  if (browser === undefined)
    throw new Error('MiniBrowser of WebKitGTK is not where Debian puts it (/usr/lib/*/webkit*)');
  return { driver, browser };
}

function miniBrowsers(): readonly string[] {
  const under = (folder: string): string[] =>
    existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
  return ['/usr/lib', '/usr/libexec']
    .flatMap(under)
    .flatMap((folder) => [folder, ...(/linux-gnu/.test(folder) ? under(folder) : [])])
    .filter((folder) => /webkit2?gtk-[\d.]+$/.test(folder))
    .map((folder) => join(folder, 'MiniBrowser'));
}

async function needDisplay(): Promise<void> {
  if (platform() !== 'linux') return;
  for (const program of ['Xvfb', 'setpriv']) {
    if (!onPath([program]).some(existsSync))
      throw new Error(`${program} is not installed (Debian: ${DEBIAN[program]})`);
  }
}

const DEBIAN: Readonly<Record<string, string>> = { Xvfb: 'xvfb', setpriv: 'util-linux' };

/** Debian packages of each engine, with the virtual screen and the software renderer that it needs. */
export const DEBIAN_PACKAGES: Readonly<Record<EngineName, readonly string[]>> = {
  chromium: ['chromium'],
  firefox: ['firefox-esr', 'xvfb', 'libgl1-mesa-dri', 'libegl-mesa0'],
  webkit: ['webkit2gtk-driver', 'xvfb', 'libgl1-mesa-dri', 'libegl-mesa0'],
};
