import { z } from './zod.ts';
import type { LocalText } from '../base/text.ts';
import { choiceFacts, type ChoiceFacts, type ChoiceOption, type ChoiceValue } from './choices.ts';
import { isIdle } from './idle.ts';
import { lengthsOf } from './lists.ts';
import { type Scene, sceneSchema } from './schema.ts';
import { type SourceRow, sourceRow } from './sources.ts';
import { isRecord, kindOf, type Path, pathText, schemaAt, unwrapped, valueAt, visit } from './walk.ts';

/** One choice of a scene. */
export type ChoiceRow = {
  /** Dotted path of the choice, e.g. `cluster.spreading`. */
  readonly path: string;
  readonly label: LocalText;
  readonly help: LocalText;
  /** The options; of kinds, only those for which the other keys are valid too. */
  readonly options: readonly ChoiceOption[];
  readonly value: ChoiceValue;
};

/** A part of a scene that a user can change: an invented number, a count that its author chose, a choice. */
export type Control =
  | { readonly sort: 'number' | 'count'; readonly row: SourceRow }
  | { readonly sort: 'choice'; readonly row: ChoiceRow };

/** Every choice of the scene, in the order of the format, without those in long lists (nodes, links). */
export function listChoices(scene: Scene): ChoiceRow[] {
  const rows: ChoiceRow[] = [];
  visit(sceneSchema, scene, { choice: (path, schema, value) => rows.push(...choiceRows(scene, path, schema, value)) });
  return rows;
}

/** Every control that can affect the run, in the order of the format. */
export function listControls(scene: Scene): Control[] {
  const controls: Control[] = [];
  visit(sceneSchema, scene, {
    number: (path, facts, found) => {
      const row = sourceRow(path, facts, found);
      if (row.origin === 'invented') controls.push({ sort: 'number', row });
      else if (isCount(scene, path, row)) controls.push({ sort: 'count', row });
    },
    choice: (path, schema, value) => {
      for (const row of choiceRows(scene, path, schema, value)) controls.push({ sort: 'choice', row });
    },
  });
  return controls.filter(({ row }) => !isIdle(scene, row.path));
}

/** The kinds that `value` could have with its other keys unchanged. */
export function kindsFor(union: z.ZodDiscriminatedUnion, facts: ChoiceFacts, value: unknown): ChoiceOption[] {
  if (!isRecord(value)) return [];
  return facts.options.filter(({ value: kind }) => {
    const option = (union.options as readonly z.ZodType[]).find((one) => kindOf(one) === kind);
    return option?.safeParse({ ...value, kind }).success === true;
  });
}

/** Whether a number is a chosen structural one that a user can change: not derived, and not in a long list. */
function isCount(scene: Scene, path: Path, { origin, facts }: SourceRow): boolean {
  const { min, max, derived } = facts;
  return (
    facts.origin === 'structural' && origin === 'chosen' && derived !== true && min < max && !isListed(scene, path)
  );
}

/** Whether the path leads through a list made by `listOf`, which can have too many items for the panel. */
function isListed(scene: Scene, path: Path): boolean {
  return path.some((key, depth) => {
    if (typeof key !== 'number') return false;
    const list = schemaAt(sceneSchema, scene, path.slice(0, depth));
    return list === undefined || lengthsOf(unwrapped(list) as z.ZodArray) === undefined;
  });
}

function choiceRows(scene: Scene, path: Path, schema: z.ZodType, value: unknown): ChoiceRow[] {
  const facts = choiceFacts(schema)!;
  if (isListed(scene, path)) return [];
  const { label, help } = facts;
  if (schema instanceof z.ZodDiscriminatedUnion) {
    const options = kindsFor(schema, facts, value);
    const kind = valueAt(value, ['kind']) as string;
    if (options.length < 2 || !options.some((option) => option.value === kind)) return [];
    return [{ path: pathText([...path, 'kind']), label, help, options, value: kind }];
  }
  // What an item of a list leaves out may be set for all items elsewhere, so `leftOut` does not apply to it.
  const isItem = path.some((key) => typeof key === 'number');
  const chosen = (value as ChoiceValue | undefined) ?? (isItem ? undefined : facts.leftOut);
  return chosen === undefined ? [] : [{ path: pathText(path), label, help, options: facts.options, value: chosen }];
}
