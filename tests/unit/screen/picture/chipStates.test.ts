import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { randomStream } from '../../../../src/core/base/random.ts';
import { LINK_CLASS, LINK_CLASSES } from '../../../../src/core/model/linkClasses.ts';
import { COMPUTE } from '../../../../src/core/model/program.ts';
import { parseScene } from '../../../../src/core/scene/parse.ts';
import { simulate } from '../../../../src/core/sim/simulation.ts';
import { TraceReader } from '../../../../src/core/trace/reader.ts';
import { faultLabels, labelsAt, legend } from '../../../../src/screen/describe/labels.ts';
import { createFrame, pictureAt } from '../../../../src/screen/picture/frame.ts';
import { PROJECTIONS, projectionFor } from '../../../../src/screen/picture/projections/projections.ts';
import { seenBetween } from '../../../../src/screen/picture/seenBetween.ts';
import { CHIP_FORMS, CHIP_STATES, type ChipState, THEMES } from '../../../../src/screen/picture/theme.ts';
import { leafSpine, runOn } from '../../../support/clusters.ts';

const readerOf = (id: string): TraceReader =>
  new TraceReader(simulate(parseScene(readFileSync(`scenes/${id}.scene.json`, 'utf8'))));

/** What a chip does at an instant, by a scan of all tasks and hops. */
function slowState({ trace, arrival }: TraceReader, chip: number, t: number): ChipState {
  const { network, program, taskStart, taskEnd, hopLink, hopStart } = trace;
  const own = [...program.from.keys()].filter((task) => program.from[task] === chip || program.to[task] === chip);
  const computes = own.some((task) => program.kind[task] === COMPUTE && taskStart[task]! <= t && t < taskEnd[task]!);
  if (computes) return 'computing';
  const moves = [...hopLink.keys()].some((hop) => {
    const link = hopLink[hop]!;
    const isInside = !LINK_CLASS[LINK_CLASSES[network.linkClass[link]!]!].isScaleOut;
    const touches = network.linkFrom[link] === chip || network.linkTo[link] === chip;
    return isInside && touches && hopStart[hop]! <= t && t < arrival[hop]!;
  });
  if (moves) return 'moving';
  if (own.every((task) => taskEnd[task]! <= t)) return 'finished';
  return own.every((task) => taskStart[task]! > t) ? 'notBegun' : 'waiting';
}

describe('states of chips', () => {
  it('[L4] are what a scan of the whole trace says', () => {
    const seen = new Set<ChipState>();
    const staggered = runOn(leafSpine(2, 3, 2), (builder) => {
      const first = builder.compute(0, 4000, []);
      const sent = builder.send(0, 1, 40, [first]);
      builder.send(1, 4, 40, [sent]);
      builder.compute(5, 90_000, []);
    });
    for (const reader of [readerOf('one-ultraserver'), new TraceReader(staggered)]) {
      const { network, finish } = reader.trace;
      const frame = createFrame(network.chipCount, network.linkCount);
      const random = randomStream('chip states', 'instants');
      const edges = [...reader.trace.taskStart, ...reader.trace.taskEnd].filter((_, i) => i % 97 === 0 || finish < 1e6);
      const times = [
        ...edges.flatMap((edge) => [edge - 1, edge, edge + 1]),
        ...Array.from({ length: 20 }, () => random() * finish),
      ];
      for (const time of new Set(times.map((one) => Math.floor(Math.min(finish, Math.max(0, one)))))) {
        pictureAt(reader, time, frame);
        for (let chip = 0; chip < network.chipCount; chip++) {
          const expected = slowState(reader, chip, frame.time);
          expect([frame.time, chip, CHIP_STATES[frame.chipState[chip]!]]).toEqual([frame.time, chip, expected]);
          seen.add(expected);
        }
      }
    }
    expect([...seen].sort()).toEqual([...CHIP_STATES].sort());
  });

  it('have forms that differ without colour', () => {
    const forms = CHIP_STATES.map((state) => JSON.stringify(CHIP_FORMS[state]));
    expect(new Set(forms).size).toBe(CHIP_STATES.length);
  });
});

const spansOf = (finish: number): readonly (readonly [number, number])[] =>
  [
    [0, 0.1],
    [0.4, 0.45],
    [0.5, 0.51],
    [0.9, 1],
  ].map(([from, to]) => [Math.floor(finish * from!), Math.floor(finish * to!)] as const);

describe('the legend of a span', () => {
  it.each(['one-ultraserver', 'two-ultraservers', 'straggler', 'hash-or-spray', 'small-and-large'])(
    'names just what is seen in it: %s',
    (id) => {
      const reader = readerOf(id);
      const { trace } = reader;
      const { network, finish } = trace;
      const frame = createFrame(network.chipCount, network.linkCount);
      for (const [from, to] of spansOf(finish)) {
        const seen = seenBetween(reader, from, to);
        const found = new Set<string>();
        for (let t: number | undefined = from; t !== undefined && t < to; t = reader.nextInstant(t)) {
          pictureAt(reader, t, frame);
          for (const state of frame.chipState) found.add(CHIP_STATES[state]!);
          if (frame.totalWaiting > 0) found.add('queue');
        }
        for (const state of CHIP_STATES.filter((one) => one !== 'moving')) {
          expect([id, from, state, seen.states[state]]).toEqual([id, from, state, found.has(state)]);
        }
        // A chip that computes while a packet is on its link is shown computing.
        if (found.has('moving')) expect(seen.states.moving).toBe(true);
        expect(seen.queue).toBe(found.has('queue'));
        const texts = legend(network, THEMES.night, 'en', undefined, [], seen).map(({ text }) => text);
        expect(texts.includes('chip computes')).toBe(seen.states.computing);
        expect(texts.includes('packets waiting')).toBe(seen.queue);
      }
      expect(seenBetween(reader, 0, 1).states.finished).toBe(false);
    },
  );
});

describe('notes in the picture', () => {
  const stateIs = (name: (typeof CHIP_STATES)[number]) => (state: number) => CHIP_STATES[state] === name;

  it.each(['one-ultraserver', 'two-ultraservers', 'straggler'])(
    'say of %s only when it is so that one chip computes, or that all move data and nothing waits',
    (id) => {
      const reader = readerOf(id);
      const { network, finish } = reader.trace;
      const layout = PROJECTIONS[projectionFor(network)](network, { upright: false, longestQueue: 8 });
      const frame = createFrame(network.chipCount, network.linkCount);
      const said = { alone: 0, all: 0 };
      for (let i = 0; i < 400; i++) {
        pictureAt(reader, (finish * i) / 400, frame);
        const note = labelsAt(layout, frame, 'en').find(({ role }) => role === 'note')?.text;
        const isStill = frame.totalWaiting + frame.totalFlying === 0;
        const isAlone = isStill && frame.chipState.filter(stateIs('computing')).length === 1;
        const areMoving =
          id !== 'two-ultraservers' && frame.totalWaiting === 0 && frame.chipState.every(stateIs('moving'));
        if (isAlone) said.alone++;
        if (areMoving) said.all++;
        const right = isAlone ? '63 chips wait while 1 computes' : 'all 64 chips move data, nothing waits';
        expect([id, i, note]).toEqual([id, i, isAlone || areMoving ? right : undefined]);
      }
      expect([id, said.alone > 5, said.all > 5]).toEqual([id, id === 'straggler', id !== 'two-ultraservers']);
    },
  );

  it('name each marked link, up to six, and beside a single one how many chips wait', () => {
    const mark = { kind: 'cut', piece: [0, 1, 2, 3, 4].map((x) => [x, 0] as const) } as const;
    const frame = createFrame(3, 1);
    frame.chipState.fill(CHIP_STATES.indexOf('waiting'), 0, 2);
    frame.chipState.fill(CHIP_STATES.indexOf('moving'), 2);
    const said = (marks: Parameters<typeof faultLabels>[0]) => faultLabels(marks, frame, 'en').map(({ text }) => text);
    expect(said([mark, { ...mark, kind: 'slower' }])).toEqual(['link is cut', 'link is slowed']);
    expect(said(Array.from({ length: 7 }, () => mark))).toEqual([]);
    expect(said([{ ...mark, kind: 'slower' }])).toEqual(['link is slowed · 2 chips wait']);
    frame.chipState.fill(CHIP_STATES.indexOf('moving'));
    expect(said([mark])).toEqual(['link is cut']);
  });
});
