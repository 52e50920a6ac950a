import { z } from '../zod.ts';
import { describedKind } from '../describedKind.ts';
import { counted, MESSAGE } from '../facts.ts';
import { fewOf } from '../lists.ts';
import { invented, structural } from '../quantity.ts';
import { spreading } from '../clusters/parts.ts';
import { collectiveParts, collectiveChoice } from './collectiveParts.ts';

const name = (description: string) =>
  z
    .string()
    .regex(/^[a-z][a-zA-Z0-9]*$/)
    .max(30)
    .meta({ description });

const run = z
  .strictObject({
    name: name('Its name within the part. Its moments are part.name.start and part.name.end.'),
    ...collectiveChoice,
    group: structural({
      ...counted(1, 1024),
      label: { en: 'which group, counted from 1', ko: '몇 번째 그룹(1부터)' },
    }).optional(),
    spreading: spreading.optional(),
    ...collectiveParts,
  })
  .meta({ description: 'One collective, over one group where `group` says which, else over each by itself.' });

const part = z
  .strictObject({
    name: name('Its name. Its moments are name.compute.start and so on.'),
    compute: invented({
      quantity: 'time',
      min: 0,
      max: 10_000,
      step: 1,
      scale: 'linear',
      label: { en: 'compute before it', ko: '앞선 계산 시간' },
    }),
    size: invented({ ...MESSAGE, label: { en: 'buffer per chip', ko: '칩당 버퍼 크기' } }),
    runs: fewOf(run, { least: 1, most: 4 }, 'What runs in this part; several begin at once.'),
  })
  .meta({ description: 'Every chip computes, then communicates.' });

/** Parts in sequence, so that one scene can compare two ways of doing the same work. */
export const sequence = z.strictObject({
  kind: describedKind('sequence', {
    en: 'Collectives one after another, or side by side.',
    ko: '집합 통신을 차례로, 또는 나란히 실행.',
  }),
  parts: fewOf(
    part,
    { least: 1, most: 12 },
    'Each part begins when the one before has finished on every chip.',
    ({ name: own }, number) => ({ en: `Part ${number}: ${own}`, ko: `파트 ${number}: ${own}` }),
  ),
});

type SequenceRun = Pick<Sequence['parts'][number]['runs'][number], 'name' | 'collective'>;

/** The stages of a hierarchical all-reduce, each of which is a phase. */
export const RUN_STAGES = ['reduceScatter', 'efa', 'allGather'] as const;

/** The name of a part's compute, of a run, or of a stage of a run. */
export function partPhase(partName: string, runName: string, stage?: (typeof RUN_STAGES)[number]): string {
  return stage === undefined ? `${partName}.${runName}` : `${partName}.${runName}.${stage}`;
}

export const COMPUTE_RUN = 'compute';

export function runPhases(partName: string, { name: runName, collective }: SequenceRun): string[] {
  return collective === 'hierarchicalAllReduce'
    ? RUN_STAGES.map((stage) => partPhase(partName, runName, stage))
    : [partPhase(partName, runName)];
}

export function sequencePhases({ parts }: Sequence): string[] {
  return parts.flatMap((one) => [
    partPhase(one.name, COMPUTE_RUN),
    ...one.runs.flatMap((each) => runPhases(one.name, each)),
  ]);
}

export type Sequence = z.infer<typeof sequence>;
