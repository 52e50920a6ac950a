import type { LocalText } from '../base/text.ts';
import { LONGEST_TEXTS } from './limits.ts';
import { checkScene } from './parse.ts';
import { type Scene, sceneSchema } from './schema.ts';
import { listSources, sourceRow } from './sources.ts';
import { formatJson } from './formatJson.ts';
import { type Path, pathText, valueAt, visit } from './walk.ts';

/** The end of the id of a tweaked scene. */
const TWEAKED = '-tweaked';
const LONGEST_ID = 60;

/** A scene as a file: its text, and a file name from its id. */
export type SceneFile = { readonly name: string; readonly text: string };

/**
 * The scene as a file. A number that differs from `written` notes the earlier value (`tweakedFrom`), and id and title say that the
 * scene was tweaked. A scene that does not differ is written as it is. `titleOf` makes the title of a tweaked scene.
 */
export function writeScene(scene: Scene, written: Scene, titleOf: (title: LocalText) => LocalText): SceneFile {
  const isTweaked = JSON.stringify(scene) !== JSON.stringify(written);
  const noted = isTweaked ? checkScene(named(withNotes(scene, written), titleOf)) : scene;
  return { name: `${noted.id}.scene.json`, text: `${formatJson(noted)}\n` };
}

/** Marks id and title as tweaked, unless they already are. */
function named(scene: Scene, titleOf: (title: LocalText) => LocalText): Scene {
  if (scene.id.endsWith(TWEAKED)) return scene;
  const id = `${scene.id.slice(0, LONGEST_ID - TWEAKED.length).replace(/-+$/, '')}${TWEAKED}`;
  const { en, ko } = scene.title;
  const added = titleOf({ en: '', ko: '' });
  const room = (words: string): number => LONGEST_TEXTS.title - words.length;
  return { ...scene, id, title: titleOf({ en: beginning(en, room(added.en)), ko: beginning(ko, room(added.ko)) }) };
}

/** The start of a title, in at most `most` characters. */
function beginning(title: string, most: number): string {
  const letters = Array.from(title);
  return letters.length <= most ? title : `${letters.slice(0, most - 1).join('')}…`;
}

function withNotes(scene: Scene, written: Scene): Scene {
  const copy = structuredClone(scene);
  const before = new Map(listSources(written).map((row) => [row.path, row.tweakedFrom ?? row.value]));
  visit(sceneSchema, scene, {
    number: (path, facts, found) => {
      const { value, origin } = sourceRow(path, facts, found);
      const original = before.get(pathText(path));
      if (facts.origin === 'chosen' || original === undefined) return;
      if (origin === 'invented')
        setAt(copy, path, noteInvented(found as object, value === original ? undefined : original));
      else if (origin === 'chosen')
        setAt(copy, path, value === original ? value : { chosen: value, tweakedFrom: original });
    },
  });
  return copy;
}

function noteInvented(found: object, tweakedFrom: number | undefined): object {
  const { tweakedFrom: _, ...plain } = found as { tweakedFrom?: number };
  return tweakedFrom === undefined ? plain : { ...plain, tweakedFrom };
}

function setAt(root: unknown, path: Path, value: unknown): void {
  (valueAt(root, path.slice(0, -1)) as Record<string | number, unknown>)[path.at(-1)!] = value;
}
