import type { Language } from '../../core/base/text.ts';
import { unreachable } from '../../core/base/unreachable.ts';
import { SceneError } from '../../core/scene/problem.ts';
import type { CommandLineWords } from '../../screen/words/commandLineWords.en.ts';
import { commandLineWords } from '../../screen/words/commandLineWords.ts';
import { troubleText } from '../../screen/words/problemWords.ts';
import { checkFiles } from './check.ts';
import { tellKinds } from './kinds.ts';
import { chooseLanguage, readRequest, type Command } from './request.ts';
import { runScene } from './run.ts';
import { writeSchema } from './schema.ts';
import { tellSources } from './sources.ts';
import { type ExitCode, harmless, Refusal, type Terminal, UsageError } from './terminal.ts';

/** Does what the arguments ask for; whatever the user can mend becomes a message and a code. */
export function runCommandLine(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  terminal: Terminal,
): ExitCode {
  const language = chooseLanguage(args, env);
  const words = commandLineWords(language);
  try {
    return answer(readRequest(args, language), language, words, terminal);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    terminal.err(`${harmless(error.message)}\n${error instanceof UsageError ? `${words.seeHelp}\n` : ''}`);
    return 2;
  }
}

function answer(request: Command, language: Language, words: CommandLineWords, terminal: Terminal): ExitCode {
  switch (request.command) {
    case 'help':
      (request.asked ? terminal.out : terminal.err)(words.usage);
      return request.asked ? 0 : 2;
    case 'check':
      return checkFiles(request.files, language, terminal);
    case 'schema':
      return writeSchema(words, terminal);
    case 'kinds':
      return tellKinds(request, language, terminal);
    case 'run':
      return tellingTrouble(request.file, language, terminal, () => runScene(request, language, terminal));
    case 'sources':
      return tellingTrouble(request.file, language, terminal, () => tellSources(request, language, terminal));
    default:
      return unreachable(request);
  }
}

/** A wrong scene is told on the error stream, with code 1. */
function tellingTrouble(file: string, language: Language, terminal: Terminal, work: () => ExitCode): ExitCode {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof SceneError)) throw error;
    terminal.err(`${harmless(troubleText(file, error.problems, language))}\n`);
    return 1;
  }
}
