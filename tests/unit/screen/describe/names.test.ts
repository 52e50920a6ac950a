import { describe, expect, it } from 'vitest';
import { buildCluster } from '../../../../src/core/model/topologies/topologies.ts';
import type { Network } from '../../../../src/core/model/network.ts';
import { parseScene } from '../../../../src/core/scene/parse.ts';
import type { Scene } from '../../../../src/core/scene/schema.ts';
import { createFrame } from '../../../../src/screen/picture/frame.ts';
import { groupCount } from '../../../../src/screen/picture/groupWaits.ts';
import { labelsAt } from '../../../../src/screen/describe/labels.ts';
import { type Outline, outlineOf, type Place } from '../../../../src/screen/describe/outline.ts';
import { placeName } from '../../../../src/screen/describe/placeNames.ts';
import { PROJECTIONS, projectionsFor } from '../../../../src/screen/picture/projections/projections.ts';
import { groupName, nameOf, nodeName } from '../../../../src/screen/describe/thingNames.ts';
import { atStart } from '../../../../src/screen/words/partWords.ts';
import { SCENES } from '../../../../src/shell/app/scenes.ts';
import { campus, custom, leafSpine, link, node, star, switched, torus } from '../../../support/clusters.ts';

type Named = readonly [name: string, network: Network];

const build = (cluster: Scene['cluster']): Network => buildCluster(cluster).network;
const NETWORKS: readonly Named[] = [
  ...SCENES.map(({ id, text }): Named => [id, build(parseScene(text).cluster)]),
  ['campus', build(campus({ buildings: 2, perBuilding: 2, switches: 1, borders: 1 }))],
  ['switchedUltraServers', build(switched(2, 4, 4, true))],
  ['leafSpine', build(leafSpine(3, 4, 2))],
  ['torus of four dimensions', build(torus([3, 2, 2, 2]))],
  ['star', build(star(6))],
  ['custom', build(custom([node('a', 'chip'), node('b', 'chip', 1)], [link('a', 'b')]))],
];

/** Every place of the tree that is one chip, switch, link or part. */
function everyPlace(outline: Outline, place: Place = outline.root): Place[] {
  return [place, ...outline.childrenOf(place).flatMap((child) => everyPlace(outline, child))];
}

/** What the card calls a place; undefined for what no card is about. */
function nameOnCard(network: Network, { kind, number }: Place, language: 'en' | 'ko'): string | undefined {
  if (kind === 'chip') return nameOf(network, { kind: 'chip', chip: number }, language).name;
  if (kind === 'switch') return nameOf(network, { kind: 'switch', switch: number }, language).name;
  if (kind === 'link') return nameOf(network, { kind: 'link', link: number }, language).name;
  const ofGroups = network.levels.find(({ column }) => column === 'group');
  return kind === ofGroups?.kind ? nameOf(network, { kind: 'group', group: number }, language).name : undefined;
}

describe.each(NETWORKS)('every thing of %s', (_, network) => {
  it.each(['en', 'ko'] as const)('has one name in tree, card, picture and sentences: %s', (language) => {
    const outline = outlineOf(network);
    const places = everyPlace(outline);
    expect(places.length).toBeGreaterThan(network.chipCount);
    for (const place of places) {
      const inTree = placeName(network, place, language);
      const onCard = nameOnCard(network, place, language);
      if (onCard !== undefined && place.kind === 'link') expect(inTree.startsWith(onCard)).toBe(true);
      else if (onCard !== undefined) expect(onCard).toBe(inTree);
      if (place.kind === 'chip') {
        const spoken = nodeName(network, place.number, language);
        expect(language === 'en' ? atStart(spoken).startsWith(inTree) : spoken.endsWith(inTree)).toBe(true);
        // Named from the largest part to the smallest, as the tree leads to it.
        const way = network.levels.map(({ kind, of }) => `${kind}${of[place.number]!}`);
        expect(place.key).toContain(way.map((part) => `/${part}`).join(''));
        expect(nameOf(network, { kind: 'chip', chip: place.number }, language).place.split(' · ')).toHaveLength(
          way.length + 1,
        );
      }
    }
  });

  it('is called an UltraServer in the picture if it is so in tree and card', () => {
    const hasUltraServers = network.levels.some(({ kind }) => kind === 'ultraServer');
    const frame = createFrame(network.chipCount, network.linkCount, groupCount(network));
    for (const view of projectionsFor(network)) {
      const layout = PROJECTIONS[view](network, { upright: false, longestQueue: 4 });
      if (layout.blocks !== undefined) continue;
      for (const language of ['en', 'ko'] as const) {
        const labels = labelsAt(layout, frame, language).filter(({ role }) => role === 'tower');
        labels.forEach(({ text }, group) => {
          const isNamed = text.startsWith(atStart(groupName(network, layout.towers[group]!.group, language)));
          expect([view, text, isNamed]).toEqual([view, text, hasUltraServers]);
        });
      }
    }
  });
});
