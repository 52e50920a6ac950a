import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { hashColumns } from '../../src/core/base/hash.ts';
import { type Program, ProgramBuilder } from '../../src/core/model/program.ts';
import { buildCluster } from '../../src/core/model/topologies/topologies.ts';
import { rememberProgram } from '../../src/core/model/workloads/knownProgram.ts';
import { buildProgram } from '../../src/core/model/workloads/workloads.ts';
import { listControls } from '../../src/core/scene/controls.ts';
import { parseScene } from '../../src/core/scene/parse.ts';
import type { Scene } from '../../src/core/scene/schema.ts';
import { reseedScene, tweakScene } from '../../src/core/scene/tweak.ts';
import {
  allToAll,
  campus,
  custom,
  fullMesh,
  invented,
  layered,
  leafSpine,
  link,
  node,
  oneUltraServer,
  star,
  switched,
  torus,
} from '../support/clusters.ts';
import { sceneFiles } from '../support/sceneFiles.ts';

/** Of every column and count of a program. */
function printOf(program: Program): string {
  const parts = Object.values(program);
  const columns = parts.filter((part) => part instanceof Int32Array || part instanceof Float64Array);
  return hashColumns(columns) + JSON.stringify(parts.filter((part) => !ArrayBuffer.isView(part)));
}

const fresh = (scene: Scene): Program => buildProgram(scene, buildCluster(scene.cluster));

/** The scene with each of its numbers changed a little in turn, as far as it can be; and with another seed. */
function neighboursOf(scene: Scene): (readonly [path: string, scene: Scene])[] {
  const numbers = listControls(scene).flatMap(({ sort, row: { path, ...row } }) => {
    if (sort !== 'number' || !('facts' in row)) return [];
    const [more, less] = row.value < 1 ? [row.value * 1.1, row.value * 0.9] : [row.value + 1, row.value - 1];
    return [[path, tweakScene(scene, [{ path, value: more <= row.facts.max ? more : less }])] as const];
  });
  return [...numbers, ['seed', reseedScene(scene, 'another')]];
}

describe.each(sceneFiles())('a program of %s that is remembered', (file) => {
  const scene = parseScene(readFileSync(file, 'utf8'));
  const own = fresh(scene);

  it('[L8] is the program that would be built, whatever is changed and changed back', () => {
    const programOf = rememberProgram();
    for (const [path, other] of neighboursOf(scene)) {
      const cluster = buildCluster(other.cluster);
      expect([path, printOf(programOf(other, cluster))]).toEqual([path, printOf(buildProgram(other, cluster))]);
      expect([path, printOf(programOf(scene, buildCluster(scene.cluster)))]).toEqual([path, printOf(own)]);
    }
  });

  it('is the same object where links are faster or farther', () => {
    const programOf = rememberProgram();
    const known = programOf(scene, buildCluster(scene.cluster));
    for (const [path, other] of neighboursOf(scene)) {
      const isOfTime = /^cluster\..*\.(rate|latency)$/.test(path);
      if (!isOfTime) continue;
      expect([path, programOf(other, buildCluster(other.cluster)) === known]).toEqual([path, true]);
    }
  });
});

const FIVE_LINKS = custom(
  ['a', 'b', 'c', 'd'].map((id) => node(id, 'chip')),
  ['ab', 'bc', 'cd', 'da', 'ac'].map(([from, to]) => link(from!, to!)),
);

describe('no program is made from what is left out of the memory’s key', () => {
  it.each([
    torus([4, 3]),
    oneUltraServer(2, 4),
    fullMesh(5),
    star(5),
    leafSpine(2, 4, 3),
    layered(4, 2, { side: 2, plates: 2, pods: 2 }),
    switched(2, 2, 3, true),
    campus({ buildings: 2, perBuilding: 2, switches: 2, borders: 2 }),
    FIVE_LINKS,
  ])('in a cluster of kind $kind', (scene) => {
    let turn = 1;
    const changed = JSON.stringify(scene, (name, value: unknown) =>
      name === 'rate' || name === 'latency' ? invented((turn = (turn * 7) % 31)) : value,
    );
    const programs = [scene, JSON.parse(changed) as typeof scene].map((one) => {
      const cluster = buildCluster(one);
      const builder = new ProgramBuilder(cluster.network, cluster.route, { spreading: cluster.spreading, seed: '' });
      builder.beginPhase('all');
      allToAll(20)(builder, cluster);
      return [builder.seal(), { ...cluster, network: undefined }] as const;
    });
    expect(printOf(programs[1]![0])).toBe(printOf(programs[0]![0]));
    expect(JSON.stringify(programs[1]![1])).toBe(JSON.stringify(programs[0]![1]));
  });
});
