import { type RunDifference, differenceOf, type Pair } from '../../core/analysis/difference.ts';
import { memoize, memoizeByKey } from '../../core/base/memoize.ts';
import type { Language } from '../../core/base/text.ts';
import { listChoices } from '../../core/scene/controls.ts';
import type { Scene } from '../../core/scene/schema.ts';
import { listSources } from '../../core/scene/sources.ts';
import type { TraceReader } from '../../core/trace/reader.ts';
import { type Around, comparisonWords } from '../words/comparisonWords.ts';
import { type Marked, markedChange, markedCount, markedParameter, markedTime } from '../words/marked.ts';

/** A scene and its run. */
export type SceneRun = { readonly scene: Scene; readonly reader: TraceReader };

/** Two runs that are compared. */
export type Compared = { readonly before: SceneRun; readonly after: SceneRun };

/** A piece of a sentence: a number with its mark between words, or words alone. */
export type Phrase = {
  readonly around: Around;
  readonly value: Marked | undefined;
  /** Id of its row on the page of numbers. */
  readonly row?: string;
};

const differencesTo = memoize((after: SceneRun) =>
  memoize((before: SceneRun) => differenceOf(before.reader, after.reader)),
);

/** Memoized, since it reads both traces. */
export function differenceBetween({ before, after }: Compared): RunDifference {
  return differencesTo(after)(before);
}

/** The settings that differ, with their values in `from` and in `to`, in the same order. */
export function changesBetween(from: Scene, to: Scene, language: Language): { from: Phrase[]; to: Phrase[] } {
  const before = settingsIn(from)(language);
  const after = settingsIn(to)(language);
  const changed = [...after.keys()].filter((path) => {
    const was = before.get(path);
    return was !== undefined && spoken(was) !== spoken(after.get(path)!);
  });
  return { from: changed.map((path) => before.get(path)!), to: changed.map((path) => after.get(path)!) };
}

const settingsIn = memoize((scene: Scene) => memoizeByKey((language: Language) => settingsOf(scene, language)));

/** By path, everything that a tweak can change: a number with its unit, a count or a choice by name, the seed, the faults. */
function settingsOf(scene: Scene, language: Language): ReadonlyMap<string, Phrase> {
  const { seed, faults } = comparisonWords(language);
  const settings = new Map<string, Phrase>();
  for (const { path, value, origin, facts } of listSources(scene)) {
    const name = facts.label[language];
    // A chosen or quoted number needs no mark.
    if (origin !== 'invented') settings.set(path, wordsAlone(`${name} ${value}`));
    else settings.set(path, { around: [name, ''], value: markedParameter(facts.quantity, value, language), row: path });
  }
  for (const { path, label, options, value } of listChoices(scene)) {
    const option = options.find((one) => one.value === value);
    settings.set(path, wordsAlone(`${label[language]}: ${option?.label[language] ?? value}`));
  }
  settings.set('seed', wordsAlone(seed(scene.seed)));
  settings.set('faults', wordsAlone(faults(scene.faults?.length ?? 0)));
  return settings;
}

/** How the results differ: finish, time in queues, undelivered packets. */
export function differencePhrases(compared: Compared, language: Language): Phrase[] {
  const { identical, sameFinish, sooner, later, waitsLess, waitsMore, undelivered, packets } =
    comparisonWords(language);
  const { divergence, finish, waiting, undelivered: lost } = differenceBetween(compared);
  if (divergence === undefined) return [wordsAlone(identical)];
  const change = (row: string, pair: Pair, less: Around, more: Around): Phrase[] =>
    pair.after === pair.before
      ? []
      : [
          {
            around: pair.after < pair.before ? less : more,
            value: markedChange(pair.before, pair.after, language),
            row,
          },
        ];
  const finishes = change('run.finishChange', finish, sooner, later);
  return [
    ...(finishes.length === 0 ? [wordsAlone(sameFinish)] : finishes),
    ...change('run.waitingChange', waiting, waitsLess, waitsMore),
    ...(lost.after === 0
      ? []
      : [{ around: undelivered, value: markedCount(lost.after, packets, language), row: 'run.undelivered' }]),
  ];
}

export function divergencePhrase(compared: Compared, language: Language): Phrase | undefined {
  const { divergence } = differenceBetween(compared);
  if (divergence === undefined) return undefined;
  return {
    around: comparisonWords(language).firstDiffers,
    value: markedTime(divergence, language, true),
    row: 'run.divergence',
  };
}

export function finishedPhrase({ reader }: SceneRun, language: Language, row = 'run.finish'): Phrase {
  return { around: comparisonWords(language).finished, value: markedTime(reader.trace.finish, language, true), row };
}

/** A phrase as plain text, for screen readers. */
export function spoken({ around: [before, after], value }: Phrase): string {
  return [before, value?.spoken, after].filter((part) => part !== undefined && part !== '').join(' ');
}

function wordsAlone(text: string): Phrase {
  return { around: [text, ''], value: undefined };
}
