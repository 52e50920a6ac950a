import { z } from 'zod';
import { LIMITS } from './limits.ts';
import { chosen, invented, type NumberFacts, structural } from './quantity.ts';

/** Scene format 1. The type, the check, the panel's controls and the editor's completion all come from here. */
export const FORMAT = 1;

const localText = z.strictObject({ en: z.string().trim().min(1).max(500), ko: z.string().trim().min(1).max(500) });

const RATE: Omit<NumberFacts, 'label'> = { quantity: 'rate', min: 0.01, max: 1000, step: 0.01, scale: 'logarithmic' };
const LATENCY: Omit<NumberFacts, 'label'> = { quantity: 'time', min: 0, max: 1000, step: 0.5, scale: 'linear' };
const PACKET: Omit<NumberFacts, 'label'> = { quantity: 'size', min: 1, max: 65_536, step: 1, scale: 'logarithmic' };
const TORUS_SIDE: Omit<NumberFacts, 'label'> = { quantity: 'count', min: 2, max: 8, step: 1, scale: 'linear' };

const neuronLink = z.strictObject({
  rate: invented({ ...RATE, label: { en: 'NeuronLink rate', ko: 'NeuronLink 대역폭' } }),
  latency: invented({ ...LATENCY, max: 100, label: { en: 'NeuronLink latency', ko: 'NeuronLink 지연 시간' } }),
  packet: invented({ ...PACKET, label: { en: 'NeuronLink packet', ko: 'NeuronLink 패킷 크기' } }),
});

const neuronLinkZ = z.strictObject({
  rate: invented({ ...RATE, label: { en: 'NeuronLink rate between plates', ko: '판 사이 NeuronLink 대역폭' } }),
  latency: invented({
    ...LATENCY,
    max: 100,
    label: { en: 'NeuronLink latency between plates', ko: '판 사이 NeuronLink 지연 시간' },
  }),
});

const efa = z.strictObject({
  rate: invented({ ...RATE, label: { en: 'EFA rate', ko: 'EFA 대역폭' } }),
  latency: invented({ ...LATENCY, label: { en: 'EFA latency', ko: 'EFA 지연 시간' } }),
  packet: invented({ ...PACKET, label: { en: 'EFA packet', ko: 'EFA 패킷 크기' } }),
});

/** UltraServers, each a 3-D torus of chips, with one EFA interface a chip into one layer of switches. */
const ultraServers = z.strictObject({
  kind: z.literal('ultraServers'),
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
  kind: z.literal('trainingSteps'),
  steps: structural({
    quantity: 'count',
    min: 1,
    max: 100,
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

/** A named instant of the run, or a share of the way between two; so that a tweak moves the story along. */
const moment = z.union([
  z.string().min(1).max(100),
  z.strictObject({
    between: z.tuple([z.string().min(1).max(100), z.string().min(1).max(100)]),
    share: z.number().min(0).max(1),
  }),
]);

const beat = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/)
    .max(60),
  title: localText,
  caption: localText,
  from: moment,
  to: moment,
  speed: chosen({
    quantity: 'speed',
    min: 1 / 16,
    max: 16,
    step: 1 / 16,
    scale: 'logarithmic',
    label: { en: 'speed of the beat', ko: '장면 속도' },
  }),
});

export const sceneSchema = z.strictObject({
  $schema: z.string().max(200).optional(),
  format: z.literal(FORMAT).meta({ description: 'The version of the scene format.' }),
  id: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/)
    .max(60)
    .meta({ description: 'Lower-case name of the scene, as in the file name.' }),
  title: localText,
  caption: localText,
  seed: z.string().min(1).max(100).meta({ description: 'Seeds every random draw: same scene and seed, same run.' }),
  ticksPerSecond: chosen({
    quantity: 'pace',
    min: 0.1,
    max: 10_000,
    step: 0.1,
    scale: 'logarithmic',
    label: { en: 'pace of showing', ko: '보여 주는 빠르기' },
  }),
  cluster: z.discriminatedUnion('kind', [ultraServers]),
  workload: z.discriminatedUnion('kind', [trainingSteps]),
  beats: z.array(beat).max(LIMITS.beats),
});

/** A scene as parsed: frozen, checked, with every number's origin. */
export type Scene = z.infer<typeof sceneSchema>;
export type UltraServersCluster = z.infer<typeof ultraServers>;
export type TrainingSteps = z.infer<typeof trainingSteps>;
export type Moment = z.infer<typeof moment>;
export type Beat = z.infer<typeof beat>;
