import { type Summary, summarize } from '../../core/analysis/summary.ts';
import type { Language } from '../../core/base/text.ts';
import { parseScene } from '../../core/scene/parse.ts';
import { SceneError } from '../../core/scene/problem.ts';
import type { Scene } from '../../core/scene/schema.ts';
import { reseedScene, tweakScene } from '../../core/scene/tweak.ts';
import { runInSteps } from '../../core/sim/simulation.ts';
import { backwardProblems } from '../../screen/state/backwardBeats.ts';
import { commandLineWords } from '../../screen/words/commandLineWords.ts';
import { troubleText } from '../../screen/words/problemWords.ts';
import { deliveriesCsv } from './deliveries.ts';
import { isSameFile, readSceneText, writeParts } from './files.ts';
import { runWithProgress } from './progress.ts';
import type { Command } from './request.ts';
import { summaryText } from './summaryText.ts';
import { type ExitCode, withoutControlCharacters, type Terminal, Refusal } from './terminal.ts';

type RunCommand = Extract<Command, { command: 'run' }>;

/** Simulates the scene with the requested changes and prints the summary. Throws SceneError if the scene is invalid or too large. */
export function runScene(request: RunCommand, language: Language, terminal: Terminal): ExitCode {
  const words = commandLineWords(language);
  const { file, deliveries, json } = request;
  if (deliveries !== undefined && isSameFile(file, deliveries)) throw new Refusal(words.wouldOverwrite(deliveries));
  const scene = changed(parseScene(readSceneText(file, words)), request, language);
  const trace = runWithProgress(runInSteps(scene), language, terminal);
  if (deliveries !== undefined) {
    writeParts(deliveries, deliveriesCsv(trace), words);
    terminal.err(`${withoutControlCharacters(words.madeUpCsv(deliveries))}\n`);
  }
  // Only a warning: with changed numbers, the moments of the story may come in another order.
  const problems = backwardProblems(scene, trace);
  if (problems.length > 0) terminal.err(`${withoutControlCharacters(troubleText(file, problems, language))}\n`);
  const summary: Summary = summarize(scene, trace);
  terminal.out(json ? `${JSON.stringify(summary, null, 2)}\n` : summaryText(scene.title[language], summary, language));
  return 0;
}

/** Applies the requested seed and numbers. An invalid one is an error of the command, not of the file. */
function changed(scene: Scene, { seed, tweaks }: RunCommand, language: Language): Scene {
  try {
    return tweakScene(seed === undefined ? scene : reseedScene(scene, seed), tweaks);
  } catch (error) {
    if (!(error instanceof SceneError)) throw error;
    const flags = [...(seed === undefined ? [] : ['--seed']), ...(tweaks.length === 0 ? [] : ['--set'])];
    throw new Refusal(troubleText(flags.join(' '), error.problems, language));
  }
}
