import { z } from './zod.ts';
import type { LocalText } from '../base/text.ts';
import { clusterSchema } from './clusters/clusters.ts';
import { choiceFacts } from './choices.ts';
import { kindDescription } from './describedKind.ts';
import { type NumberMeta, numberFacts, type Quantity, UNIT_OF } from './quantity.ts';
import { kindOf } from './walk.ts';
import { workloadSchema } from './workloads/workloads.ts';

/** A parameter of a kind of cluster or workload, as the schema has it. */
export type Parameter = {
  /** Path below the cluster or workload; `[]` stands for each item of a list. */
  readonly path: string;
  /** Whether it, or a part around it, may be left out. */
  readonly isOptional: boolean;
  /** The choices under which it applies, e.g. `{ "pattern.kind": "hotSpot" }`; empty if it always does. */
  readonly when: Readonly<Record<string, string>>;
} & (NumberParameter | ChoiceParameter | { readonly sort: 'text' });

export type NumberParameter = {
  readonly sort: 'number';
  readonly quantity: Quantity;
  readonly unit: string;
  readonly min: number;
  readonly max: number;
  readonly origin: NumberMeta['origin'];
  readonly label: LocalText;
};

export type ChoiceParameter = {
  readonly sort: 'choice';
  readonly choices: readonly string[];
  /** Undefined for words that the panel does not offer. */
  readonly label: LocalText | undefined;
};

export type DocumentedKind = {
  readonly kind: string;
  readonly description: LocalText;
  readonly parameters: readonly Parameter[];
};

export const clusterKinds = (): DocumentedKind[] => kindsOf(clusterSchema);
export const workloadKinds = (): DocumentedKind[] => kindsOf(workloadSchema);

function kindsOf(union: z.ZodDiscriminatedUnion): DocumentedKind[] {
  return (union.options as readonly z.ZodObject[]).map((option) => ({
    kind: String(kindOf(option)),
    description: kindDescription(option.shape['kind'] as z.ZodType)!,
    parameters: Object.entries(option.shape).flatMap(([key, below]) =>
      key === 'kind' ? [] : parametersBelow(below as z.ZodType, { path: key, isOptional: false, when: {} }),
    ),
  }));
}

type ParameterPlace = Pick<Parameter, 'path' | 'isOptional' | 'when'>;

function parametersBelow(schema: z.ZodType, place: ParameterPlace): Parameter[] {
  const facts = numberFacts(schema);
  if (facts !== undefined) {
    const { quantity, min, max, origin, label } = facts;
    return [{ ...place, sort: 'number', quantity, unit: UNIT_OF[quantity], min, max, origin, label }];
  }
  if (schema instanceof z.ZodOptional) {
    return parametersBelow(schema.unwrap() as z.ZodType, { ...place, isOptional: true });
  }
  if (schema instanceof z.ZodObject) return parametersOfShape(schema, place);
  if (schema instanceof z.ZodArray) {
    return parametersBelow(schema.element as z.ZodType, { ...place, path: `${place.path}[]` });
  }
  if (schema instanceof z.ZodDiscriminatedUnion) return parametersOfUnion(schema, place);
  if (schema instanceof z.ZodLiteral) {
    const label = choiceFacts(schema)?.label;
    return [{ ...place, sort: 'choice', choices: [...schema.values].map(String), label }];
  }
  return [{ ...place, sort: 'text' }];
}

function parametersOfShape(schema: z.ZodObject, place: ParameterPlace): Parameter[] {
  return Object.entries(schema.shape).flatMap(([key, below]) =>
    parametersBelow(below as z.ZodType, { ...place, path: `${place.path}.${key}` }),
  );
}

/** The choice itself, then the parameters of each option. */
function parametersOfUnion(union: z.ZodDiscriminatedUnion, place: ParameterPlace): Parameter[] {
  const options = union.options as readonly z.ZodObject[];
  const path = `${place.path}.kind`;
  const choices = options.map((option) => String(kindOf(option)));
  const below = options.flatMap((option, i) =>
    parametersOfShape(option, { ...place, when: { ...place.when, [path]: choices[i]! } }),
  );
  return [
    { ...place, path, sort: 'choice', choices, label: choiceFacts(union)?.label },
    ...below.filter((one) => one.path !== path),
  ];
}
