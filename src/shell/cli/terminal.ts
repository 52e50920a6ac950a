/** Where a command writes. Texts end with a line break. */
export type Terminal = {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Writes into the last line of a screen; undefined where nobody watches one, as in a pipe. */
  readonly line?: ((text: string) => void) | undefined;
};

/** 0: all is well. 1: a scene is wrong. 2: the command is wrong, or a file can't be read or written. */
export type ExitCode = 0 | 1 | 2;

/** Ends a command with code 2 and this message, which is whole sentences in the user's language. */
export class Refusal extends Error {}

/** A refusal of the arguments themselves, where the help would help. */
export class UsageError extends Refusal {}

/** A text of a scene file without anything that would steer a terminal. */
export function harmless(text: string): string {
  return text.replace(/\p{Cc}/gu, (char) => (char === '\n' ? '\n' : '\uFFFD'));
}
