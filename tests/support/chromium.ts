import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir, platform } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { installPackages, runShown } from './apt.ts';

/** Software rendering, so that pictures are bit-identical on every machine; and no network traffic by the browser itself. */
const FLAGS = [
  '--no-sandbox',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-gpu-rasterization',
];

export async function launchChromium(extraFlags: readonly string[] = []): Promise<Browser> {
  return chromium.launch({ executablePath: await ensureChromium(), headless: true, args: [...FLAGS, ...extraFlags] });
}

/**
 * The path of a working Chromium: that of CHOKEPOINT_CHROMIUM, else an installed one, else one that this function installs. Throws an
 * error with a remedy if all of that fails.
 */
export async function ensureChromium(): Promise<string> {
  const named = process.env['CHOKEPOINT_CHROMIUM'];
  if (named !== undefined && named !== '') {
    if (await starts(named)) return named;
    throw new Error(`CHOKEPOINT_CHROMIUM is ${named}, and no browser starts from there. Correct it, or unset it.`);
  }
  const failures: string[] = [];
  for (const install of [undefined, installFromPlaywright, () => installPackages(['chromium'])]) {
    if (install !== undefined) {
      const failure = await install();
      if (failure !== null) {
        failures.push(failure);
        continue;
      }
    }
    const found = await findChromium();
    if (found !== null) return found;
  }
  throw new Error(
    [
      'The browser tests need Chromium, and none was found or could be installed:',
      ...failures.map((failure) => `  ${failure}`),
      'Install Chrome or Chromium and run this again. If it is in an unusual place, name it:',
      '  CHOKEPOINT_CHROMIUM=/path/to/chrome npm test',
    ].join('\n'),
  );
}

/** The path of a working installed Chromium; null if there is none. */
export async function findChromium(): Promise<string | null> {
  for (const path of candidates()) if (existsSync(path) && (await starts(path))) return path;
  return null;
}

function candidates(): readonly string[] {
  const downloaded = [chromium.executablePath()];
  switch (platform()) {
    case 'win32': {
      const roots = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].map((name) => process.env[name] ?? '');
      const programs = [
        'Google/Chrome/Application/chrome.exe',
        'Chromium/Application/chrome.exe',
        'Microsoft/Edge/Application/msedge.exe',
      ];
      return [
        ...programs.flatMap((program) => roots.filter(Boolean).map((root) => join(root, program))),
        ...downloaded,
      ];
    }
    case 'darwin': {
      const roots = ['/Applications', join(homedir(), 'Applications')];
      const programs = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
      const apps = programs.flatMap((name) => roots.map((root) => join(root, `${name}.app/Contents/MacOS/${name}`)));
      return [...apps, ...onPath(['chromium']), ...downloaded];
    }
    default:
      return [
        ...onPath([
          'chromium',
          'chromium-browser',
          'google-chrome',
          'google-chrome-stable',
          'microsoft-edge',
          'microsoft-edge-stable',
        ]),
        ...downloaded,
      ];
  }
}

/** Possible paths of programs with these names, in the order of PATH. */
export function onPath(names: readonly string[]): string[] {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/** Whether the program starts: it may be a stub or lack libraries. Not tested on Windows, where Chrome would open a window. */
export async function starts(path: string): Promise<boolean> {
  if (!existsSync(path)) return false;
  if (platform() === 'win32') return true;
  return new Promise((resolve) => {
    execFile(path, ['--version'], { timeout: 20_000 }, (error) => resolve(error === null));
  });
}

async function installFromPlaywright(): Promise<string | null> {
  const home = dirname(createRequire(import.meta.url).resolve('playwright-core/package.json'));
  return runShown([process.execPath, join(home, 'cli.js'), 'install', 'chromium']);
}
