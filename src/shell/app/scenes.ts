import type { BuiltIn } from '../../screen/state/builtIn.ts';
import twoUltraServers from '../../../scenes/two-ultraservers.scene.json?raw';

/** Every scene of the app, in the order of the gallery: a file of scenes/ and a line here. The first is shown where none is named. */
export const SCENES: readonly BuiltIn[] = [{ id: 'two-ultraservers', text: twoUltraServers }];
