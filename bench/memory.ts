import { type Figure, inOwnProcess } from './figures.ts';

/** The most memory that a process takes which simulates a scene of nearly eight million hops, and nothing else. */
export function memoryFigures(): readonly Figure[] {
  const { hops, time, bytes } = inOwnProcess('eightMillionHops.ts');
  return [
    { name: 'eight million hops: hops', value: hops!, unit: 'hops' },
    { name: 'eight million hops: scene text to sealed trace', value: time!, unit: 'ms' },
    { name: 'eight million hops: memory of the process at most', value: bytes! / 1e6, unit: 'MB' },
    ...arrivalFigures(),
  ];
}

/** What its arrival costs the page, and what is made beside it. */
function arrivalFigures(): readonly Figure[] {
  const { beside, show, timeline, step } = inOwnProcess('arrival.ts');
  return [
    { name: 'eight million hops: index and survey, in the worker', value: beside!, unit: 'ms' },
    { name: 'eight million hops: reader, layout and flights, on the page', value: show!, unit: 'ms' },
    { name: "eight million hops: the timeline's shares, on the page", value: timeline!, unit: 'ms' },
    { name: 'eight million hops: to the next or the previous instant, mean', value: step!, unit: 'ms' },
  ];
}
