import { choice } from '../choices.ts';
import { counted } from '../facts.ts';
import { structural } from '../quantity.ts';
import { ALGORITHM_OPTIONS, COLLECTIVE_OPTIONS } from './collectiveLabels.ts';

/** The collective and its teams. */
export const whichCollective = {
  collective: choice({
    label: { en: 'collective', ko: '집합 통신' },
    help: {
      en: 'Which collective, by its algorithm and operation.',
      ko: '어떤 알고리즘으로 어떤 집합 통신을 하는가.',
    },
    options: COLLECTIVE_OPTIONS,
  }),
  over: choice({
    label: { en: 'groups of chips', ko: '칩 묶음' },
    help: {
      en: 'Which chips make a group: all; those of each UltraServer; those of each plane of a torus.',
      ko: '한 묶음이 되는 칩: 모두, UltraServer마다, 또는 토러스의 판마다.',
    },
    options: [
      { value: 'all', label: { en: 'all chips', ko: '모든 칩' } },
      { value: 'domains', label: { en: 'each UltraServer', ko: 'UltraServer마다' } },
      { value: 'planes', label: { en: 'each plane of a torus', ko: '토러스의 판마다' } },
    ],
  }),
};

/** Options of a collective. All are optional. */
export const collectiveParts = {
  rings: structural({
    ...counted(1, 4),
    label: { en: 'directed rings of a ring (1, 2 or 4)', ko: '링의 방향 고리 수(1, 2, 4)' },
  }).optional(),
  channels: structural({
    ...counted(1, 512),
    label: { en: 'channels of a flat ring', ko: '평평한 링의 채널 수' },
  }).optional(),
  barrier: choice({
    label: { en: 'barrier after each step', ko: '단계마다 배리어' },
    help: {
      en: 'Whether every chip waits until the last message of a step is there. Left out: each goes on as soon as it has what it needs.',
      ko: '켜면 모든 칩이 한 단계의 마지막 메시지를 기다린다. 끄면 저마다 필요한 것이 오는 대로 나아간다.',
    },
    options: [
      { value: true, label: { en: 'all wait for the last', ko: '모두 마지막을 기다림' } },
      { value: false, label: { en: 'each goes on when it can', ko: '되는 대로 나아감' } },
    ],
    leftOut: false,
  }).optional(),
};

export const algorithm = choice({
  label: { en: 'algorithm', ko: '알고리즘' },
  help: {
    en: 'How chips gather and reduce. Left out: reduce-scatter inside along each dimension, all-reduce across, all-gather inside.',
    ko: '칩들이 모으고 더하는 방식. 적지 않으면 안에서 차원마다 나누어 더하고, 사이에서 모두 더하고, 안에서 다시 모은다.',
  },
  options: ALGORITHM_OPTIONS,
});
