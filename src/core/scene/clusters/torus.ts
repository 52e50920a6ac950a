import { z } from '../zod.ts';
import { describedKind } from '../describedKind.ts';
import { numberOf } from '../../base/provenance.ts';
import { choice } from '../choices.ts';
import { LENGTH } from '../facts.ts';
import { fewOf } from '../lists.ts';
import type { Problem } from '../problem.ts';
import { structural } from '../quantity.ts';
import type { CountAt } from '../soundness.ts';
import { packetWire, ties, tooManyChips } from './parts.ts';

/** Chips on a grid of one to four dimensions: a torus with wrap-around links, or a mesh. */
export const torus = z.strictObject({
  kind: describedKind('torus', {
    en: 'Chips on a grid of one to four dimensions.',
    ko: '1~4차원 격자로 이은 칩.',
  }),
  sizes: fewOf(
    structural({ ...LENGTH, label: { en: 'chips along a dimension', ko: '한 차원의 칩 수' } }),
    { least: 1, most: 4 },
    'Chips along each dimension: X, then Y, and so on.',
  ),
  wrap: choice({
    label: { en: 'wrap-around links', ko: '행의 양 끝을 잇는 링크' },
    help: {
      en: 'With a link from the last chip of each row to the first it is a torus, without one a mesh.',
      ko: '행마다 마지막 칩을 첫 칩과 이으면 토러스, 잇지 않으면 메시입니다.',
    },
    options: [
      { value: true, label: { en: 'torus', ko: '토러스' } },
      { value: false, label: { en: 'mesh', ko: '메시' } },
    ],
  }),
  ties,
  link: packetWire({ en: 'link', ko: '링크' }, 'From each chip to its neighbours, and back.'),
});

export function checkTorus(_: CountAt, cluster: TorusCluster | undefined): Problem[] {
  return tooManyChips('cluster.sizes', cluster?.sizes.reduce<number>((chips, size) => chips * numberOf(size), 1) ?? 0);
}

export type TorusCluster = z.infer<typeof torus>;
