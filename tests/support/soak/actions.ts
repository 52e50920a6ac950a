import { KEY_ROWS } from '../../../src/screen/ui/keyboard/keys.ts';
import { loseContext, pointOf, settle } from '../engines/appPage.ts';
import type { Driver, Point } from '../engines/driver.ts';
import { HOSTILE } from '../hostileLinks.ts';
import { sceneFiles } from '../sceneFiles.ts';
import { oddFile, soundFile } from './droppedFiles.ts';
import type { Random } from './random.ts';

/** Performs a random action and returns a short description. */
type Action = (driver: Driver, random: Random) => Promise<string>;

const STROKES = KEY_ROWS.flatMap(({ keys }) => keys.flatMap(({ strokes }) => strokes));
const SCENE_IDS = sceneFiles().map((file) => file.replace(/^.*\/|\.scene\.json$/g, ''));
/** Small, so that drawing is fast; layout by window size is tested elsewhere. */
const SIZES: readonly (readonly [width: number, height: number])[] = [
  [360, 640],
  [640, 360],
  [700, 500],
  [900, 600],
  [1024, 768],
];
/** Parts of a link that are valid for every scene. */
const LINK_PARTS = ['t=120', 't=1e9', 'beat=2', 'talk', 'side=text', 'side=tweak', 'compare', 'speed=4', 'lang=ko'];
const MORE_LINK_PARTS = [
  'theme=day',
  'theme=contrast',
  'loop=100-200',
  'camera=2,0.4,0.6',
  'view=plane',
  'motion=less',
];

const pressKey: Action = async (driver, random) => {
  const stroke = random.among(STROKES);
  await driver.press(stroke);
  return `key ${stroke}`;
};

const clickSomething: Action = async (driver, random) => {
  const targets = await driver.evaluate(() =>
    [...document.querySelectorAll('button:enabled, input:not([type=range]), summary, [role=treeitem]')].flatMap(
      (element) => {
        const { left, top, width, height } = element.getBoundingClientRect();
        const [x, y] = [left + width / 2, top + Math.min(height / 2, 12)];
        const hit = document.elementFromPoint(x, y);
        if (hit === null || !(element.contains(hit) || hit.contains(element))) return [];
        const name = element.getAttribute('aria-label') ?? element.textContent;
        return [{ name: name.trim().slice(0, 40), x, y }];
      },
    ),
  );
  if (targets.length === 0) return 'nothing to click';
  const { name, x, y } = random.among(targets);
  await driver.drag({ x, y });
  return `click "${name}"`;
};

/** A select's list is a system window that the driver can't operate, so an option is set by script. */
const choose: Action = async (driver, random) => {
  const said = await driver.evaluate(
    (which, share) => {
      const selects = [...document.querySelectorAll('select')].filter(({ clientWidth }) => clientWidth > 0);
      const select = selects[Math.floor(which * selects.length)];
      const option = select?.options[Math.floor(share * select.options.length)];
      if (!select || !option || option.disabled) return null;
      select.value = option.value;
      select.dispatchEvent(new Event('change', { bubbles: true }));
      return option.text;
    },
    random.share(),
    random.share(),
  );
  return said === null ? 'nothing to choose' : `choose "${said}"`;
};

/** Targets of drags: the picture, the timeline, its ruler, and any visible slider. */
const FIELDS = ['.canvas-host', '.bands-field', '.ruler', '.panel input[type=range]'];

const dragSomewhere: Action = async (driver, random) => {
  const field = await fieldOf(driver, random);
  if (field === undefined) return 'nothing to drag';
  const points: Point[] = [];
  for (let step = 0; step < 4; step++) points.push(await pointOf(driver, field, inner(random), inner(random)));
  await driver.drag(...(points as [Point, ...Point[]]));
  return `drag on ${field}`;
};

const turnWheel: Action = async (driver, random) => {
  const field = await fieldOf(driver, random);
  if (field === undefined) return 'nothing to turn the wheel on';
  await driver.wheel(await pointOf(driver, field, inner(random), inner(random)), random.among([-240, -120, 120, 240]));
  return `wheel on ${field}`;
};

/** A share of a field's size, well inside it. */
function inner(random: Random): number {
  return 0.05 + 0.9 * random.share();
}

async function fieldOf(driver: Driver, random: Random): Promise<string | undefined> {
  const there = await driver.evaluate(
    (fields) => fields.filter((field) => document.querySelector(field) !== null),
    FIELDS,
  );
  return there.length === 0 ? undefined : random.among(there);
}

const resize: Action = async (driver, random) => {
  const [width, height] = random.among(SIZES);
  await driver.resize(width, height);
  return `resize to ${width} × ${height}`;
};

async function drop(driver: Driver, text: string): Promise<void> {
  await driver.evaluate((content) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([content], 'soak.json', { type: 'application/json' }));
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  }, text);
}

const dropSoundFile: Action = async (driver, random) => {
  await drop(driver, soundFile(random));
  return 'drop a sound file';
};

const dropOddFile: Action = async (driver, random) => {
  await drop(driver, oddFile(random));
  return 'drop an odd file';
};

async function follow(driver: Driver, hash: string): Promise<void> {
  await driver.evaluate((next) => {
    window.location.hash = next;
  }, hash);
}

const openScene: Action = async (driver, random) => {
  const id = random.among(SCENE_IDS);
  await follow(driver, `scene=${id}`);
  return `open the scene ${id}`;
};

const followLink: Action = async (driver, random) => {
  const parts = [random.among(LINK_PARTS), random.among(LINK_PARTS), random.among(MORE_LINK_PARTS)];
  const hash = [`scene=${random.among(SCENE_IDS)}`, ...parts].join('&');
  await follow(driver, hash);
  return `follow #${hash}`;
};

const followHostileLink: Action = async (driver, random) => {
  const [what, hash] = random.among(HOSTILE);
  await follow(driver, hash);
  return `follow a link ${what}`;
};

const takeContext: Action = async (driver, random) => {
  const host = random.among(['.canvas-host', '.half']);
  return (await loseContext(driver, host)) ? `lose the context of ${host}` : `no context of ${host} to lose`;
};

const wait: Action = async (driver) => {
  await settle(driver);
  return 'wait';
};

/** Relative frequency of each action. */
const ACTIONS: readonly (readonly [weight: number, action: Action])[] = [
  [10, pressKey],
  [6, clickSomething],
  [1, choose],
  [4, dragSomewhere],
  [2, turnWheel],
  [2, resize],
  [1, dropSoundFile],
  [2, dropOddFile],
  [2, openScene],
  [2, followLink],
  [1, followHostileLink],
  [1, takeContext],
  [3, wait],
];

/** Reports the kind of action before performing it; returns its description. */
export async function actAtRandom(driver: Driver, random: Random, begin: (kind: string) => void): Promise<string> {
  let left = random.below(ACTIONS.reduce((sum, [weight]) => sum + weight, 0));
  const [, action] = ACTIONS.find(([weight]) => (left -= weight) < 0)!;
  begin(action.name);
  return action(driver, random);
}
