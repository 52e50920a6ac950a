import { LIMITS } from '../../src/core/scene/limits.ts';

/** File texts by name. `size` is the number of the items in question; by default the limit, or what fits into a file. */
type Hostile = Readonly<Record<string, (size?: number) => string>>;

const made = (number: number) => ({ invented: number, because: 'b' });
const both = (words: string) => ({ en: words, ko: words });
const wire = { rate: made(1), latency: made(0) };
const BASE = {
  format: 1,
  id: 'hostile',
  title: both('t'),
  caption: both('c'),
  seed: 's',
  ticksPerSecond: 10,
  cluster: { kind: 'ring', chips: 8, ties: 'even', link: { ...wire, packet: made(1) } },
  workload: { kind: 'incast', receiver: 0, senders: 3, size: made(1), bursts: 2, gap: made(10) },
  beats: [],
};
const scene = (parts: object): string => JSON.stringify({ ...BASE, ...parts });
const list = <T>(length: number, item: (i: number) => T): T[] => Array.from({ length }, (_, i) => item(i));

const training = (steps: number, layers: number) => ({
  kind: 'trainingSteps',
  steps,
  layers,
  compute: made(1),
  computeSpread: made(0),
  gradients: made(64),
});
const sharded = (steps: number, layers: number) => ({
  kind: 'shardedTraining',
  steps,
  layers,
  forward: made(1),
  backward: made(1),
  parameters: made(1),
  prefetch: 0,
  algorithm: 'ring',
});
const beats = (count: number, nameOf: (i: number) => readonly [string, string]) =>
  list(count, (i) => {
    const [from, to] = nameOf(i);
    return { id: `b${i}`, title: both('t'), caption: both('c'), from, to, speed: 1 };
  });
const spans = (count: number, nameOf: (i: number) => readonly [string, string]) =>
  list(count, (i) => {
    const between = nameOf(i);
    return {
      id: `b${i}`,
      title: both('t'),
      caption: both('c'),
      from: { between, share: 0.1 },
      to: { between, share: 0.2 },
      speed: 1,
    };
  });
const node = (i: number, kind = 'chip') => ({ id: `n${i}`, kind, group: 0, place: [0, 0, 0] });
const link = (from: string, to: string) => ({ from, to, class: 'efa', both: true, ...wire });
const custom = (nodes: object[], links: object[]) => ({
  cluster: { kind: 'custom', spreading: 'hash', packet: made(1), nodes, links },
});
const star = (count: number) =>
  custom(
    list(count, (i) => node(i)),
    list(count - 1, (i) => link('n0', `n${i + 1}`)),
  );
const pad = (file: string, filler: (bytes: number) => string): string =>
  file.slice(0, -1) + filler(LIMITS.fileBytes - file.length - 1) + '}';
/** Copies of `part` up to the size limit of a file. */
const filled = (part: (i: number) => string, bytes: number): string => {
  const parts: string[] = [];
  for (let length = 0, i = 0; ; i++) {
    const next = part(i);
    length += next.length + 1;
    if (length > bytes) return parts.join(',');
    parts.push(next);
  }
};
const most = (file: string, filler: (i: number) => string, open: string, close: string): string =>
  pad(file, (bytes) => `,${open}${filled(filler, bytes - open.length - close.length - 1)}${close}`);

/** The largest files that the schema's lists or the size limit allow, valid and invalid ones. */
export const HOSTILE: Hostile = {
  phases: (n = 100) => scene({ workload: training(n, n) }),
  shardedPhases: (n = 100) => scene({ workload: sharded(n, n) }),
  beatsOfManyPhases: (n = 100) =>
    scene({
      workload: training(100, 100),
      beats: beats(n, (i) => [`step${i + 1}.layer100.efa.start`, `step${i + 1}.layer100.efa.end`]),
    }),
  spansOfManyPhases: (n = 100) =>
    scene({
      workload: training(100, 100),
      beats: spans(n, (i) => [`step${i + 1}.layer100.efa.start`, `step${i + 1}.layer100.efa.end`]),
    }),
  beatsThatDangle: (n = 100) =>
    scene({
      workload: training(100, 100),
      beats: beats(n, (i) => [`stop${i + 1}.layer100.efa.start`, `step${i + 1}.lair${i}.efa.end`]),
    }),
  spansThatDangle: (n = 100) =>
    scene({
      workload: sharded(100, 100),
      beats: spans(n, (i) => [`stop${i + 1}.forward.layer7.start`, `step${i + 1}.backword.layer${i}.end`]),
    }),
  beatsOfOneId: (n = 100) => scene({ beats: beats(n, () => ['start', 'end']).map((beat) => ({ ...beat, id: 'b' })) }),
  tooManyBeats: (n = 5000) => scene({ beats: beats(n, () => ['start', 'end']) }),
  messages: (n = 2000) =>
    scene({
      workload: {
        kind: 'messages',
        messages: list(n, (i) => ({ at: made(i), from: i % 8, to: (i + 1) % 8, size: made(1) })),
      },
    }),
  messagesAllWrong: (n = 2000) =>
    scene({
      workload: { kind: 'messages', messages: list(n, (i) => ({ at: i, from: -1, two: 3, size: { measured: 1 } })) },
    }),
  faults: (n = 100) =>
    scene({ faults: list(n, (i) => ({ at: made(i), link: { from: 'c0', to: 'c1' }, action: { kind: 'cut' } })) }),
  sequence: (n = 12) =>
    scene({
      workload: {
        kind: 'sequence',
        parts: list(n, (p) => ({
          name: `part${p}`,
          compute: made(1),
          size: made(1),
          runs: list(4, (r) => ({ name: `run${r}`, collective: 'ringAllReduce', over: 'all' })),
        })),
      },
    }),
  customNodes: (n = 6000) => scene(star(n / 2)),
  customLinks: (n = 7000) =>
    scene(
      custom(
        [node(0), node(1)],
        list(n, (i) => link(`n${i % 2}`, `n${(i + 1) % 2}`)),
      ),
    ),
  customOfOneId: (n = 10_000) =>
    scene(
      custom(
        list(n, () => node(0)),
        [],
      ),
    ),
  customThatDangles: (n = 3000) => {
    const nodes = list(n, (i) => node(i, i % 2 === 0 ? 'chip' : 'switch'));
    return scene(
      custom(
        nodes,
        list(n, (i) => link(`m${i}`, `node${i}`)),
      ),
    );
  },
  customSelfLinks: (n = 7000) =>
    scene(
      custom(
        [node(0), node(1)],
        list(n, () => link('n0', 'n0')),
      ),
    ),
  emptyNodes: () =>
    scene(
      custom(
        list(10_000, () => ({})),
        list(80_000, () => ({})),
      ),
    ),
  nullNodes: () =>
    scene(
      custom(
        list(10_000, () => null as never),
        list(100_000, () => 0 as never),
      ),
    ),
  tooManyLinks: () =>
    scene(
      custom(
        [],
        list(450_000, () => 0 as never),
      ),
    ),
  unknownKeys: () => most(scene({}), (i) => `"k${i}":0`, '"x":0,', ''),
  unknownKeysBelow: () => most(scene({}), (i) => `"k${i}":0`, '"window":{', '}'),
  repeatedKeys: () => most(scene({}), () => '"id":0', '"x":0,', ''),
  brackets: () => `{"a":${'['.repeat(499_000)}${']'.repeat(499_000)}}`,
  openBrackets: () => '['.repeat(999_999),
  openObjects: () => '{"a":'.repeat(199_999),
  oneLongText: () => pad(scene({}), (bytes) => `,"x":"${'x'.repeat(bytes - 8)}"`),
  escapes: () => pad(scene({}), (bytes) => `,"x":"${'\\n'.repeat((bytes - 8) >> 1)}"`),
  brokenText: () => `{"a":"${'\\n'.repeat(400_000)}`,
  spaces: () => ' '.repeat(999_990) + '{}',
  lines: () => '\n'.repeat(999_990) + '{,}',
  numbers: () => `[${Array(499_990).fill(1).join(',')}]`,
  longTitle: () => scene({ title: both('가'.repeat(150_000)) }),
  longReason: () => scene({ window: { invented: 3, because: ' '.repeat(900_000) } }),
  longKey: () => scene({ ['k'.repeat(900_000)]: 1 }),
  longName: () => scene({ beats: beats(1, () => ['x'.repeat(400_000), 'y'.repeat(400_000)]) }),
  longKind: () => scene({ cluster: { kind: 'x'.repeat(900_000) } }),
};

const sized = (name: keyof typeof HOSTILE, size: number) => ({ text: HOSTILE[name]!, size });

/** Those with an adjustable size, each with a large size below the limit. */
export const SIZED: Readonly<Record<string, { readonly text: (size: number) => string; readonly size: number }>> = {
  layers: { text: (layers) => scene({ workload: training(100, layers) }), size: 100 },
  shardedLayers: { text: (layers) => scene({ workload: sharded(100, layers) }), size: 100 },
  beatsOfManyPhases: sized('beatsOfManyPhases', 100),
  spansThatDangle: sized('spansThatDangle', 100),
  messages: sized('messages', 2000),
  messagesAllWrong: sized('messagesAllWrong', 2000),
  customNodes: sized('customNodes', 4000),
  customLinks: sized('customLinks', 4000),
  customThatDangles: sized('customThatDangles', 2000),
};
