/** A command's output. Texts to `out` and `err` end with a line break. */
export type Terminal = {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Writes to the status line; undefined if the error stream is no terminal. */
  readonly line?: ((text: string) => void) | undefined;
};

/** 0: success. 1: a scene is invalid. 2: the command is invalid, or a file can't be read or written. */
export type ExitCode = 0 | 1 | 2;

/** Ends a command with exit code 2 and this message: full sentences in the user's language. */
export class Refusal extends Error {}

/** Invalid arguments; the message is followed by a hint at the help. */
export class UsageError extends Refusal {}

/** Replaces control characters other than line breaks, which could control the terminal. */
export function withoutControlCharacters(text: string): string {
  return text.replace(/\p{Cc}/gu, (char) => (char === '\n' ? '\n' : '\uFFFD'));
}
