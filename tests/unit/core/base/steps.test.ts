import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { measuredRunInSteps } from '../../../../src/core/analysis/measuredRun.ts';
import { hashColumns } from '../../../../src/core/base/hash.ts';
import {
  atOnce,
  inOneGo,
  inSlices,
  mapInSteps,
  type Pace,
  type Steps,
  within,
} from '../../../../src/core/base/steps.ts';
import type { Cluster } from '../../../../src/core/model/cluster.ts';
import { rerouteOn } from '../../../../src/core/model/reroute.ts';
import { buildCluster, clusterInSteps } from '../../../../src/core/model/topologies/topologies.ts';
import { programInSteps } from '../../../../src/core/model/workloads/workloads.ts';
import { parseScene } from '../../../../src/core/scene/parse.ts';
import type { Scene } from '../../../../src/core/scene/schema.ts';
import { runInSteps, setUp, simulate, startRun } from '../../../../src/core/sim/simulation.ts';
import { stageAt, stageEnd } from '../../../../src/core/base/stages.ts';
import { TraceReader } from '../../../../src/core/trace/reader.ts';
import { traceHash } from '../../../../src/core/trace/trace.ts';
import { heavyScene } from '../../../support/heavyScene.ts';
import { sceneFiles } from '../../../support/sceneFiles.ts';

/** The result, and the shares that were yielded. */
function drained<T>(steps: Steps<T>): { readonly result: T; readonly shares: readonly number[] } {
  const shares: number[] = [];
  for (;;) {
    const next = steps.next();
    if (next.done === true) return { result: next.value, shares };
    shares.push(next.value);
  }
}

/** A fingerprint of the columns. */
function printOf(data: object): string {
  const columns = Object.values(data).filter((column) => ArrayBuffer.isView(column));
  return hashColumns(columns as Int32Array[]);
}

function expectProgress(shares: readonly number[]): void {
  shares.forEach((share, i) => {
    expect(share).toBeGreaterThanOrEqual(i === 0 ? 0 : shares[i - 1]!);
    expect(share).toBeLessThanOrEqual(1);
  });
}

describe('steps', () => {
  function* counting(to: number): Steps<number> {
    for (let i = 1; i < to; i++) yield i / to;
    return to;
  }
  it('return the same value in one go and in slices', async () => {
    expect(inOneGo(counting(4))).toBe(4);
    expect(atOnce(counting)(7)).toBe(7);
    const seen: number[] = [];
    expect(await inSlices(counting(4), (share) => Promise.resolve(void seen.push(share)))).toBe(4);
    expect(seen).toEqual([0.25, 0.5, 0.75]);
    await expect(inSlices(counting(4), () => Promise.reject(new Error('enough')))).rejects.toThrow('enough');
  });
  it('report their share as a part of a whole', () => {
    expect(drained(within(0.5, 1, counting(4)))).toEqual({ result: 4, shares: [0.625, 0.75, 0.875] });
  });
  it('map a list, with a pause whenever one is due', () => {
    let done = 0;
    const pace: Pace = { isDue: () => ++done % 2 === 0, share: 0.5 };
    const { result, shares } = drained(mapInSteps(pace, [3, 1, 2, 5, 4], (item, row) => item * 10 + row));
    expect(result).toEqual([30, 11, 22, 53, 44]);
    expect(shares).toEqual([0.5, 0.5]);
  });
});

describe.each(sceneFiles())('a run of %s in steps', (file) => {
  const scene = parseScene(readFileSync(file, 'utf8'));
  it('[L5] is the run in one go, hop by hop, with the same measures, and its shares never fall', () => {
    const whole = new TraceReader(simulate(scene));
    const { result, shares } = drained(measuredRunInSteps(scene));
    expect(result.hash).toBe(traceHash(whole.trace));
    expect(printOf(result.reader.index)).toBe(printOf(whole.index));
    expect(printOf(result.reader.survey.packed)).toBe(printOf(whole.survey.packed));
    expectProgress(shares);
  });
});

describe('a heavy run in steps', () => {
  const scene = (ultraServers: number): Scene => parseScene(heavyScene(ultraServers));

  it('builds its cluster with a pause every ten thousand nodes and links', () => {
    const { result, shares } = drained(clusterInSteps(scene(64).cluster));
    const { nodeCount, linkCount } = result.network;
    expect(shares.length).toBeGreaterThan((nodeCount + linkCount) / 12_000);
    expectProgress(shares);
  });

  it('finds at most a few hundred routes between two pauses', () => {
    const { cluster, workload, seed } = scene(16);
    const built = buildCluster(cluster);
    let asked = 0;
    let most = 0;
    const counting: Cluster = { ...built, route: (from, to) => (asked++, built.route(from, to)) };
    const steps = programInSteps({ ...scene(16), workload, seed }, counting);
    for (let next = steps.next(); next.done !== true; next = steps.next()) {
      most = Math.max(most, asked);
      asked = 0;
    }
    expect(most).toBeGreaterThan(10);
    expect(most).toBeLessThan(1000);
  });

  it('reports increasing shares while it is built, too', () => {
    const { shares } = drained(runInSteps(scene(16)));
    expectProgress(shares);
    const building = new Set(shares.filter((share) => stageAt(share) === 'work'));
    expect(building.size).toBeGreaterThan(20);
    expect(stageAt(shares[0]!)).toBe('cluster');
    expect(stageAt(stageEnd('work'))).toBe('events');
    expect(stageAt(1)).toBe('measures');
  });

  it('pauses by the work of events, simultaneous or not', () => {
    const { network, program } = setUp(scene(4));
    const atStart = { ...program, notBefore: program.notBefore.map(() => 0) };
    const run = startRun(network, atStart);
    let turns = 1;
    while (!run.advance(1000)) turns++;
    // Every task is a root, so without counting released roots all of them would start in the first slice.
    expect(turns).toBeGreaterThan((program.taskCount + 2 * program.hopCount) / 1000 - 1);
    expect(run.seal().finish).toBeGreaterThan(0);
  });
});

describe('a cut of many links', () => {
  const cut = { at: { invented: 5, because: 'b' }, link: 'efa', action: { kind: 'cut' } };
  const back = { at: { invented: 30, because: 'b' }, link: 'efa', action: { kind: 'back' } };

  it('pauses while packets are rerouted, and gives the same result as in one go', () => {
    const scene = parseScene(heavyScene(8, { faults: [cut, back] }));
    const { network, program, conditions } = setUp(scene);
    const whole = startRun(network, program, conditions);
    whole.advance(Number.POSITIVE_INFINITY);
    const sliced = startRun(network, program, conditions);
    const shares: number[] = [];
    while (!sliced.advance(500)) shares.push(sliced.progress);
    expectProgress(shares);
    expect(traceHash(sliced.seal())).toBe(traceHash(whole.seal()));
    expect(shares.length).toBeGreaterThan(program.packetCount / 500);
  });

  it('examines each link about once for all packets that wait at one node', () => {
    const { network } = setUp(parseScene(heavyScene(8)));
    let looked = 0;
    const isCut = (): boolean => (looked++, false);
    const reroute = rerouteOn(network);
    for (let to = 1; to < network.chipCount; to++) expect(reroute(0, to, isCut)!.length).toBeGreaterThan(0);
    expect(looked).toBeLessThanOrEqual(network.linkCount);
    const once = looked;
    reroute(0, 1, () => (looked++, false));
    expect(looked).toBeGreaterThan(once);
  });
});
