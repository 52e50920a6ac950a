/** A text in UTF-16 with its byte order mark. */
export function utf16(text: string, isLittle = true): Uint8Array {
  const marked = `\ufeff${text}`;
  const bytes = new DataView(new ArrayBuffer(2 * marked.length));
  for (let at = 0; at < marked.length; at++) bytes.setUint16(2 * at, marked.charCodeAt(at), isLittle);
  return new Uint8Array(bytes.buffer);
}

/** A text in CP949, the encoding of Korean Windows, which decoders call EUC-KR. The bytes are looked up by means of the decoder. */
export function cp949(text: string): Uint8Array {
  const decoder = new TextDecoder('euc-kr');
  const bytesOf = new Map<string, readonly number[]>();
  for (let lead = 0x81; lead < 0xff; lead++) {
    for (let trail = 0x41; trail < 0xff; trail++) {
      bytesOf.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
    }
  }
  return Uint8Array.from(Array.from(text).flatMap((letter) => bytesOf.get(letter) ?? [letter.charCodeAt(0) & 0x7f]));
}
