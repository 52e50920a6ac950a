import { describe, expect, it } from 'vitest';
import { ProgramBuilder } from '../../../../src/core/model/program.ts';
import { LIMITS } from '../../../../src/core/scene/limits.ts';
import { checkScene } from '../../../../src/core/scene/parse.ts';
import { SceneError } from '../../../../src/core/scene/problem.ts';
import type { Path } from '../../../../src/core/scene/walk.ts';
import type { Conditions } from '../../../../src/core/sim/conditions.ts';
import type { LinkFault } from '../../../../src/core/sim/faults.ts';
import { prepareSimulation, simulate, startRun } from '../../../../src/core/sim/simulation.ts';
import { TraceReader } from '../../../../src/core/trace/reader.ts';
import { type Trace, traceHash } from '../../../../src/core/trace/trace.ts';
import { PlainNetwork } from '../../../support/plainNetworks.ts';
import { runToEnd } from '../../../support/runs.ts';
import { briefly, problemsOf, sceneWith } from '../../../support/sceneFiles.ts';

const PLAIN: Conditions = { jitterOf: () => undefined, window: undefined, faults: [], reroute: undefined };
const invented = (number: number) => ({ invented: number, because: 'a test' });

/** A diamond: chips 0 and 1 over switch 2 or switch 3; all links have rate 1 and latency 0; packets of one unit. */
function diamond(faults: readonly LinkFault[], amount = 4): Trace {
  const plain = new PlainNetwork(2, 2);
  for (const [from, to] of [
    [0, 2],
    [2, 1],
    [0, 3],
    [3, 1],
  ] as const) {
    plain.link(from, to, 1, 0);
  }
  const network = plain.seal(1);
  const paths = [
    [0, 1],
    [2, 3],
  ];
  const builder = new ProgramBuilder(network, () => paths, { spreading: 'hash', seed: 'a' });
  builder.beginPhase('send');
  const sent = builder.send(0, 1, amount, []);
  builder.beginPhase('after');
  builder.compute(1, 1000, [sent]);
  return runToEnd(network, builder.seal(), { ...PLAIN, faults });
}

describe('faults', () => {
  const own = (trace: Trace): number => trace.hopLink[0]!;

  it('slow a link for packets that start from then on', () => {
    const first = own(diamond([]));
    const trace = diamond([{ at: 2000, links: [first], kind: 'slower', factor: 3 }]);
    const { serialized } = new TraceReader(trace);
    const hops = [...trace.hopLink.keys()].filter((hop) => trace.hopLink[hop] === first);
    expect(hops.map((hop) => serialized[hop]! - trace.hopStart[hop]!)).toEqual([1000, 1000, 3000, 3000]);
    const back = diamond([
      { at: 0, links: [first], kind: 'slower', factor: 3 },
      { at: 3000, links: [first], kind: 'back' },
    ]);
    expect(back.finish).toBe(diamond([]).finish + 2000);
  });

  it('cut a link: waiting packets take the other path, the one being serialized arrives', () => {
    const first = own(diamond([]));
    const trace = diamond([{ at: 1500, links: [first], kind: 'cut' }]);
    expect(trace.withdrawn).toHaveLength(2);
    expect(trace.undelivered).toBe(0);
    // Two packets over the first path, two over the other.
    const over = (link: number): number =>
      [...trace.hopLink].filter((row, hop) => row === link && !trace.withdrawn.includes(hop)).length;
    expect([over(first), over(2 - first)]).toEqual([2, 2]);
    expect(trace.finish).toBe(5500);
    for (const hop of trace.withdrawn) {
      expect([trace.hopStart[hop], trace.hopSerialized![hop], trace.hopArrival![hop]]).toEqual([1500, 1500, 1500]);
    }
  });

  it('cut every path: the run ends and lists what could not be delivered', () => {
    const trace = diamond([{ at: 1500, links: [0, 1, 2, 3], kind: 'cut' }]);
    // The first packet was on its second link and arrives; the next was on its first and gets no farther.
    expect(trace.undelivered).toBe(3);
    expect([...trace.unended]).toEqual([0, 1]);
    expect(trace.taskEnd[0]).toBe(Number.POSITIVE_INFINITY);
    expect(trace.taskReady[1]).toBe(Number.POSITIVE_INFINITY);
    expect(trace.finish).toBe(2000);
    expect(trace.moments).toMatchObject({ end: 2000, 'send.start': 0, 'send.end': 2000, 'after.end': 2000 });
    const waiting = new Int32Array(4);
    expect(new TraceReader(trace).waitingAt(trace.finish, waiting)).toBe(3);
    expect(new TraceReader(trace).nextInstant(trace.finish)).toBeUndefined();
  });

  it('let packets wait until a link is restored', () => {
    const trace = diamond([
      { at: 1500, links: [0, 1, 2, 3], kind: 'cut' },
      { at: 9000, links: [0, 1, 2, 3], kind: 'back' },
    ]);
    expect(trace.undelivered).toBe(0);
    expect(trace.taskEnd.every(Number.isFinite)).toBe(true);
    expect(trace.finish).toBe(9000 + 3000 + 1000);
  });

  it('after the last task change nothing, including the finish', () => {
    const late = diamond([{ at: 1_000_000, links: [0, 2], kind: 'cut' }]);
    expect(late.finish).toBe(diamond([]).finish);
    expect(traceHash({ ...late, hopSerialized: undefined, hopArrival: undefined })).toBe(traceHash(diamond([])));
  });
});

describe('a scene with variation, faults and a window', () => {
  const fault = (link: unknown, action: unknown = { kind: 'cut' }) => ({ at: invented(3), link, action });

  it('runs, and each of them changes the run', () => {
    const hash = (...changes: readonly (readonly [Path, unknown])[]): string =>
      traceHash(simulate(checkScene(sceneWith(...changes))));
    const hashes = [
      hash(),
      hash([['window'], invented(1)]),
      hash([['variation'], { jitter: { efa: { kind: 'uniform', amplitude: invented(2) } } }]),
      hash([['variation'], { jitter: { efa: { kind: 'exponential', amplitude: invented(2) } } }]),
      hash([['variation'], { stragglers: { chance: invented(0.1), factor: invented(2) } }]),
      hash([['faults'], [fault('efa', { kind: 'slower', factor: invented(2) })]]),
      hash([['faults'], [fault({ from: 'c0', to: 'c1' })]]),
    ];
    expect(new Set(hashes).size).toBe(hashes.length);
    expect(hash([['variation'], { jitter: { efa: { kind: 'none' } } }])).toBe(hashes[0]);
  });

  it.each([
    ['a bare window', [['window'], 3], ['window: bareTiming']],
    ['half a packet', [['window'], invented(1.5)], ['window.invented: notWhole']],
    [
      'no reason',
      [['variation'], { jitter: { efa: { kind: 'uniform', amplitude: { invented: 3 } } } }],
      ['variation.jitter.efa.amplitude.because: missing'],
    ],
    [
      'another law',
      [['variation'], { jitter: { efa: { kind: 'normal' } } }],
      ['variation.jitter.efa.kind: notAChoice'],
    ],
    ['another action', [['faults'], [fault('efa', { kind: 'explode' })]], ['faults[0].action.kind: notAChoice']],
    ['no link', [['faults'], [fault(7)]], ['faults[0].link: wrongType']],
    ['half a link', [['faults'], [fault({ from: 'c0' })]], ['faults[0].link.to: missing']],
    [
      'faster',
      [['faults'], [fault('efa', { kind: 'slower', factor: invented(0.5) })]],
      ['faults[0].action.factor.invented: outOfRange'],
    ],
  ] as const)('refuses %s', (_, change, problems) => {
    expect(briefly(problemsOf(sceneWith(change)))).toEqual(problems);
  });

  it.each([
    ['a node that is not there', { from: 'c0', to: 'c4000' }, 'faults[0].link.to', 'end'],
    ['a node of no kind', { from: 'x1', to: 'c1' }, 'faults[0].link.from', 'end'],
    ['a link that is not there', { from: 'c0', to: 'c2' }, 'faults[0].link.to', 'link'],
    ['a class that is not there', 'fabric', 'faults[0].link', 'linkClass'],
  ])('refuses %s before anything runs, with path and remedy', (_, link, path, of) => {
    const scene = checkScene(sceneWith([['faults'], [fault(link)]]));
    let problems: unknown;
    try {
      prepareSimulation(scene);
    } catch (error) {
      if (error instanceof SceneError) problems = error.problems;
    }
    expect(problems).toMatchObject([{ path, kind: 'dangling', of }]);
  });

  it('refuses jitter of a link class that the cluster lacks', () => {
    const jitter = { campus: { kind: 'uniform', amplitude: invented(1) } };
    expect(() => prepareSimulation(checkScene(sceneWith([['variation'], { jitter }])))).toThrow(
      'variation.jitter.campus',
    );
  });
});

describe('limits', () => {
  it('refuses work that would exceed the clock on one link or chip, before anything runs', () => {
    const plain = new PlainNetwork(2);
    plain.link(0, 1, 1e-10, 0);
    const network = plain.seal(1);
    const write = (of: (builder: ProgramBuilder) => void) => {
      const builder = new ProgramBuilder(network, plain.router());
      builder.beginPhase('all');
      of(builder);
      return builder.seal();
    };
    const before = /limit \(got over 9007199254740\)/;
    expect(() =>
      startRun(
        network,
        write((builder) => builder.send(0, 1, 1000, [])),
      ),
    ).toThrow(before);
    expect(() =>
      startRun(
        network,
        write((builder) => builder.compute(0, 2 ** 54, [])),
      ),
    ).toThrow(before);
    expect(() =>
      startRun(
        network,
        write((builder) => builder.compute(0, 1, [], { notBefore: 2 ** 54 })),
      ),
    ).toThrow(before);
    expect(() =>
      startRun(
        network,
        write((builder) => builder.send(0, 1, 1, [])),
      ),
    ).not.toThrow();
  });

  it('says whether a limit was exceeded while building or while running', () => {
    const plain = new PlainNetwork(2);
    plain.link(0, 1, 1, 0);
    const builder = new ProgramBuilder(plain.seal(1), plain.router());
    builder.beginPhase('all');
    let error: unknown;
    try {
      builder.send(0, 1, 2 * LIMITS.packets, []);
    } catch (thrown) {
      error = thrown;
    }
    expect(error instanceof SceneError && error.problems).toMatchObject([{ limit: 'packets', during: 'building' }]);
  });
});
