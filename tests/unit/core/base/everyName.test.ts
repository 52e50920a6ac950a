import { expect, it } from 'vitest';
import { everyName } from '../../../../src/core/base/everyName.ts';

it('returns the names of a union in the order written; a record that omits one does not compile', () => {
  expect(everyName<'b' | 'a'>({ b: true, a: true })).toEqual(['b', 'a']);
  // @ts-expect-error A name is missing.
  expect(everyName<'b' | 'a'>({ a: true })).toEqual(['a']);
});
