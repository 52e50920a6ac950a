import { expect, it } from 'vitest';
import { memoizeSteps } from '../../../../src/core/base/memoize.ts';
import { inOneGo, type Steps } from '../../../../src/core/base/steps.ts';

/** Work of four steps, with a count of the steps done. */
function counted() {
  const done = { steps: 0 };
  const lengthOf = memoizeSteps(function* (of: { readonly text: string }): Steps<number> {
    for (let step = 1; step <= 4; step++) {
      done.steps++;
      yield step / 4;
    }
    if (of.text === '') throw new Error('empty');
    return of.text.length;
  });
  return { done, lengthOf };
}

it('runs once for several callers, interleaved or at the same time', () => {
  const { done, lengthOf } = counted();
  const of = { text: 'abc' };
  const [one, other] = [lengthOf.inSteps(of), lengthOf.inSteps(of)];
  expect([one.next().value, other.next().value, one.next().value]).toEqual([0.25, 0.5, 0.75]);
  expect(lengthOf(of)).toBe(3);
  expect([one.next(), other.next()]).toEqual([
    { done: true, value: 3 },
    { done: true, value: 3 },
  ]);
  expect(inOneGo(lengthOf.inSteps(of))).toBe(3);
  expect(done.steps).toBe(4);
});

it('continues if one of several callers cancels', () => {
  const { done, lengthOf } = counted();
  const of = { text: 'abc' };
  const one = lengthOf.inSteps(of);
  one.next();
  one.return(0);
  expect(lengthOf(of)).toBe(3);
  expect(done.steps).toBe(4);
});

it('does not run if the value was given', () => {
  const { done, lengthOf } = counted();
  const of = { text: 'abc' };
  lengthOf.give(of, 7);
  expect([lengthOf(of), inOneGo(lengthOf.inSteps(of)), done.steps]).toEqual([7, 7, 0]);
});

it('starts again after an error', () => {
  const { lengthOf } = counted();
  const of = { text: '' };
  expect(() => lengthOf(of)).toThrow('empty');
  expect(() => lengthOf(of)).toThrow('empty');
});
