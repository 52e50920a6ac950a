import type { Steps } from '../../core/base/steps.ts';
import type { Language } from '../../core/base/text.ts';
import { progressText, stageText } from '../../screen/words/runWords.ts';
import { BEFORE_PROGRESS, BETWEEN_PROGRESS } from '../time/waits.ts';
import type { Terminal } from './terminal.ts';

/** Back to the first column, and all behind it away. */
const AFRESH = '\r\u001B[K';

/**
 * Does the work in one go. Where the terminal has a line for it, that line says how far the work has come, and is empty at the
 * end, however that comes.
 */
export function showingProgress<T>(steps: Steps<T>, language: Language, terminal: Terminal, now = clock): T {
  let next = now() + BEFORE_PROGRESS;
  let isShown = false;
  try {
    for (;;) {
      const step = steps.next();
      if (step.done === true) return step.value;
      if (terminal.line === undefined || now() < next) continue;
      terminal.line(`${AFRESH}${stageText(step.value, language)} ${progressText(step.value)}`);
      isShown = true;
      next = now() + BETWEEN_PROGRESS;
    }
  } finally {
    if (isShown) terminal.line?.(AFRESH);
  }
}

const clock = (): number => performance.now();
