import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runCommandLine } from '../../../../src/shell/cli/commandLine.ts';
import { chooseLanguage } from '../../../../src/shell/cli/request.ts';
import { list, table, width } from '../../../../src/shell/cli/table.ts';
import { GOOD_FILE, sceneWith } from '../../../support/sceneFiles.ts';
import { type Cut, cutSceneText } from '../../../support/cutScene.ts';

const folder = mkdtempSync(join(tmpdir(), 'chokepoint-cli-'));
afterAll(() => rmSync(folder, { recursive: true }));

const inFolder = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
const small = [
  [['cluster', 'side'], 2],
  [['cluster', 'plates'], 2],
  [['cluster', 'chipsPerUltraServer'], 8],
] as const;
const good = inFolder('small.json', JSON.stringify(sceneWith(...small)));
const wrong = inFolder('wrong.json', JSON.stringify(sceneWith([['cluster', 'efa', 'rate'], 5], [['seed'], 1])));

/** Output and exit code of a command, run in this process. */
function call(...args: readonly string[]): { readonly code: number; readonly out: string; readonly err: string } {
  let out = '';
  let err = '';
  const terminal = { out: (text: string) => void (out += text), err: (text: string) => void (err += text) };
  const code = runCommandLine(args, {}, terminal);
  return { code, out, err };
}

describe('usage', () => {
  it('is printed on request, and as an error without a command', () => {
    const asked = call('--help');
    expect(asked).toMatchObject({ code: 0, err: '' });
    for (const command of ['run FILE', 'check FILE', 'sources FILE', 'schema']) expect(asked.out).toContain(command);
    expect(asked.out).toContain('packet,message,from,to,size,sent,delivered');
    expect(call()).toEqual({ code: 2, out: '', err: asked.out });
    expect(call('run', '--help')).toEqual(asked);
    expect(call('--lang', 'ko', '--help').out).toContain('사용법');
  });

  it.each([
    [['fly'], 'There is no command "fly".'],
    [['run'], 'run needs a scene file'],
    [['check'], 'check needs a scene file'],
    [['run', good, good], `run does not take ${JSON.stringify(good)}`],
    [['schema', good], 'schema does not take'],
    [['run', good, '--sed', 'x'], 'run has no option "--sed".'],
    [['check', good, '--json'], 'check has no option "--json".'],
    [['run', good, '-x'], 'run has no option "-x".'],
    [['--frob'], 'Chokepoint has no option "--frob".'],
    [['run', good, '--seed'], '--seed needs a value: --seed S'],
    [['run', good, '--seed', '--json'], '--seed needs a value: --seed S'],
    [['run', good, '--seed', 'a', '--seed', 'b'], '--seed may be given once.'],
    [['run', good, '--json=yes'], '--json takes no value.'],
    [['run', good, '--set', 'cluster.efa.rate'], '--set needs PATH=VALUE'],
    [['run', good, '--set', 'cluster.ties=too naive'], 'got "cluster.ties=too naive"'],
    [['run', good, '--set', 'cluster.efa.rate=Infinity'], '--set needs PATH=VALUE'],
    [
      ['run', good, '--set', 'cluster.efa.rate=0x10'],
      'cluster.efa.rate: expected a number in digits, such as 0.25, got "0x10"',
    ],
    [['run', good, '--set', 'cluster.efa.rate=1,270'], 'expected 1270 or 1.27, got "1,270"'],
    [['run', good, '--set', 'cluster.efa.rate=1,270', '--lang', 'ko'], '기대한 값: 1270 또는 1.27'],
    [['run', good, '--set', 'cluster.efa.rate=2 GB'], 'a number without “GB”'],
    [['run', good, '--set', 'cluster.efa.rate='], 'cluster.efa.rate: expected a number, got nothing'],
    [['run', good, '--set', '=5'], '--set needs PATH=VALUE'],
    [['run', good, '--lang', 'fr'], '--lang is en or ko, not "fr".'],
  ])('%j is refused with code 2', (args, message) => {
    const { code, out, err } = call(...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
    expect(err).toContain('--help');
  });

  it('a number that can’t be set is reported with its path and code 2', () => {
    const { code, err } = call('run', good, '--set', 'cluster.efa.rte=2', '--set', 'efa.rate=3');
    expect(code).toBe(2);
    expect(err).toContain('cluster.efa.rte: expected the path of a number');
    expect(err).toContain('efa.rate: expected');
    expect(err).toContain('Did you mean "cluster.efa.rate"?');
    expect(call('run', good, '--set', 'cluster.efa.rate=-1')).toMatchObject({ code: 2 });
    expect(call('run', good, '--set', 'cluster.efa.rate=fast').err).toContain('expected a number, got "fast"');
    expect(call('run', good, '--set', 'cluster.ties=nave').err).toContain('Did you mean "naive"?');
    expect(call('run', good, '--set', 'cluster.tis=naive', '--lang', 'ko').err).toContain(
      '혹시 "cluster.ties"을(를) 쓰려고 하셨나요?',
    );
    expect(call('run', good, '--seed', ' ')).toMatchObject({ code: 2 });
  });
});

describe('files', () => {
  it.each([
    [['run', join(folder, 'none.json')], 'there is no such file'],
    [['sources', folder], 'is a folder, not a file'],
    [['run', good, '--deliveries', join(folder, 'none', 'd.csv')], 'its folder does not exist'],
    [['run', good, '--deliveries', folder], 'is a folder, not a file'],
    [['run', good, '--deliveries', good], 'is the scene itself'],
  ])('%j', (args, message) => {
    const { code, out, err } = call(...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
  });
});

describe('check', () => {
  it('prints every problem of an invalid file, and checks the others', () => {
    const { code, out, err } = call('check', wrong, good, join(folder, 'none.json'));
    expect(code).toBe(2);
    expect(out).toBe(`${good}: ok\n`);
    expect(err).toContain(`${wrong}\n`);
    expect(err).toContain('cluster.efa.rate: expected { "invented": number, "because": text }, got 5');
    expect(err).toContain('seed: expected text in quotes, got 1');
    expect(call('check', good, wrong).code).toBe(1);
  });

  it('finds a scene that would make too many packets', () => {
    const gradients = [['workload', 'gradients', 'invented'], 1_000_000] as const;
    const packet = [['cluster', 'efa', 'packet', 'invented'], 1] as const;
    const large = inFolder('packets.json', JSON.stringify(sceneWith(gradients, packet)));
    const { code, err } = call('check', large);
    expect(code).toBe(1);
    expect(err).toContain('workload: expected at most 1,000,000 packets in the run, got more than 1,000,000');
  });

  it('removes control characters from its messages', () => {
    const steering = inFolder('steering.json', '{ "\u009b2J": "\\u001b[2J" }');
    expect(call('check', steering).err).not.toMatch(/[^\P{Cc}\n]/u);
  });
});

describe('sources', () => {
  it('prints each number with its mark or its origin, and its reason', () => {
    const { code, out } = call('sources', GOOD_FILE);
    expect(code).toBe(0);
    expect(out).toMatch(/^cluster\.efa\.rate: 0\.5 units per tick \(made up\)\n {2}Chosen for show/m);
    expect(out).toMatch(/^cluster\.chipsPerUltraServer: 64 \(the article\)\n {2}하나의 UltraServer는 64개의/m);
    expect(out).toMatch(/^workload\.steps: 3 \(chosen by the author\)$/m);
    expect(call('sources', GOOD_FILE, '--lang', 'ko').out).toContain('(가상의 값)');
  });

  it('as JSON uses the file’s keys for the reasons', () => {
    const rows = JSON.parse(call('sources', GOOD_FILE, '--json').out) as Readonly<Record<string, unknown>>[];
    const row = (path: string) => Object.keys(rows.find((one) => one['path'] === path)!);
    expect(row('cluster.efa.rate')).toEqual(['path', 'value', 'unit', 'origin', 'because']);
    expect(row('cluster.chipsPerUltraServer')).toEqual(['path', 'value', 'unit', 'origin', 'quote']);
    expect(row('cluster.plates')).toEqual(['path', 'value', 'unit', 'origin', 'source']);
    expect(row('workload.steps')).toEqual(['path', 'value', 'unit', 'origin']);
  });
});

describe('run', () => {
  const json = (...args: readonly string[]) =>
    JSON.parse(call('run', good, '--json', ...args).out) as Record<string, unknown>;

  it('prints every time with its mark', () => {
    const { code, out } = call('run', good);
    expect(code).toBe(0);
    expect(out).toContain('Nothing was measured.');
    const times = out.match(/[\d.,]+ ticks(?: \(made up\))?/g)!;
    expect(times).toHaveLength(4);
    for (const time of times) expect(time).toContain('(made up)');
    expect(call('run', good, '--lang=ko').out.match(/틱 \(가상의 값\)/g)).toHaveLength(4);
  });

  it('changes numbers and the seed as requested', () => {
    expect(json('--seed', 'other')['seed']).toBe('other');
    expect(json('--seed', 'other')['traceHash']).not.toBe(json()['traceHash']);
    const faster = json('--set', 'cluster.efa.rate=4', '--set', 'workload.compute=1e2');
    expect(faster['finish']).toBeLessThan(json()['finish'] as number);
  });

  it.each([
    [good, 'workload.barrier=true'],
    ['scenes/hash-or-spray.scene.json', 'workload.parts[0].runs[0].spreading=spray'],
  ])('changes a choice as requested: %s %s', (file, set) => {
    const hashOf = (...args: string[]): unknown =>
      (JSON.parse(call('run', file, '--json', ...args).out) as Record<string, unknown>)['traceHash'];
    expect(hashOf('--set', set)).not.toBe(hashOf());
  });

  it('writes one row per packet, each delivered after it was sent', () => {
    const file = join(folder, 'd.csv');
    const { out, err } = call('run', good, '--json', '--deliveries', file);
    expect(err).toBe(`${file}: computed from made-up numbers. Nothing was measured.\n`);
    const { counts, finish } = JSON.parse(out) as { counts: { packets: number; messages: number }; finish: number };
    const [header, ...lines] = readFileSync(file, 'utf8').trimEnd().split('\n');
    expect(header).toBe('packet,message,from,to,size,sent,delivered');
    expect(lines).toHaveLength(counts.packets);
    const rows = lines.map((line) => line.split(',').map(Number));
    expect(rows.map(([packet]) => packet)).toEqual(lines.map((_, i) => i));
    expect(new Set(rows.map((row) => row[1])).size).toBe(counts.messages);
    expect(Math.max(...rows.map((row) => row[6]!))).toBe(finish);
    for (const row of rows) expect(row[6]).toBeGreaterThan(row[5]!);
    for (const line of lines)
      expect(line).toMatch(/^\d+,\d+,\d+,\d+,\d+(?:\.\d+)?,\d+(?:\.\d{1,3})?,\d+(?:\.\d{1,3})?$/);
  });
});

describe('deliveries where a link is cut', () => {
  /** The rows of the CSV without the sizes. */
  const rows = (cluster: object, cut: Cut): string[][] => {
    const [file, csv] = [join(folder, 'cut.scene.json'), join(folder, 'cut.csv')];
    writeFileSync(file, cutSceneText(cluster, [cut]));
    call('run', file, '--deliveries', csv);
    const lines = readFileSync(csv, 'utf8').trimEnd().split('\n').slice(1);
    return lines.map((line) => line.split(',').filter((_, column) => column !== 4));
  };

  it('have no time of delivery for a packet that is stranded on its way', () => {
    expect(rows({ kind: 'line', chips: 3 }, { from: 'c1', to: 'c2', at: 0 })).toEqual([
      ['0', '0', '0', '1', '0', '5'],
      ['1', '1', '0', '2', '0', ''],
    ]);
  });

  it('come from a run whose summary has no finish time', () => {
    const file = join(folder, 'cut.scene.json');
    writeFileSync(file, cutSceneText({ kind: 'line', chips: 3 }, [{ from: 'c1', to: 'c2', at: 0 }]));
    const { out } = call('run', file);
    expect([out.includes('finish time'), /last event, unfinished +\d+ ticks/.test(out)]).toEqual([false, true]);
  });

  it('have the time of a packet that leaves the queue of the cut link for another way', () => {
    expect(rows({ kind: 'torus', sizes: [5], wrap: true, ties: 'even' }, { from: 'c0', to: 'c1', at: 2 })).toEqual([
      ['0', '0', '0', '1', '0', '5'],
      ['1', '1', '0', '2', '0', '17'],
    ]);
  });
});

describe('language and layout', () => {
  it.each([
    [[], {}, 'en'],
    [[], { LANG: 'ko_KR.UTF-8' }, 'ko'],
    [[], { LANG: 'ko_KR.UTF-8', LC_ALL: 'en_US.UTF-8' }, 'en'],
    [[], { LANG: 'ko', LC_ALL: '' }, 'ko'],
    [[], { LANG: 'kok_IN' }, 'en'],
    [['--lang', 'ko'], { LANG: 'en' }, 'ko'],
    [['--lang=en'], { LANG: 'ko' }, 'en'],
  ])('%j in %j gives %s', (args, env, language) => {
    expect(chooseLanguage(args, env)).toBe(language);
  });

  it('aligns columns, in Korean too', () => {
    expect(width('링크 a')).toBe(6);
    expect(
      list([
        ['가', 'x'],
        ['abc', 'y'],
      ]),
    ).toBe('가   x\nabc  y\n');
    expect(
      table([
        ['가', '나다'],
        ['abc', '1'],
      ]),
    ).toBe('가   나다\nabc     1\n');
  });
});
