import type { Misfit } from '../../core/scene/workloads/collectiveNames.ts';

/** By reason why `chips` chips don't fit: what was expected, and a remedy. */
export const misfitsKorean: Readonly<
  Record<Misfit, { readonly expected: (chips: string) => string; readonly remedy: string }>
> = {
  powerOfTwo: {
    expected: (chips) => `칩 ${chips}개로 할 수 있는 집합 통신`,
    remedy:
      'halving-doubling은 칩을 둘씩 짝지으므로 칩이 2, 4, 8, 16, …개여야 합니다. 칩 수를 맞추거나 "ring"이나 "mesh"를 사용해 주세요.',
  },
  torus: {
    expected: (chips) => `토러스가 아니어도 되는 집합 통신(여기 칩 ${chips}개는 토러스가 아님)`,
    remedy:
      '차원별 방식에는 차원마다 링이 있어야 합니다. 토러스 클러스터를 사용하거나, "domains" 단위로 실행하거나, "hierarchical"이나 "ring"을 사용해 주세요.',
  },
  fourByFour: {
    expected: (chips) => `방향 링 1개 또는 2개(여기 칩 ${chips}개는 4 × 4 토러스가 아님)`,
    remedy:
      '링크를 함께 쓰지 않는 링 네 개는 4 × 4 토러스에서만 알려져 있습니다. 4 × 4 평면("planes") 단위로 실행하거나 링을 줄여 주세요.',
  },
  ringCount: {
    expected: () => '방향 링 1개, 2개 또는 4개',
    remedy: '하나는 한 방향, 둘은 양방향, 넷은 4 × 4 토러스의 두 순환을 양방향으로 돕니다.',
  },
  severalDomains: {
    expected: () => '도메인 하나 안에서 할 수 있는 집합 통신',
    remedy:
      '크기가 같은 UltraServer 여러 대의 안과 사이에서 하는 방식입니다. UltraServer를 늘리거나 "ring", "mesh", "torus"를 사용해 주세요.',
  },
  channels: {
    expected: () => 'UltraServer 하나의 칩 수 이하인 채널 수',
    remedy: '채널마다 다른 EFA 인터페이스로 건너갑니다. 채널을 줄여 주세요.',
  },
  planes: {
    expected: () => '이 클러스터에 있는 그룹',
    remedy: '평면은 토러스의 앞 두 차원으로 이어진 칩들입니다. "all"이나 "domains"라고 적어 주세요.',
  },
  barrierBesideCompute: {
    expected: () => '칩이 계산하는 동안에는 배리어 없음',
    remedy:
      '칩은 계산과 계산 사이에 도착을 셉니다. 그래서 배리어가 상관없는 계산까지 기다리게 됩니다. "barrier": false라고 적거나 계산과 통신 겹치기를 꺼 주세요.',
  },
};
