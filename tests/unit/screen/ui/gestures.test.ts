import { describe, expect, it } from 'vitest';
import {
  createRecogniser,
  type Gesture,
  type GesturePoint,
  type PointerSample,
  type PointerType,
  type Recogniser,
  wheelSample,
} from '../../../../src/screen/ui/parts/gestures.ts';

/** Simulated pointers, and the gestures that were recognised. */
function createHand(type: PointerType = 'mouse') {
  const recogniser = createRecogniser();
  let time = 0;
  const gestures: Gesture[] = [];
  const feed =
    (what: keyof Recogniser) =>
    (at: GesturePoint, id = 1, more: Partial<PointerSample> = {}): void =>
      void gestures.push(
        ...recogniser[what]({ id, type, at, time, isMain: true, isPressed: what !== 'move' || id !== 0, ...more }),
      );
  return {
    down: feed('down'),
    move: feed('move'),
    up: feed('up'),
    cancel: feed('cancel'),
    wait: (ms: number) => void (time += ms),
    /** Gestures since the last call. */
    take: (): Gesture[] => gestures.splice(0),
  };
}

const kinds = (gestures: readonly Gesture[]): string[] =>
  gestures.map((gesture) => (gesture.kind === 'move' ? gesture.phase : gesture.kind));

describe('a press', () => {
  it.each([
    ['mouse', 4],
    ['pen', 6],
    ['touch', 10],
  ] as const)('of a %s is a tap within %d pixels, and a drag beyond, until released', (type, slop) => {
    const still = createHand(type);
    still.down([50, 50]);
    still.move([50 + slop - 1, 50]);
    still.up([50 + slop - 1, 50]);
    expect(kinds(still.take())).toEqual(['press', 'held', 'tap', 'end']);
    const moving = createHand(type);
    moving.down([50, 50]);
    moving.move([50, 50 + slop]);
    moving.move([50, 50]);
    moving.up([50, 50]);
    expect(kinds(moving.take())).toEqual(['press', 'dragStart', 'drag', 'end']);
  });

  it('that becomes a drag includes the movement within the slop', () => {
    const hand = createHand();
    hand.down([10, 10]);
    hand.move([13, 10]);
    hand.move([20, 10]);
    hand.move([30, 15]);
    const steps = hand.take().flatMap((gesture) => (gesture.kind === 'move' ? [gesture] : []));
    expect(steps.map(({ before, at }) => [before, at])).toEqual([
      [
        [10, 10],
        [13, 10],
      ],
      [
        [10, 10],
        [20, 10],
      ],
      [
        [20, 10],
        [30, 15],
      ],
    ]);
    expect(steps.every(({ from }) => from[0] === 10 && from[1] === 10)).toBe(true);
  });

  it('that the browser cancels is no tap', () => {
    const hand = createHand();
    hand.down([1, 1]);
    hand.cancel([1, 1]);
    expect(hand.take().at(-1)).toEqual({ kind: 'end', from: [1, 1], at: [1, 1], isLifted: false });
    hand.move([2, 2], 0);
    expect(kinds(hand.take())).toEqual(['hover']);
  });

  it('of another button, or a release without a press, is ignored', () => {
    const hand = createHand();
    hand.down([1, 1], 1, { isMain: false });
    hand.move([9, 9]);
    hand.up([9, 9]);
    expect(hand.take()).toEqual([]);
  });
});

describe('two taps', () => {
  const tapTwice = (ms: number, apart: number): boolean[] => {
    const hand = createHand();
    for (const x of [100, 100 + apart, 100 + apart]) {
      hand.down([x, 7]);
      hand.up([x, 7]);
      hand.wait(ms);
    }
    return hand.take().flatMap((gesture) => (gesture.kind === 'tap' ? [gesture.isDouble] : []));
  };
  it('are a double tap if near in place and time; a third starts again', () => {
    expect(tapTwice(349, 23)).toEqual([false, true, false]);
    expect(tapTwice(350, 0)).toEqual([false, false, false]);
    expect(tapTwice(10, 24)).toEqual([false, false, true]);
  });
});

describe('two fingers', () => {
  it('pinch without a slop; the remaining one continues to drag, and neither taps', () => {
    const hand = createHand('touch');
    hand.down([0, 0], 1);
    hand.down([10, 0], 2);
    hand.move([12, 0], 2);
    expect(hand.take()).toEqual([
      { kind: 'press', at: [0, 0] },
      {
        kind: 'pinchStart',
        fingers: [
          [0, 0],
          [10, 0],
        ],
      },
      {
        kind: 'pinch',
        before: [
          [0, 0],
          [10, 0],
        ],
        fingers: [
          [0, 0],
          [12, 0],
        ],
      },
    ]);
    hand.up([0, 0], 1);
    hand.move([13, 0], 2);
    hand.up([13, 0], 2);
    expect(kinds(hand.take())).toEqual(['drag', 'end']);
  });

  it('ignore a third', () => {
    const hand = createHand('touch');
    hand.down([0, 0], 1);
    hand.down([10, 0], 2);
    hand.take();
    hand.down([20, 0], 3);
    hand.move([30, 0], 3);
    hand.up([30, 0], 3);
    expect(hand.take()).toEqual([]);
  });

  it('never hover', () => {
    const hand = createHand('touch');
    hand.move([1, 1], 0);
    expect(hand.take()).toEqual([]);
  });
});

describe('a wheel', () => {
  const turned = (deltaX: number, deltaY: number, deltaMode = 0, ctrlKey = false) =>
    wheelSample({ clientX: 30, clientY: 40, deltaX, deltaY, deltaMode, ctrlKey }, { left: 10, top: 15 });
  it('gives the same in pixels and in lines, at the pointer’s position', () => {
    expect(turned(2, -32)).toEqual({ at: [20, 25], across: 2, down: -32 });
    expect(turned(1, -2, 1)).toEqual({ at: [20, 25], across: 16, down: -32 });
  });

  it('of a trackpad pinch is amplified', () => {
    expect(turned(0, 8, 0, true).down).toBe(50);
  });
});
