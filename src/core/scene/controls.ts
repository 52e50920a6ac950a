import { z } from 'zod';
import type { LocalText } from '../base/text.ts';
import { choiceFacts, type ChoiceFacts, type ChoiceOption, type ChoiceValue } from './choices.ts';
import { isIdle } from './idle.ts';
import { type Scene, sceneSchema } from './schema.ts';
import { type SourceRow, sourceRow } from './sources.ts';
import { isRecord, kindOf, type Path, pathText, valueAt, visit } from './walk.ts';

/** One choice of a scene. */
export type ChoiceRow = {
  /** Dotted path of the choice, e.g. `cluster.spreading`. */
  readonly path: string;
  readonly label: LocalText;
  readonly help: LocalText;
  /** What may stand there; of kinds, those that the other keys serve as well. */
  readonly options: readonly ChoiceOption[];
  readonly value: ChoiceValue;
};

/** What of a scene can be moved: an invented number, a count that its author chose, a choice. */
export type Control =
  | { readonly sort: 'number' | 'count'; readonly row: SourceRow }
  | { readonly sort: 'choice'; readonly row: ChoiceRow };

/** Every choice of the scene, in the order of the format; those of listed things (nodes, links) are not offered. */
export function listChoices(scene: Scene): ChoiceRow[] {
  const rows: ChoiceRow[] = [];
  visit(sceneSchema, scene, { choice: (path, schema, value) => rows.push(...choiceRows(path, schema, value)) });
  return rows;
}

/** Everything that can be moved and moves the run, in the order of the format. */
export function listControls(scene: Scene): Control[] {
  const controls: Control[] = [];
  visit(sceneSchema, scene, {
    number: (path, facts, found) => {
      const row = sourceRow(path, facts, found);
      if (row.origin === 'invented') controls.push({ sort: 'number', row });
      else if (isCount(path, row)) controls.push({ sort: 'count', row });
    },
    choice: (path, schema, value) => {
      for (const row of choiceRows(path, schema, value)) controls.push({ sort: 'choice', row });
    },
  });
  return controls.filter(({ row }) => !isIdle(scene, row.path));
}

/** The kinds that may stand in place of `value`'s, as its other keys serve them too. */
export function kindsFor(union: z.ZodDiscriminatedUnion, facts: ChoiceFacts, value: unknown): ChoiceOption[] {
  if (!isRecord(value)) return [];
  return facts.options.filter(({ value: kind }) => {
    const option = (union.options as readonly z.ZodType[]).find((one) => kindOf(one) === kind);
    return option?.safeParse({ ...value, kind }).success === true;
  });
}

/** Chosen structure that can be another number; not what a list says item by item, nor what follows from others. */
function isCount(path: Path, { origin, facts }: SourceRow): boolean {
  const isListed = path.slice(0, -1).some((key) => typeof key === 'number');
  return facts.origin === 'structural' && origin === 'chosen' && !isListed && !facts.derived && facts.min < facts.max;
}

function choiceRows(path: Path, schema: z.ZodType, value: unknown): ChoiceRow[] {
  const facts = choiceFacts(schema)!;
  if (path.some((key) => typeof key === 'number')) return [];
  const { label, help } = facts;
  if (schema instanceof z.ZodDiscriminatedUnion) {
    const options = kindsFor(schema, facts, value);
    const kind = valueAt(value, ['kind']) as string;
    if (options.length < 2 || !options.some((option) => option.value === kind)) return [];
    return [{ path: pathText([...path, 'kind']), label, help, options, value: kind }];
  }
  const chosen = (value as ChoiceValue | undefined) ?? facts.leftOut;
  return chosen === undefined ? [] : [{ path: pathText(path), label, help, options: facts.options, value: chosen }];
}
