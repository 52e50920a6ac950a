import { encodeQR } from 'qr';

/** A code with its quiet zone: `size` modules a side, the dark ones as an SVG path in units of one module. */
export type QrCode = { readonly size: number; readonly dark: string };

/** Light modules that must surround a code, by ISO/IEC 18004. */
const QUIET_ZONE = 4;

/** Letters up to which a code also bears some damage; longer texts need every module to be large enough to be seen. */
const MAX_MEDIUM_BYTES = 300;
/** Bytes that the largest code can hold. */
const MAX_BYTES = 2953;

/** The code of a text of ASCII letters, as links are; undefined where it is too long for any. */
export function qrCode(text: string): QrCode | undefined {
  if (text.length > MAX_BYTES) return undefined;
  const ecc = text.length <= MAX_MEDIUM_BYTES ? 'medium' : 'low';
  const rows = encodeQR(text, 'raw', { ecc, encoding: 'byte', border: QUIET_ZONE });
  return { size: rows.length, dark: rows.map(darkRuns).join('') };
}

function darkRuns(row: readonly boolean[], y: number): string {
  let runs = '';
  for (let x = 0; x < row.length; x++) {
    if (row[x] !== true) continue;
    const from = x;
    while (row[x + 1] === true) x++;
    runs += `M${from} ${y}h${x + 1 - from}v1h${from - x - 1}z`;
  }
  return runs;
}
