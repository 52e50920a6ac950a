import type { Driver } from '../engines/driver.ts';
import { actAtRandom } from './actions.ts';
import { growth, holdingsAtHome, type Holdings } from './holdings.ts';
import { randomOf } from './random.ts';
import { checkSoundness } from './soundness.ts';

export type Soak = {
  readonly seed: number;
  /** Number of random actions; each of the two rounds after them has a quarter as many. */
  readonly actions: number;
  /** Time limit of the random actions. */
  readonly minutes?: number;
};

export type Soaked = { readonly done: number; readonly first: Holdings; readonly second: Holdings };

/** Actions between two checks. */
const CHECK_AFTER = 8;

/**
 * Performs random actions on the open app, determined by the seed, and checks it regularly. Then the same round of
 * actions is done twice, and the page's resources after each are compared. Throws an error that says how to replay it.
 */
export async function soak(
  driver: Driver,
  { seed, actions, minutes = Number.POSITIVE_INFINITY }: Soak,
): Promise<Soaked> {
  const log: string[] = [];
  const end = performance.now() + minutes * 60_000;
  const round = async (purpose: string, most: number, until = Number.POSITIVE_INFINITY): Promise<number> => {
    const random = randomOf(`${seed} ${purpose}`);
    let done = 0;
    while (done < most && performance.now() < until) {
      const entry = log.push('') - 1;
      const say = (what: string): void => {
        log[entry] = `${purpose} ${done + 1}: ${what}`;
      };
      say(
        await within(
          60,
          actAtRandom(driver, random, (kind) => say(`${kind} …`)),
        ),
      );
      done++;
      if (done % CHECK_AFTER === 0 || done === most) await checkSoundness(driver);
    }
    return done;
  };
  await driver.evaluate(stayOnPage);
  try {
    const done = await round('wandering', actions, end);
    const each = Math.ceil(actions / 4);
    // The first round creates what is made once and kept.
    await holdingsAtHome(driver);
    await round('round', each);
    const first = await holdingsAtHome(driver);
    await round('round', each);
    const second = await holdingsAtHome(driver);
    const grown = growth(first, second);
    if (grown.length > 0) throw new Error(`After the same ${each} actions twice:\n${grown.join('\n')}`);
    return { done, first, second };
  } catch (error) {
    throw new Error(
      [
        `The soak of ${driver.engine} failed with seed ${seed}: ${error instanceof Error ? error.message : String(error)}`,
        'The last actions:',
        ...log.slice(-12).map((line) => `  ${line}`),
        `Replay it: npm run soak -- --engine ${driver.engine} --seed ${seed} --actions ${actions}`,
      ].join('\n'),
      { cause: error },
    );
  }
}

/**
 * Disables what leads out of the page: a system dialog, or dragged text, would wait for ever for
 * a user to end it.
 */
function stayOnPage(): void {
  window.print = () => {};
  HTMLInputElement.prototype.click = () => {};
  HTMLAnchorElement.prototype.click = () => {};
  window.addEventListener('dragstart', (event) => event.preventDefault(), true);
  Element.prototype.requestFullscreen = () => Promise.reject(new TypeError('refused by the soak'));
}

/** Limits an action's time: one that never ends is a fault, of the page or of the driver. */
async function within<Result>(seconds: number, action: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`The action has not ended after ${seconds} s`)), seconds * 1000);
  });
  try {
    return await Promise.race([action, late]);
  } finally {
    clearTimeout(timer);
  }
}
