import { randomStream } from '../src/core/base/random.ts';
import { TraceReader } from '../src/core/trace/reader.ts';
import { type Figure, milliseconds, runOnly } from './figures.ts';
import { ringOfWork } from './ringOfWork.ts';

const JUMPS = 1000;

/** What waits before which link after a jump to a random instant of a run of a million hops. */
export function jumpFigures(): readonly Figure[] {
  const { network, program } = ringOfWork(1_000_000);
  const trace = runOnly(network, program);
  const reader = new TraceReader(trace);
  const waiting = new Int32Array(network.linkCount);
  const random = randomStream('bench', 'jumps');
  const times = Array.from({ length: JUMPS }, () => {
    const t = Math.floor(random() * trace.finish);
    return milliseconds(() => reader.waitingAt(t, waiting));
  }).sort((a, b) => a - b);
  return [
    { name: 'reader: what is in flight after a jump, median of 1,000', value: times[JUMPS >> 1]!, unit: 'ms' },
    {
      name: 'reader: what is in flight after a jump, 99 of 100 within',
      value: times[Math.floor(JUMPS * 0.99)]!,
      unit: 'ms',
    },
  ];
}
