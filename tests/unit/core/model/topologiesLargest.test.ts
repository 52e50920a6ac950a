import { describe, expect, it } from 'vitest';
import { MANY_CHIPS } from '../../../../bench/manyChipsScene.ts';
import { buildCluster } from '../../../../src/core/model/topologies/topologies.ts';
import { LIMITS } from '../../../../src/core/scene/limits.ts';
import { checkScene, parseScene } from '../../../../src/core/scene/parse.ts';
import { SceneError } from '../../../../src/core/scene/problem.ts';
import { problemText } from '../../../../src/screen/words/problemWords.ts';

describe('the largest cluster', () => {
  it('has 65,536 chips: 1,024 UltraServers with their links, over a fabric that connects any two chips', () => {
    const { network, route } = buildCluster(parseScene(MANY_CHIPS).cluster);
    expect(network.chipCount).toBe(LIMITS.chips);
    // Per chip six NeuronLinks, one EFA link up and one down; 16 leaves joined to 4 spines in both directions.
    expect(network.linkCount).toBe(65_536 * (6 + 2) + 16 * 4 * 2);
    for (const [from, to] of [
      [0, 65_535],
      [65_535, 1],
      [33, 40_000],
    ] as const) {
      const paths = route(from, to);
      expect(paths).toHaveLength(4);
      for (const path of paths) {
        expect([network.linkFrom[path[0]!], network.linkTo[path.at(-1)!]]).toEqual([from, to]);
        path.slice(1).forEach((link, i) => expect(network.linkFrom[link]).toBe(network.linkTo[path[i]!]));
      }
    }
  });

  it('is refused with a remedy if its numbers make more chips, before anything is built', () => {
    const larger = JSON.parse(MANY_CHIPS) as { cluster: Record<string, unknown> };
    Object.assign(larger.cluster, { plates: 5, chipsPerUltraServer: 80 });
    const refusal = (): unknown => checkScene(larger);
    expect(refusal).toThrow(SceneError);
    try {
      refusal();
    } catch (error) {
      const [problem] = (error as SceneError).problems;
      expect(problem).toMatchObject({ path: 'cluster.ultraServers', limit: 'chips', most: 65_536, got: '81920' });
      expect(problemText(problem!, 'en').what).toMatch(/65.?536 chips/);
      expect(problemText(problem!, 'ko').remedy).not.toBe('');
    }
  });
});
