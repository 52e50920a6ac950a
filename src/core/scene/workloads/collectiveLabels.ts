import type { LocalText } from '../../base/text.ts';
import type { ChoiceOption } from '../choices.ts';
import {
  type Algorithm,
  ALGORITHMS,
  COLLECTIVE_NAMES,
  type CollectiveName,
  type Operation,
  OPERATIONS,
} from './collectiveNames.ts';

const ALGORITHM_LABELS: Readonly<Record<Algorithm, LocalText>> = {
  ring: { en: 'ring', ko: '링' },
  mesh: { en: 'mesh', ko: '메시' },
  halvingDoubling: { en: 'halving-doubling', ko: 'halving-doubling' },
  torus: { en: 'torus, dimension by dimension', ko: '토러스, 차원마다' },
  hierarchical: { en: 'hierarchical (inside, across, inside)', ko: '계층형(안, 사이, 안)' },
  flatRing: { en: 'flat ring over all', ko: '모두를 도는 단일 링(flat ring)' },
};

const OPERATION_NAMES = { ReduceScatter: 'reduce-scatter', AllGather: 'all-gather', AllReduce: 'all-reduce' } as const;

type Composed = `${Algorithm}${Operation}`;

const OTHERS: Readonly<Record<Exclude<CollectiveName, Composed>, LocalText>> = {
  doublingAllReduce: { en: 'all-reduce: doubling', ko: 'all-reduce: 두 배씩 모으기' },
  treeBroadcast: { en: 'broadcast: tree', ko: 'broadcast: 트리' },
  treeReduce: { en: 'reduce: tree', ko: 'reduce: 트리' },
  allToAll: { en: 'all-to-all', ko: 'all-to-all: 모두가 모두에게' },
  permute: { en: 'permute: each to the next', ko: 'permute: 각자 다음 칩에' },
  handOver: { en: 'hand-over: each to its counterpart in the next group', ko: '넘기기: 다음 그룹의 같은 자리에' },
};

export const ALGORITHM_OPTIONS: readonly ChoiceOption<Algorithm>[] = ALGORITHMS.map((value) => ({
  value,
  label: ALGORITHM_LABELS[value],
}));

export const COLLECTIVE_OPTIONS: readonly ChoiceOption<CollectiveName>[] = COLLECTIVE_NAMES.map((value) => ({
  value,
  label: isOther(value) ? OTHERS[value] : labelOf(value),
}));

/** What a collective does, without how: `all-reduce` of `all-reduce: ring`. */
export function operationOf(name: CollectiveName): LocalText {
  const { en, ko } = COLLECTIVE_OPTIONS.find(({ value }) => value === name)!.label;
  return { en: en.split(':')[0]!, ko: ko.split(':')[0]! };
}

function isOther(name: CollectiveName): name is keyof typeof OTHERS {
  return Object.hasOwn(OTHERS, name);
}

/** The name of an operation by an algorithm: `ringAllGather` is an all-gather by a ring. */
function labelOf(name: Composed): LocalText {
  const operation = OPERATIONS.find((one) => name.endsWith(one))!;
  const { en, ko } = ALGORITHM_LABELS[name.slice(0, -operation.length) as Algorithm];
  const called = OPERATION_NAMES[operation];
  return { en: `${called}: ${en}`, ko: `${called}: ${ko}` };
}
