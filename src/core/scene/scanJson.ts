import { LIMITS } from './limits.ts';
import type { Path } from './walk.ts';

/** What the engine's own JSON.parse does not tell: where a text breaks, and which keys are written twice. */
export type JsonScan = {
  /** Where the text stops being JSON; undefined where it is JSON to its end. */
  readonly fault: number | undefined;
  /** Paths of the keys that stand twice in one object: the first ones, and none deeper than a scene can be. */
  readonly twice: readonly Path[];
};

/** Reads without recursion, so that no depth is too deep. */
export function scanJson(text: string): JsonScan {
  const scanner = new Scanner(text);
  while (scanner.step());
  return { fault: scanner.fault, twice: scanner.twice };
}

/** An object or list that is open, with the keys it has and the key or index it is at. */
type OpenValue = { readonly isList: boolean; keys: Set<string> | undefined; at: string | number };

const DEEPEST = 16;
/** All that is open below DEEPEST: only whether it is a list counts there, and a text may hold half a million brackets. */
const DEEP_LIST: OpenValue = { isList: true, keys: undefined, at: '' };
const DEEP_OBJECT: OpenValue = { isList: false, keys: undefined, at: '' };
const SPACE = /[ \t\n\r]*/y;
const WORD = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const PLAIN = /[ !#-[\]-\u{10ffff}]*/uy;
const ESCAPE = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;

class Scanner {
  readonly twice: Path[] = [];
  fault: number | undefined;
  readonly #text: string;
  readonly #stack: OpenValue[] = [];
  #at = 0;
  #wanted: 'value' | 'value or ]' | 'key' | 'key or }' | ':' | ', or end' = 'value';

  constructor(text: string) {
    this.#text = text;
  }

  /** Reads one token; false at the end and at the first fault. */
  step(): boolean {
    // Most tokens have no space before them.
    if (this.#text.charCodeAt(this.#at) <= 0x20) this.#skip(SPACE);
    const char = this.#text[this.#at];
    const isDone = this.#wanted === ', or end' && this.#stack.length === 0;
    if (char === undefined && isDone) return false;
    if (char === undefined || isDone || !this.#take(char)) {
      this.fault ??= this.#at;
      return false;
    }
    return true;
  }

  #take(char: string): boolean {
    switch (this.#wanted) {
      case ':':
        this.#wanted = 'value';
        return this.#pass(char === ':');
      case 'key or }':
        return char === '}' ? this.#close() : this.#key(char);
      case 'key':
        return this.#key(char);
      case ', or end':
        return this.#next(char);
      case 'value or ]':
        return char === ']' ? this.#close() : this.#value(char);
      default:
        return this.#value(char);
    }
  }

  #value(char: string): boolean {
    if (char === '{') {
      this.#open(DEEP_OBJECT, '');
      this.#wanted = 'key or }';
      return this.#pass(true);
    }
    if (char === '[') {
      this.#open(DEEP_LIST, 0);
      this.#wanted = 'value or ]';
      return this.#pass(true);
    }
    this.#wanted = ', or end';
    return char === '"' ? this.#string() : this.#skip(WORD);
  }

  #key(char: string): boolean {
    const from = this.#at;
    if (char !== '"' || !this.#string()) return false;
    this.#wanted = ':';
    if (this.#stack.length > DEEPEST) return true;
    const frame = this.#stack.at(-1)!;
    const written = this.#text.slice(from + 1, this.#at - 1);
    const key = written.includes('\\') ? (JSON.parse(`"${written}"`) as string) : written;
    frame.at = key;
    frame.keys ??= new Set();
    if (frame.keys.has(key) && this.twice.length <= LIMITS.problems) this.twice.push(this.#stack.map((one) => one.at));
    frame.keys.add(key);
    return true;
  }

  #open(deep: OpenValue, at: string | number): void {
    this.#stack.push(this.#stack.length < DEEPEST ? { isList: deep.isList, keys: undefined, at } : deep);
  }

  #next(char: string): boolean {
    const frame = this.#stack.at(-1)!;
    if (char !== ',') return char === (frame.isList ? ']' : '}') && this.#close();
    if (typeof frame.at === 'number') frame.at++;
    this.#wanted = frame.isList ? 'value' : 'key';
    return this.#pass(true);
  }

  #close(): boolean {
    this.#stack.pop();
    this.#wanted = ', or end';
    return this.#pass(true);
  }

  /** Goes past a string; where it breaks, stops there. */
  #string(): boolean {
    this.#at++;
    do this.#skip(PLAIN);
    while (this.#skip(ESCAPE));
    return this.#pass(this.#text[this.#at] === '"');
  }

  #pass(isRight: boolean): boolean {
    if (isRight) this.#at++;
    return isRight;
  }

  #skip(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at;
    if (!pattern.test(this.#text)) return false;
    this.#at = pattern.lastIndex;
    return true;
  }
}
