import { LANGUAGES } from '../base/text.ts';
import { explainText } from './explainText.ts';
import { ENOUGH_PROBLEMS, type Expected, type Problem } from './problem.ts';
import { grounds, type NumberMeta } from './quantity.ts';
import { shorten } from './shorten.ts';
import { isRecord, type Path, pathText } from './walk.ts';

/** By the key that holds a number: the key of its reason, quote or source. */
const SOURCED = { invented: 'because', article: 'quote', document: 'source', chosen: undefined } as const;
/** The key of the number before it was tweaked. */
const NOTE = 'tweakedFrom';
const EXPECTED = { invented: 'invented', structural: 'structural', chosen: 'number' } as const satisfies Readonly<
  Record<NumberMeta['origin'], Expected>
>;

/** All problems of a number and its origin. */
export function explainNumber(facts: NumberMeta, value: unknown, path: Path): Problem[] {
  const at = pathText(path);
  const got = shorten(value);
  const expected = EXPECTED[facts.origin];
  if (value === undefined) return [{ path: at, kind: 'missing', expected, got }];
  if (typeof value === 'number') {
    if (facts.origin !== 'invented') return explainAmount(facts, value, path);
    return [{ path: at, kind: 'bareTiming', value: Number.isFinite(value) ? value : null, got }];
  }
  if (isRecord(value) && Object.hasOwn(value, 'measured')) return [{ path: at, kind: 'measured', got }];
  const key = sourcedKey(facts, value);
  if (!isRecord(value) || key === undefined) return [{ path: at, kind: 'wrongType', expected, got }];
  const words = SOURCED[key];
  const own = (name: string): unknown => (Object.hasOwn(value, name) ? value[name] : undefined);
  const notes = key === 'invented' || key === 'chosen' ? [NOTE] : [];
  const isNoted = key === 'chosen' || (key === 'invented' && own(NOTE) !== undefined);
  const known = [key, ...(words === undefined ? [] : [words]), ...notes];
  const extra = Object.keys(value)
    .filter((name) => !known.includes(name))
    .slice(0, ENOUGH_PROBLEMS);
  return [
    ...explainAmount(facts, value[key], [...path, key]),
    ...(isNoted ? explainAmount(facts, own(NOTE), [...path, NOTE]) : []),
    ...(words === undefined ? [] : explainGrounds(own(words), words === 'because', [...path, words])),
    ...extra.map((name) => unknownKey(value, name, known, path)),
  ];
}

/** The problem of a key that does not belong into `value`, which is at `path`. */
export function unknownKey(
  value: Readonly<Record<string, unknown>>,
  key: string,
  known: readonly string[],
  path: Path,
): Problem {
  return { path: pathText([...path, key]), kind: 'unknownKey', key, known, got: shorten(value[key]) };
}

/** A reason may have a text per language; a quotation or a source is one text. */
function explainGrounds(words: unknown, isReason: boolean, path: Path): Problem[] {
  if (!isReason || !isRecord(words)) return explainText(grounds, words, path);
  const known: readonly string[] = LANGUAGES;
  const extra = Object.keys(words)
    .filter((key) => !known.includes(key))
    .slice(0, ENOUGH_PROBLEMS);
  return [
    ...known.flatMap((key) => explainText(grounds, Object.hasOwn(words, key) ? words[key] : undefined, [...path, key])),
    ...extra.map((key) => unknownKey(words, key, known, path)),
  ];
}

/** The key that holds the number of `value`. */
function sourcedKey(facts: NumberMeta, value: unknown): keyof typeof SOURCED | undefined {
  if (!isRecord(value) || facts.origin === 'chosen') return undefined;
  const allowed = facts.origin === 'invented' ? (['invented'] as const) : (['article', 'document', 'chosen'] as const);
  return allowed.find((key) => Object.hasOwn(value, key));
}

function explainAmount(facts: NumberMeta, amount: unknown, path: Path): Problem[] {
  const at = pathText(path);
  const got = shorten(amount);
  if (typeof amount !== 'number') return [{ path: at, kind: 'wrongType', expected: 'number', got }];
  if (!Number.isFinite(amount)) return [{ path: at, kind: 'notFinite', got }];
  if (amount < facts.min || amount > facts.max) {
    return [{ path: at, kind: 'outOfRange', min: facts.min, max: facts.max, unit: facts.quantity, got }];
  }
  if (facts.origin === 'structural' && !Number.isInteger(amount)) return [{ path: at, kind: 'notWhole', got }];
  return [];
}
