import type { Language, LocalText } from '../../core/base/text.ts';
import { COLLECTIVES } from '../../core/model/collectives/collectives.ts';
import { COLLECTIVE_OPTIONS } from '../../core/scene/workloads/collectiveLabels.ts';
import { clusterKinds, type DocumentedKind, type Parameter, workloadKinds } from '../../core/scene/kinds.ts';
import type { CommandLineWords } from '../../screen/words/commandLineWords.en.ts';
import { commandLineWords } from '../../screen/words/commandLineWords.ts';
import { unitOf } from '../../screen/words/marked.ts';
import { plainNumber } from '../../screen/words/plainNumber.ts';
import type { Command } from './request.ts';
import { leftTable, list } from './table.ts';
import type { ExitCode, Terminal } from './terminal.ts';

const WIDEST_CHOICES = 70;

/** Prints every kind of cluster, collective and workload that a scene can use, with its parameters. */
export function printKinds(
  { json }: Extract<Command, { command: 'kinds' }>,
  language: Language,
  terminal: Terminal,
): ExitCode {
  const words = commandLineWords(language);
  const [topologies, workloads] = [clusterKinds(), workloadKinds()];
  const labels = new Map<string, LocalText>(COLLECTIVE_OPTIONS.map(({ value, label }) => [value, label]));
  const collectives = Object.keys(COLLECTIVES).map((kind) => ({ kind, label: labels.get(kind)?.[language] ?? '' }));
  if (json) {
    const parts = {
      topologies: topologies.map((kind) => kindAsJson(kind, language)),
      collectives,
      workloads: workloads.map((kind) => kindAsJson(kind, language)),
    };
    terminal.out(`${JSON.stringify(parts, null, 2)}\n`);
    return 0;
  }
  const texts = (kinds: readonly DocumentedKind[]): string =>
    kinds.map((kind) => kindAsText(kind, language, words)).join('');
  terminal.out(
    [
      `${words.topologies}\n\n${texts(topologies)}`,
      `${words.collectives}\n\n${list(collectives.map(({ kind, label }) => [`  ${kind}`, label]))}\n`,
      `${words.workloads}\n\n${texts(workloads)}`,
    ]
      .join('')
      .replace(/\n+$/, '\n'),
  );
  return 0;
}

function kindAsJson({ kind, description, parameters }: DocumentedKind, language: Language) {
  return {
    kind,
    description: description[language],
    parameters: parameters.map((one) => parameterAsJson(one, language)),
  };
}

function parameterAsJson(one: Parameter, language: Language): Readonly<Record<string, unknown>> {
  const { path, sort, isOptional, when } = one;
  const about =
    one.sort === 'number'
      ? {
          quantity: one.quantity,
          unit: one.unit,
          min: one.min,
          max: one.max,
          origin: one.origin,
          label: one.label[language],
        }
      : one.sort === 'choice'
        ? { choices: one.choices, label: one.label?.[language] }
        : {};
  return { path, sort, ...about, optional: isOptional, ...(Object.keys(when).length === 0 ? {} : { when }) };
}

function kindAsText(
  { kind, description, parameters }: DocumentedKind,
  language: Language,
  words: CommandLineWords,
): string {
  const rows = parameters.map((one) => parameterAsRow(one, language, words));
  const lines = rows.length === 0 ? `    ${words.noSettings}\n` : leftTable(rows).replace(/^/gm, '    ').trimEnd();
  return `  ${kind}\n    ${description[language]}\n${lines.trimEnd()}\n\n`;
}

/** Columns: path, label, range or choices, notation, and conditions. */
function parameterAsRow(one: Parameter, language: Language, words: CommandLineWords): readonly string[] {
  const when = Object.entries(one.when).map(([path, choice]) => `${path} = ${choice}`);
  const notes = [
    ...(when.length === 0 ? [] : [words.when(when.join(', '))]),
    ...(one.isOptional ? [words.optional] : []),
  ];
  switch (one.sort) {
    case 'number': {
      const range = words.range(plainNumber(one.min), plainNumber(one.max), unitOf(one.quantity, language));
      return [one.path, one.label[language], range.trimEnd(), words.writtenAs[one.origin], notes.join('; ')];
    }
    case 'choice': {
      const name = one.label?.[language] ?? '';
      const choices = one.choices.join(' | ');
      // Long lists go into the last column, where they widen no other.
      return choices.length <= WIDEST_CHOICES
        ? [one.path, name, choices, words.choice, notes.join('; ')]
        : [one.path, name, '', words.choice, [...notes, choices].join('; ')];
    }
    default:
      return [one.path, '', '', words.text, notes.join('; ')];
  }
}
