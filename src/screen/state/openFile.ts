import type { ReadText } from '../../core/scene/json.ts';
import type { Problem } from '../../core/scene/problem.ts';
import type { Action } from './appState.ts';
import { openScene, reportTrouble } from './actions.ts';
import { openPage } from './pages.ts';

/** A file that the user chose or dropped: its text (or the parsed JSON), or the problems with reading it. */
export type GivenFile = { readonly name: string } & (
  | { readonly text: string | ReadText }
  | { readonly problems: readonly Problem[] }
);

/** Opens the scene of a file or reports its problems, and returns to the stage. */
export function openFile(given: GivenFile): Action {
  return (state) => {
    const onStage = { ...openPage('stage')(state), help: false, share: false };
    return 'text' in given
      ? openScene(given.name, given.text)(onStage)
      : reportTrouble({ file: given.name, problems: given.problems })(onStage);
  };
}
