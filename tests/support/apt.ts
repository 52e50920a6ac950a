import { spawn } from 'node:child_process';
import { platform } from 'node:os';

/** Runs a command with visible output. Returns null on success, else a one-line error. */
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

/** Retries, since another apt may lock the package lists for a while, and apt has no timeout for that lock. */
const UPDATES = 4;
const PAUSE = 10_000;

/**
 * Installs those of the packages that apt knows, in one call; one unknown name would make apt refuse all. Returns null on success, else
 * a one-line error: no Linux, no apt, or no permission.
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
