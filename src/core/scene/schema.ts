import { z } from 'zod';
import { LIMITS } from './limits.ts';
import { chosen, invented, type NumberFacts, structural, text } from './quantity.ts';

// The page's policy forbids code made from text, which zod would otherwise try for speed.
z.config({ jitless: true });

/** Scene format 1. The type, the check, the panel's controls and the editor's completion all come from here. */
export const FORMAT = 1;

/** Names of scenes and beats, as in file names and links. */
const NAME = /^[a-z][a-z0-9-]*$/;

function localText(description: string) {
  return z
    .strictObject({
      en: text(500).meta({ description: 'In English.' }),
      ko: text(500).meta({ description: '한국어로.' }),
    })
    .meta({ description: `${description} In both languages.` });
}

const RATE: Omit<NumberFacts, 'label'> = { quantity: 'rate', min: 0.01, max: 1000, step: 0.01, scale: 'logarithmic' };
const LATENCY: Omit<NumberFacts, 'label'> = { quantity: 'time', min: 0, max: 1000, step: 0.5, scale: 'linear' };
const PACKET: Omit<NumberFacts, 'label'> = { quantity: 'size', min: 1, max: 65_536, step: 1, scale: 'logarithmic' };
const TORUS_SIDE: Omit<NumberFacts, 'label'> = { quantity: 'count', min: 2, max: 8, step: 1, scale: 'linear' };

const neuronLink = z
  .strictObject({
    rate: invented({ ...RATE, label: { en: 'NeuronLink rate', ko: 'NeuronLink 대역폭' } }),
    latency: invented({ ...LATENCY, max: 100, label: { en: 'NeuronLink latency', ko: 'NeuronLink 지연 시간' } }),
    packet: invented({ ...PACKET, label: { en: 'NeuronLink packet', ko: 'NeuronLink 패킷 크기' } }),
  })
  .meta({ description: 'NeuronLink on a plate.' });

const neuronLinkZ = z
  .strictObject({
    rate: invented({ ...RATE, label: { en: 'NeuronLink rate between plates', ko: '판 사이 NeuronLink 대역폭' } }),
    latency: invented({
      ...LATENCY,
      max: 100,
      label: { en: 'NeuronLink latency between plates', ko: '판 사이 NeuronLink 지연 시간' },
    }),
  })
  .meta({ description: 'NeuronLink between the plates of an UltraServer.' });

const efa = z
  .strictObject({
    rate: invented({ ...RATE, label: { en: 'EFA rate', ko: 'EFA 대역폭' } }),
    latency: invented({ ...LATENCY, label: { en: 'EFA latency', ko: 'EFA 지연 시간' } }),
    packet: invented({ ...PACKET, label: { en: 'EFA packet', ko: 'EFA 패킷 크기' } }),
  })
  .meta({ description: 'EFA: chip to switch and switch to chip.' });

/** UltraServers, each a 3-D torus of chips, with one EFA interface a chip into one layer of switches. */
const ultraServers = z.strictObject({
  kind: z
    .literal('ultraServers')
    .meta({ description: 'UltraServers: each a 3-D torus of chips, one EFA interface a chip.' }),
  ultraServers: structural({
    quantity: 'count',
    min: 1,
    max: 64,
    step: 1,
    scale: 'linear',
    label: { en: 'UltraServers', ko: 'UltraServer 수' },
  }),
  chipsPerUltraServer: structural({
    quantity: 'count',
    min: 8,
    max: 512,
    step: 1,
    scale: 'linear',
    label: { en: 'chips per UltraServer', ko: 'UltraServer당 칩 수' },
  }),
  plates: structural({ ...TORUS_SIDE, label: { en: 'plates (instances)', ko: '판(인스턴스) 수' } }),
  side: structural({ ...TORUS_SIDE, label: { en: 'chips along a plate', ko: '판 한 변의 칩 수' } }),
  efaPerChip: structural({
    quantity: 'count',
    min: 1,
    max: 1,
    step: 1,
    scale: 'linear',
    label: { en: 'EFA interfaces per chip', ko: '칩당 EFA 인터페이스 수' },
  }),
  switches: structural({
    quantity: 'count',
    min: 1,
    max: 16,
    step: 1,
    scale: 'linear',
    label: { en: 'EFA switches', ko: 'EFA 스위치 수' },
  }),
  neuronLink,
  neuronLinkZ,
  efa,
});

/** Each step computes, then all-reduces hierarchically: inside, across, inside. */
const trainingSteps = z.strictObject({
  kind: z
    .literal('trainingSteps')
    .meta({ description: 'Training steps: compute, then all-reduce inside, across, inside.' }),
  steps: structural({
    quantity: 'count',
    min: 1,
    max: LIMITS.steps,
    step: 1,
    scale: 'linear',
    label: { en: 'training steps', ko: '학습 스텝 수' },
  }),
  compute: invented({
    quantity: 'time',
    min: 0,
    max: 10_000,
    step: 1,
    scale: 'linear',
    label: { en: 'compute per step', ko: '스텝당 계산 시간' },
  }),
  computeSpread: invented({
    quantity: 'share',
    min: 0,
    max: 0.9,
    step: 0.01,
    scale: 'linear',
    label: { en: 'spread of compute', ko: '계산 시간의 흩어짐' },
  }),
  gradients: invented({
    quantity: 'size',
    min: 64,
    max: 1_000_000,
    step: 64,
    scale: 'logarithmic',
    label: { en: 'gradients per chip', ko: '칩당 그래디언트 크기' },
  }),
});

const momentName = text(100).meta({
  description:
    'start, end, or an edge of a phase: step1.compute.start, step1.reduceScatter.end, step2.efa.start, step2.allGather.end, …',
});

/** A named instant of the run, or a share of the way between two; so that a tweak moves the story along. */
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
        label: { en: 'share of the way between two moments', ko: '두 순간 사이의 위치' },
      }),
    }),
  ])
  .meta({ description: 'An instant of the run by its name, or a share of the way between two such instants.' });

const beat = z
  .strictObject({
    id: z.string().regex(NAME).max(60).meta({ description: 'Lower-case name, once a scene.' }),
    title: localText('What the beat says, in one short sentence.'),
    caption: localText('What one sees and why.'),
    from: moment,
    to: moment,
    speed: chosen({
      quantity: 'speed',
      min: 1 / 16,
      max: 16,
      step: 1 / 16,
      scale: 'logarithmic',
      label: { en: 'speed of the beat', ko: '대목 속도' },
    }),
  })
  .meta({ description: 'One beat of the story: a stretch of the run with its caption.' });

export const sceneSchema = z.strictObject({
  $schema: z.string().min(1).max(200).optional().meta({ description: 'For editors: ./scene.schema.json' }),
  format: z.literal(FORMAT).meta({ description: 'The version of the scene format.' }),
  id: z.string().regex(NAME).max(60).meta({ description: 'Lower-case name of the scene, as in the file name.' }),
  title: localText('The title of the scene.'),
  caption: localText('What the scene shows.'),
  seed: text(100).meta({ description: 'Seeds every random draw: same scene and seed, same run.' }),
  ticksPerSecond: chosen({
    quantity: 'pace',
    min: 0.1,
    max: 10_000,
    step: 0.1,
    scale: 'logarithmic',
    label: { en: 'pace of showing', ko: '보여 주는 빠르기' },
  }),
  cluster: z.discriminatedUnion('kind', [ultraServers]).meta({ description: 'The machines and their links.' }),
  workload: z.discriminatedUnion('kind', [trainingSteps]).meta({ description: 'What the machines have to do.' }),
  beats: z.array(beat).max(LIMITS.beats).meta({ description: 'The story, told in this order.' }),
});

/** A scene as parsed: frozen, checked, with every number's origin. */
export type Scene = z.infer<typeof sceneSchema>;
export type UltraServersCluster = z.infer<typeof ultraServers>;
export type TrainingSteps = z.infer<typeof trainingSteps>;
export type Moment = z.infer<typeof moment>;
export type Beat = z.infer<typeof beat>;
