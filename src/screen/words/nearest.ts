import { memoize } from '../../core/base/memoize.ts';

/** With more known names than this, a cheap lower bound of the distance is computed before the distance itself. */
const MANY = 500;

/** The known name that `name` is most likely a misspelling of; undefined if none is near, or if `name` is very long. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  if (name.length === 0 || name.length > 100) return undefined;
  const wanted = name.toLowerCase();
  const lowered = lowerCase(known);
  const longer = lowered.findIndex((one) => one.length > wanted.length && one.endsWith(`.${wanted}`));
  if (longer !== -1) return known[longer];
  const most = Math.max(1, Math.floor(name.length / 3));
  let best: string | undefined;
  let least = most + 1;
  for (const [row, lower] of lowered.entries()) {
    if (Math.abs(lower.length - wanted.length) >= least) continue;
    if (known.length > MANY && changedLetters(wanted, lower) >= least) continue;
    const distance = editDistance(wanted, lower);
    if (distance < least) [best, least] = [known[row], distance];
  }
  return best;
}

/** Memoized per list, since many names may be looked up in one list. */
const lowerCase = memoize((known: readonly string[]) => known.map((one) => one.toLowerCase()));

/** The length of the longer name without the common prefix and suffix. */
function changedLetters(a: string, b: string): number {
  const short = Math.min(a.length, b.length);
  let begin = 0;
  while (begin < short && a.charCodeAt(begin) === b.charCodeAt(begin)) begin++;
  let end = 0;
  while (end < short - begin && a.charCodeAt(a.length - 1 - end) === b.charCodeAt(b.length - 1 - end)) end++;
  return Math.max(a.length, b.length) - begin - end;
}

/** The least number of insertions, deletions, replacements and swaps of neighbours (optimal string alignment distance). */
export function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swap = isSwap ? before[j - 2]! + 1 : change;
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, change, swap));
    }
    [before, row] = [row, next];
  }
  return row[b.length]!;
}
