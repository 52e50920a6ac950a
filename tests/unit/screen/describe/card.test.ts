import { describe, expect, it } from 'vitest';
import { hopsOnLink } from '../../../../src/core/analysis/hopsOnLink.ts';
import { linkConditionsAt } from '../../../../src/core/analysis/linkConditions.ts';
import { randomStream } from '../../../../src/core/base/random.ts';
import { LINK_CLASSES } from '../../../../src/core/model/linkClasses.ts';
import { checkScene, parseScene } from '../../../../src/core/scene/parse.ts';
import { simulate } from '../../../../src/core/sim/simulation.ts';
import { TraceReader } from '../../../../src/core/trace/reader.ts';
import { isIn, type Thing } from '../../../../src/core/trace/thing.ts';
import { type Card, cardOf, packetCard, type DescribedRun } from '../../../../src/screen/describe/card.ts';
import { createFrame, pictureAt } from '../../../../src/screen/picture/frame.ts';
import { journeyOf, packetPosition } from '../../../../src/screen/picture/journey.ts';
import { receiveRun } from '../../../../src/screen/state/actions.ts';
import { initialState } from '../../../../src/screen/state/appState.ts';
import { NO_INSPECTION } from '../../../../src/screen/state/inspection.ts';
import { choose, setPointed, ride } from '../../../../src/screen/state/cameraActions.ts';
import { goodText, sceneWith } from '../../../support/sceneFiles.ts';

const scene = parseScene(goodText());
const reader = new TraceReader(simulate(scene));
const { trace } = reader;
const { network } = trace;
const random = randomStream('inspect', 'things');
const below = (count: number): number => Math.floor(random() * count);
const told = (time: number, language: 'en' | 'ko' = 'en', of: Partial<DescribedRun> = {}): DescribedRun => ({
  reader,
  conditions: new Map(),
  time,
  language,
  ...of,
});
const valueOf = (card: Card, name: string): string => {
  const { value } = card.rows.find((row) => row.name === name)!;
  return typeof value === 'string' ? value : value.number;
};

describe('a packet on its way', () => {
  it('is where its hops say, at any instant, in any order [L4]', () => {
    const seen = new Set<string>();
    for (let i = 0; i < 120; i++) {
      const packet = below(trace.program.packetCount);
      const journey = journeyOf(reader, packet);
      const own = [...trace.hopPacket.keys()].filter((hop) => trace.hopPacket[hop] === packet);
      expect(journey.hops).toEqual(own);
      const [start, end] = [trace.hopEnqueue[own[0]!]!, reader.arrival[own.at(-1)!]!];
      const time = Math.round(start + (end - start) * (random() * 1.4 - 0.2));
      const where = packetPosition(reader, journey, time);
      seen.add(where.kind);
      if (where.kind === 'before') expect(time).toBeLessThan(start);
      else if (where.kind === 'arrived') expect([time >= end, where.node]).toEqual([true, journey.to]);
      else {
        const hop = own[where.row]!;
        expect(trace.hopEnqueue[hop]! <= time && time < reader.arrival[hop]!).toBe(true);
        expect(where.kind === 'inLine').toBe(time < trace.hopStart[hop]!);
        if (where.kind !== 'inLine') continue;
        const line = [...trace.hopLink.keys()].filter((other) => {
          return (
            trace.hopLink[other] === where.link && trace.hopEnqueue[other]! <= time && time < trace.hopStart[other]!
          );
        });
        line.sort((a, b) => trace.hopStart[a]! - trace.hopStart[b]!);
        expect([where.place, where.of]).toEqual([line.indexOf(hop) + 1, line.length]);
      }
    }
    expect([...seen].sort()).toEqual(['arrived', 'before', 'inLine', 'onWire']);
  });

  it('takes a detour around a cut; the cancelled hop is not part of its journey', () => {
    const fault = { at: { invented: 500, because: 'a test' }, link: { from: 'c7', to: 's0' }, action: { kind: 'cut' } };
    const detoured = new TraceReader(simulate(checkScene(sceneWith([['faults'], [fault]]))));
    expect(detoured.trace.withdrawn.length).toBeGreaterThan(0);
    const { hopLink, hopEnqueue } = detoured.trace;
    const link = hopLink[detoured.trace.withdrawn[0]!]!;
    for (const time of [499_000, 499_999, 500_000, 700_000]) {
      const alive = [...hopLink.keys()].filter((hop) => {
        return hopLink[hop] === link && hopEnqueue[hop]! <= time && time < detoured.arrival[hop]!;
      });
      expect(hopsOnLink(detoured, link, time)).toEqual(alive);
      expect(alive.length > 2).toBe(time < 500_000);
    }
    for (const hop of detoured.trace.withdrawn) {
      const journey = journeyOf(detoured, detoured.trace.hopPacket[hop]!);
      expect(journey.hops).not.toContain(hop);
      expect(journey.hops.length).toBeGreaterThan(1);
      expect(packetPosition(detoured, journey, detoured.trace.finish)).toEqual({ kind: 'arrived', node: journey.to });
    }
  });
});

describe('cards', () => {
  const middle = trace.moments['step1.efa.start']! + 100_000;

  it('bear the mark on every time, rate and result, in both languages [L6]', () => {
    for (let i = 0; i < 60; i++) {
      const time = below(trace.finish);
      const things: Exclude<Thing, { kind: 'packet' }>[] = [
        { kind: 'chip', chip: below(128) },
        { kind: 'link', link: below(network.linkCount) },
        { kind: 'switch', switch: below(4) },
        { kind: 'group', group: below(2) },
        { kind: 'pen', group: below(2), plate: below(4) },
      ];
      for (const language of ['en', 'ko'] as const) {
        const journey = journeyOf(reader, below(trace.program.packetCount));
        const cards = [
          ...things.map((thing) => cardOf(told(time, language), thing)),
          packetCard(told(time, language), journey),
        ];
        for (const { name, place, now, rows, others } of cards) {
          for (const { value } of rows) {
            if (typeof value !== 'string') expect(value.mark).toBe(language === 'en' ? 'made up' : '가상의 값');
          }
          for (const text of [name, place, now, ...others.map((other) => other.name)]) {
            expect(/undefined|NaN|Infinity/.test(text)).toBe(false);
            if (language === 'en') expect(/[가-힣]/.test(text)).toBe(false);
          }
          expect(now).toMatch(/\.$/);
          for (const { thing } of others) expect(isIn(trace, thing)).toBe(true);
        }
      }
    }
  });

  it('count packets in queues, on wires and under way as in the trace', () => {
    const waiting = new Int32Array(network.linkCount);
    reader.waitingAt(middle, waiting);
    const efa = LINK_CLASSES.indexOf('efa');
    for (let chip = 0; chip < 128; chip += 9) {
      const own = [...network.linkFrom.keys()].filter((link) => network.linkFrom[link] === chip);
      const card = cardOf(told(middle), { kind: 'chip', chip });
      expect(valueOf(card, 'Queue now')).toBe(String(own.reduce((sum, link) => sum + waiting[link]!, 0)));
      const uplink = own.find((link) => network.linkClass[link] === efa)!;
      const sent = [...trace.hopLink.keys()].filter((hop) => trace.hopLink[hop] === uplink);
      const busy = sent.reduce((time, hop) => time + reader.serialized[hop]! - trace.hopStart[hop]!, 0);
      expect(valueOf(card, 'Sending over EFA, whole run')).toBe(String(Math.round((100 * busy) / trace.finish)));
      expect(valueOf(cardOf(told(middle), { kind: 'link', link: uplink }), 'Queue now')).toBe(String(waiting[uplink]));
      expect(card.others[0]!.thing).toEqual({ kind: 'link', link: uplink });
      expect(card.name + card.place).toContain(`Chip ${chip}`);
    }
    const groups = pictureAt(reader, middle, createFrame(network.chipCount, network.linkCount, 2)).groupWaiting;
    expect(valueOf(cardOf(told(middle), { kind: 'group', group: 1 }), 'Queue now')).toBe(String(groups[1]));
    const pen = cardOf(told(middle), { kind: 'pen', group: 1, plate: 2 });
    const lines = [...network.linkFrom.keys()].filter((link) => {
      const from = network.linkFrom[link]!;
      return network.linkClass[link] === efa && network.nodeGroup[from] === 1 && network.nodeZ[from] === 2;
    });
    expect(pen.now).toContain(`${lines.reduce((sum, link) => sum + waiting[link]!, 0)} packets wait here`);
  });

  it('say what a chip waits for, and how a fault has changed a link', () => {
    expect(cardOf(told(0), { kind: 'chip', chip: 5 }).now).toMatch(/^Computes until \d+ ticks \(made up\)\.$/);
    expect(cardOf(told(middle), { kind: 'chip', chip: 5 }).now).toMatch(/^Waits for \d+ packets/);
    expect(cardOf(told(trace.finish), { kind: 'chip', chip: 5 }).now).toBe('Has finished all its tasks.');
    const faults = [
      { at: 5, links: [3, 4], kind: 'cut' },
      { at: 9, links: [3], kind: 'slower', factor: 4 },
      { at: 20, links: [4], kind: 'back' },
    ] as const;
    const link = (row: number, time: number) =>
      cardOf(told(middle, 'en', { conditions: linkConditionsAt(faults, time) }), { kind: 'link', link: row }).now;
    expect([link(3, 4), link(3, 5), link(4, 19), link(4, 20)]).toEqual([
      'Idle.',
      'Cut: nothing leaves.',
      'Cut: nothing leaves.',
      'Idle.',
    ]);
    expect(link(3, 9)).toBe('Slowed ×4 (made up). Idle.');
  });
});

describe('the inspected thing', () => {
  const plain = receiveRun({ scene, reader, hash: '' })(initialState(scene, 'file', 'en', 'night'));

  it('is kept for another run of the same size, and dropped if the run has no such thing', () => {
    const asked = ride(11_000)(setPointed({ kind: 'chip', chip: 100 })(plain));
    expect(receiveRun({ scene, reader, hash: 'b' })(asked).inspection).toBe(asked.inspection);
    const one = new TraceReader(simulate(checkScene(sceneWith([['cluster', 'ultraServers'], 1]))));
    expect(receiveRun({ scene, reader: one, hash: 'c' })(asked).inspection).toEqual(NO_INSPECTION);
  });

  it('is unchanged if the same thing is pointed at or chosen again', () => {
    const chosen = choose({ kind: 'link', link: 4 })(plain);
    expect(choose({ kind: 'link', link: 4 })(chosen)).toBe(chosen);
    expect(choose(undefined)(plain)).toBe(plain);
    const pointed = setPointed({ kind: 'switch', switch: 1 })(plain);
    expect(setPointed({ kind: 'switch', switch: 1 })(pointed)).toBe(pointed);
  });
});
