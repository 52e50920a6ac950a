import { z } from './zod.ts';
import { clusterSchema } from './clusters/clusters.ts';
import { faultsSchema } from './faults.ts';
import { LONGEST_TEXTS } from './limits.ts';
import { listOf } from './lists.ts';
import { chosen } from './quantity.ts';
import { text } from './texts.ts';
import { variationSchema } from './variation.ts';
import { viewSchema } from './views.ts';
import { windowSchema } from './window.ts';
import { workloadSchema } from './workloads/workloads.ts';

/** Scene format 1. The type, the check, the panel's controls and the JSON Schema are all derived from this file. */
export const FORMAT = 1;

/** Ids of scenes and beats, which are used in file names and links. */
const NAME = /^[a-z][a-z0-9-]*$/;

function localText(sort: 'title' | 'caption' | 'teaches', description: string) {
  const one = text(LONGEST_TEXTS[sort]);
  return z
    .strictObject({
      en: one.meta({ description: 'In English.' }),
      ko: one.meta({ description: '한국어로.' }),
    })
    .meta({ description: `${description} In both languages.` });
}

const momentName = text(LONGEST_TEXTS.moment).meta({
  description:
    'start, end, or an edge of a phase of the workload: step1.compute.start, step2.efa.end, burst3.start, prefill.end, …',
});

/** A named instant of the run, or a share of the time between two, so that the story follows when a tweak moves these instants. */
const moment = z
  .union([
    momentName,
    z.strictObject({
      between: z.tuple([momentName, momentName]).meta({ description: 'The earlier and the later moment.' }),
      share: chosen({
        quantity: 'share',
        min: 0,
        max: 1,
        step: 0.01,
        scale: 'linear',
        label: { en: 'position between two moments', ko: '두 시점 사이의 위치' },
      }),
    }),
  ])
  .meta({ description: 'An instant of the run by its name, or a share of the way between two such instants.' });

const beat = z
  .strictObject({
    id: z.string().regex(NAME).max(60).meta({ description: 'Lower-case name, unique in the scene.' }),
    title: localText('title', 'What the beat says, in one short sentence.'),
    caption: localText('caption', 'What you see and why.'),
    from: moment,
    to: moment,
    speed: chosen({
      quantity: 'speed',
      min: 1 / 16,
      max: 16,
      step: 1 / 16,
      scale: 'logarithmic',
      label: { en: 'speed of the beat', ko: '챕터 속도' },
    }),
    cover: z
      .literal([true])
      .meta({ description: 'The beat whose picture represents the scene in the gallery; without any, the first one.' })
      .optional(),
  })
  .meta({ description: 'One beat of the story: a stretch of the run with its caption.' });

export const sceneSchema = z.strictObject({
  $schema: z.string().min(1).max(200).optional().meta({ description: 'For editors: ./scene.schema.json' }),
  format: z.literal(FORMAT).meta({ description: 'The version of the scene format.' }),
  id: z.string().regex(NAME).max(60).meta({ description: 'Lower-case name of the scene, as in the file name.' }),
  title: localText('title', 'The title of the scene.'),
  caption: localText('caption', 'What the scene shows.'),
  teaches: localText('teaches', 'The takeaway, for the gallery.').optional(),
  seed: text(LONGEST_TEXTS.seed, true).meta({
    description: 'The seed of every random draw. The same scene and seed give the same run.',
  }),
  ticksPerSecond: chosen({
    quantity: 'pace',
    min: 0.1,
    max: 10_000,
    step: 0.1,
    scale: 'logarithmic',
    label: { en: 'playback pace', ko: '재생 속도' },
  }),
  view: viewSchema.optional(),
  cluster: clusterSchema.meta({ description: 'The machines and their links.' }),
  workload: workloadSchema.meta({ description: 'The work of the machines.' }),
  variation: variationSchema.optional(),
  faults: faultsSchema.optional(),
  window: windowSchema.optional(),
  beats: listOf(beat, 'beats', 'The story, told in this order.', ({ title }, number) => ({
    en: `Beat ${number}: ${title.en}`,
    ko: `챕터 ${number}: ${title.ko}`,
  })),
});

/** A scene as parsed: frozen, checked, with every number's origin. */
export type Scene = z.infer<typeof sceneSchema>;
export type Moment = z.infer<typeof moment>;
export type Beat = z.infer<typeof beat>;
