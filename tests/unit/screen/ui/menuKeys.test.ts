import { describe, expect, it } from 'vitest';
import { nextItem } from '../../../../src/screen/ui/header/menuKeys.ts';

describe('the keys of a menu', () => {
  it.each([
    ['ArrowDown', 0, 1],
    ['ArrowRight', 1, 2],
    ['ArrowDown', 2, 0],
    ['ArrowUp', 0, 2],
    ['ArrowLeft', 2, 1],
    ['Home', 2, 0],
    ['End', 0, 2],
    ['ArrowDown', -1, 0],
    ['ArrowUp', -1, 2],
    ['a', 1, undefined],
  ])('%s from item %i of three goes to %s', (key, at, to) => {
    expect(nextItem(key, at, 3)).toBe(to);
  });

  it('move nowhere without items', () => {
    expect(nextItem('ArrowDown', -1, 0)).toBeUndefined();
  });
});
