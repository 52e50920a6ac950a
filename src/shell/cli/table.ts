/** Formats rows as a table, columns two spaces apart: the first left-aligned, the others right-aligned. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = columnWidths(rows);
  return rows
    .map(([first = '', ...rest]) => {
      const others = rest.map((cell, i) => ' '.repeat(widths[i + 1]! - width(cell)) + cell);
      return `${[padded(first, widths[0]!), ...others].join('  ')}\n`;
    })
    .join('');
}

/** Formats rows as a table, columns two spaces apart, all left-aligned. */
export function leftTable(rows: readonly (readonly string[])[]): string {
  const widths = columnWidths(rows);
  return rows
    .map(
      (row) =>
        `${row
          .map((cell, i) => padded(cell, widths[i]!))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('');
}

/** Formats pairs, one per line, with the second parts aligned. */
export function list(rows: readonly (readonly [name: string, what: string])[]): string {
  const [widest = 0] = columnWidths(rows);
  return rows.map(([name, what]) => `${padded(name, widest)}  ${what}\n`).join('');
}

function columnWidths(rows: readonly (readonly string[])[]): number[] {
  return (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => width(row[column] ?? ''))));
}

function padded(text: string, columns: number): string {
  return text + ' '.repeat(columns - width(text));
}

/** Width of a text in terminal columns: Korean and other wide letters take two. */
export function width(text: string): number {
  return text.length + (text.match(/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uff00-\uff60]/g) ?? []).length;
}
