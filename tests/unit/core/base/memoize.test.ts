import { describe, expect, it } from 'vitest';
import { memoize, memoizeByKey, memoizeSteps } from '../../../../src/core/base/memoize.ts';
import { inOneGo, type Steps } from '../../../../src/core/base/steps.ts';

describe('memoize', () => {
  it('computes once per object, by identity', () => {
    const made: object[] = [];
    const sizeOf = memoize((of: readonly number[]) => {
      made.push(of);
      return of.length;
    });
    const [a, b] = [
      [1, 2],
      [1, 2],
    ];
    expect([sizeOf(a), sizeOf(b), sizeOf(a), sizeOf(b)]).toEqual([2, 2, 2, 2]);
    expect(made).toEqual([a, b]);
  });

  it('computes undefined only once, too', () => {
    let calls = 0;
    const nothing = memoize((_of: object) => void calls++);
    const one = {};
    expect(nothing(one)).toBe(undefined);
    expect(nothing(one)).toBe(undefined);
    expect(calls).toBe(1);
  });

  it('does not compute a value that was given', () => {
    const never = memoize((_of: object): string => {
      throw new Error('was made');
    });
    const one = {};
    never.give(one, 'given');
    expect(never(one)).toBe('given');
    expect(() => never({})).toThrow('was made');
  });

  it('computes again after an error', () => {
    let calls = 0;
    const second = memoize((_of: object): number => {
      if (++calls === 1) throw new Error('not yet');
      return calls;
    });
    const one = {};
    expect(() => second(one)).toThrow('not yet');
    expect(second(one)).toBe(2);
  });

  it('memoizes two arguments as a function that returns a function', () => {
    let calls = 0;
    const textOf = memoize((of: { name: string }) =>
      memoizeByKey((language: string) => `${of.name} ${language} ${++calls}`),
    );
    const [a, b] = [{ name: 'a' }, { name: 'b' }];
    expect([textOf(a)('en'), textOf(a)('ko'), textOf(b)('en'), textOf(a)('en'), textOf(a)('ko')]).toEqual([
      'a en 1',
      'a ko 2',
      'b en 3',
      'a en 1',
      'a ko 2',
    ]);
  });
});

describe('memoizeSteps', () => {
  it('gives the same value with or without pauses, whichever call is first', () => {
    let calls = 0;
    const sum = memoizeSteps(function* (of: readonly number[]): Steps<number> {
      calls++;
      for (let row = 0; row < of.length; row++) yield row / of.length;
      return of.reduce((a, b) => a + b, 0);
    });
    const [a, b, given] = [[1, 2, 3], [4, 5], [6]];
    expect([...sum.inSteps(a)]).toEqual([0, 1 / 3, 2 / 3]);
    expect([sum(a), sum(b), inOneGo(sum.inSteps(b)), calls]).toEqual([6, 9, 9, 2]);
    sum.give(given, 7);
    expect([sum(given), [...sum.inSteps(given)].length, calls]).toEqual([7, 0, 2]);
  });
});
