import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COLLECTIVES } from '../../../../src/core/model/collectives/collectives.ts';
import { sceneJsonSchema } from '../../../../src/core/scene/jsonSchema.ts';
import { clusterKinds, workloadKinds } from '../../../../src/core/scene/kinds.ts';
import { listSources } from '../../../../src/core/scene/sources.ts';
import { parseScene } from '../../../../src/core/scene/parse.ts';
import { runCommandLine } from '../../../../src/shell/cli/commandLine.ts';
import { sceneWith, setAt } from '../../../support/sceneFiles.ts';
import { invented } from '../../../support/workloadRuns.ts';

function call(...args: readonly string[]): { readonly code: number; readonly out: string; readonly err: string } {
  let out = '';
  let err = '';
  const terminal = { out: (text: string) => void (out += text), err: (text: string) => void (err += text) };
  const code = runCommandLine(args, {}, terminal);
  return { code, out, err };
}

type Row = Readonly<Record<string, unknown>>;
type Listing = Readonly<
  Record<
    'topologies' | 'workloads',
    readonly { readonly kind: string; readonly description: string; readonly parameters: readonly Row[] }[]
  >
> & { readonly collectives: readonly { readonly kind: string; readonly label: string }[] };
const listing = (...args: readonly string[]): Listing => JSON.parse(call('kinds', '--json', ...args).out) as Listing;

const WORKLOADS: Readonly<Record<string, unknown>> = {
  messages: { kind: 'messages', messages: [{ at: invented(3), from: 0, to: 1, size: invented(10) }] },
  incast: { kind: 'incast', receiver: 2, senders: 5, size: invented(64), bursts: 2, gap: invented(20) },
  openTraffic: {
    kind: 'openTraffic',
    duration: invented(100),
    arrivals: { kind: 'poisson', gap: invented(20) },
    pattern: { kind: 'hotSpot', chip: 3, share: invented(0.3) },
    sizes: { kind: 'mixed', small: invented(1), large: invented(50), largeShare: invented(0.1) },
  },
  experts: {
    kind: 'experts',
    steps: 2,
    experts: 8,
    tokens: 4,
    tokenSize: invented(4),
    compute: invented(1),
    skew: invented(0.5),
    replicated: 1,
    replicas: 2,
  },
  inference: {
    kind: 'inference',
    requests: 20,
    gap: invented(10),
    prefillChips: 2,
    decodeChips: 3,
    assignment: 'leastLoaded',
    prefill: invented(15),
    kvCache: invented(200),
    promptSpread: invented(0.3),
    tokens: 5,
    decode: invented(2),
  },
};

/** The good scene with another workload and without its story, on one UltraServer of 8 chips. */
function sceneOf(workload: unknown): string {
  const scene = sceneWith([['beats'], []], [['workload'], workload]);
  for (const [key, value] of [
    ['ultraServers', 1],
    ['chipsPerUltraServer', 8],
    ['plates', 2],
    ['side', 2],
  ] as const) {
    setAt(scene, ['cluster', key], value);
  }
  return JSON.stringify(scene);
}

const folder = mkdtempSync(join(tmpdir(), 'kinds-'));
function fileOf(kind: string): string {
  const file = join(folder, `${kind}.json`);
  writeFileSync(file, sceneOf(WORKLOADS[kind]));
  return file;
}

describe('kinds', () => {
  it('lists every topology, collective and workload, derived from the schema', () => {
    const { topologies, collectives, workloads } = listing();
    expect(topologies.map(({ kind }) => kind)).toEqual(clusterKinds().map(({ kind }) => kind));
    expect(topologies.map(({ kind }) => kind)).toContain('ultraServers');
    expect(collectives.map(({ kind }) => kind)).toEqual(Object.keys(COLLECTIVES));
    expect(workloads.map(({ kind }) => kind)).toEqual(workloadKinds().map(({ kind }) => kind));
    expect(workloads.map(({ kind }) => kind)).toEqual(expect.arrayContaining(Object.keys(WORKLOADS)));
    for (const { kind, description } of [...topologies, ...workloads]) expect(description, kind).not.toBe('');
    const text = call('kinds');
    expect(text).toMatchObject({ code: 0, err: '' });
    for (const { kind } of [...topologies, ...workloads]) expect(text.out).toContain(`  ${kind}\n`);
    for (const { kind, label } of collectives)
      expect(text.out).toMatch(new RegExp(`^  ${kind} +${label.replaceAll(/[()]/g, '\\$&')}$`, 'm'));
  });

  it('lists each parameter with path, unit, range, origin and name in the language', () => {
    const row = (rows: readonly Row[], path: string) => rows.find((one) => one['path'] === path);
    const parameters = (list: Listing, kind: string) => list.workloads.find((one) => one.kind === kind)!.parameters;
    expect(row(parameters(listing(), 'incast'), 'size')).toEqual({
      path: 'size',
      sort: 'number',
      quantity: 'size',
      unit: 'units',
      min: 0.01,
      max: 1_000_000,
      origin: 'invented',
      label: 'message size',
      optional: false,
    });
    expect(row(parameters(listing('--lang', 'ko'), 'incast'), 'size')).toMatchObject({ label: '메시지 크기' });
    expect(row(parameters(listing(), 'openTraffic'), 'pattern.share')).toMatchObject({
      when: { 'pattern.kind': 'hotSpot' },
    });
    expect(row(parameters(listing(), 'inference'), 'assignment')).toEqual({
      path: 'assignment',
      sort: 'choice',
      choices: ['roundRobin', 'leastLoaded'],
      label: 'request dispatch',
      optional: false,
    });
    const { parameters: ofCluster } = listing().topologies.find(({ kind }) => kind === 'ultraServers')!;
    expect(row(ofCluster, 'ties')).toMatchObject({ optional: true });
    expect(row(ofCluster, 'fabric.spines.latency')).toMatchObject({ optional: true, origin: 'invented' });
    expect(row(ofCluster, 'efa.rate')).toMatchObject({ optional: false, unit: 'units per tick' });
    expect(row(parameters(listing(), 'messages'), 'messages[].at')).toMatchObject({ unit: 'ticks' });
  });

  it.each(Object.keys(WORKLOADS))('%s: every number of a scene of this kind is listed, with its facts', (kind) => {
    const rows = listing().workloads.find((one) => one.kind === kind)!.parameters;
    for (const source of listSources(parseScene(sceneOf(WORKLOADS[kind])))) {
      if (!source.path.startsWith('workload.')) continue;
      const path = source.path.replace('workload.', '').replace(/\[\d+\]/g, '[]');
      const { label, min, max, origin } = source.facts;
      expect(rows).toContainEqual(
        expect.objectContaining({ path, unit: source.unit, label: label.en, min, max, origin }),
      );
    }
  });

  it('takes no file, and prints Korean too', () => {
    expect(call('kinds', 'x')).toMatchObject({ code: 2, out: '' });
    expect(call('kinds', '--seed', 'x').err).toContain('kinds has no option "--seed".');
    expect(call('kinds', '--lang', 'ko').out).toMatch(/^토폴로지\("cluster"\)\n/);
    expect(call('kinds', '--lang', 'ko').out).toContain('임의로 정함');
  });
});

describe('check, run and sources work for every workload', () => {
  it.each(Object.keys(WORKLOADS))('%s', (kind) => {
    const file = fileOf(kind);
    expect(call('check', file)).toEqual({ code: 0, out: `${file}: ok\n`, err: '' });
    const { code, out } = call('run', file, '--json');
    expect(code).toBe(0);
    const summary = JSON.parse(out) as Record<string, Record<string, unknown>>;
    const keys = ['scene', 'seed', 'finish', 'counts', 'traceHash', 'links'];
    expect(Object.keys(summary)).toEqual([...keys, ...(kind === 'inference' ? ['serving'] : []), 'origin']);
    expect(summary['finish']).toBeGreaterThan(0);
    expect(call('sources', file).out).toContain('workload.');
  });

  it('inference prints its times, each with its mark', () => {
    const { out } = call('run', fileOf('inference'));
    expect(out).toMatch(/time to first token +[\d.,]+ ticks \(made up\)/);
    expect(out).toMatch(/throughput +[\d.]+ requests per tick \(made up\)/);
    const times = out.match(/[\d.,]+ ticks(?: \(made up\))?/g)!;
    for (const time of times) expect(time).toContain('(made up)');
    expect(call('run', fileOf('inference'), '--lang', 'ko').out).toContain('첫 토큰까지 걸린 시간');
  });

  it('a chip that the cluster does not have is reported with its path and the valid range', () => {
    const messages = { kind: 'messages', messages: [{ at: invented(3), from: 0, to: 8, size: invented(10) }] };
    const file = join(folder, 'dangling.json');
    writeFileSync(file, sceneOf(messages));
    for (const command of ['check', 'run']) {
      const { code, err } = call(command, file);
      expect(code).toBe(1);
      expect(err).toContain(
        'workload.messages[0].to: expected the number of another chip of this cluster, got 8\n  Here they are 0 to 7; no chip sends to itself.',
      );
    }
    expect(call('check', file, '--lang', 'ko').err).toContain('여기서는 0부터 7까지입니다');
  });

  it('traffic between EFA interfaces of different switches is reported before it runs, with the remedy', () => {
    const file = join(folder, 'fabric.json');
    writeFileSync(file, JSON.stringify(sceneWith([['beats'], []], [['workload'], WORKLOADS['openTraffic']])));
    for (const command of ['check', 'run']) {
      const { code, err } = call(command, file);
      expect(code).toBe(1);
      expect(err).toMatch(
        /cluster\.switches: expected switches that chip \d+ and chip \d+ share, .*, got 4\n {2}Write 1, or/,
      );
    }
    const joined = sceneWith([['beats'], []], [['workload'], WORKLOADS['openTraffic']], [['cluster', 'switches'], 1]);
    writeFileSync(file, JSON.stringify(joined));
    expect(call('check', file).code).toBe(0);
  });

  it('too many listed messages give one problem', () => {
    const messages = Array(2001).fill(1);
    const file = join(folder, 'many.json');
    writeFileSync(file, sceneOf({ kind: 'messages', messages }));
    expect(sceneJsonSchema()).toMatch(/"maxItems": 2000\b/);
    expect(call('check', file).err).toContain('workload.messages: expected at most 2,000 listed messages, got 2,001');
  });

  it('an unknown moment is reported with the phases of this workload', () => {
    const scene = JSON.parse(sceneOf(WORKLOADS['incast'])) as Record<string, unknown>;
    const words = { en: 'x', ko: 'x' };
    scene['beats'] = [{ id: 'a', title: words, caption: words, from: 'burst1.start', to: 'burst3.end', speed: 1 }];
    const file = join(folder, 'moment.json');
    writeFileSync(file, JSON.stringify(scene));
    const { err } = call('check', file);
    expect(err).toContain('beats[0].to: expected the name of a moment of this run, got "burst3.end"');
    expect(err).toContain('in their order: burst1, burst2.');
  });
});
