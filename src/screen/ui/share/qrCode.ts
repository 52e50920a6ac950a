import { encodeQR } from 'qr';

/** A QR code with its quiet zone: `size` modules per side; `dark` is an SVG path of the dark ones, one unit per module. */
export type QrCode = { readonly size: number; readonly dark: string };

/** Light modules required around a code (ISO/IEC 18004). */
const QUIET_ZONE = 4;

/** Up to this length the code has medium error correction; longer texts get low, so that modules stay large enough to scan. */
const MAX_MEDIUM_BYTES = 300;
/** Capacity of the largest code. */
const MAX_BYTES = 2953;

/** The code of an ASCII text; undefined if it is too long for any code. */
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
