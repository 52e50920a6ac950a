import { instantsOf } from '../../support/instants.ts';
import { describe, expect, it } from 'vitest';
import { applyStragglers } from '../../../src/core/sim/stragglers.ts';
import { buildCluster } from '../../../src/core/model/topologies/topologies.ts';
import { COMPUTE, SEND } from '../../../src/core/model/program.ts';
import { buildProgram } from '../../../src/core/model/workloads/workloads.ts';
import { tweakScene } from '../../../src/core/scene/tweak.ts';
import { SceneRun, sceneNamed } from '../../support/sceneRuns.ts';

const whole = (run: SceneRun, id: string): number => run.beat(id).to - run.beat(id).from;

describe('[L8] what the captions of one-ultraserver claim is true', () => {
  const run = new SceneRun('one-ultraserver');
  const { network } = run.trace;
  const axesIn = (beat: string): string[] => {
    const { from, to } = run.beat(beat);
    // What left just before the edge of a beat may belong to the next one.
    return [...new Set([...run.loads(from + 1, to - 1).keys()].map((link) => run.axis(link)))].toSorted();
  };
  const unitsIn = (beat: string): number => {
    const { from, to } = run.beat(beat);
    return [...run.loads(from, to).values()].reduce((sum, units) => sum + units, 0);
  };

  it('[L8] compute: 64 chips with six neighbours each, all at work', () => {
    expect(network.chipCount).toBe(64);
    for (let chip = 0; chip < 64; chip++) expect(network.linkFrom.filter((from) => from === chip)).toHaveLength(6);
    expect(run.chipsAt(1000).computing).toBe(64);
  });

  it('[L8] rows, columns, plates: one direction after the other, each quicker and with less to carry', () => {
    expect([axesIn('rows'), axesIn('columns'), axesIn('plates')]).toEqual([['x'], ['y'], ['z']]);
    expect(axesIn('back')).toEqual(['x', 'y', 'z']);
    expect(unitsIn('columns')).toBeCloseTo(unitsIn('rows') / 4, 6);
    expect(unitsIn('plates')).toBeCloseTo(unitsIn('rows') / 16, 6);
    expect(whole(run, 'columns')).toBeLessThan(whole(run, 'rows') / 3);
    expect(whole(run, 'plates')).toBeLessThan(whole(run, 'columns'));
    const rateOf = (axis: string): number =>
      network.linkRate[[...network.linkRate.keys()].find((l) => run.axis(l) === axis)!]!;
    expect(rateOf('z')).toBe(rateOf('x') / 2);
  });

  it('[L8] again: no packet ever stands in line, and no chip is idle', () => {
    for (const t of instantsOf(run.reader)) {
      if (t === run.trace.finish) continue;
      const { waiting, finished } = run.chipsAt(t);
      expect([t, run.frameAt(t).totalWaiting, waiting + finished]).toEqual([t, 0, 0]);
    }
  });
});

describe('[L8] what the captions of four-ultraservers claim is true', () => {
  const run = new SceneRun('four-ultraservers');
  const { network, program } = run.trace;
  const uplinks = [...network.linkFrom.keys()].filter(
    (link) => run.className(link) === 'efa' && network.linkFrom[link]! < network.chipCount,
  );
  const isUplink = new Set(uplinks);
  const serverOf = (link: number): number => network.nodeGroup[network.linkFrom[link]!]!;
  const leaving = (phase: readonly [string, string]): Map<number, number>[] => {
    const loads = run.loads(run.moment(phase[0]), run.moment(phase[1]));
    return [0, 1, 2, 3].map((server) => new Map([...loads].filter(([l]) => isUplink.has(l) && serverOf(l) === server)));
  };
  const flat = leaving(['first.flat.start', 'first.flat.end']);
  const hierarchical = leaving(['second.hierarchical.efa.start', 'second.hierarchical.efa.end']);
  const sum = (loads: ReadonlyMap<number, number>): number => [...loads.values()].reduce((all, one) => all + one, 0);

  it('[L8] door: one EFA interface an UltraServer carries all of the flat ring, and the pieces pile up before it', () => {
    expect(uplinks).toHaveLength(256);
    expect(flat.map(({ size }) => size)).toEqual([1, 1, 1, 1]);
    const doors = new Set(flat.flatMap((loads) => [...loads.keys()]));
    const { from, to } = run.beat('door');
    for (const share of [0.1, 0.5, 0.9]) {
      const { waiting } = run.frameAt(from + share * (to - from));
      for (const link of uplinks) {
        if (doors.has(link)) expect(waiting[link]).toBeGreaterThan(20);
        else expect(waiting[link]).toBe(0);
      }
    }
  });

  it('[L8] pace: 255 steps to add up and 255 to hand out, and the door is busy nearly all the time', () => {
    const phase = program.phases.indexOf('first.flat');
    const sends = new Int32Array(network.chipCount);
    program.kind.forEach((kind, task) => {
      if (kind === SEND && program.phase[task] === phase) sends[program.from[task]!]!++;
    });
    expect(new Set(sends)).toEqual(new Set([510]));
    for (const loads of flat) expect(sum(loads) / 10 / (run.length('first.flat') / 1000)).toBeGreaterThan(0.95);
  });

  it('[L8] across and done: all 64 doors at once, three quarters of the bytes, and less than a fifth of the time', () => {
    expect(hierarchical.map(({ size }) => size)).toEqual([64, 64, 64, 64]);
    const busiest = Math.max(
      ...run.instantsOf('across').map((t) => uplinks.filter((l) => run.frameAt(t).linkBusy[l]).length),
    );
    expect(busiest).toBe(256);
    for (const server of [0, 1, 2, 3]) expect(sum(hierarchical[server]!) / sum(flat[server]!)).toBeCloseTo(0.75, 1);
    const time = run.moment('end') - run.moment('second.hierarchical.reduceScatter.start');
    expect(time / run.length('first.flat')).toBeLessThan(1 / 5);
  });
});

describe('[L8] what the captions of straggler claim is true', () => {
  const run = new SceneRun('straggler');
  const { program, network, taskStart, taskEnd } = run.trace;
  const computes = (step: number): number[] => {
    const phase = program.phases.indexOf(`step${step}.compute`);
    return [...program.kind.keys()]
      .filter((task) => program.kind[task] === COMPUTE && program.phase[task] === phase)
      .map((task) => taskEnd[task]! - taskStart[task]!);
  };
  const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length / 2]!;

  it('[L8] together: in the first step nobody is late', () => {
    expect(Math.max(...computes(1))).toBeLessThan(median(computes(1)) * 1.1);
  });

  it('[L8] late and caught-up: one chip of 64 computes on while 63 wait, and the step is longer by what it is late', () => {
    const late = computes(2).filter((time) => time > median(computes(2)) * 2);
    expect(late).toHaveLength(1);
    const { from, to } = run.beat('late');
    // The others add up what they can without it first.
    const alone = run.instantsOf('late').filter((t) => t > from + 0.6 * (to - from));
    for (const t of alone) expect(run.chipsAt(t)).toMatchObject({ computing: 1, waiting: 63 });
    expect(median(computes(2)) / median(computes(1))).toBeCloseTo(1, 1);
    const delay = late[0]! - median(computes(2));
    const longer = run.moment('step2.allReduce.end') - run.moment('step1.allReduce.end') * 2;
    expect(longer / delay).toBeCloseTo(1, 1);
  });

  it('[L8] link: chips are on time, and one link of 384 is slow', () => {
    expect(network.linkCount).toBe(384);
    expect(Math.max(...computes(3))).toBeLessThan(median(computes(3)) * 1.1);
    expect(run.scene.faults).toHaveLength(1);
    expect(run.length('step3.allReduce')).toBeGreaterThan(3 * run.length('step1.allReduce'));
  });

  it('[L8] spread: at last nothing moves but the row of the slow link', () => {
    const row = [52, 53, 54, 55];
    const still = run.instantsOf('spread').filter((t) => {
      const { chipState } = run.frameAt(t);
      return [...chipState.keys()].every((chip) => row.includes(chip) || chipState[chip] === 0);
    });
    expect(still.length).toBeGreaterThan(0);
    expect(still.at(-1)).toBeGreaterThan(run.beat('spread').from);
  });

  it('[L8] chance: with one late step in a hundred a chip, 64 chips are late in about every second step (F31)', () => {
    const scene = tweakScene(sceneNamed('straggler'), [{ path: 'workload.steps', value: 100 }]);
    const cluster = buildCluster(scene.cluster);
    let [late, steps] = [0, 0];
    for (let seed = 0; seed < 10; seed++) {
      const plain = buildProgram({ ...scene, seed: `${seed}` }, cluster);
      const slow = applyStragglers(plain, scene.variation!.stragglers, `${seed}`);
      const hit = new Set(
        [...plain.kind.keys()]
          .filter((task) => slow.amount[task] !== plain.amount[task])
          .map((task) => plain.phase[task]),
      );
      late += hit.size;
      steps += 100;
    }
    expect(late / steps).toBeCloseTo(1 - 0.99 ** 64, 1);
  });
});

describe('[L8] what the captions of hash-or-spray claim is true', () => {
  const run = new SceneRun('hash-or-spray');
  const { network } = run.trace;
  /** From the first leaf to each spine. */
  const paths = [...network.linkFrom.keys()].filter(
    (link) => network.linkFrom[link] === network.chipCount && network.linkTo[link]! > network.chipCount + 1,
  );
  const over = (phase: string): number[] => {
    const loads = run.loads(run.moment(`${phase}.start`), run.moment(`${phase}.end`));
    return paths.map((link) => (loads.get(link) ?? 0) / 1280);
  };

  it('[L8] hash: one path gets three of eight flows, one two, three none, and three flows take three times as long', () => {
    expect(paths).toHaveLength(8);
    expect(over('first.hash').toSorted((a, b) => a - b)).toEqual([0, 0, 0, 1, 1, 1, 2, 3]);
    const alone = run.length('second.spray');
    expect(run.length('first.hash') / alone).toBeGreaterThan(2);
  });

  it('[L8] collide: packets wait before the full paths while others are empty', () => {
    const { from, to } = run.beat('collide');
    const { waiting, linkBusy } = run.frameAt(from + 0.1 * (to - from));
    expect(Math.max(...paths.map((link) => waiting[link]!))).toBeGreaterThan(20);
    expect(paths.filter((link) => waiting[link] === 0 && linkBusy[link] === 0).length).toBeGreaterThanOrEqual(3);
  });

  it('[L8] spray and order: all paths carry the same, and packets overtake, with nothing lost by it', () => {
    for (const load of over('second.spray')) expect(load).toBeCloseTo(1, 9);
    expect(run.trace.overtaken).toBeGreaterThan(10);
    const even = new SceneRun('hash-or-spray', [{ path: 'variation.jitter.fabric.amplitude', value: 0 }]);
    expect(even.trace.overtaken).toBe(0);
    expect(run.length('second.spray') / even.length('second.spray')).toBeLessThan(1.2);
  });
});

describe('[L8] what the captions of small-and-large claim is true', () => {
  const run = new SceneRun('small-and-large');
  const { network, program } = run.trace;
  const twice = new SceneRun('small-and-large', [{ path: 'cluster.link.rate', value: 20 }]);
  const runs = ['small.ring', 'small.halving', 'large.ring', 'large.halving'] as const;

  it('[L8] ready: 30 steps over four links against 8 steps over one, on planes of their own', () => {
    const sends = (phase: string): Set<number> => {
      const row = program.phases.indexOf(phase);
      const counts = new Map<number, number>();
      for (let task = 0; task < program.taskCount; task++) {
        if (program.kind[task] !== SEND || program.phase[task] !== row) continue;
        counts.set(program.from[task]!, (counts.get(program.from[task]!) ?? 0) + 1);
        expect(network.nodeZ[program.from[task]!]).toBe(phase.endsWith('ring') ? 0 : 1);
      }
      expect(counts.size).toBe(16);
      return new Set(counts.values());
    };
    for (const part of ['small', 'large']) {
      expect(sends(`${part}.ring`)).toEqual(new Set([4 * 30]));
      expect(sends(`${part}.halving`)).toEqual(new Set([8]));
    }
  });

  it('[L8] small and large: fewer steps win by far, then more links win by far', () => {
    expect(run.length('small.halving')).toBeLessThan(run.length('small.ring') / 2);
    expect(run.length('large.ring')).toBeLessThan(run.length('large.halving') / 2);
  });

  it('[L8] width: twice the rate hardly helps the small message, and nearly halves the time of the large one', () => {
    const saved = runs.map((phase) => 1 - twice.length(phase) / run.length(phase));
    expect(Math.max(saved[0]!, saved[1]!)).toBeLessThan(0.06);
    expect(Math.min(saved[2]!, saved[3]!)).toBeGreaterThan(0.4);
  });

  it('[L8] large: four links of each chip of the ring are busy, and of halving never more than one', () => {
    const busyLinks = (t: number, plane: number): number[] => {
      const { linkBusy } = run.frameAt(t);
      const counts = new Int32Array(network.chipCount);
      linkBusy.forEach((isBusy, link) => {
        if (isBusy !== 0) counts[network.linkFrom[link]!]!++;
      });
      return [...counts].filter((_, chip) => network.nodeZ[chip] === plane);
    };
    const { from, to } = run.beat('large');
    for (const share of [0.25, 0.5, 0.75]) {
      const t = from + share * (to - from);
      expect(new Set(busyLinks(t, 0))).toEqual(new Set([4]));
      expect(Math.max(...busyLinks(t, 1))).toBe(1);
    }
  });

  it('[L8] and its reasons are true: the two would tie at the size that the file speaks of (F12)', () => {
    const tie = new SceneRun('small-and-large', [{ path: 'workload.parts[1].size', value: 16 * 40 }]);
    expect(tie.length('large.ring') / tie.length('large.halving')).toBeCloseTo(1, 1);
  });
});
