import type { Language } from '../../core/base/text.ts';
import { parseScene } from '../../core/scene/parse.ts';
import { SceneError } from '../../core/scene/problem.ts';
import { runInSteps } from '../../core/sim/simulation.ts';
import { backwardProblems } from '../../screen/state/backwardBeats.ts';
import type { CommandLineWords } from '../../screen/words/commandLineWords.en.ts';
import { commandLineWords } from '../../screen/words/commandLineWords.ts';
import { troubleText } from '../../screen/words/problemWords.ts';
import { readSceneText } from './files.ts';
import { runWithProgress } from './progress.ts';
import { type ExitCode, withoutControlCharacters, type Terminal, Refusal } from './terminal.ts';

/** Prints `FILE: ok` or all problems for each file. Returns the worst exit code. */
export function checkFiles(files: readonly string[], language: Language, terminal: Terminal): ExitCode {
  const words = commandLineWords(language);
  return files.reduce<ExitCode>((worst, file) => {
    const code = checkFile(file, language, words, terminal);
    return code > worst ? code : worst;
  }, 0);
}

function checkFile(file: string, language: Language, words: CommandLineWords, terminal: Terminal): ExitCode {
  try {
    const scene = parseScene(readSceneText(file, words));
    // Run the scene too: only a run shows its size, missing links of faults, and the times of its moments.
    const problems = backwardProblems(scene, runWithProgress(runInSteps(scene), language, terminal));
    if (problems.length > 0) throw new SceneError(problems);
    terminal.out(`${withoutControlCharacters(file)}: ${words.ok}\n`);
    return 0;
  } catch (error) {
    if (error instanceof SceneError) {
      terminal.err(`${withoutControlCharacters(troubleText(file, error.problems, language))}\n`);
      return 1;
    }
    if (!(error instanceof Refusal)) throw error;
    terminal.err(`${withoutControlCharacters(error.message)}\n`);
    return 2;
  }
}
