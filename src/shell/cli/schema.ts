import { fileURLToPath } from 'node:url';
import { sceneJsonSchema } from '../../core/scene/jsonSchema.ts';
import type { CommandLineWords } from '../../screen/words/commandLineWords.en.ts';
import { writeParts } from './files.ts';
import type { ExitCode, Terminal } from './terminal.ts';

/** Writes scenes/scene.schema.json of this repository, regardless of the working directory. */
export function writeSchema(words: CommandLineWords, terminal: Terminal): ExitCode {
  writeParts(fileURLToPath(new URL('../../../scenes/scene.schema.json', import.meta.url)), [sceneJsonSchema()], words);
  terminal.out('scenes/scene.schema.json\n');
  return 0;
}
