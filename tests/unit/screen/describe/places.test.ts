import { describe, expect, it } from 'vitest';
import { busyTimes } from '../../../../src/core/analysis/busyTimes.ts';
import { COMPUTE } from '../../../../src/core/model/program.ts';
import type { ClusterScene } from '../../../../src/core/scene/clusters/clusters.ts';
import { WORKLOAD_PHASES } from '../../../../src/core/scene/workloads/workloads.ts';
import { parseScene } from '../../../../src/core/scene/parse.ts';
import { simulate } from '../../../../src/core/sim/simulation.ts';
import { TraceReader } from '../../../../src/core/trace/reader.ts';
import { instantAt, tally, bottleneckAt } from '../../../../src/screen/describe/tally.ts';
import { type Outline, outlineOf, type Place } from '../../../../src/screen/describe/outline.ts';
import { placeName } from '../../../../src/screen/describe/placeNames.ts';
import {
  describeCounts,
  describeLoad,
  describePlace,
  describeBottleneck,
} from '../../../../src/screen/describe/places.ts';
import { treeMove, type TreeRow, typeAhead } from '../../../../src/screen/ui/textView/treeKeys.ts';
import { momentName, phaseParts } from '../../../../src/screen/words/momentWords.ts';
import { allToAll, campus, layered, leafSpine, runOn, star, switched, torus } from '../../../support/clusters.ts';
import { randomRun } from '../../../support/randomNetworks.ts';
import { runToEnd, seeds } from '../../../support/runs.ts';
import { goodText } from '../../../support/sceneFiles.ts';

const scene = parseScene(goodText());
const reader = new TraceReader(simulate(scene));
const outline = outlineOf(reader.trace.network);

function leaves(of: Outline, place: Place = of.root): Place[] {
  return of.hasChildren(place) ? of.childrenOf(place).flatMap((child) => leaves(of, child)) : [place];
}
function widest(of: Outline, place: Place = of.root): number {
  const children = of.childrenOf(place);
  return Math.max(children.length, 0, ...children.map((child) => widest(of, child)));
}

describe('the outline of a cluster', () => {
  const clusters: readonly ClusterScene[] = [
    layered(2, 4),
    campus({ buildings: 2, perBuilding: 2, switches: 2, borders: 2 }),
    switched(2, 4, 4, true),
    leafSpine(3, 4, 2),
    torus([3, 3, 3]),
    torus([5]),
    star(200),
  ];

  it('has every link of the network once, with names unique among siblings', () => {
    for (const cluster of clusters) {
      const { network } = runOn(cluster, (builder) => builder.compute(0, 1000, []));
      const own = outlineOf(network);
      const links = leaves(own).flatMap(({ links = [] }) => [...links]);
      expect(
        links.toSorted((a, b) => a - b),
        cluster.kind,
      ).toEqual(Array.from({ length: network.linkCount }, (_, i) => i));
      expect(widest(own)).toBeLessThanOrEqual(64);
      for (const language of ['en', 'ko'] as const) {
        const look = (place: Place): void => {
          const names = own.childrenOf(place).map((child) => placeName(network, child, language));
          if (place.kind !== 'chip' && place.kind !== 'switch') expect(new Set(names).size).toBe(names.length);
          own.childrenOf(place).forEach(look);
        };
        look(own.root);
      }
    }
  });

  it('names the places', () => {
    const [a] = outline.childrenOf(outline.root);
    const [plate] = outline.childrenOf(a!);
    const [chip] = outline.childrenOf(plate!);
    expect([a, plate, chip].map((place) => placeName(outline.network, place!, 'en'))).toEqual([
      'UltraServer A',
      'Plate 1',
      'Chip 0',
    ]);
    expect(placeName(outline.network, chip!, 'ko')).toBe('칩 0');
  });

  it('of 65,536 chips in one flat list creates only what is opened', () => {
    const { network } = runOn(star(10), (builder) => builder.compute(0, 1000, []));
    const chips = 65_536;
    const wide = {
      ...network,
      chipCount: chips,
      nodeCount: chips,
      linkCount: 0,
      linkClass: new Int32Array(0),
      linkFrom: new Int32Array(0),
      linkTo: new Int32Array(0),
      nodeGroup: new Int32Array(chips),
    };
    const flat = outlineOf(wide);
    const blocks = flat.childrenOf(flat.root);
    expect(blocks.length).toBe(16);
    expect(placeName(wide, blocks[1]!, 'en')).toBe('Chip 4096 to Chip 8191');
    expect(flat.childrenOf(flat.childrenOf(blocks[15]!)[63]!).at(-1)!.number).toBe(65_535);
  });
});

describe('a moment in words', () => {
  const text = (time: number, language: 'en' | 'ko' = 'en'): string =>
    describeBottleneck(outline, instantAt(reader, time), language).spoken;

  it('names the bottleneck by what waits', () => {
    expect(text(0)).toBe('Nothing waits. 128 of 128 chips compute, 0 packets are on the wire. (made up)');
    expect(text(520_000)).toMatch(
      /^All waiting packets wait at the EFA interfaces: 1\d{3}\. Meanwhile all 128 chips are idle/,
    );
    expect(text(520_000, 'ko')).toMatch(/^기다리는 패킷은 모두 EFA 인터페이스 앞에 있습니다: .*\(가상의 값\)$/);
    expect(text(300_000)).toMatch(/for NeuronLink/);
    expect(text(reader.trace.finish)).toBe('The run is over. Every chip has finished. (made up)');
  });

  it('names the part where nearly all packets wait, and the chip that they wait for', () => {
    const cluster = leafSpine(4, 4, 2);
    const incast = runOn(
      cluster,
      allToAll(64, (_, to) => to === 5),
    );
    const own = outlineOf(incast.network);
    const stuck = bottleneckAt(own, instantAt(new TraceReader(incast), incast.finish / 2));
    expect(stuck).toMatchObject({ kind: 'waits', queue: 'efaPort', at: { kind: 'chip', number: 5 } });
    const narrow = leafSpine(2, 8, 2, { oversubscription: 8 });
    const across = runOn(
      narrow,
      allToAll(8, (from, to) => from < 8 && to >= 8),
    );
    const leafs = outlineOf(across.network);
    const halfway = instantAt(new TraceReader(across), across.finish / 2);
    expect(describeBottleneck(leafs, halfway, 'en').number).toContain('at the links from switch 1 to other switches');
    expect(describeBottleneck(leafs, halfway, 'ko').number).toContain('스위치 1에서 다른 스위치로 가는 링크 앞');
    const oneServer = runOn(
      layered(2, 4),
      allToAll(8, (from, to) => from < 64 && to >= 64),
    );
    const servers = outlineOf(oneServer.network);
    expect(describeBottleneck(servers, instantAt(new TraceReader(oneServer), 50), 'en').number).toContain(
      'UltraServer A',
    );
  });

  it('counts no more waiting packets for a part than there are', () => {
    for (let time = 0; time < reader.trace.finish; time += 20_000) {
      const moment = instantAt(reader, time);
      const stuck = bottleneckAt(outline, moment);
      if (stuck.kind !== 'waits' || stuck.at === undefined) continue;
      const { kind, number } = stuck.at;
      const place = outline.childrenOf(outline.root).find((one) => one.kind === kind && one.number === number)!;
      expect(stuck.part).toBe(tally(outline, place, moment).waiting[stuck.queue]);
    }
  });

  it('has counts of parts that add up to the whole, which equals the frame’s', () => {
    for (const time of [1000, 300_000, 520_000, 900_000]) {
      const moment = instantAt(reader, time);
      const whole = tally(outline, outline.root, moment);
      const parts = outline.childrenOf(outline.root).map((place) => tally(outline, place, moment));
      const total = (counts: readonly Readonly<Record<string, number>>[]): number =>
        counts.reduce((all, one) => all + Object.values(one).reduce((a, b) => a + b, 0), 0);
      expect(total(parts.map(({ waiting }) => waiting))).toBe(total([whole.waiting]));
      expect(total([whole.waiting])).toBe(moment.frame.totalWaiting);
      expect(total([whole.flying])).toBe(moment.frame.totalFlying);
      expect(whole.states.reduce((a, b) => a + b, 0)).toBe(128);
    }
  });

  it('describes every place with its mark, in both languages [L6]', () => {
    const moment = instantAt(reader, 520_000);
    const [server] = outline.childrenOf(outline.root);
    const [plate] = outline.childrenOf(server!);
    const [chip] = outline.childrenOf(plate!);
    const [link] = outline.childrenOf(chip!);
    for (const [language, mark] of [
      ['en', '(made up)'],
      ['ko', '(가상의 값)'],
    ] as const) {
      for (const place of [outline.root, server!, plate!, chip!, link!]) {
        const { now } = describePlace(outline, place, moment, language);
        const load = describeLoad(outline, place, moment, busyTimes(reader), language);
        for (const said of [now, load!]) {
          expect(said.spoken.endsWith(mark)).toBe(true);
          expect(said.number).not.toMatch(/undefined|NaN|Infinity/);
        }
      }
      for (const { value } of describeCounts(outline, moment, language)) expect(value.spoken.endsWith(mark)).toBe(true);
    }
    expect(describePlace(outline, plate!, moment, 'en').now.number).toMatch(
      /^16 wait · (\d+) packets wait \(EFA interfaces \1\) · \d+ are on the wire$/,
    );
  });
});

describe('busy times', () => {
  it('equal the sums over hops and tasks, on random networks (seeds 1 to 30)', () => {
    for (const seed of seeds(1, 30)) {
      const { network, program } = randomRun(seed);
      const run = new TraceReader(runToEnd(network, program));
      const { trace, serialized } = run;
      const busy = busyTimes(run);
      for (const share of [0, 0.3, 0.7, 1]) {
        const time = Math.floor(share * trace.finish);
        const links = new Float64Array(network.linkCount);
        trace.hopLink.forEach((link, hop) => {
          links[link]! += Math.max(0, Math.min(time, serialized[hop]!) - trace.hopStart[hop]!);
        });
        const chips = new Float64Array(network.chipCount);
        for (let task = 0; task < program.taskCount; task++) {
          if (program.kind[task] !== COMPUTE) continue;
          chips[program.from[task]!]! += Math.max(0, Math.min(time, trace.taskEnd[task]!) - trace.taskStart[task]!);
        }
        expect(links.map((_, link) => busy.ofLink(link, time))).toEqual(links);
        expect(chips.map((_, chip) => busy.ofChip(chip, time))).toEqual(chips);
      }
    }
  });
});

describe('keys of a tree', () => {
  const row = (key: string, parent?: string, isOpen?: boolean): TreeRow => ({ key, parent, name: key, isOpen });
  const rows = [row('a', undefined, true), row('a 1', 'a', false), row('a 2', 'a'), row('b', undefined, false)];

  it('move, open and close as in the ARIA pattern', () => {
    const move = (focused: string, key: string): unknown => treeMove(rows, focused, key);
    expect(move('a', 'ArrowDown')).toEqual({ focus: 'a 1' });
    expect(move('b', 'ArrowDown')).toEqual({ focus: 'b' });
    expect(move('a 2', 'ArrowUp')).toEqual({ focus: 'a 1' });
    expect(move('a', 'ArrowRight')).toEqual({ focus: 'a 1' });
    expect(move('a 1', 'ArrowRight')).toEqual({ open: 'a 1' });
    expect(move('a 2', 'ArrowRight')).toEqual({ focus: 'a 2' });
    expect(move('a', 'ArrowLeft')).toEqual({ close: 'a' });
    expect(move('a 2', 'ArrowLeft')).toEqual({ focus: 'a' });
    expect([move('a 1', 'End'), move('a 1', 'Home')]).toEqual([{ focus: 'b' }, { focus: 'a' }]);
    expect([move('b', 'Enter'), move('a', 'Enter')]).toEqual([{ open: 'b' }, { close: 'a' }]);
    expect(move('a', ' ')).toBeUndefined();
  });

  it('find the next name by typing, in Korean by its initial', () => {
    const named = ['UltraServer A', 'UltraServer B', '플레이트 1', '칩 12'].map((name) => ({ ...row(name), name }));
    expect(typeAhead(named, 'UltraServer A', 'u')).toBe('UltraServer B');
    expect(typeAhead(named, 'UltraServer B', 'u')).toBe('UltraServer A');
    expect(typeAhead(named, 'UltraServer A', 'ㅊ')).toBe('칩 12');
    expect(typeAhead(named, 'UltraServer A', '12')).toBe('칩 12');
    expect(typeAhead(named, 'UltraServer A', '플')).toBe('플레이트 1');
    expect(typeAhead(named, 'UltraServer A', 'q')).toBeUndefined();
  });
});

describe('names of moments', () => {
  it('exist in both languages', () => {
    expect(momentName('step1.efa.start', 'en')).toBe('step 1, EFA begins');
    expect(momentName('step2.layer3.allGather.end', 'ko')).toBe('스텝 2, 레이어 3, all-gather 끝');
    expect(momentName('end', 'ko')).toBe('실행 끝');
  });

  it('cover every phase of every workload', () => {
    for (const phasesOf of Object.values(WORKLOAD_PHASES)) {
      const phases = [undefined, 'ring'].flatMap(
        (word) =>
          phasesOf(
            () => 2,
            () => word,
          ) ?? [],
      );
      for (const phase of phases) {
        // The names of collectives stay English.
        const korean = phaseParts(phase, 'ko')
          .join(' ')
          .replaceAll(/reduce-scatter|all-gather|all-reduce/g, '');
        expect(korean, phase).not.toMatch(/[a-z]/);
        expect(phaseParts(phase, 'en').join(' '), phase).not.toMatch(/[a-z][A-Z]/);
      }
    }
  });
});
