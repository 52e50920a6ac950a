import { choice } from '../choices.ts';
import { counted } from '../facts.ts';
import { structural } from '../quantity.ts';
import { ALGORITHM_OPTIONS, COLLECTIVE_OPTIONS } from './collectiveLabels.ts';

/** The collective and its teams. */
export const collectiveChoice = {
  collective: choice({
    label: { en: 'collective', ko: '집합 통신' },
    help: {
      en: 'The collective: its algorithm and its operation.',
      ko: '집합 통신의 알고리즘과 연산입니다.',
    },
    options: COLLECTIVE_OPTIONS,
  }),
  over: choice({
    label: { en: 'groups of chips', ko: '칩 그룹' },
    help: {
      en: 'Which chips form a group: all; those of each UltraServer; those of each plane of a torus.',
      ko: '한 그룹이 되는 칩입니다. 모든 칩, UltraServer마다, 또는 토러스의 평면마다입니다.',
    },
    options: [
      { value: 'all', label: { en: 'all chips', ko: '모든 칩' } },
      { value: 'domains', label: { en: 'each UltraServer', ko: 'UltraServer마다' } },
      { value: 'planes', label: { en: 'each plane of a torus', ko: '토러스의 평면마다' } },
    ],
  }),
};

/** Options of a collective. All are optional. */
export const collectiveParts = {
  rings: structural({
    ...counted(1, 4),
    label: { en: 'number of directed rings (1, 2 or 4)', ko: '방향 링 수(1, 2, 4)' },
  }).optional(),
  channels: structural({
    ...counted(1, 512),
    label: { en: 'channels of a flat ring', ko: '단일 링의 채널 수' },
  }).optional(),
  barrier: choice({
    label: { en: 'barrier after each step', ko: '단계마다 배리어' },
    help: {
      en: 'Whether every chip waits until the last message of a step has arrived. Left out: each goes on as soon as it has what it needs.',
      ko: '켜면 모든 칩이 한 단계의 마지막 메시지를 기다립니다. 끄면 각 칩이 필요한 데이터를 받는 대로 나아갑니다.',
    },
    options: [
      { value: true, label: { en: 'all wait for the last', ko: '모두 마지막을 기다림' } },
      { value: false, label: { en: 'each goes on when it can', ko: '준비되는 대로 나아감' } },
    ],
    leftOut: false,
  }).optional(),
};

export const algorithm = choice({
  label: { en: 'algorithm', ko: '알고리즘' },
  help: {
    en: 'How chips gather and reduce. Left out: reduce-scatter inside along each dimension, all-reduce across, all-gather inside.',
    ko: '칩들이 값을 모으고 합산하는 방식입니다. 적지 않으면 안에서 차원마다 reduce-scatter, 사이에서 all-reduce, 안에서 all-gather를 합니다.',
  },
  options: ALGORITHM_OPTIONS,
});
