import type { Misfit } from '../../core/scene/workloads/collectiveNames.ts';

/** What would fit, for `chips` chips that don't, and what an author may do about it. */
export const misfitsKorean: Readonly<
  Record<Misfit, { readonly expected: (chips: string) => string; readonly remedy: string }>
> = {
  powerOfTwo: {
    expected: (chips) => `칩 ${chips}개로 할 수 있는 집합 통신`,
    remedy:
      '반씩 나누고 합치는 방식은 칩을 둘씩 짝지으므로 2, 4, 8, 16, …개여야 한다. 칩 수를 맞추거나 ring이나 mesh를 쓴다.',
  },
  torus: {
    expected: (chips) => `토러스가 아니어도 되는 집합 통신(여기 칩 ${chips}개는 한 토러스가 아니다)`,
    remedy:
      '차원별 방식은 차원마다 고리가 있어야 한다. 토러스 클러스터를 쓰거나, "domains" 단위로 돌리거나, "hierarchical"이나 "ring"을 쓴다.',
  },
  fourByFour: {
    expected: (chips) => `고리 1개 또는 2개(여기 칩 ${chips}개는 4 × 4 토러스가 아니다)`,
    remedy:
      '링크를 나눠 쓰지 않는 고리 네 개는 4 × 4 토러스에서만 정해 두었다. 4 × 4 판("planes") 단위로 돌리거나 고리를 줄인다.',
  },
  ringCount: {
    expected: () => '고리 1개, 2개 또는 4개',
    remedy: '하나는 한 방향, 둘은 양방향, 넷은 4 × 4 토러스의 두 순환을 양방향으로 돈다.',
  },
  severalDomains: {
    expected: () => '도메인 하나 안에서 되는 집합 통신',
    remedy:
      '크기가 같은 UltraServer 여러 대의 안과 사이를 나눠 쓰는 방식이다. UltraServer를 늘리거나 "ring", "mesh", "torus"를 쓴다.',
  },
  channels: {
    expected: () => 'UltraServer 하나의 칩 수 이하인 채널 수',
    remedy: '채널마다 다른 EFA 인터페이스로 건넌다. 채널을 줄인다.',
  },
  planes: {
    expected: () => '이 클러스터에 있는 묶음',
    remedy: '판은 토러스의 앞 두 차원이 잇는 칩들이다. "all"이나 "domains"라고 쓴다.',
  },
  barrierBesideCompute: {
    expected: () => '칩이 계산하는 동안에는 배리어 없음',
    remedy:
      '칩은 계산과 계산 사이에 도착을 센다. 그래서 배리어가 상관없는 계산까지 기다리게 된다. "barrier": false라고 쓰거나 겹치기를 끈다.',
  },
};
