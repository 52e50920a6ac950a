import type { Language } from '../../core/base/text.ts';
import type { Resource } from '../../core/scene/linkClasses.ts';

type TimePart = 'queueing' | 'serialization' | 'latency';

/** Texts of the verdict. */
const en = {
  verdict: 'Verdict',
  bottleneck: {
    compute: 'Compute is the bottleneck',
    neuronLink: 'NeuronLink is the bottleneck',
    efa: 'EFA is the bottleneck',
    fabric: 'The EFA fabric is the bottleneck',
    campus: 'EFA between buildings is the bottleneck',
  } satisfies Record<Resource, string>,
  none: 'No single bottleneck',
  unproven: 'Run too long to prove its bottleneck',
  neverFinishes: 'The run never finishes',
  stranded: (packets: string, since: string) => `${packets} undelivered, waiting since ${since}`,
  strandedAt: (link: string, packets: string) => `${link} (${packets})`,
  strandedWhy: (links: string, more: string | undefined, neverSent: string | undefined) =>
    `A run without an end has no finish time to save, so there is no proof. Packets are stuck at cut links: ${links}` +
    `${more === undefined ? '' : ` and ${more} more`}.${neverSent === undefined ? '' : ` Never sent: ${neverSent}.`}`,
  share: (share: string) => `${share} of the finish time`,
  best: (gain: string) => `best single change: ${gain}`,
  proof: 'Proof: the same scene and seed with one rate doubled or one latency halved. Time saved:',
  proving: 'Rerunning the scene with one change at a time…',
  unprovenWhy: 'Too long to rerun for every change. What it waited for is still listed in the words.',
  chain: 'What the last task to finish waited for:',
  name: {
    compute: 'Compute',
    neuronLink: 'NeuronLink',
    efa: 'EFA',
    fabric: 'EFA fabric',
    campus: 'EFA between buildings',
  } satisfies Record<Resource, string>,
  change: { rate: (name: string) => `${name} ×2`, latency: (name: string) => `${name} latency ÷2` },
  computing: 'compute',
  schedule: 'not yet due',
  part: {
    queueing: 'queueing',
    serialization: 'serialization',
    latency: 'latency',
  } satisfies Record<TimePart, string>,
  onClass: (name: string, parts: string) => `${name} (${parts})`,
};

export type VerdictWords = typeof en;

const ko: VerdictWords = {
  verdict: '판정',
  bottleneck: {
    compute: '계산이 병목',
    neuronLink: 'NeuronLink가 병목',
    efa: 'EFA가 병목',
    fabric: 'EFA 패브릭이 병목',
    campus: '건물 사이 EFA가 병목',
  },
  none: '단일 병목 없음',
  unproven: '실행이 너무 길어 병목을 검증하지 못함',
  neverFinishes: '끝나지 않는 실행',
  stranded: (packets, since) => `전달되지 못한 패킷 ${packets}개, ${since}부터 대기`,
  strandedAt: (link, packets) => `${link} (${packets}개)`,
  strandedWhy: (links, more, neverSent) =>
    `끝나지 않는 실행에는 줄일 완료 시각이 없어 검증도 없습니다. 패킷이 끊긴 링크에 막혀 있습니다: ${links}` +
    `${more === undefined ? '' : ` 외 ${more}곳`}.${neverSent === undefined ? '' : ` 보내지 못한 패킷: ${neverSent}개.`}`,
  share: (share) => `전체 실행 시간의 ${share}`,
  best: (gain) => `하나만 바꿨을 때 가장 큰 효과: ${gain}`,
  proof: '검증: 장면과 시드는 그대로, 속도 하나를 2배로 하거나 지연 하나를 절반으로 줄였을 때 단축되는 시간',
  proving: '한 가지씩 바꿔 장면을 다시 실행하는 중…',
  unprovenWhy: '실행이 너무 길어 하나씩 바꿔 다시 실행할 수 없습니다. 무엇을 기다렸는지는 글로 보기에 나옵니다.',
  chain: '마지막으로 끝난 태스크가 기다린 것:',
  name: {
    compute: '계산',
    neuronLink: 'NeuronLink',
    efa: 'EFA',
    fabric: 'EFA 패브릭',
    campus: '건물 사이 EFA',
  },
  change: { rate: (name) => `${name} ×2`, latency: (name) => `${name} 지연 ÷2` },
  computing: '계산',
  schedule: '시작 전 대기',
  part: { queueing: '큐 대기', serialization: '전송', latency: '전파' },
  onClass: (name, parts) => `${name} (${parts})`,
};

const TABLE: Readonly<Record<Language, VerdictWords>> = { en, ko };

export function verdictWords(language: Language): VerdictWords {
  return TABLE[language];
}
