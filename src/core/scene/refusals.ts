import type { ChoiceRow } from './controls.ts';
import type { ChoiceValue } from './choices.ts';
import { checkMeaning } from './meaning.ts';
import type { Problem } from './problem.ts';
import type { Scene } from './schema.ts';
import { parsePath, valueAt } from './walk.ts';

/**
 * The options of a choice with which the scene would be invalid, each with its first problem. Nothing is run, but the scene is checked
 * once per option, so call this when someone opens the choice, not whenever a panel is drawn.
 */
export function refusedOptions(scene: Scene, { path, options, value }: ChoiceRow): Map<ChoiceValue, Problem> {
  const refused = new Map<ChoiceValue, Problem>();
  const copy = structuredClone(scene);
  const keys = parsePath(path);
  const parent = valueAt(copy, keys.slice(0, -1)) as Record<string | number, unknown>;
  for (const option of options) {
    if (option.value === value) continue;
    parent[keys.at(-1)!] = option.value;
    const [problem, ...more] = checkMeaning(copy);
    // A derived number will be adapted when the option is chosen.
    const isFollowing = problem?.kind === 'inconsistent' && more.length === 0;
    if (problem !== undefined && !isFollowing) refused.set(option.value, problem);
  }
  return refused;
}
