/** Every sentence of the command line in English. commandLineWords.ko.ts has the same keys with the same arguments. */
export const commandLineEnglish = {
  usage: `Chokepoint simulates why an AI cluster gets stuck. Every timing is made up; nothing was measured.

Usage
  npm run --silent scene -- run FILE [--seed S] [--set PATH=VALUE]… [--json] [--deliveries FILE.csv]
  npm run --silent scene -- check FILE…
  npm run --silent scene -- sources FILE [--json]
  npm run --silent scene -- schema
  npm run --silent scene -- kinds [--json]

Commands
  run       Simulates the scene and reports the result.
  check     Prints "ok" for each good scene; lists every problem of a wrong one.
  sources   Lists every number of the scene: its path, value, unit, and where it comes from.
  schema    Writes scenes/scene.schema.json, which lets editors complete and explain scene files.
  kinds     Lists the topologies, collectives and workloads that a scene can name, with every parameter
            each takes.

Options
  --seed S                Uses another seed for the random numbers.
  --set PATH=VALUE        Changes a number or a choice, as in --set cluster.efa.rate=2 or --set cluster.ties=naive.
                          Repeat it for more. "sources" lists the numbers' paths, "kinds" the choices.
  --json                  Writes JSON instead of text.
  --deliveries FILE.csv   Writes one row per packet: packet,message,from,to,size,sent,delivered
                          packet: number of the packet, from 0. message: number of the send task among all sends, from 0.
                          from, to: numbers of the chips, from 0. size: units.
                          sent: when the packet was handed to its first link; delivered: when it arrived; in ticks, exact.
  --lang en|ko            Language; without it LC_ALL, LC_MESSAGES or LANG decides.
  --help                  Shows this.

Exit code
  0  no problems
  1  a scene is wrong
  2  the command is wrong, or a file cannot be read or written
`,
  seeHelp: 'See --help.',
  unknownCommand: (name: string) => `There is no command ${name}.`,
  unknownOption: (name: string, command: string) => `${command} has no option ${name}.`,
  repeatedOption: (name: string) => `${name} may be given once.`,
  needsValue: (name: string, form: string) => `${name} needs a value: ${name} ${form}`,
  takesNoValue: (name: string) => `${name} takes no value.`,
  needsFile: (command: string) => `${command} needs a scene file, such as scenes/two-ultraservers.scene.json.`,
  tooMuch: (extra: string, command: string) => `${command} does not take ${extra}.`,
  badSet: (got: string) =>
    `--set needs PATH=VALUE with a number or the name of a choice, as in --set cluster.efa.rate=2; got ${got}.`,
  badLanguage: (got: string) => `--lang is en or ko, not ${got}.`,
  fileMissing: (path: string) => `${path}: there is no such file.`,
  fileIsFolder: (path: string) => `${path}: is a folder, not a file.`,
  fileForbidden: (path: string) => `${path}: permission is denied.`,
  folderMissing: (path: string) => `${path}: its folder does not exist.`,
  fileFails: (path: string, code: string) => `${path}: cannot be used (${code}).`,
  wouldOverwrite: (path: string) => `${path} is the scene itself: name another file for the deliveries.`,
  ok: 'ok',
  madeUpResult: 'Computed from made-up numbers, so made up too. Nothing was measured.',
  madeUpCsv: (path: string) => `${path}: computed from made-up numbers. Nothing was measured.`,
  seed: 'seed',
  finish: 'finish time',
  stopped: 'last event, unfinished',
  tasks: 'tasks',
  messages: 'messages',
  packets: 'packets',
  hops: 'hops',
  events: 'events',
  undelivered: 'packets that could not be delivered',
  outOfOrder: 'packets out of order (harmless)',
  traceHash: 'trace hash',
  linkClass: 'link class',
  links: 'links',
  units: 'units carried',
  busy: 'busy time, all links',
  greatestQueue: 'longest queue',
  serving: 'serving',
  mean: 'mean',
  p50: 'p50',
  p99: 'p99',
  greatest: 'maximum',
  timeToFirstToken: 'time to first token',
  timeBetweenTokens: 'time between tokens',
  requests: 'requests answered',
  throughput: 'throughput',
  perTick: 'requests per tick',
  topologies: 'Topologies ("cluster")',
  collectives: 'Collectives',
  workloads: 'Workloads ("workload")',
  writtenAs: { invented: 'made up', structural: 'chosen or stated', chosen: 'chosen' },
  range: (least: string, most: string, unit: string) => `${least} to ${most} ${unit}`,
  choice: 'one of these words',
  text: 'text',
  when: (choices: string) => `where ${choices}`,
  optional: 'may be left out',
  noSettings: 'no parameters',
  numbers: (count: number) => `${count} numbers, none of them measured`,
  origin: { invented: 'made up', article: 'the article', document: 'a document', chosen: 'chosen by the author' },
};

export type CommandLineWords = typeof commandLineEnglish;
