import { memoize } from '../../core/base/memoize.ts';

/** More known names than this are looked through by their beginnings and ends before any is compared letter by letter. */
const MANY = 500;

/** The known name that `name` most likely means to be; undefined where none is near. Long names are not compared. */
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

/** Letters of the longer name between what both begin with and what both end with: all changes are among them. */
function changedLetters(a: string, b: string): number {
  const short = Math.min(a.length, b.length);
  let begin = 0;
  while (begin < short && a.charCodeAt(begin) === b.charCodeAt(begin)) begin++;
  let end = 0;
  while (end < short - begin && a.charCodeAt(a.length - 1 - end) === b.charCodeAt(b.length - 1 - end)) end++;
  return Math.max(a.length, b.length) - begin - end;
}

/** Letters to insert, delete, replace or swap with their neighbour (Damerau–Levenshtein, optimal string alignment). */
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
