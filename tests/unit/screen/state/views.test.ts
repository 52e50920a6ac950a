import { describe, expect, it } from 'vitest';
import { buildCluster } from '../../../../src/core/model/topologies/topologies.ts';
import type { ClusterScene } from '../../../../src/core/scene/clusters/clusters.ts';
import { checkScene, parseScene } from '../../../../src/core/scene/parse.ts';
import { simulate } from '../../../../src/core/sim/simulation.ts';
import { TraceReader } from '../../../../src/core/trace/reader.ts';
import { collectiveOrder } from '../../../../src/screen/picture/collectiveOrder.ts';
import { chooseProjection, projectionsFor } from '../../../../src/screen/picture/projections/projections.ts';
import { openScene, receiveRun, setView } from '../../../../src/screen/state/actions.ts';
import { type AppState, initialState } from '../../../../src/screen/state/appState.ts';
import { openLink, readLink, writeLink } from '../../../../src/screen/state/link.ts';
import { chosenView, footNote, nextView } from '../../../../src/screen/ui/stage/viewChoice.ts';
import { troubleText } from '../../../../src/screen/words/problemWords.ts';
import { campus, layered, leafSpine, star, switched, torus } from '../../../support/clusters.ts';
import { ultraServers } from '../../../support/plainNetworks.ts';
import { goodText, problemsOf, sceneWith } from '../../../support/sceneFiles.ts';

const networkOf = (cluster: ClusterScene) => buildCluster(cluster).network;
const scene = parseScene(goodText());
const plain = initialState(scene, 'scenes/two-ultraservers.scene.json', 'en', 'night');
const ready = receiveRun({ scene, reader: new TraceReader(simulate(scene)), hash: '' })(plain);

describe('views of a network', () => {
  it.each<[string, ClusterScene, string[]]>([
    ['two UltraServers', scene.cluster, ['tower', 'flat', 'ring', 'mountain', 'plane']],
    ['UltraServers under spines', layered(4, 4), ['mountain', 'plane']],
    ['64 UltraServers', ultraServers({ servers: 64, side: 2, plates: 2, switches: 2 }), ['mountain', 'plane']],
    ['a torus without switches', torus([4, 4, 4]), ['tower', 'flat', 'ring', 'plane']],
    ['a star', star(6), ['flat', 'ring', 'plane']],
    ['leaves and spines', leafSpine(3, 4, 2), ['mountain', 'plane']],
    ['buildings', campus({ buildings: 2, perBuilding: 2, switches: 1, borders: 1 }), ['mountain', 'map', 'plane']],
    ['two chips', star(2), ['flat', 'plane']],
    ['switched UltraServers', switched(1, 4, 4, false), ['flat', 'ring', 'plane']],
  ])('fit %s as its shape allows', (_, cluster, fitting) => {
    expect(projectionsFor(networkOf(cluster))).toEqual(fitting);
  });

  it('fall back if one does not fit, and name the refused one', () => {
    const spines = networkOf(layered(4, 4));
    expect(chooseProjection(spines, ['ring', 'plane'])).toEqual({ name: 'plane', refused: 'ring' });
    expect(chooseProjection(spines, [undefined, 'tower'])).toEqual({ name: 'plane', refused: 'tower' });
    expect(chooseProjection(spines, [undefined, undefined])).toEqual({ name: 'plane', refused: undefined });
    expect(chooseProjection(networkOf(scene.cluster), [undefined, 'ring'])).toEqual({
      name: 'ring',
      refused: undefined,
    });
    const run = { ...ready.run!, reader: new TraceReader({ ...ready.run!.reader.trace, network: spines }) };
    expect(footNote({ language: 'en', mode: 'watch', run, view: 'ring' })).toContain(
      'The view “Ring” doesn’t fit this network. Showing “Plane”.',
    );
    expect(footNote({ language: 'en', mode: 'talk', run, view: 'ring' })).toBe(
      'The view “Ring” doesn’t fit this network. Showing “Plane”.',
    );
    expect(footNote({ ...ready, view: 'ring' })).not.toContain('fit');
    expect(footNote({ ...ready, mode: 'talk' })).toBe('one rank per chip in this picture');
  });
});

describe('the choice of a view', () => {
  it('is the scene’s until the viewer chooses; the key cycles through those that fit', () => {
    const seen = (state: AppState) => chosenView(state.run!, state.view).name;
    const own = { ...ready, run: { ...ready.run!, scene: { ...scene, view: 'flat' as const } } };
    expect(seen(ready)).toBe('tower');
    expect(seen(own)).toBe('flat');
    const around = Array.from({ length: 5 }, () => nextView).reduce<AppState[]>(
      (states, next) => [...states, next(states.at(-1)!)],
      [own],
    );
    expect(around.map(seen)).toEqual(['flat', 'ring', 'mountain', 'plane', 'tower', 'flat']);
    expect(nextView(plain)).toBe(plain);
  });

  it('is in the address, and is dropped with its scene', () => {
    const chosen = setView('flat')(ready);
    expect(writeLink(chosen)).toContain('&view=flat');
    expect(openLink(plain, readLink(writeLink(chosen))).view).toBe('flat');
    expect(openLink(chosen, readLink(writeLink(ready))).view).toBeUndefined();
    expect(openLink(plain, readLink('view=globe')).view).toBeUndefined();
    expect(openScene('other.json', goodText())(chosen).view).toBeUndefined();
  });

  it('can be set in a scene, by a known name', () => {
    expect(checkScene(sceneWith([['view'], 'ring'])).view).toBe('ring');
    const problems = problemsOf(sceneWith([['view'], 'rings']));
    for (const language of ['en', 'ko'] as const) {
      const text = troubleText('a.scene.json', problems, language);
      for (const part of ['view', '"rings"', 'tower', 'ring', 'plane']) expect(text).toContain(part);
    }
  });
});

describe('the order of a collective', () => {
  const orderIn = (workload: object, cluster: ClusterScene) => {
    const { network, program } = simulate(
      checkScene(sceneWith([['cluster'], cluster], [['workload'], workload], [['beats'], []])),
    );
    return [...collectiveOrder(program, network.chipCount)];
  };
  const over = (collective: string, more: object = {}) => ({
    kind: 'collective',
    over: 'all',
    times: 1,
    size: { invented: 64, because: 'a test' },
    collective,
    ...more,
  });
  const numbers = (count: number) => Array.from({ length: count }, (_, chip) => chip);

  it('is that of its ring, here the documented Hamiltonian cycle', () => {
    expect(orderIn(over('ringAllReduce', { rings: 1 }), torus([4, 4]))).toEqual([
      0, 4, 8, 12, 13, 1, 5, 9, 10, 14, 2, 6, 7, 11, 15, 3,
    ]);
    expect(orderIn(over('ringAllReduce', { rings: 1 }), star(6))).toEqual(numbers(6));
  });

  it('is by number if there is no ring', () => {
    expect(orderIn(over('halvingDoublingAllReduce'), torus([4, 4]))).toEqual(numbers(16));
    expect(orderIn(over('treeBroadcast'), star(6))).toEqual(numbers(6));
  });
});
