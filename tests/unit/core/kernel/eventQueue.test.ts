import { describe, expect, it } from 'vitest';
import { randomStream } from '../../../../src/core/base/random.ts';
import { EventQueue } from '../../../../src/core/kernel/eventQueue.ts';
import { same, seeds } from '../../../support/runs.ts';

type Entry = { readonly time: number; readonly order: number; readonly id: number };

/** Compares random pushes and pops with a sorted array. With `spread` 1 all times are equal, with 3 most. */
function fuzz(seed: number, spread: number, capacity: number): void {
  const random = randomStream(`${seed}`, 'event queue');
  const below = (n: number): number => Math.floor(random() * n);
  const queue = new EventQueue(capacity);
  const sorted: Entry[] = [];
  const pushes = 1 + below(300);
  let now = 0;
  for (let order = 0, step = 0; order < pushes || sorted.length > 0; step++) {
    if (order < pushes && (sorted.length === 0 || below(5) < 3)) {
      const entry = { time: now + below(spread), order, id: below(1000) };
      order++;
      queue.push(entry.time, entry.order, entry.id);
      sorted.push(entry);
      sorted.sort((a, b) => a.time - b.time || a.order - b.order);
    } else {
      const expected = sorted.shift()!;
      same(queue.pop(), expected.id, seed, 'id popped at step', step);
      same(queue.now, expected.time, seed, 'time popped at step', step);
      now = queue.now;
    }
    same(queue.size, sorted.length, seed, 'size at step', step);
  }
}

describe('the event queue and a sorted array', () => {
  it('agree on random pushes and pops (seeds 1 to 300)', () => {
    for (const seed of seeds(1, 300)) fuzz(seed, 1_000_000, 256);
  });

  it('agree where most entries are simultaneous (seeds 301 to 600)', () => {
    for (const seed of seeds(301, 600)) fuzz(seed, 3, 256);
  });

  it('agree where all entries are simultaneous (seeds 601 to 700)', () => {
    for (const seed of seeds(601, 700)) fuzz(seed, 1, 256);
  });

  it('agree while the queue grows from any size, including 0 (seeds 701 to 900)', () => {
    for (const seed of seeds(701, 900)) fuzz(seed, 50, seed % 4);
  });
});

describe('the event queue', () => {
  it('returns entries of one time by their order, whatever the order of pushing', () => {
    const queue = new EventQueue();
    for (const order of [5, 3, 8, 1, 9, 0, 2, 7, 6, 4]) queue.push(7, order, 100 + order);
    expect(Array.from({ length: 10 }, () => queue.pop())).toEqual([100, 101, 102, 103, 104, 105, 106, 107, 108, 109]);
  });

  it('distinguishes the largest times of a clock of whole milliticks', () => {
    const queue = new EventQueue();
    const last = Number.MAX_SAFE_INTEGER;
    queue.push(last, 0, 1);
    queue.push(last - 1, 1, 2);
    queue.push(last, 2 ** 52, 4);
    queue.push(last, 2 ** 52 - 1, 3);
    expect(Array.from({ length: 4 }, () => queue.pop())).toEqual([2, 1, 3, 4]);
    expect(queue.now).toBe(last);
  });

  it('is empty, and usable again, after its last entry', () => {
    const queue = new EventQueue(1);
    for (let round = 0; round < 3; round++) {
      queue.push(round, round, round);
      expect(queue.pop()).toBe(round);
      expect(queue.size).toBe(0);
    }
  });
});
