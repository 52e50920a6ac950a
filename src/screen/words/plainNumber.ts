/** A number in full, its thousands set apart: `1,000,000`, `0.0625`. For bounds and counts, which no time is. */
export function plainNumber(value: number): string {
  const [whole, rest] = String(value).split('.');
  const grouped = whole!.replace(/\B(?=(\d{3})+$)/g, ',');
  return rest === undefined ? grouped : `${grouped}.${rest}`;
}
