import { spawn } from 'node:child_process';
import { platform } from 'node:os';

/** Runs a command whose output is shown. Null when it ends well, else one line that says how it did not. */
export async function runShown([program = '', ...args]: readonly string[]): Promise<string | null> {
  const line = [program === process.execPath ? 'node' : program, ...args].join(' ');
  console.log(`$ ${line}`);
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit'] });
    child.on('error', (error) => resolve(`${line}: ${error.message}`));
    child.on('close', (code, signal) =>
      resolve(code === 0 ? null : `${line}: ended with ${signal ?? `exit code ${code}`}`),
    );
  });
}

/** Another apt may hold the lists for a while, as one that a new machine starts by itself; that lock has no timeout of apt's own. */
const UPDATES = 4;
const PAUSE = 10_000;

/**
 * Installs what apt has of some packages, in one call, as one that apt does not know would keep out all the others. Null when all
 * ends well, else one line that says why not: no Linux, no apt, no right to use it.
 */
export async function installPackages(names: readonly string[]): Promise<string | null> {
  if (platform() !== 'linux' || !(await endsWell('apt-get', '--version')))
    return 'This machine has no apt to install with.';
  const root = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const options = ['-q', '-o', 'DPkg::Lock::Timeout=120', '-o', 'Acquire::Retries=3'];
  const apt = [...root, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...options];
  let failure = await runShown([...apt, 'update']);
  for (let update = 1; failure !== null && update < UPDATES && process.getuid?.() === 0; update++) {
    await new Promise((resume) => setTimeout(resume, PAUSE));
    failure = await runShown([...apt, 'update']);
  }
  const known = (
    await Promise.all(
      names.map(async (name) => ({ name, is: await endsWell('apt-cache', 'show', '--no-all-versions', name) })),
    )
  )
    .filter(({ is }) => is)
    .map(({ name }) => name);
  if (known.length === 0) return failure ?? `apt knows none of ${names.join(', ')}`;
  return runShown([...apt, 'install', '-y', '--no-install-recommends', ...known]);
}

function endsWell(program: string, ...args: readonly string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: 'ignore' });
    child.on('error', () => resolve(false));
    child.on('close', (code) => resolve(code === 0));
  });
}
