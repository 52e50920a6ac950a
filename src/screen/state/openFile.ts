import type { ReadText } from '../../core/scene/json.ts';
import type { Problem } from '../../core/scene/problem.ts';
import type { Action } from './appState.ts';
import { openScene, reportTrouble } from './actions.ts';
import { openPage } from './pages.ts';

/** What came of a file that someone chose or dropped: its text, or what has been read of it; or why there is none. */
export type GivenFile = { readonly name: string } & (
  | { readonly text: string | ReadText }
  | { readonly problems: readonly Problem[] }
);

/** Opens the scene of a file, or tells what is wrong with it; where that can be seen, whatever lay over the stage. */
export function openFile(given: GivenFile): Action {
  return (state) => {
    const onStage = { ...openPage('stage')(state), help: false, share: false };
    return 'text' in given
      ? openScene(given.name, given.text)(onStage)
      : reportTrouble({ file: given.name, problems: given.problems })(onStage);
  };
}
