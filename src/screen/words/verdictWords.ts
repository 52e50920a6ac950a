import type { Language } from '../../core/base/text.ts';

/** What can hold a run up, as verdicts name it; see core/analysis/proof.ts. */
type Resource = 'compute' | 'neuronLink' | 'efa' | 'fabric' | 'campus';
type TimePart = 'queueing' | 'serialization' | 'latency';

/** What is said of the verdict, in the two languages. */
const en = {
  verdict: 'Verdict',
  bottleneck: {
    compute: 'Computing is the bottleneck',
    neuronLink: 'NeuronLink is the bottleneck',
    efa: 'EFA is the bottleneck',
    fabric: 'The EFA fabric is the bottleneck',
    campus: 'EFA between buildings is the bottleneck',
  } satisfies Record<Resource, string>,
  none: 'No single bottleneck',
  unproven: 'Too long a run to prove its bottleneck',
  share: (share: string) => `${share} of the finish time`,
  best: (gain: string) => `the best single change: ${gain}`,
  proof: 'Proof: same scene, same seed, one thing twice as good. How much sooner it finishes:',
  proving: 'Running the scene once more for each thing that could be twice as good …',
  unprovenWhy:
    'The run is so long that it is not made once more for each change. What it waited for is told all the same.',
  chain: 'What the last thing to finish waited for:',
  name: {
    compute: 'Compute',
    neuronLink: 'NeuronLink',
    efa: 'EFA',
    fabric: 'EFA fabric',
    campus: 'EFA between buildings',
  } satisfies Record<Resource, string>,
  change: { rate: (name: string) => `${name} ×2`, latency: (name: string) => `${name} latency ÷2` },
  computing: 'computing',
  schedule: 'before its work was due',
  part: {
    queueing: 'in the queue',
    serialization: 'being sent',
    latency: 'on the wire',
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
  none: '병목이 하나로 모이지 않음',
  unproven: '실행이 너무 길어 병목을 증명하지 못함',
  share: (share) => `끝날 때까지 걸린 시간의 ${share}`,
  best: (gain) => `하나만 바꿀 때 가장 큰 변화: ${gain}`,
  proof: '증명: 같은 장면, 같은 시드에서 하나만 두 배 좋게. 그만큼 빨리 끝난다:',
  proving: '두 배 좋아질 수 있는 것마다 장면을 한 번씩 더 실행하는 중 …',
  unprovenWhy: '실행이 너무 길어 하나씩 바꿔 다시 실행하지는 않는다. 무엇을 기다렸는지는 그대로 알 수 있다.',
  chain: '마지막에 끝난 일이 기다린 것:',
  name: {
    compute: '계산',
    neuronLink: 'NeuronLink',
    efa: 'EFA',
    fabric: 'EFA 패브릭',
    campus: '건물 사이 EFA',
  },
  change: { rate: (name) => `${name} ×2`, latency: (name) => `${name} 지연 ÷2` },
  computing: '계산',
  schedule: '시작할 때가 되기 전',
  part: { queueing: '큐에서', serialization: '보내는 데', latency: '선 위에서' },
  onClass: (name, parts) => `${name} (${parts})`,
};

const TABLE: Readonly<Record<Language, VerdictWords>> = { en, ko };

export function verdictWords(language: Language): VerdictWords {
  return TABLE[language];
}
