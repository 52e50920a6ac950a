import { mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { openApp } from './support/engines/appPage.ts';
import { ENGINES, type EngineName } from './support/engines/driver.ts';
import { mustHaveAll, notRun, whyMissing } from './support/engines/find.ts';
import { openEngine } from './support/engines/launch.ts';
import { serveWatched } from './support/engines/serveWatched.ts';
import { soak } from './support/soak/soak.ts';

/** `npm run soak`: see CONTRIBUTING.md. */
const USAGE = 'npm run soak -- [--engine chromium|firefox|webkit] [--seed N] [--actions N] [--minutes N]';
const OUT = 'tests/out';

type Request = {
  readonly engines: readonly EngineName[];
  readonly seed: number;
  readonly actions: number;
  readonly minutes: number;
};

function readRequest(): Request {
  const option = { type: 'string' } as const;
  const { values } = parseArgs({ options: { engine: option, seed: option, actions: option, minutes: option } });
  const number = (name: 'seed' | 'actions' | 'minutes', otherwise: number): number => {
    const value = Number(values[name] ?? otherwise);
    if (!(value > 0)) throw new Error(`--${name} is a number above 0, got ${values[name]}`);
    return value;
  };
  const engines = ENGINES.filter((engine) => values.engine === undefined || values.engine === engine);
  if (engines.length === 0) throw new Error(`--engine is one of ${ENGINES.join(', ')}, got ${values.engine}`);
  return {
    engines,
    seed: number('seed', 1 + Math.floor(Math.random() * 1e6)),
    actions: number('actions', 400),
    minutes: number('minutes', 2),
  };
}

/** False if the engine failed, or is required and missing. */
async function soakEngine(engine: EngineName, { seed, actions, minutes }: Request): Promise<boolean> {
  const missing = await whyMissing(engine);
  if (missing !== undefined) {
    console.log(notRun(engine, missing));
    return !mustHaveAll();
  }
  console.log(`${engine}, seed ${seed}: ${actions} actions, or as many as ${minutes} minutes allow …`);
  const [driver, server] = await Promise.all([openEngine(engine), serveWatched()]);
  try {
    await openApp(driver, server.url);
    const { done, first, second } = await soak(driver, { seed, actions, minutes });
    console.log(`✔ ${engine}: ${done} actions; held after one round and after the next:`);
    console.log(`  ${JSON.stringify(first)}\n  ${JSON.stringify(second)}`);
    return true;
  } catch (error) {
    console.error(`✘ ${error instanceof Error ? error.message : String(error)}`);
    mkdirSync(OUT, { recursive: true });
    const shot = await driver.screenshot().catch(() => undefined);
    if (shot !== undefined) {
      writeFileSync(`${OUT}/soak-${engine}-${seed}.png`, shot);
      console.error(`What it showed then: ${OUT}/soak-${engine}-${seed}.png`);
    }
    return false;
  } finally {
    await driver.close();
    await server.close();
  }
}

try {
  const request = readRequest();
  const results: boolean[] = [];
  for (const engine of request.engines) results.push(await soakEngine(engine, request));
  process.exitCode = results.every(Boolean) ? 0 : 1;
} catch (error) {
  console.error(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  process.exitCode = 2;
}
