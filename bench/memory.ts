import { type Figure, inOwnProcess } from './figures.ts';

/** What large scenes take, each in a process that does nothing else. */
export function memoryFigures(): readonly Figure[] {
  const { hops, time, bytes } = inOwnProcess('eightMillionHops.ts');
  return [
    { name: 'eight million hops: hops', value: hops!, unit: 'hops' },
    { name: 'eight million hops: scene text to sealed trace', value: time!, unit: 'ms' },
    { name: 'eight million hops: memory of the process at most', value: bytes! / 1e6, unit: 'MB' },
    ...manyChipsFigures(),
    ...arrivalFigures(),
  ];
}

/** A light load on the largest cluster. */
function manyChipsFigures(): readonly Figure[] {
  const { hops, build, prepare, simulated, bytes } = inOwnProcess('manyChips.ts');
  return [
    { name: '65,536 chips: hops', value: hops!, unit: 'hops' },
    { name: '65,536 chips: building the cluster', value: build!, unit: 'ms' },
    { name: '65,536 chips: building cluster and program', value: prepare!, unit: 'ms' },
    { name: '65,536 chips: the run', value: simulated!, unit: 'ms' },
    { name: '65,536 chips: memory of the process at most', value: bytes! / 1e6, unit: 'MB' },
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
