import type { BuiltIn } from '../../screen/state/builtIn.ts';
import { type KeptScenes, keepScenes } from './sceneEdits.ts';
import fourUltraServers from '../../../scenes/four-ultraservers.scene.json?raw';
import hashOrSpray from '../../../scenes/hash-or-spray.scene.json?raw';
import oneUltraServer from '../../../scenes/one-ultraserver.scene.json?raw';
import smallAndLarge from '../../../scenes/small-and-large.scene.json?raw';
import straggler from '../../../scenes/straggler.scene.json?raw';
import twoUltraServers from '../../../scenes/two-ultraservers.scene.json?raw';

/** Shown if the address names no scene. */
export const FIRST_SCENE: BuiltIn = { id: 'two-ultraservers', text: twoUltraServers };

/** The built-in scenes in the order of the gallery. To add one: a file in scenes/, an import, and a line here. */
export const SCENES: readonly BuiltIn[] = [
  { id: 'one-ultraserver', text: oneUltraServer },
  FIRST_SCENE,
  { id: 'four-ultraservers', text: fourUltraServers },
  { id: 'straggler', text: straggler },
  { id: 'hash-or-spray', text: hashOrSpray },
  { id: 'small-and-large', text: smallAndLarge },
];

if (import.meta.hot !== undefined) {
  import.meta.hot.accept();
  keepScenes(SCENES, import.meta.hot.data as KeptScenes);
}
