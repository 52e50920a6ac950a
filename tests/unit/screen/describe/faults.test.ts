import { describe, expect, it } from 'vitest';
import { faultsOf, linkConditionsAt } from '../../../../src/core/analysis/linkConditions.ts';
import type { ClusterScene } from '../../../../src/core/scene/clusters/clusters.ts';
import { parseScene } from '../../../../src/core/scene/parse.ts';
import { TraceReader } from '../../../../src/core/trace/reader.ts';
import { groupCount, groupWaits } from '../../../../src/screen/picture/groupWaits.ts';
import { legend, ruleOf } from '../../../../src/screen/describe/labels.ts';
import { instantAt } from '../../../../src/screen/describe/tally.ts';
import { outlineOf } from '../../../../src/screen/describe/outline.ts';
import { PROJECTIONS, projectionsFor } from '../../../../src/screen/picture/projections/projections.ts';
import {
  blocksOf,
  describeCondition,
  describeFaults,
  describeHighestBlock,
} from '../../../../src/screen/describe/faults.ts';
import { THEMES } from '../../../../src/screen/picture/theme.ts';
import { allToAll, campus, layered, leafSpine, runOn, torus } from '../../../support/clusters.ts';
import { goodText } from '../../../support/sceneFiles.ts';

const BUILDINGS = campus({ buildings: 2, perBuilding: 2, switches: 2, borders: 2 });
const CLUSTERS: readonly ClusterScene[] = [layered(2, 4), BUILDINGS, leafSpine(3, 4, 2), torus([4, 4, 2])];

describe('the text view', () => {
  it('has the legend and the rule of every projection without laying it out', () => {
    const seen = new Set<string>();
    for (const cluster of CLUSTERS) {
      const reader = new TraceReader(runOn(cluster, allToAll(8)));
      const { network } = reader.trace;
      for (const name of projectionsFor(network)) {
        seen.add(name);
        const layout = PROJECTIONS[name](network, {
          upright: false,
          longestQueue: 8,
          order: new Int32Array(0),
          groupWaits: () => groupWaits(reader),
        });
        const blocks = blocksOf(name);
        const told = [legend(network, THEMES.night, 'ko', { blocks }), ruleOf({ blocks }, 'packets', 'ko')];
        expect(told, name).toEqual([legend(network, THEMES.night, 'ko', layout), ruleOf(layout, 'packets', 'ko')]);
      }
    }
    expect([...seen].toSorted()).toEqual(Object.keys(PROJECTIONS).toSorted());
  });

  it('names the links that the picture marks up to a limit, and counts the rest', () => {
    const at = { invented: 60, because: 'a test' };
    const scene = parseScene(
      JSON.stringify({
        ...(JSON.parse(goodText()) as object),
        faults: [
          {
            at,
            link: { from: 'c0', to: 'c1' },
            action: { kind: 'slower', factor: { invented: 4, because: 'a test' } },
          },
          { at, link: 'efa', action: { kind: 'cut' } },
        ],
      }),
    );
    const reader = new TraceReader(runOn(layered(2, 4), allToAll(2)));
    const { network } = reader.trace;
    const faults = faultsOf(scene, network);
    expect(describeFaults(network, linkConditionsAt(faults, 59_999), 'en')).toEqual([]);
    const [cut, slow] = describeFaults(network, linkConditionsAt(faults, 60_000), 'en');
    const count = [...linkConditionsAt(faults, 60_000).values()].filter(({ kind }) => kind === 'cut').length;
    expect(cut!.what).toBe('Cut links');
    expect(cut!.value.spoken).toMatch(
      new RegExp(
        `^${count}: chip 0 → switch 1, (?:[^,]+ → [^,]+, ){4}[^,]+ → [^,]+ and ${count - 6} more \\(made up\\)$`,
      ),
    );
    expect(slow!.value.spoken).toBe('1: chip 0 → chip 1 ×4 (made up)');
    expect(describeFaults(network, linkConditionsAt(faults, 60_000), 'ko')[1]!.value.spoken).toBe(
      '1개: 칩 0 → 칩 1 ×4 (가상의 값)',
    );
    expect(describeCondition({ kind: 'slower', factor: 4 }, 'en')).toBe('slowed ×4');
  });

  it('states the highest block now and of the run, as in the picture', () => {
    const reader = new TraceReader(runOn(BUILDINGS, allToAll(256)));
    const { network, finish } = reader.trace;
    const outline = outlineOf(network);
    const groups = groupCount(network);
    expect(Math.max(...groupWaits(reader).most)).toBeGreaterThan(0);
    for (const time of [0, finish / 4, finish / 2]) {
      const moment = instantAt(reader, time, groups);
      const now = Math.max(...moment.frame.groupWaiting);
      const ever = Math.max(...groupWaits(reader).most);
      const said = describeHighestBlock(outline, moment, 'en').value.spoken;
      const [first = '', second = ''] = said.split('; ');
      expect(first).toMatch(now === 0 ? /^now none/ : new RegExp(`^now UltraServer [A-D], ${now} waiting$`));
      expect(second).toMatch(new RegExp(`^in the whole run UltraServer [A-D], ${ever} waiting \\(made up\\)$`));
    }
  });
});
