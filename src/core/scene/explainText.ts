import type { z } from './zod.ts';
import type { Problem } from './problem.ts';
import { shorten } from './shorten.ts';
import { countCharacters, type TextFault } from './texts.ts';
import { type Path, pathText } from './walk.ts';

/** The problem of a text, if any; at most one, so that an empty text is not also reported as too short. */
export function explainText(schema: z.ZodType, value: unknown, path: Path): Problem[] {
  const at = pathText(path);
  const got = shorten(value);
  if (value === undefined) return [{ path: at, kind: 'missing', expected: 'text', got }];
  if (typeof value !== 'string') return [{ path: at, kind: 'wrongType', expected: 'text', got }];
  if (value.trim() === '') return [{ path: at, kind: 'emptyText', got }];
  // U+FFFD is what another program's decoder put in place of a letter it could not read.
  if (value.includes('\uFFFD')) return [{ path: at, kind: 'lostText', got }];
  const issue = schema.safeParse(value).error?.issues[0];
  if (issue === undefined) return [];
  const length = `${countCharacters(value)}`;
  if (issue.code === 'custom') {
    const fault = issue.params?.['fault'] as TextFault;
    return [{ path: at, ...fault, got: fault.kind === 'outOfRange' ? length : got }];
  }
  if (issue.code === 'too_big') {
    return [{ path: at, kind: 'outOfRange', min: 1, max: Number(issue.maximum), unit: 'characters', got: length }];
  }
  if (issue.code === 'invalid_format') return [{ path: at, kind: 'badText', pattern: `${issue.pattern}`, got }];
  return [{ path: at, kind: 'brokenText', got }];
}
