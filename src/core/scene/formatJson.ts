const WIDTH = 120;
const INDENT = '  ';

/**
 * Formats plain data as the scenes of the repository: each key on its own line, a list of plain values on one line if it fits. The
 * same data gives the same text.
 */
export function formatJson(value: unknown): string {
  return write(value, '', 0);
}

/** `taken`: the characters that the key takes on the line. */
function write(value: unknown, indent: string, taken: number): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) {
    const inline = `[${value.map((item) => JSON.stringify(item)).join(', ')}]`;
    const isPlain = value.every((item) => typeof item !== 'object' || item === null);
    if (isPlain && indent.length + taken + inline.length < WIDTH) return inline;
    return enclosed(
      '[]',
      value.map((item) => write(item, indent + INDENT, 0)),
      indent,
    );
  }
  const entries = Object.entries(value).filter(([, below]) => below !== undefined);
  return enclosed(
    '{}',
    entries.map(([key, below]) => {
      const name = `${JSON.stringify(key)}: `;
      return name + write(below, indent + INDENT, name.length);
    }),
    indent,
  );
}

function enclosed([open, close]: string, lines: readonly string[], indent: string): string {
  if (lines.length === 0) return `${open}${close}`;
  return `${open}\n${lines.map((line) => `${indent}${INDENT}${line}`).join(',\n')}\n${indent}${close}`;
}
