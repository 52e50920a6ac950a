import { bandsBetween, SHARE_BANDS } from '../../../core/analysis/bands.ts';
import type { Pair } from '../../../core/analysis/difference.ts';
import { countRun, greatestQueues } from '../../../core/analysis/summary.ts';
import { searchable } from '../../../core/base/halfWidth.ts';
import type { Origin } from '../../../core/base/provenance.ts';
import type { Language } from '../../../core/base/text.ts';
import { listControls } from '../../../core/scene/controls.ts';
import { groupOf } from '../../../core/scene/groups.ts';
import type { Scene } from '../../../core/scene/schema.ts';
import { listSources, type SourceRow } from '../../../core/scene/sources.ts';
import type { LinkClassName } from '../../../core/scene/linkClasses.ts';
import { describeVerdict, VERDICT_ROW } from '../../describe/verdict.ts';
import type { Run, Verdict } from '../../state/appState.ts';
import {
  type Marked,
  markedChange,
  markedCount,
  markedParameter,
  markedResult,
  markedTime,
  unitOf,
} from '../../words/marked.ts';
import { panelWords } from '../../words/panelWords.ts';
import { linkClassText } from '../../words/partWords.ts';
import { plainNumber } from '../../words/plainNumber.ts';
import { type Compared, differenceBetween } from '../../describe/comparison.ts';
import { headingOf } from '../panel/panelRows.ts';

export type RowOrigin = Origin | 'computed';

/** A row of the numbers page: a number of the scene or of its run, and its origin. */
export type NumberRow = {
  /** What marks refer to: the path, or `run.…` for a result. */
  readonly id: string;
  /** Path in the scene file; empty for a result. */
  readonly path: string;
  readonly name: string;
  readonly belongsTo: string;
  /** Carries its mark if it is made up. */
  readonly shown: Marked | string;
  /** The column of values sorts by this first, so that numbers of one unit are together. */
  readonly quantity: string;
  readonly value: number;
  readonly origin: RowOrigin;
  readonly grounds: string;
  /** The `lang` of the grounds; empty if the file has them in one language only. */
  readonly groundsLanguage: string;
  readonly note: string | undefined;
  readonly hasControl: boolean;
};

/** Every number of the scene, in the order of the schema. */
export function sceneRows(scene: Scene, language: Language): NumberRow[] {
  const controls = new Set(listControls(scene).map(({ row }) => row.path));
  return listSources(scene).map((row) => sceneRow(scene, row, language, controls.has(row.path)));
}

function sceneRow(scene: Scene, row: SourceRow, language: Language, hasControl: boolean): NumberRow {
  const { path, value, facts, origin, grounds, tweakedFrom } = row;
  const { quantity, label } = facts;
  const { chosenWhy, tweakedFrom: noteOf, tweakedFromCount } = panelWords(language);
  const isInvented = origin === 'invented';
  const plain = (amount: number): string => `${plainNumber(amount)} ${unitOf(quantity, language)}`.trim();
  const note = (before: number): string =>
    isInvented ? noteOf(markedParameter(quantity, before, language).spoken) : tweakedFromCount(plain(before));
  return {
    id: path,
    path,
    name: label[language],
    belongsTo: headingOf(scene, groupOf(path), language),
    shown: isInvented ? markedParameter(quantity, value, language) : plain(value),
    quantity,
    value,
    origin,
    grounds: origin === 'chosen' ? chosenWhy : grounds[language],
    groundsLanguage: grounds.en === grounds.ko && origin !== 'chosen' ? '' : language,
    note: tweakedFrom === undefined ? undefined : note(tweakedFrom),
    hasControl,
  };
}

/** The results of the run, computed from made-up numbers and so made up too. */
export function resultRows({ reader }: Run, language: Language): NumberRow[] {
  const words = panelWords(language);
  const { finish, undelivered } = reader.trace;
  const counts = countRun(reader.trace);
  const result = (id: string, name: string, quantity: string, value: number, shown: Marked): NumberRow =>
    resultRow({ id: `run.${id}`, name, belongsTo: words.results, shown, quantity, value }, language);
  const count = (id: string, name: string, value: number, unit = words.packetUnit): NumberRow =>
    result(id, name, 'count', value, markedCount(value, unit, language));
  const shares = bandsBetween(reader, 0, finish, BINS);
  return [
    result(
      'finish',
      undelivered === 0 ? words.finish : words.stopped,
      'time',
      finish / 1000,
      markedTime(finish, language, true),
    ),
    ...SHARE_BANDS.map((band) => {
      const share = Math.round(meanOf(shares[band]) * 1000) / 1000;
      return result(band, words.share[band], 'share', share, markedResult('share', share, language));
    }),
    count('messages', words.messages, counts.messages, words.messageUnit),
    count('packets', words.packets, counts.packets),
    ...Object.entries(greatestQueues(reader)).map(([name, most]) =>
      count(`queue.${name}`, words.queue(linkClassText(name as LinkClassName, language)), most),
    ),
    ...(undelivered === 0 ? [] : [count('undelivered', words.lost, undelivered)]),
  ];
}

/** The verdict: the bottleneck's share (or the largest gain), and the gain of each change of the proof. */
export function verdictRows({ run, gains }: Verdict, language: Language): NumberRow[] {
  const { results } = panelWords(language);
  const { heading, line, share, proof } = describeVerdict(run.reader, gains, language);
  const row = (id: string, name: string, value: number, shown: Marked): NumberRow =>
    resultRow({ id, name, belongsTo: results, shown, quantity: 'share', value }, language);
  return [
    ...(line === undefined || share === undefined ? [] : [row(VERDICT_ROW, heading, share, line)]),
    ...(proof ?? []).map(({ id, name, gain, value }) => row(id, name, gain, value)),
  ];
}

/** The current time, in milliticks. */
export function instantRow(time: number, language: Language): NumberRow {
  const { results, instant } = panelWords(language);
  const shown = markedTime(time, language, true);
  const about = { name: instant, belongsTo: results, shown, quantity: 'time', value: time / 1000 };
  return resultRow({ id: 'run.now', ...about }, language);
}

/** A comparison: the finish of the run as written, the changes of finish and waiting, and the first difference. */
export function comparisonRows(compared: Compared, language: Language): NumberRow[] {
  const words = panelWords(language);
  const { divergence, finish, waiting } = differenceBetween(compared);
  const row = (id: string, name: string, quantity: string, value: number, shown: Marked): NumberRow =>
    resultRow({ id: `run.${id}`, name, belongsTo: words.compared, shown, quantity, value }, language);
  const change = (id: string, name: string, { before, after }: Pair): NumberRow =>
    row(id, name, 'time', Math.abs(after - before) / 1000, markedChange(before, after, language));
  const written = row('written', words.finish, 'time', finish.before / 1000, markedTime(finish.before, language, true));
  return [
    written,
    change('finishChange', words.finishChange, finish),
    change('waitingChange', words.waitingChange, waiting),
    ...(divergence === undefined
      ? []
      : [row('divergence', words.divergence, 'time', divergence / 1000, markedTime(divergence, language, true))]),
  ];
}

type Result = Pick<NumberRow, 'id' | 'name' | 'belongsTo' | 'shown' | 'quantity' | 'value'>;

function resultRow(result: Result, language: Language): NumberRow {
  return {
    ...result,
    path: '',
    origin: 'computed',
    grounds: panelWords(language).computedWhy,
    groundsLanguage: language,
    note: undefined,
    hasControl: false,
  };
}

/** Windows over which a share is averaged. */
const BINS = 100;

function meanOf(values: Float32Array): number {
  return values.reduce((sum, one) => sum + one, 0) / values.length;
}

export type SortColumn = 'name' | 'belongsTo' | 'value' | 'origin' | 'grounds' | 'path';
export type Sorting = { readonly by: SortColumn; readonly descending: boolean };

/** Sorted by a column; the sort is stable. */
export function sortRows(rows: readonly NumberRow[], { by, descending }: Sorting, language: Language): NumberRow[] {
  const { compare } = new Intl.Collator(language, { numeric: true });
  const order = (a: NumberRow, b: NumberRow): number =>
    by === 'value' ? compare(a.quantity, b.quantity) || a.value - b.value : compare(a[by], b[by]);
  return rows.toSorted((a, b) => (descending ? order(b, a) : order(a, b)));
}

/** The rows of an origin (undefined: all) that contain `text`. */
export function filterRows(rows: readonly NumberRow[], text: string, origin: RowOrigin | undefined): NumberRow[] {
  const wanted = searchable(text);
  return rows.filter(
    (row) =>
      (origin === undefined || row.origin === origin) &&
      [row.name, row.belongsTo, row.grounds, row.path].some((part) => searchable(part).includes(wanted)),
  );
}
