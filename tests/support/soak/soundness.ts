import { checkScene } from '../../../src/core/scene/parse.ts';
import { simulate } from '../../../src/core/sim/simulation.ts';
import { traceHash } from '../../../src/core/trace/trace.ts';
import { complaints, LEAST_DRAWN, picture } from '../engines/appPage.ts';
import { type Driver, until } from '../engines/driver.ts';

const hashes = new Map<string, string>();

/** The trace hash of a scene's text, simulated in Node. */
function hashInNode(text: string): string {
  const hash = hashes.get(text) ?? traceHash(simulate(checkScene(JSON.parse(text))));
  hashes.set(text, hash);
  return hash;
}

/**
 * Checks the invariants of an idle page: no errors, the run shown is the same as Node's for the scene shown, and
 * the picture is drawn. The board is drawn at every instant, including t = 0, so a picture with less is blank.
 */
export async function checkSoundness(driver: Driver): Promise<void> {
  await driver.evaluate(() => window.chokepoint.pause());
  await noComplaints(driver);
  await untilRunOfScene(driver);
  const page = await driver.evaluate(() => document.querySelector('.ui')!.getAttribute('data-page'));
  // In the gallery, the stage's canvas draws the cards' pictures.
  if (page === 'stage') {
    for (const host of ['.canvas-host', '.half']) await checkPicture(driver, host);
  }
  await noComplaints(driver);
}

/** Polls scene and hash, since a link that was just followed may still change the scene. */
async function untilRunOfScene(driver: Driver): Promise<void> {
  let [shown, wanted] = ['', ''];
  await until('the run shown is that of the scene shown', async () => {
    const seen = await driver.evaluate(() => {
      const { scene, traceHash } = window.chokepoint;
      return { text: JSON.stringify(scene), hash: traceHash };
    });
    [shown, wanted] = [seen.hash, hashInNode(seen.text)];
    return shown === wanted;
  }).catch((error: unknown) => {
    throw new Error(`${String(error)}: shown is ${shown}, Node gives ${wanted}`);
  });
}

async function noComplaints(driver: Driver): Promise<void> {
  const said = await complaints(driver);
  if (said.length > 0) throw new Error(`The page complains:\n${said.join('\n')}`);
}

/** Waits, since a picture may be recovering from a lost context or morphing. */
async function checkPicture(driver: Driver, host: string): Promise<void> {
  const isThere = await driver.evaluate((box) => {
    const element = document.querySelector(box);
    return element !== null && element.clientWidth > 0 && element.clientHeight > 0;
  }, host);
  if (!isThere) return;
  let drawn = 0;
  await until(
    `${host} has a picture`,
    async () => {
      drawn = (await picture(driver, host))?.drawn ?? 0;
      return drawn > LEAST_DRAWN;
    },
    10,
  ).catch((error: unknown) => {
    throw new Error(`${String(error)}: of its canvas ${(100 * drawn).toFixed(2)} % is drawn`);
  });
}
