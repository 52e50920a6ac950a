import { type ChildProcess, spawn } from 'node:child_process';
import { delimiter, resolve } from 'node:path';

/**
 * `npm test`: every check, in this order; `npm test -- unit lint` runs only those. Two stages run at a time, but
 * their output is shown stage by stage, and the first failure ends the run.
 */
type Stage = {
  readonly name: string;
  readonly commands: readonly string[];
  readonly after?: readonly string[];
  /** Mostly waits for the network, so it starts at once and doesn't count as one of the two. */
  readonly mostlyWaits?: boolean;
};

const STAGES: readonly Stage[] = [
  {
    name: 'types',
    commands: ['src/core', 'src/shell/worker', 'src/shell/cli', 'src/shell/build', '.', 'tests'].map(
      (folder) => `tsc --noEmit -p ${folder}`,
    ),
  },
  { name: 'format', commands: ['biome format .'] },
  { name: 'lint', commands: ['oxlint --type-aware --deny-warnings .'] },
  { name: 'unit', commands: ['vitest run --project unit --allowOnly=false'] },
  { name: 'build', commands: ['vite build', 'vite build --mode single'] },
  { name: 'browsers', commands: ['tsx tests/support/installBrowsers.ts'], mostlyWaits: true },
  {
    name: 'browser',
    commands: ['vitest run --project browser --allowOnly=false'],
    after: ['types', 'format', 'lint', 'unit', 'build', 'browsers'],
  },
  {
    name: 'engines',
    commands: ['vitest run --project engines --allowOnly=false'],
    after: ['build', 'browsers', 'browser'],
  },
];

const AT_ONCE = 2;

const ENVIRONMENT = {
  ...process.env,
  PATH: [resolve('node_modules/.bin'), process.env['PATH'] ?? ''].join(delimiter),
  [process.stdout.isTTY ? 'FORCE_COLOR' : 'NO_COLOR']: '1',
};

/** A running stage. Its output is buffered until the stages before it have been shown. */
class Run {
  readonly stage: Stage;
  readonly ended: Promise<void>;
  failure: string | null = null;
  running = true;
  seconds = 0;
  /** Lines that start with ⚠: skipped checks and the reason. The summary repeats them. */
  readonly notices = new Set<string>();
  #line = '';
  #child: ChildProcess | null = null;
  #kept: (string | Uint8Array)[] = [];
  #shown = false;

  constructor(stage: Stage) {
    this.stage = stage;
    this.ended = this.#run();
  }

  async show(): Promise<void> {
    this.#shown = true;
    process.stdout.write(`\n━━ ${this.stage.name}\n`);
    for (const chunk of this.#kept) process.stdout.write(chunk);
    await this.ended;
    const time = `${this.seconds.toFixed(1)} s`;
    process.stdout.write(
      this.failure === null
        ? `✔ ${this.stage.name}, ${time}\n`
        : `✘ ${this.stage.name} failed after ${time}: ${this.failure}\n`,
    );
  }

  /** An installation is allowed to finish, since a partial one does harm. */
  async stop(): Promise<void> {
    if (this.stage.mostlyWaits === true) await this.ended;
    else this.#child?.kill();
  }

  async #run(): Promise<void> {
    const start = performance.now();
    for (const command of this.stage.commands) {
      this.#print(`$ ${command}\n`);
      this.failure = await this.#spawn(command);
      if (this.failure !== null) break;
    }
    this.seconds = (performance.now() - start) / 1000;
    this.running = false;
  }

  #spawn(command: string): Promise<string | null> {
    const [program = '', ...args] = command.split(' ');
    return new Promise((settle) => {
      const child = spawn(program, args, {
        env: ENVIRONMENT,
        stdio: ['ignore', 'pipe', 'pipe'],
        shell: process.platform === 'win32',
      });
      this.#child = child;
      child.stdout.on('data', (chunk: Uint8Array) => this.#print(chunk));
      child.stderr.on('data', (chunk: Uint8Array) => this.#print(chunk));
      child.on('error', (error) => settle(`${command}: ${error.message}`));
      child.on('close', (code, signal) =>
        settle(code === 0 ? null : `${command} ended with ${signal ?? `exit code ${code}`}`),
      );
    });
  }

  #print(chunk: string | Uint8Array): void {
    const lines = (this.#line + Buffer.from(chunk).toString()).split('\n');
    this.#line = lines.pop() ?? '';
    for (const line of lines) if (line.startsWith('⚠ ')) this.notices.add(line);
    if (this.#shown) process.stdout.write(chunk);
    else this.#kept.push(chunk);
  }
}

/** Starts each stage as soon as its prerequisites have succeeded and a slot is free; after a failure starts no more. */
function startAll(stages: readonly Stage[]): ReadonlyMap<Stage, Run> {
  const runs = new Map<Stage, Run>();
  const started = (): Run[] => [...runs.values()];
  const endedWell = (name: string): boolean => started().some((run) => run.stage.name === name && !run.running);
  const startWhatCan = (): void => {
    for (const stage of stages) {
      if ((runs.get(stage)?.failure ?? null) !== null) return;
      const chosen = (stage.after ?? []).filter((name) => stages.some((other) => other.name === name));
      const turnTaken = started().filter((run) => run.running && run.stage.mostlyWaits !== true).length >= AT_ONCE;
      if (runs.has(stage) || !chosen.every(endedWell) || (turnTaken && stage.mostlyWaits !== true)) continue;
      const run = new Run(stage);
      runs.set(stage, run);
      void run.ended.then(startWhatCan);
    }
  };
  startWhatCan();
  return runs;
}

async function showInOrder(stages: readonly Stage[], runs: ReadonlyMap<Stage, Run>): Promise<Run | null> {
  for (const stage of stages) {
    const run = runs.get(stage);
    if (run === undefined) continue;
    await run.show();
    if (run.failure !== null) return run;
  }
  return null;
}

function chooseStages(names: readonly string[]): readonly Stage[] {
  const unknown = names.filter((name) => !STAGES.some((stage) => stage.name === name));
  if (unknown.length > 0) {
    console.error(
      `No stage is called ${unknown.join(', ')}; there are ${STAGES.map((stage) => stage.name).join(', ')}.`,
    );
    process.exit(2);
  }
  return names.length === 0 ? STAGES : STAGES.filter((stage) => names.includes(stage.name));
}

const stages = chooseStages(process.argv.slice(2));
const begin = performance.now();
const runs = startAll(stages);
const failed = await showInOrder(stages, runs);
for (const run of runs.values()) await run.stop();
const total = `${((performance.now() - begin) / 1000).toFixed(1)} s`;
console.log(
  failed === null
    ? `\n✔ all of ${stages.map((stage) => stage.name).join(', ')}, ${total}`
    : `\n✘ stopped at ${failed.stage.name}, ${total}`,
);
console.log([...runs.values()].map(({ stage, seconds }) => `  ${stage.name} ${seconds.toFixed(1)} s`).join('\n'));
for (const notice of new Set([...runs.values()].flatMap(({ notices }) => [...notices]))) console.log(notice);
process.exit(failed === null ? 0 : 1);
