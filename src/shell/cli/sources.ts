import type { Language } from '../../core/base/text.ts';
import { parseScene } from '../../core/scene/parse.ts';
import { listSources, type SourceRow } from '../../core/scene/sources.ts';
import type { CommandLineWords } from '../../screen/words/commandLineWords.en.ts';
import { commandLineWords } from '../../screen/words/commandLineWords.ts';
import { markedParameter, unitOf } from '../../screen/words/marked.ts';
import { panelWords } from '../../screen/words/panelWords.ts';
import { plainNumber } from '../../screen/words/plainNumber.ts';
import { readSceneText } from './files.ts';
import type { Command } from './request.ts';
import { type ExitCode, withoutControlCharacters, type Terminal } from './terminal.ts';

/** The JSON key of a number's reason, by its origin; the same as in scene files. */
const REASON_KEYS = { invented: 'because', article: 'quote', document: 'source', chosen: undefined } as const;

/** Prints every number of the scene with its origin. Throws SceneError if the scene is invalid. */
export function printSources(
  { file, json }: Extract<Command, { command: 'sources' }>,
  language: Language,
  terminal: Terminal,
): ExitCode {
  const words = commandLineWords(language);
  const scene = parseScene(readSceneText(file, words));
  const rows = listSources(scene);
  if (json)
    terminal.out(
      `${JSON.stringify(
        rows.map((row) => asJson(row, language)),
        null,
        2,
      )}\n`,
    );
  else
    terminal.out(
      withoutControlCharacters(
        `${scene.id}: ${words.numbers(rows.length)}\n${rows.map((row) => asText(row, language, words)).join('')}`,
      ),
    );
  return 0;
}

function asJson(
  { path, value, unit, origin, grounds, tweakedFrom }: SourceRow,
  language: Language,
): Readonly<Record<string, string | number>> {
  const key = REASON_KEYS[origin];
  const note = tweakedFrom === undefined ? {} : { tweakedFrom };
  return { path, value, unit, origin, ...note, ...(key === undefined ? {} : { [key]: grounds[language] }) };
}

function asText(
  { path, value, facts, origin, grounds, tweakedFrom }: SourceRow,
  language: Language,
  words: CommandLineWords,
): string {
  const { quantity } = facts;
  const spoken = (amount: number): string =>
    origin === 'invented'
      ? markedParameter(quantity, amount, language).spoken
      : `${plainNumber(amount)} ${unitOf(quantity, language)}`.trim();
  const amount = origin === 'invented' ? spoken(value) : `${spoken(value)} (${words.origin[origin]})`;
  const { tweakedFrom: notNow, tweakedFromCount } = panelWords(language);
  const noteOf = origin === 'invented' ? notNow : tweakedFromCount;
  const note = tweakedFrom === undefined ? '' : `  ${noteOf(spoken(tweakedFrom))}\n`;
  const behind = grounds[language];
  return `${path}: ${amount}\n${note}${behind === '' ? '' : `  ${behind}\n`}`;
}
