import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Steps } from '../../../core/base/steps.ts';
import { useUi } from '../context.ts';

/** Steps of work in one task. */
const STEPS_A_TASK = 4;

/**
 * The result of costly work, which is done some steps at a time in tasks after the frame that draws the picture. Until the work for
 * another list `of` is done, it stays that of the list before; null before the first. Work that is not wanted any more is given up.
 */
export function useSteps<Made>(of: readonly unknown[], begin: () => Steps<Made>): Made | null {
  const { effects } = useUi();
  const [made, set] = useState<Made | null>(null);
  const latest = useRef<Steps<Made> | null>(null);
  useLayoutEffect(() => {
    const steps = begin();
    latest.current = steps;
    const work = (): void => {
      for (let step = 0; step < STEPS_A_TASK && latest.current === steps; step++) {
        const next = steps.next();
        if (next.done !== true) continue;
        latest.current = null;
        set(() => next.value);
      }
      if (latest.current === steps) effects.later(work);
    };
    effects.later(work);
    return () => {
      latest.current = null;
    };
  }, of);
  return made;
}
