import { parseArgs } from 'node:util';
import { everyName } from '../../core/base/everyName.ts';
import type { Language } from '../../core/base/text.ts';
import type { Tweak } from '../../core/scene/tweak.ts';
import { readTweak } from '../../core/scene/typedTweak.ts';
import type { CommandLineWords } from '../../screen/words/commandLineWords.en.ts';
import { commandLineWords } from '../../screen/words/commandLineWords.ts';
import { troubleText } from '../../screen/words/problemWords.ts';
import { UsageError } from './terminal.ts';

/** A parsed command line. */
export type Command =
  | { readonly command: 'help'; readonly asked: boolean }
  | {
      readonly command: 'run';
      readonly file: string;
      readonly seed: string | undefined;
      readonly tweaks: readonly Tweak[];
      readonly json: boolean;
      readonly deliveries: string | undefined;
    }
  | { readonly command: 'check'; readonly files: readonly string[] }
  | { readonly command: 'sources'; readonly file: string; readonly json: boolean }
  | { readonly command: 'schema' }
  | { readonly command: 'kinds'; readonly json: boolean };

/** All options: the form of the value (undefined: takes none) and the commands that accept it. */
const OPTIONS = {
  seed: { form: 'S', of: ['run'] },
  set: { form: 'PATH=VALUE', of: ['run'], repeats: true },
  json: { form: undefined, of: ['run', 'sources', 'kinds'] },
  deliveries: { form: 'FILE.csv', of: ['run'] },
  lang: { form: 'en|ko', of: ['run', 'check', 'sources', 'schema', 'kinds'] },
  help: { form: undefined, of: ['run', 'check', 'sources', 'schema', 'kinds'] },
} as const satisfies Readonly<Record<string, { form: string | undefined; of: readonly string[]; repeats?: boolean }>>;

type Option = keyof typeof OPTIONS;
type Given = { readonly words: readonly string[]; readonly options: ReadonlyMap<Option, readonly string[]> };

/** The language of `--lang`, else of the environment; English unless either is Korean. */
export function chooseLanguage(args: readonly string[], env: Readonly<Record<string, string | undefined>>): Language {
  const named = args
    .findLast((arg, i) => arg.startsWith('--lang=') || args[i - 1] === '--lang')
    ?.replace('--lang=', '');
  if (named === 'en' || named === 'ko') return named;
  const locale = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find((one) => one !== undefined && one !== '');
  return locale !== undefined && /^ko\b|^ko_/i.test(locale) ? 'ko' : 'en';
}

/** Parses the arguments. Throws UsageError, its message in `language`, if they are invalid. */
export function readRequest(args: readonly string[], language: Language): Command {
  const words = commandLineWords(language);
  const given = readArguments(args, words);
  const one = (name: Option): string | undefined => given.options.get(name)?.at(-1);
  const lang = one('lang');
  if (lang !== undefined && lang !== 'en' && lang !== 'ko') throw new UsageError(words.badLanguage(quote(lang)));
  if (given.options.has('help')) return { command: 'help', asked: true };
  const [command, ...files] = given.words;
  const file = files[0];
  switch (command) {
    case undefined:
      return { command: 'help', asked: false };
    case 'run':
    case 'sources': {
      if (file === undefined) throw new UsageError(words.needsFile(command));
      refuseMore(files.slice(1), command, words);
      const json = given.options.has('json');
      if (command === 'sources') return { command, file, json };
      const tweaks = (given.options.get('set') ?? []).map((text) => readSet(text, language));
      return { command, file, seed: one('seed'), tweaks, json, deliveries: one('deliveries') };
    }
    case 'check':
      if (file === undefined) throw new UsageError(words.needsFile(command));
      return { command, files };
    case 'schema':
      refuseMore(files, command, words);
      return { command };
    case 'kinds':
      refuseMore(files, command, words);
      return { command, json: given.options.has('json') };
    default:
      throw new UsageError(words.unknownCommand(quote(command)));
  }
}

function readArguments(args: readonly string[], words: CommandLineWords): Given {
  const options = Object.fromEntries(
    Object.entries(OPTIONS).map(([name, { form }]) => {
      return [name, { type: form === undefined ? ('boolean' as const) : ('string' as const) }];
    }),
  );
  const { tokens, positionals } = parseArgs({
    args: [...args],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const command = positionals[0];
  const found = new Map<Option, string[]>();
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const name = isOption(token.name) ? token.name : undefined;
    const isCommand = command !== undefined && COMMANDS.includes(command);
    if (name === undefined || (isCommand && !(OPTIONS[name].of as readonly string[]).includes(command))) {
      throw new UsageError(words.unknownOption(quote(token.rawName), isCommand ? command : 'Chokepoint'));
    }
    const { form } = OPTIONS[name];
    const isAnotherOption = token.inlineValue === false && token.value.startsWith('-');
    if (form !== undefined && (token.value === undefined || token.value === '' || isAnotherOption)) {
      throw new UsageError(words.needsValue(token.rawName, form));
    }
    if (form === undefined && token.value !== undefined) throw new UsageError(words.takesNoValue(token.rawName));
    if (found.has(name) && !('repeats' in OPTIONS[name])) throw new UsageError(words.repeatedOption(token.rawName));
    found.set(name, [...(found.get(name) ?? []), token.value ?? '']);
  }
  return { words: positionals, options: found };
}

const COMMANDS: readonly string[] = everyName<Exclude<Command['command'], 'help'>>({
  run: true,
  check: true,
  sources: true,
  schema: true,
  kinds: true,
});

function isOption(name: string): name is Option {
  return Object.hasOwn(OPTIONS, name);
}

function readSet(text: string, language: Language): Tweak {
  const read = readTweak(text);
  if (read === undefined) throw new UsageError(commandLineWords(language).badSet(quote(text)));
  if ('problem' in read) throw new UsageError(troubleText('--set', [read.problem], language));
  return read.tweak;
}

function refuseMore(extra: readonly string[], command: string, words: CommandLineWords): void {
  if (extra[0] !== undefined) throw new UsageError(words.tooMuch(quote(extra[0]), command));
}

function quote(text: string): string {
  return JSON.stringify(text.length <= 80 ? text : `${text.slice(0, 79)}…`);
}
