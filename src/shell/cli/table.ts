/** Rows as lines of columns two spaces apart: the first column to the left, the others to the right. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = columnWidths(rows);
  return rows
    .map(([first = '', ...rest]) => {
      const others = rest.map((cell, i) => ' '.repeat(widths[i + 1]! - width(cell)) + cell);
      return `${[padded(first, widths[0]!), ...others].join('  ')}\n`;
    })
    .join('');
}

/** Rows as lines of columns two spaces apart, all to the left. */
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

/** Names and what they are, one a line, the latter all beginning in one column. */
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

/** Columns that a text takes in a terminal: Korean and other wide letters take two. */
export function width(text: string): number {
  return text.length + (text.match(/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uff00-\uff60]/g) ?? []).length;
}
