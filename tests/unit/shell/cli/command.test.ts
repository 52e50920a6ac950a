import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { COMPUTED_ORIGIN } from '../../../../src/core/base/provenance.ts';
import { parseScene } from '../../../../src/core/scene/parse.ts';
import { simulate } from '../../../../src/core/sim/simulation.ts';
import { traceHash } from '../../../../src/core/trace/trace.ts';
import { GOOD_FILE, goodText } from '../../../support/sceneFiles.ts';

vi.setConfig({ testTimeout: 60_000 });

const MAIN = ['--import', 'tsx', 'src/shell/cli/main.ts'];
const scene = (...args: readonly string[]) => spawnSync(process.execPath, [...MAIN, ...args], { encoding: 'utf8' });

describe('the real command', () => {
  it('[L5] run --json: the keys of the interface, the same text twice, the hash that the library gives', () => {
    const [first, second] = [scene('run', GOOD_FILE, '--json'), scene('run', GOOD_FILE, '--json')];
    expect(first).toMatchObject({ status: 0, stderr: '' });
    expect(second.stdout).toBe(first.stdout);
    const result = JSON.parse(first.stdout) as Record<string, Record<string, object>>;
    expect(Object.keys(result)).toEqual(['scene', 'seed', 'finish', 'counts', 'traceHash', 'links', 'origin']);
    expect(Object.keys(result['counts']!)).toEqual(['tasks', 'messages', 'packets', 'hops', 'events']);
    expect(Object.keys(result['links']!)).toEqual(['neuronLink', 'neuronLinkZ', 'efa']);
    for (const link of Object.values(result['links']!)) {
      expect(Object.keys(link)).toEqual(['links', 'packets', 'units', 'busyTicks', 'greatestQueue']);
    }
    expect(result['origin']).toBe(COMPUTED_ORIGIN);
    expect(result['traceHash']).toBe(traceHash(simulate(parseScene(goodText()))));
  });

  it('exits with its code', () => {
    expect(scene('check', GOOD_FILE)).toMatchObject({ status: 0, stdout: `${GOOD_FILE}: ok\n`, stderr: '' });
    expect(scene('check', 'package.json')).toMatchObject({ status: 1, stdout: '' });
    expect(scene('run', 'no-such-file')).toMatchObject({ status: 2, stdout: '' });
  });

  it.skipIf(process.platform === 'win32')('ends quietly if the reader closes the pipe early', () => {
    const command = `"${process.execPath}" ${MAIN.join(' ')} sources ${GOOD_FILE} --json | head -n 1`;
    expect(execFileSync('bash', ['-c', `set -o pipefail; ${command} 2>&1`], { encoding: 'utf8' })).toBe('[\n');
  });

  it('is what package.json calls', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
    expect(scripts['scene']).toBe('tsx src/shell/cli/main.ts');
  });
});
