import type { Steps } from '../../core/base/steps.ts';
import type { Language } from '../../core/base/text.ts';
import { progressText, stageText } from '../../screen/words/runWords.ts';
import { PROGRESS_DELAY, PROGRESS_INTERVAL } from '../time/waits.ts';
import type { Terminal } from './terminal.ts';

/** Moves the cursor to the first column and erases the line. */
const CLEAR_LINE = '\r\u001B[K';

/** Runs the steps to the end. Shows progress in the terminal's status line, if it has one; erases it at the end, also after an error. */
export function runWithProgress<T>(steps: Steps<T>, language: Language, terminal: Terminal, now = clock): T {
  let next = now() + PROGRESS_DELAY;
  let isShown = false;
  try {
    for (;;) {
      const step = steps.next();
      if (step.done === true) return step.value;
      if (terminal.line === undefined || now() < next) continue;
      terminal.line(`${CLEAR_LINE}${stageText(step.value, language)} ${progressText(step.value)}`);
      isShown = true;
      next = now() + PROGRESS_INTERVAL;
    }
  } finally {
    if (isShown) terminal.line?.(CLEAR_LINE);
  }
}

const clock = (): number => performance.now();
