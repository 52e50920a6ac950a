import { type ChildProcess, spawn, type StdioOptions } from 'node:child_process';

/**
 * Starts a program that the kernel ends when this process ends, even if it is killed. Linux only, like the displays and the
 * WebKit that need it.
 */
export function spawnChild(
  program: string,
  args: readonly string[],
  options: { readonly env?: NodeJS.ProcessEnv; readonly stdio?: StdioOptions } = {},
): ChildProcess {
  return spawn('setpriv', ['--pdeathsig', 'KILL', program, ...args], { stdio: 'ignore', ...options });
}

/** Ends a child and waits until it has ended. */
export async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
}
