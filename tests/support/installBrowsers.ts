import { installPackages } from './apt.ts';
import { ensureChromium, findChromium } from './chromium.ts';
import { ENGINES } from './engines/driver.ts';
import { DEBIAN_PACKAGES, mustHaveAll, notRun, whyMissing } from './engines/find.ts';

/**
 * Installs the missing browser engines with one call of apt. Chromium is required and has other sources too; another engine that can't be
 * installed is reported, in CI as an error.
 */
async function installMissing(): Promise<string | null> {
  const missing = new Set<string>();
  if ((await findChromium()) === null) for (const name of DEBIAN_PACKAGES.chromium) missing.add(name);
  for (const engine of ENGINES) {
    if (engine === 'chromium' || (await whyMissing(engine)) === undefined) continue;
    for (const name of DEBIAN_PACKAGES[engine]) missing.add(name);
  }
  return missing.size === 0 ? null : installPackages([...missing]);
}

try {
  const failure = await installMissing();
  if (failure !== null) console.log(failure);
  console.log(`Chromium is ${await ensureChromium()}`);
  for (const engine of ENGINES) {
    const why = await whyMissing(engine);
    if (why === undefined) continue;
    console.log(notRun(engine, why));
    if (mustHaveAll()) process.exitCode = 1;
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
