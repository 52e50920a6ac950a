import type { Problem } from '../../core/scene/problem.ts';
import type { Scene } from '../../core/scene/schema.ts';
import type { Action } from './appState.ts';
import { openScene, refuseFile } from './actions.ts';
import { openPage } from './pages.ts';

/** A file that the user chose or dropped: its scene, or why it can't be opened. */
export type GivenFile = { readonly name: string } & (
  | { readonly scene: Scene }
  | { readonly problems: readonly Problem[] }
);

/** Opens the scene of a file or reports its problems, and returns to the stage. */
export function openFile(given: GivenFile): Action {
  return (state) => {
    const onStage = { ...openPage('stage')(state), help: false, share: false };
    return 'scene' in given
      ? openScene(given.name, given.scene)(onStage)
      : refuseFile(given.name, given.problems)(onStage);
  };
}
