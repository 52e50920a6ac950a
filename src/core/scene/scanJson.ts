import type { Steps } from '../base/steps.ts';
import { LIMITS } from './limits.ts';
import type { Path } from './walk.ts';

/** What JSON.parse does not report: where a text stops being JSON, and which keys are duplicates. */
export type JsonScan = {
  /** The index at which the text stops being JSON; undefined for valid JSON. */
  readonly fault: number | undefined;
  /** Paths of duplicate keys: the first ones only, and none deeper than a scene can be. */
  readonly twice: readonly Path[];
};

const TOKENS_PER_STEP = 20_000;

/** Scans a JSON text without recursion, so that any depth is safe. */
export function* scanJson(text: string): Steps<JsonScan> {
  const scanner = new Scanner(text);
  for (let tokens = 1; scanner.step(); tokens++) {
    if (tokens % TOKENS_PER_STEP === 0) yield scanner.share;
  }
  return { fault: scanner.fault, twice: scanner.twice };
}

/** An open object or list, with its keys so far and the current key or index. */
type OpenValue = { readonly isList: boolean; keys: Set<string> | undefined; at: string | number };

const DEEPEST = 16;
/** Shared by all lists open below DEEPEST, since a text can have half a million brackets; keys are not tracked there. */
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

  /** The share of the text that has been scanned. */
  get share(): number {
    return this.#at / this.#text.length;
  }

  /** Reads one token. Returns false at the end and at the first fault. */
  step(): boolean {
    // Fast path: most tokens have no space before them.
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

  /** Skips a string; stops where it is invalid. */
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
