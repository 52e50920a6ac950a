import { expect, it } from 'vitest';
import { everyName } from '../../../../src/core/base/everyName.ts';

it('gives the names of a union in the order written, and takes no record that forgets one', () => {
  expect(everyName<'b' | 'a'>({ b: true, a: true })).toEqual(['b', 'a']);
  // @ts-expect-error A name is missing.
  expect(everyName<'b' | 'a'>({ a: true })).toEqual(['a']);
});
