import { describe, expect, it } from 'vitest';
import type { Steps } from '../../../../src/core/base/steps.ts';
import { SceneError } from '../../../../src/core/scene/problem.ts';
import { runWithProgress } from '../../../../src/shell/cli/progress.ts';
import { progressText, stageText } from '../../../../src/screen/words/runWords.ts';

const CLEAR_LINE = '\r\u001B[K';

/** Work that yields these shares, a quarter of a second apart by `clock`. */
function work(shares: readonly number[]) {
  let time = 0;
  const steps = function* (): Steps<string> {
    for (const share of shares) {
      time += 250;
      yield share;
    }
    return 'done';
  };
  return { steps: steps(), clock: () => time };
}

describe('the progress of a command', () => {
  it('is one line that is rewritten, in the language, and erased at the end', () => {
    const { steps, clock } = work([0.01, 0.02, 0.3, 0.5, 0.9]);
    let line = '';
    const silence = (): void => expect.unreachable('nothing else is written to');
    const terminal = { out: silence, err: silence, line: (text: string) => void (line += text) };
    expect(runWithProgress(steps, 'en', terminal, clock)).toBe('done');
    expect(line.split(CLEAR_LINE)).toEqual([
      '',
      'Building the cluster… 2.0%',
      'Finding routes… 30.0%',
      'Simulating… 50.0%',
      'Measuring the run… 90.0%',
      '',
    ]);
    expect(line.endsWith(CLEAR_LINE)).toBe(true);
  });

  it('is not shown for short work, nor without a status line', () => {
    const short = work([0.5]);
    let line = '';
    const terminal = { out: () => {}, err: () => {} };
    runWithProgress(short.steps, 'ko', { ...terminal, line: (text) => void (line += text) }, short.clock);
    expect(line).toBe('');
    const long = work([0.1, 0.2, 0.3, 0.4]);
    expect(runWithProgress(long.steps, 'ko', terminal, long.clock)).toBe('done');
  });

  it('is erased before an error is printed', () => {
    let line = '';
    const failing = function* (): Steps<never> {
      yield 0.1;
      throw new SceneError([]);
    };
    let time = 0;
    const terminal = { out: () => {}, err: () => {}, line: (text: string) => void (line += text) };
    expect(() => runWithProgress(failing(), 'en', terminal, () => (time += 400))).toThrow(SceneError);
    expect(line).toBe(`${CLEAR_LINE}Finding routes… 10.0%${CLEAR_LINE}`);
  });

  it('exists in both languages', () => {
    expect(stageText(0, 'ko')).toBe('클러스터를 만드는 중…');
    expect(stageText(0.5, 'ko')).toBe('시뮬레이션하는 중…');
    expect(progressText(0.0349)).toBe('3.5%');
  });
});
