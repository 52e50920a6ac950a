import { type Figure, inOwnProcess } from './figures.ts';

/** The most memory that a process takes which simulates a scene of nearly eight million hops, and nothing else. */
export function memoryFigures(): readonly Figure[] {
  const { hops, time, bytes } = inOwnProcess('eightMillionHops.ts');
  return [
    { name: 'eight million hops: hops', value: hops!, unit: 'hops' },
    { name: 'eight million hops: scene text to sealed trace', value: time!, unit: 'ms' },
    { name: 'eight million hops: memory of the process at most', value: bytes! / 1e6, unit: 'MB' },
  ];
}
