import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { hashColumns } from '../../../../src/core/base/hash.ts';
import { type Program, ProgramBuilder } from '../../../../src/core/model/program.ts';
import { inOneGo } from '../../../../src/core/base/steps.ts';
import { buildCluster } from '../../../../src/core/model/topologies/topologies.ts';
import { type Control, listControls } from '../../../../src/core/scene/controls.ts';
import { parseScene } from '../../../../src/core/scene/parse.ts';
import { SceneError } from '../../../../src/core/scene/problem.ts';
import type { Scene } from '../../../../src/core/scene/schema.ts';
import { reseedScene, type Tweak, tweakScene } from '../../../../src/core/scene/tweak.ts';
import { createProgramSender, memoizeProgram } from '../../../../src/core/sim/knownProgram.ts';
import { type BuildProgram, programOf } from '../../../../src/core/sim/simulation.ts';
import { buffersOf } from '../../../../src/core/trace/transfer.ts';
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
  wire,
} from '../../../support/clusters.ts';
import { goodText, sceneFiles } from '../../../support/sceneFiles.ts';

/** A fingerprint of every column and count of a program. */
function printOf(program: Program): string {
  const parts = Object.values(program);
  const columns = parts.filter((part) => part instanceof Int32Array || part instanceof Float64Array);
  return hashColumns(columns) + JSON.stringify(parts.filter((part) => !ArrayBuffer.isView(part)));
}

const remembered = (build: BuildProgram, scene: Scene): Program => inOneGo(build(scene, buildCluster(scene.cluster)));
const fresh = (scene: Scene): Program => remembered(programOf, scene);

/** The scene with each control changed in turn (if it can be run), and with another seed; each with its program's fingerprint. */
function neighboursOf(scene: Scene): (readonly [path: string, scene: Scene, print: string])[] {
  const moved = listControls(scene).flatMap((control) => {
    const { path } = control.row;
    return othersOf(control).flatMap((value) => {
      try {
        const other = tweakScene(scene, [{ path, value }]);
        return [[path, other, printOf(fresh(other))] as const];
      } catch (error) {
        if (error instanceof SceneError) return [];
        throw error;
      }
    });
  });
  const reseeded = reseedScene(scene, 'another');
  return [...moved, ['seed', reseeded, printOf(fresh(reseeded))]];
}

function othersOf({ sort, row }: Control): readonly Tweak['value'][] {
  if (sort === 'choice') return row.options.map(({ value }) => value).filter((value) => value !== row.value);
  const [more, less] = row.value < 1 ? [row.value * 1.1, row.value * 0.9] : [row.value + 1, row.value - 1];
  return [more <= row.facts.max ? more : less];
}

describe.each(sceneFiles())('the memoized program of %s', (file) => {
  const scene = parseScene(readFileSync(file, 'utf8'));
  const own = printOf(fresh(scene));
  const neighbours = neighboursOf(scene);

  it('[L8] equals a newly built program after any change', () => {
    const build = memoizeProgram();
    for (const [path, other, print] of neighbours) {
      expect([path, printOf(remembered(build, other))]).toEqual([path, print]);
      expect([path, printOf(remembered(build, scene))]).toEqual([path, own]);
    }
  });

  it('is reused if only rates or latencies differ', () => {
    const build = memoizeProgram();
    const known = remembered(build, scene);
    const ofTime = neighbours.filter(([path]) => /^cluster\..*\.(rate|latency)$/.test(path));
    expect(ofTime.length).toBeGreaterThan(1);
    for (const [path, other] of ofTime) expect([path, remembered(build, other) === known]).toEqual([path, true]);
  });
});

describe('programs sent to another thread', () => {
  const scene = parseScene(goodText());
  const [one, other] = [fresh(scene), fresh(reseedScene(scene, 'another'))];

  it('are copied once for consecutive runs', () => {
    const { toSend, forget } = createProgramSender();
    const copy = toSend(one)!;
    expect(printOf(copy)).toBe(printOf(one));
    expect(buffersOf(copy).filter((buffer) => buffersOf(one).includes(buffer))).toEqual([]);
    expect(toSend(one)).toBeUndefined();
    expect(printOf(toSend(other)!)).toBe(printOf(other));
    expect(printOf(toSend(one)!)).toBe(printOf(one));
    forget();
    expect(printOf(toSend(one)!)).toBe(printOf(one));
  });

  it('are transferred each time if too large to be kept', () => {
    const { toSend } = createProgramSender();
    const large = { ...one, dependents: new Int32Array(2 ** 24) };
    expect([toSend(one) === one, toSend(large) === large, toSend(large) === large]).toEqual([false, true, true]);
    expect(toSend(one)).toBeDefined();
  });
});

const FIVE_LINKS = custom(
  ['a', 'b', 'c', 'd'].map((id) => node(id, 'chip')),
  ['ab', 'bc', 'cd', 'da', 'ac'].map(([from, to]) => link(from!, to!)),
);

describe('no program depends on numbers that the memo’s key omits', () => {
  it.each([
    torus([4, 3]),
    oneUltraServer(2, 4),
    fullMesh(5),
    star(5),
    { kind: 'line', chips: 5, link: wire() } as const,
    { kind: 'ring', chips: 5, ties: 'even', link: wire() } as const,
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
