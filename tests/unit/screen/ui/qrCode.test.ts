import jsQR from 'jsqr';
import { describe, expect, it } from 'vitest';
import { type QrCode, qrCode } from '../../../../src/screen/ui/share/qrCode.ts';

const PIXELS = 4;

/** The code as pixels: its path in black on white, a few pixels per module. */
function paint({ size, dark }: QrCode): Uint8ClampedArray {
  const width = size * PIXELS;
  const pixels = new Uint8ClampedArray(width * width * 4).fill(255);
  for (const [, x, y, length] of dark.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)) {
    for (let row = Number(y) * PIXELS; row < (Number(y) + 1) * PIXELS; row++) {
      const from = (row * width + Number(x) * PIXELS) * 4;
      pixels.fill(0, from, from + Number(length) * PIXELS * 4);
      for (let at = from + 3; at < from + Number(length) * PIXELS * 4; at += 4) pixels[at] = 255;
    }
  }
  return pixels;
}

function decode(code: QrCode): string | undefined {
  return jsQR(paint(code), code.size * PIXELS, code.size * PIXELS)?.data;
}

const BASE = 'https://example.org/chokepoint/#v=2&scene=two-ultraservers';

describe('the code of a link', () => {
  it('is read back by an independent decoder, short and long', () => {
    for (const changes of [0, 1, 4, 12, 40]) {
      const link = `${BASE}${'&set=cluster.efa.rate:0.125'.repeat(changes)}&t=520.25&lang=ko&run=0f3a9c1e`;
      expect(decode(qrCode(link)!)).toBe(link);
    }
  });

  it('has a quiet zone of four modules on every side', () => {
    const { size, dark } = qrCode(BASE)!;
    for (const [, x, y, length] of dark.matchAll(/M(\d+) (\d+)h(\d+)/g)) {
      expect(Math.min(Number(x), Number(y))).toBeGreaterThanOrEqual(4);
      expect(Math.max(Number(x) + Number(length), Number(y) + 1)).toBeLessThanOrEqual(size - 4);
    }
  });

  it('is undefined if the text is too long for a code', () => {
    expect(qrCode('x'.repeat(2953))).toBeDefined();
    expect(qrCode('x'.repeat(2954))).toBeUndefined();
  });
});
