/** The known name that `name` most likely means to be; undefined where none is near. Long names are not compared. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  if (name.length === 0 || name.length > 100) return undefined;
  const wanted = name.toLowerCase();
  const longer = known.find((one) => one.toLowerCase().endsWith(`.${wanted}`));
  if (longer !== undefined) return longer;
  const most = Math.max(1, Math.floor(name.length / 3));
  let best: string | undefined;
  let least = most + 1;
  for (const one of known) {
    const distance = editDistance(wanted, one.toLowerCase());
    if (distance < least) [best, least] = [one, distance];
  }
  return best;
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
