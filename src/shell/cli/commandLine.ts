import type { Language } from '../../core/base/text.ts';
import { unreachable } from '../../core/base/unreachable.ts';
import { SceneError } from '../../core/scene/problem.ts';
import type { CommandLineWords } from '../../screen/words/commandLineWords.en.ts';
import { commandLineWords } from '../../screen/words/commandLineWords.ts';
import { troubleText } from '../../screen/words/problemWords.ts';
import { checkFiles } from './check.ts';
import { printKinds } from './kinds.ts';
import { chooseLanguage, readRequest, type Command } from './request.ts';
import { runScene } from './run.ts';
import { writeSchema } from './schema.ts';
import { printSources } from './sources.ts';
import { type ExitCode, withoutControlCharacters, Refusal, type Terminal, UsageError } from './terminal.ts';

/** Runs the command of the arguments. Errors that the user can fix become a message and an exit code; others are thrown. */
export function runCommandLine(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  terminal: Terminal,
): ExitCode {
  const language = chooseLanguage(args, env);
  const words = commandLineWords(language);
  try {
    return execute(readRequest(args, language), language, words, terminal);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    terminal.err(
      `${withoutControlCharacters(error.message)}\n${error instanceof UsageError ? `${words.seeHelp}\n` : ''}`,
    );
    return 2;
  }
}

function execute(request: Command, language: Language, words: CommandLineWords, terminal: Terminal): ExitCode {
  switch (request.command) {
    case 'help':
      (request.asked ? terminal.out : terminal.err)(words.usage);
      return request.asked ? 0 : 2;
    case 'check':
      return checkFiles(request.files, language, terminal);
    case 'schema':
      return writeSchema(words, terminal);
    case 'kinds':
      return printKinds(request, language, terminal);
    case 'run':
      return reportSceneErrors(request.file, language, terminal, () => runScene(request, language, terminal));
    case 'sources':
      return reportSceneErrors(request.file, language, terminal, () => printSources(request, language, terminal));
    default:
      return unreachable(request);
  }
}

/** Prints a SceneError of `work` to the error stream and returns exit code 1. */
function reportSceneErrors(file: string, language: Language, terminal: Terminal, work: () => ExitCode): ExitCode {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof SceneError)) throw error;
    terminal.err(`${withoutControlCharacters(troubleText(file, error.problems, language))}\n`);
    return 1;
  }
}
