/** What Node, browsers and workers all have, though TypeScript declares it only together with the DOM. */
declare function structuredClone<T>(value: T): T;

declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>;
}

declare class TextDecoder {
  constructor(label?: string, options?: { readonly fatal?: boolean; readonly ignoreBOM?: boolean });
  decode(bytes: Uint8Array | ArrayBuffer): string;
}

declare class URLSearchParams {
  constructor(from?: string | Readonly<Record<string, string>>);
  get(name: string): string | null;
  getAll(name: string): string[];
  append(name: string, value: string): void;
  has(name: string): boolean;
  set(name: string, value: string): void;
  delete(name: string): void;
  toString(): string;
  entries(): IterableIterator<[string, string]>;
  [Symbol.iterator](): IterableIterator<[string, string]>;
}
